# RecursionError through __repr__, __getattr__, __eq__, __call__, __hash__, __init__, properties, sorted keys; then recovery.
class R:
    def __repr__(self): return repr(self)
class G:
    def __getattr__(self, n): return getattr(self, n + "x")
class E:
    def __eq__(self, o): return self == o
class C:
    def __call__(self): return self()
class H:
    def __hash__(self): return hash((self,))
class I:
    def __init__(self): type(self)()
class P:
    p = property(lambda self: self.p)
class A:
    def __add__(self, o): return self + o
class N:
    def __new__(cls): return cls()
class T:
    def __iter__(self): return iter(self)
class B:
    def __bool__(self): return bool(self)
class S:
    def __str__(self): return f"{self}"
class K:
    def __getitem__(self, i): return self[i]
class X:
    def __enter__(self):
        with self: pass
    def __exit__(self, *a): pass
class D:
    def __get__(self, o, t): return t.d
class Q: d = D()
for name, f in (("repr", lambda: repr(R())), ("getattr", lambda: G().a), ("eq", lambda: E() == 1), ("call", lambda: C()()), ("hash", lambda: hash(H())), ("init", I), ("property", lambda: P().p), ("add", lambda: A() + 1), ("new", N), ("iter", lambda: list(T())), ("bool", lambda: bool(B())), ("str", lambda: str(S())), ("getitem", lambda: K()[0]), ("enter", lambda: X().__enter__()), ("descriptor", lambda: Q.d), ("list repr", lambda: repr([R()])), ("sorted", lambda: sorted([1, 2], key=lambda v: sorted([v], key=lambda w: f())) if 0 else (lambda g: g(g))(lambda g: g(g))), ("comprehension", lambda: (lambda g: [g(g) for _ in "a"])(lambda g: [g(g) for _ in "a"])), ("map", lambda: (lambda g: list(map(g, [g])))(lambda g: list(map(g, [g]))))):
    try:
        f()
        print(name, "no error?")
    except RecursionError:
        print(name, "RecursionError")
def nested_try(n):
    try:
        return nested_try(n + 1)
    except RecursionError:
        return "caught inside"
    finally:
        n += 1
print(nested_try(0))
def handler_recurses():
    try:
        handler_recurses()
    except RecursionError:
        raise ValueError("converted") from None
try:
    handler_recurses()
except (ValueError, RecursionError) as e:
    print(type(e).__name__)
print(len(repr([[[[]]]])), (lambda: "still fine")())
