# State kept in globals, closures, attributes and default arguments, compared.
total = 0
def g_add(n):
    global total
    total += n
    return total
def closure():
    total = 0
    def add(n):
        nonlocal total
        total += n
        return total
    return add
def attr(n):
    attr.total = getattr(attr, "total", 0) + n
    return attr.total
def default(n, _state={"total": 0}):
    _state["total"] += n
    return _state["total"]
def gen():
    total = 0
    while True: total += yield total
class Obj:
    total = 0
    def __call__(self, n): self.total += n; return self.total
g = gen(); next(g)
adders = [g_add, closure(), attr, default, g.send, Obj()]
for n in (1, 10, 100): print([a(n) for a in adders])
print(total, Obj.total, closure()(5), attr.total, default.__defaults__)
def outer():
    a = b = 0
    def mid():
        nonlocal a
        b = 10
        def inner():
            nonlocal a, b
            a += 1; b += 1
            return a, b
        return inner(), inner(), b
    return mid(), a, b
print(outer())
def toggler():
    on = False
    def toggle():
        nonlocal on
        on = not on
        return on
    return toggle, lambda: on
t, state = toggler()
print(t(), state(), t(), state())
def shadow():
    total = "local"
    def show(): return total
    def glob():
        global total
        return total
    return show(), glob()
print(shadow())
