# Lambdas: every parameter kind, defaults, nesting, names, in classes and as keys.
print((lambda: 1)(), (lambda x, /, y=2, *z, k, w=5, **v: (x, y, z, k, w, v))(1, k=3), (lambda *a, **k: (a, k))(1, b=2), (lambda *, a: a)(a=1), (lambda x: lambda y: lambda z: x + y + z)(1)(2)(3))
print((lambda x: (yield x))(5).__next__(), [f(3) for f in (lambda x: x, lambda x: x * x, lambda x: [x] * x)], (lambda x, f: f(x))(5, lambda y: y + 1), (lambda: (1, 2))(), (lambda: {})(), (lambda x: x if x else "no")(0), (lambda a=[]: a.append(1) or a)(), sorted([(1, 2), (0, 5)], key=lambda p: p[1]))
f = lambda x: x
print(f.__name__, f.__qualname__, f.__doc__, f.__code__.co_name, f.__defaults__, f.__module__)
class C:
    g = lambda self, n=1: (type(self).__name__, n)
    h = [lambda: 1, lambda: 2]
    k = staticmethod(lambda: "static")
print(C().g(), C.g.__qualname__, C.h[1](), C.k())
def outer():
    return [lambda: i for i in range(2)], [lambda i=i: i for i in range(2)], lambda: (lambda: outer.__name__)()
a, b, c = outer()
print([x() for x in a], [x() for x in b], c(), c.__qualname__)
fact = lambda n: n * fact(n - 1) if n else 1
Y = lambda f: (lambda x: x(x))(lambda x: f(lambda *a: x(x)(*a)))
print(fact(10), Y(lambda self: lambda n: n if n < 2 else self(n - 1) + self(n - 2))(15), (lambda f, *a: f(*a))(max, 1, 9, 3))
for g in (lambda: (lambda x: x)(), lambda: (lambda: 1)(1), lambda: (lambda *, k: k)(1), lambda: (lambda x, /: x)(x=1), lambda: (lambda x: x.y)(1), lambda: (lambda: undefined_in_lambda)()):
    try:
        g()
    except Exception as e:
        print(type(e).__name__, e)
church = [lambda f: lambda x: x]
for _ in range(4): church.append((lambda n: lambda f: lambda x: f(n(f)(x)))(church[-1]))
print([c(lambda n: n + 1)(0) for c in church], church[3](church[2])(lambda n: n + 1)(0))
dispatch = {"+": lambda a, b: a + b, "neg": lambda a: -a, "list": lambda *a: [*a]}
print(dispatch["+"](1, 2), dispatch["neg"](3), dispatch["list"](*"ab"), (lambda **kw: kw)(**{"a b": 1}), (lambda x=(lambda: 5): x())(), lambda: 0 is not None)if 0 else print("end")
