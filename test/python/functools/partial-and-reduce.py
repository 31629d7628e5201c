# partial (with Placeholder), partialmethod, reduce, cmp_to_key, wraps, singledispatch.
import functools
p = functools.partial(lambda *a, **k: (a, k), 1, x=2)
print(p(), p(3, y=4), p(x=5), p.func.__name__, p.args, p.keywords, functools.partial(p, 9, z=1)(), functools.partial(p, 9).args)
p.attr = "on partial"; p.keywords["added"] = True
print(p(), p.__dict__, repr(functools.partial(int, base=2)), functools.partial(int, base=2)("101"))
P = functools.Placeholder
q = functools.partial(lambda *a: a, P, 2, P, 4)
print(q(1, 3), q(1, 3, 5), q.args, P, functools.partial(q, "first")("third"))
for f in (lambda: q(1), lambda: functools.partial(), lambda: functools.partial(5), lambda: functools.partial(len, P), lambda: functools.partial(len, x=P), lambda: functools.reduce(lambda a, b: a, []), lambda: functools.reduce(5, [1, 2]), lambda: functools.reduce(max, 5), lambda: functools.partial(pow, 2)("x"), lambda: functools.cmp_to_key(5)(1) < functools.cmp_to_key(5)(2), lambda: functools.cmp_to_key(lambda a, b: 0)(1) < 5, lambda: functools.total_ordering(type("T", (), {}))):
    try: print(f())
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
print(functools.reduce(lambda a, b: a * 10 + b, [1, 2, 3]), functools.reduce(lambda a, b: a + b, [], "init"), functools.reduce(max, [3, 9, 2]), functools.reduce(lambda a, b: f"({a}{b})", "abcd"), functools.reduce(lambda a, b: a | b, [{1}, {2}], set()), functools.reduce(lambda a, x: a + x, [1, 2], initial=10))
class C:
    def m(self, a, b=0, *, c=0): return a, b, c
    pm = functools.partialmethod(m, 1, c=3)
    cm = functools.partialmethod(classmethod(lambda cls, x: (cls.__name__, x)), 5)
    sm = functools.partialmethod(staticmethod(lambda x, y: (x, y)), 7)
    q = functools.partial(lambda *a: len(a), 0)
print(C().pm(), C().pm(b=9), C().cm(), C.cm(), C().sm(8))
key = functools.cmp_to_key(lambda a, b: len(a) - len(b))
print(sorted(["ccc", "a", "bb"], key=key), key("a") == key("b"), key("a") < key("bb"), key("x").obj)
def orig(a: int) -> str:
    "doc"
orig.custom = [1]
@functools.wraps(orig)
def w(): pass
print(w.__name__, w.__doc__, w.custom is orig.custom, w.__wrapped__ is orig, w.__annotations__, functools.WRAPPER_ASSIGNMENTS, functools.WRAPPER_UPDATES)
