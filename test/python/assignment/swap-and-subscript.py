# Right side first, then targets left to right, subexpressions of each target in order.
trace = []


def t(x):
    trace.append(x)
    return x


lst = [[0, 1, 2], [3, 4, 5]]
lst[t(0)][t(1)], lst[t(1)][t(0)] = t(10), t(20)
print(trace, lst)
trace.clear()
d = {}
d[t("k")] = t("v")
print(trace)
trace.clear()
{t("a"): t(1), t("b"): t(2)}
print(trace)
trace.clear()
t(1) < t(2) < t(0) < t(9)
print(trace)
trace.clear()
t(0) and t(1) or t(2)
print(trace)
trace.clear()
t("x") if t(False) else t("y")
print(trace)
trace.clear()
(lambda *a, **k: None)(t(1), *t([2]), t(3), k=t(4), **{t("z"): t(5)})
print(trace)
a, b = 1, 2
a, b = b, a
print(a, b)
p = [1, 2, 3]
p[0], p[1:], q = p[2], [p[0]], p
print(p, q)
x = [0, 1, 2, 3]
i = 1
i, x[i], x[i + 1] = x[i] + 1, "A", "B"
print(i, x)
try:
    u, v = t(1), t(2) / 0
except ZeroDivisionError:
    print("u" in globals())
try:
    u, d[1 / 0] = 1, 2
except ZeroDivisionError:
    print(u)
