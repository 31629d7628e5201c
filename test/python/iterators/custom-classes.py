# Iterators in practice: peekable, windowed, tree walks, ranges of one's own, linked lists, interleaving.
class Peek:
    def __init__(self, it): self.it, self.buf = iter(it), []
    def __iter__(self): return self
    def __next__(self): return self.buf.pop(0) if self.buf else next(self.it)
    def peek(self, default=None):
        if not self.buf:
            try: self.buf.append(next(self.it))
            except StopIteration: return default
        return self.buf[0]
    def __bool__(self): return self.peek(self) is not self
p = Peek("abc")
print(p.peek(), next(p), p.peek(), list(p), p.peek("end"), bool(p), bool(Peek([None])))
class Linked:
    def __init__(self, *v):
        self.head = None
        for x in reversed(v): self.head = (x, self.head)
    def __iter__(self):
        n = self.head
        while n: v, n = n; yield v
    def __len__(self): return sum(1 for _ in self)
    def __getitem__(self, i): return list(self)[i]
    def __reversed__(self): return iter(list(self)[::-1])
    def __contains__(self, x): return any(x == y for y in self)
l = Linked(1, 2, 3)
print(list(l), len(l), l[-1], 2 in l, list(reversed(l)), [*l, *l], max(l), sum(l), dict(zip("abc", l)), sorted(l, reverse=True), list(map(str, l)), tuple(enumerate(l, 1)))
class Tree:
    def __init__(self, v, *kids): self.v, self.kids = v, kids
    def __iter__(self):
        yield self.v
        for k in self.kids: yield from k
    def bfs(self):
        q = [self]
        for n in q: yield n.v; q.extend(n.kids)
t = Tree(1, Tree(2, Tree(4)), Tree(3))
print(list(t), list(t.bfs()))
class Frange:
    def __init__(self, a, b, s): self.a, self.b, self.s = a, b, s
    def __len__(self): return max(0, int((self.b - self.a) / self.s))
    def __getitem__(self, i):
        if isinstance(i, slice): return [self[k] for k in range(*i.indices(len(self)))]
        if i < 0: i += len(self)
        if not 0 <= i < len(self): raise IndexError("Frange index out of range")
        return self.a + i * self.s
f = Frange(0, 2, 0.5)
print(list(f), f[-1], f[1:3], 1.5 in f, list(reversed(f)), len(f))
try: f[9]
except IndexError as e: print(e)
def interleave(*its):
    its = [iter(i) for i in its]
    while its:
        for i in its[:]:
            try: yield next(i)
            except StopIteration: its.remove(i)
print(list(interleave("abc", [1], (x for x in "XY"))))
def window(s, n): return zip(*(s[i:] for i in range(n)))
print(list(window("abcd", 2)), list(window([1], 2)), next(iter(l)), [next(i) for i in [iter(l)] * 3])
