# Tuples as records: comparison by position, nested unpacking, zip and transpose, sorting, as return values.
rows = [("bob", 25, (1.5, "x")), ("ann", 30, (0.5, "y")), ("cid", 25, (1.0, "z"))]
print(sorted(rows), sorted(rows, key=lambda r: (r[1], r[2])), max(rows, key=lambda r: r[2][0])[0])
for name, age, (score, tag) in rows: print(f"{name:>4}{age:4}{score:6.2f}{tag}")
names, ages, extras = zip(*rows)
print(names, ages, extras, dict(zip(names, ages)), list(zip(*zip(*rows))) == rows)
def stats(v): return min(v), max(v), sum(v) / len(v)
lo, hi, mean = stats(ages)
print(lo, hi, round(mean, 3), *stats([1]), (a := stats([1, 2]))[::-1], a + (0,), (*a, *a)[1:4])
print((1, 2) < (1, 2, 0), (1, "b") > (1, "a"), ((), ()) == ((), ()), (0, 1) < (0.0, 2), tuple(sorted({(2, "b"), (1, "z"), (2, "a")})), (1, (2, [3])) == (1, (2, [3])))
point = x, y = 3, 4
print(point, x, y, tuple(map(sum, zip((1, 2), (10, 20)))), tuple(v * 2 for v in point), sum(point, 0), 3 in point, point.count(3), point * 2, hash(point) == hash((3, 4)))
grid = {(r, c): r * c for r in range(2) for c in range(3)}
print(grid, grid[1, 2], [k for k in grid if k > (0, 1)], min(grid, key=lambda k: (-grid[k], k)))
