# yield inside arguments, conditions, subscripts, f-strings, and evaluation order around it.
def trace(tag, value):
    print("eval", tag)
    return value


def f():
    print("sum", trace("a", 1) + (yield "one") + trace("b", 10))
    lst = [trace("x", 0), (yield "two"), trace("y", 0)]
    print(lst)
    d = {trace("k", "k"): (yield "three")}
    print(d, f"{(yield 'four')!r:>6}|")
    lst[(yield "index")] = yield "value"
    print(lst)
    if (yield "cond") and (yield "and"):
        print("both")
    while (yield "while"):
        pass
    return (yield "a"), *(yield "b")


g = f()
sent = [None, 2, 5, "v", "fmt", "val", 1, True, True, True, False, "A", [1, 2]]
out = []
try:
    for s in sent:
        out.append(g.send(s))
except StopIteration as e:
    print(e.value)
print(out)


def call_args():
    print((yield 1), sep=(yield 2), *(yield 3))


g = call_args()
next(g)
for v in ("first", "-", "xyz"):
    try:
        g.send(v)
    except StopIteration:
        print("done")


def aug():
    total = 1
    total += yield total
    total *= yield total
    yield total


g = aug()
print(next(g), g.send(4), g.send(10))


def attr():
    class C: pass
    c = C()
    c.x = yield c
    (yield c).y = 5
    yield vars(c)


g = attr()
c = next(g)
g.send("X")
print(g.send(c))
def compare():
    print(1 < (yield "lt") < 10)
    assert (yield "assert"), (yield "message")
g = compare()
next(g); g.send(5); print(g.send(0))
try:
    g.send("msg")
except AssertionError as e:
    print(e)
def slicing():
    s = "abcdef"
    yield s[(yield 1):(yield 2):(yield 3)]
g = slicing()
next(g); g.send(0); g.send(5); print(g.send(2))
