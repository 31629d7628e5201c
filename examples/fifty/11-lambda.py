# 11. Lambdas are small anonymous functions of one expression.
square = lambda x: x * x
print(square(5), square.__name__, type(square) is type(print_ := (lambda: None)), (lambda a, b=2, *c, d=4, **e: (a, b, c, d, e))(1, 5, 6, z=7))
people = [("ann", 30), ("bob", 25), ("cid", 35)]
print(sorted(people, key=lambda p: p[1]), max(people, key=lambda p: len(p[0]) * p[1]))
print(list(map(lambda x: x + 1, [1, 2])), list(filter(lambda x: x > 1, [1, 2, 3])))
from functools import reduce

print(reduce(lambda a, b: a * b, range(1, 6)))
adders = [lambda x, n=n: x + n for n in range(3)]
late = [lambda x: x + n for n in range(3)]
print([f(10) for f in adders], [f(10) for f in late])
compose = lambda *fs: reduce(lambda f, g: lambda x: f(g(x)), fs)
print(compose(str, abs, lambda x: x - 10)(3))
fact = lambda n: 1 if n < 2 else n * fact(n - 1)
print(fact(20), (lambda f: f(f, 5))(lambda f, n: 1 if n < 2 else n * f(f, n - 1)))
for source in ("lambda x: return x", "lambda: x = 1", "lambda: pass"):
    try:
        compile(source, "s", "eval")
    except SyntaxError as error:
        print(source, "->", error.msg)
print((lambda: (yield))().__class__.__name__, (lambda: [x for x in "ab"])(), (lambda x: (y := x) + y)(4))
try:
    (lambda x: x / 0)(1)
except ZeroDivisionError as error:
    print(error.__traceback__.tb_next.tb_frame.f_code.co_name)
class C:
    double = lambda self, n: n * 2
print(C().double(4), C.double.__qualname__)
