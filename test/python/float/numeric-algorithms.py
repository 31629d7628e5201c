# Newton, bisection, Simpson, Kahan, matrix elimination and statistics in floats, printed exactly.
def newton(f, d, x):
    for i in range(50):
        nx = x - f(x) / d(x)
        if nx == x: return x, i
        x = nx
    return x, 50
print(newton(lambda x: x * x - 2, lambda x: 2 * x, 1.0), newton(lambda x: x**3 - x - 2, lambda x: 3 * x * x - 1, 1.5)[0])
def simpson(f, a, b, n=100):
    h = (b - a) / n
    return h / 3 * (f(a) + f(b) + 4 * sum(f(a + i * h) for i in range(1, n, 2)) + 2 * sum(f(a + i * h) for i in range(2, n, 2)))
import math
print(simpson(math.sin, 0, math.pi), simpson(lambda x: x**4, 0, 1), simpson(lambda x: 1 / x, 1, 2))
def kahan(v):
    s = c = 0.0
    for x in v: y = x - c; t = s + y; c = (t - s) - y; s = t
    return s
v = [0.1] * 1000
acc = 0.0
for x in v: acc += x
print(kahan(v), acc, sum(v), math.fsum(v))
def solve(a, b):
    n = len(b); m = [r[:] + [x] for r, x in zip(a, b)]
    for i in range(n):
        p = max(range(i, n), key=lambda r: abs(m[r][i])); m[i], m[p] = m[p], m[i]
        for r in range(i + 1, n):
            f = m[r][i] / m[i][i]
            m[r] = [x - f * y for x, y in zip(m[r], m[i])]
    out = [0.0] * n
    for i in reversed(range(n)): out[i] = (m[i][n] - sum(m[i][j] * out[j] for j in range(i + 1, n))) / m[i][i]
    return out
print(solve([[2.0, 1, -1], [-3, -1, 2], [-2, 1, 2]], [8.0, -11, -3]))
data = [2.5, 3.7, 1.1, 9.8, 4.4]
mean = sum(data) / len(data); var = sum((x - mean)**2 for x in data) / (len(data) - 1)
print(mean, var, var**0.5, sorted(data)[len(data) // 2], f"{mean:.3f}±{var**0.5:.3f}")
x, y, out = 0.0, 1.0, []
for i in range(8): x, y = x + 0.1 * y, y - 0.1 * x; out.append(round(x, 6))
print(out, [round(math.exp(i / 3), 4) for i in range(4)], 1e16 + 1 - 1e16, (0.1 + 0.2) + 0.3 == 0.1 + (0.2 + 0.3), 3.0 * 1.1, 1 / 49 * 49)
