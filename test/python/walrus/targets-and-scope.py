# Assignment expressions: value, scope in comprehensions, conditions, nesting, errors.
print((a := 5), a, (b := (c := 2) + 1), b, c, [d := 1, d + 1], (e := 1, 2), e)
while (n := globals().get("n", 0) + 1) < 4: print(n, end=" ")
if (m := "abc".find("c")) >= 0 and (k := m * 2): print(m, k)
print([last := x for x in "abc"], last, any((hit := y) > 1 for y in [1, 2, 3]), hit, [z for x in range(3) if (z := x * x)], z)
def f():
    r = [(t := i) for i in range(3)]
    g = lambda: (u := 5) + u
    return t, g(), "u" in locals(), [[(inner := j) for j in range(i)] for i in range(3)], inner
print(f())
def gl():
    global made_global
    [made_global := i for i in range(2)]
    def h():
        nonlocal_test = [w := 1]
        return w
    return h()
print(gl(), made_global)
def nl():
    v = 0
    def inner():
        nonlocal v
        return [v := v + i for i in range(3)]
    return inner(), v
print(nl())
print(f"{(w := 7)} {w} {w:=5}", {(key := "k"): (val := "v")}, key, val, (lambda p=(q := 3): p)(), q, [1, 2, 3][(s := 1)], s, print(pos := 1) or pos)
x = [y := [1, 2], y.append(3)]
print(x, (lambda: (z := 9))(), (i := i) if (i := 4) else 0, not (no := 0), no, 1 < (mid := 2) < 3)
for src in ("x := 1", "(x.y := 1)", "(x[0] := 1)", "((a, b) := 1)", "(x := 1) += 2", "[i := 0 for i in 'a']", "[j for j in (k := [1])]", "f(a=b := 1)", "lambda: x := 1", "def f(a=b := 1): pass", "class C:\n [x := 1 for y in 'a']", "(yield := 1)", "(None := 1)", "x = y := 1", "del (x := 1)", "assert x := 1", "{x := 1: 2}", "(x: int := 1)", "f(x := 1, y := 2)\ndef f(*a): pass", "[[(i := 1) for j in 'a'] for i in 'b']", "with (x := 1) as (y := 2): pass", "x[y := 1, z := 2]", "(a := 1 if True else 2)", "a[b := 1:2]", "print(a := 1, b := 2)"):
    try:
        compile(src, "s", "exec"); print("ok:", src)
    except SyntaxError as e:
        print(repr(src), "->", e.msg)
