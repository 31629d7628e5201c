# bisect and heapq over ints, other numbers, tuples and objects, with bounds and lists that change under way.
import bisect
import heapq

ints = [1, 2, 2, 2, 5, 9]
for x in [0, 1, 2, 3, 9, 10, 2.0, True, 4.5, 2 ** 70, -(2 ** 70)]:
    print(x, bisect.bisect_left(ints, x), bisect.bisect_right(ints, x), bisect.bisect(ints, x, 2), bisect.bisect_left(ints, x, 1, 4))
mixed = [1, 1.5, True, 2, 2.0, 3, 2 ** 60]
print([bisect.bisect_left(mixed, x) for x in (1, 1.5, 2, 3, 2 ** 59)], [bisect.bisect_right(mixed, x) for x in (1, 1.5, 2, 3, 2 ** 61)])
for f in (bisect.bisect_left, bisect.insort_right):
    for args in [([1, "a", 3], 2), ([1, 2], 3, 0, 5), ([1, 2], 3, -1), (5, 1), ([1, None], 0, 1)]:
        try:
            print(f.__name__, f(*args), args)
        except Exception as error:
            print(f.__name__, type(error).__name__, error)
ordered = []
for n in [i * 7919 % 1009 for i in range(400)]:
    bisect.insort(ordered, n)
print(ordered == sorted(ordered), len(ordered), ordered[:5], ordered[-5:])
front = []
for n in range(300, 0, -1):
    bisect.insort_left(front, n)
print(front == list(range(1, 301)))
short = [3, 1]
bisect.insort(short, 5, 7)
bisect.insort(short, 0, 1, 1)
print(short)
words = ["b", "d"]
bisect.insort(words, "c")
bisect.insort(words, "a", key=str.upper)
bisect.insort_right(words, "d", lo=1, hi=3)
print(words)


class Counted:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        print("lt", self.n, other.n, end="; ")
        return self.n < other.n

    def __eq__(self, other):
        print("eq", self.n, other.n, end="; ")
        return self.n == other.n


pairs = [(Counted(2), 1), (Counted(1), 5), (Counted(2), 0)]
heapq.heapify(pairs)
print([(a.n, b) for a, b in pairs])
heapq.heappush(pairs, (Counted(1), 4))
print([(heapq.heappop(pairs)[0].n) for _ in range(4)])
tuples = [(i * 37 % 11, i, "x") for i in range(40)] + [(3,), (), (3, 3), (float("nan"), 1)][:3]
heapq.heapify(tuples)
print([heapq.heappop(tuples) for _ in range(len(tuples))])
nested = [((2, 1), "b"), ((2, 1), "a"), ((1, 9), "z"), ((2,), "c")]
heapq.heapify(nested)
print([heapq.heappop(nested) for _ in range(4)], heapq.nsmallest(2, [(2, "a"), (1, "b"), (1, "a")]))
try:
    heapq.heapify([(1, "a"), (1, 2), (1, 3)])
except TypeError as error:
    print(error)


class Odd:
    def __lt__(self, other):
        return "yes" if self is not other else ""


one, two = (Odd(), 1), (Odd(), 2)
heap = [one, two]
heapq.heapify(heap)
print([b for _, b in heap])


class Evil:
    def __lt__(self, other):
        victims.clear()
        return True


victims = [(Evil(), 1), (Evil(), 2), (Evil(), 3)]
try:
    heapq.heapify(victims)
except RuntimeError as error:
    print(error)
