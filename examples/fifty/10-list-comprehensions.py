# 10. Comprehensions build lists (and dicts and sets) from iterables.
print([n * n for n in range(6)], [n for n in range(20) if n % 3 == 0 if n % 2])
print([(a, b) for a in "xy" for b in range(2)], [[r * c for c in range(4)] for r in range(3)])
matrix = [[1, 2, 3], [4, 5, 6]]
print([v for row in matrix for v in row], [[row[i] for row in matrix] for i in range(3)])
words = ["apple", "Bob", "cat"]
print({w: len(w) for w in words}, {len(w) for w in words} == {3, 5}, [w.upper() if w.islower() else w for w in words])
equivalent = []
for n in range(6):
    equivalent.append(n * n)
print(equivalent == [n * n for n in range(6)])
n = "outer"
[n for n in range(3)]
print(n)  # the loop variable does not leak
print([y := x + 1 for x in range(3)], y)  # but a walrus target does
functions = [lambda: i for i in range(3)]
print([f() for f in functions], [f() for f in [lambda i=i: i for i in range(3)]])
lazy = (print("made", i) or i for i in range(2))
print("nothing yet")
print(list(lazy))


class Scope:
    limit = 3
    good = [x for x in range(limit)]
    try:
        bad = [limit for _ in range(1)]
    except NameError as error:
        print(error)


print(Scope.good)
try:
    [1 / x for x in (1, 0)]
except ZeroDivisionError as error:
    print(error, error.__traceback__.tb_next)
