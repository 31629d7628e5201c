# Matrices, transposition, flattening, rotation, spiral order: lists of lists at work.
m = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
print([list(r) for r in zip(*m)], [r[::-1] for r in m], [list(r) for r in zip(*m[::-1])], sum(m, []), [x for r in m for x in r if x % 2], [m[i][i] for i in range(3)], [m[i][~i] for i in range(3)])


def spiral(m):
    m = [r[:] for r in m]
    while m:
        yield from m.pop(0)
        m = [list(r) for r in zip(*m)][::-1]


def mul(a, b): return [[sum(x * y for x, y in zip(r, c)) for c in zip(*b)] for r in a]


def power(a, n):
    out = [[int(i == j) for j in range(len(a))] for i in range(len(a))]
    while n:
        if n & 1: out = mul(out, a)
        a = mul(a, a)
        n >>= 1
    return out


print(list(spiral(m)), mul(m, m), power([[1, 1], [1, 0]], 90)[0][1])


def det(m):
    if len(m) == 1: return m[0][0]
    return sum((-1) ** j * m[0][j] * det([r[:j] + r[j + 1:] for r in m[1:]]) for j in range(len(m)))


print(det(m), det([[2, 0, 1], [1, 3, 2], [1, 1, 4]]), det([[1, 2], [3, 4]]))


def flatten(x): return [y for e in x for y in flatten(e)] if isinstance(x, list) else [x]


print(flatten([1, [2, [3, [4, []]], 5], [[6]]]))
grid = [[0] * 5 for _ in range(4)]
for r, c in ((0, 1), (1, 2), (2, 0), (2, 1), (2, 2)): grid[r][c] = 1
def step(g):
    h, w = len(g), len(g[0])
    return [[int((n := sum(g[(r + a) % h][(c + b) % w] for a in (-1, 0, 1) for b in (-1, 0, 1) if a or b)) == 3 or g[r][c] and n == 2) for c in range(w)] for r in range(h)]
for _ in range(3): grid = step(grid)
print("\n".join("".join(".#"[c] for c in r) for r in grid))
bad = [[0] * 2] * 2
bad[0][0] = 1
print(bad, bad[0] is bad[1])
tri = [[1]]
for _ in range(6): tri.append([1, *(a + b for a, b in zip(tri[-1], tri[-1][1:])), 1])
print(tri[-1], [sum(r) for r in tri])
