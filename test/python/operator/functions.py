# operator: all functions, itemgetter, attrgetter, methodcaller, in-place, index, length_hint, call.
import operator as op
for name in ("lt", "le", "eq", "ne", "ge", "gt", "add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and_", "or_", "xor", "is_", "is_not"): print(name, getattr(op, name)(7, 3), end="; ")
print()
for name in ("not_", "truth", "abs", "neg", "pos", "invert", "index"): print(name, getattr(op, name)(5), end="; ")
print(op.concat("a", "b"), op.contains([1], 1), op.countOf("aab", "a"), op.indexOf("abc", "c"), op.getitem({1: 2}, 1), op.length_hint(iter([1, 2])), op.is_none(None), op.is_not_none(0), op.call(max, 1, 2, key=lambda x: -x))
l = [1, 2]; op.setitem(l, 0, 9); op.delitem(l, 1); print(l, op.iadd(l, [3]), l, op.iconcat(l, [4]), op.imul(l, 2), op.ior({1}, {2}), op.iadd(5, 1), op.ipow(2, 3), op.imatmul.__name__)
g = op.itemgetter(1); h = op.itemgetter(0, -1); s = op.itemgetter(slice(1, None))
print(g("abc"), h("abc"), s("abc"), op.itemgetter("k")({"k": 1}), sorted([(1, "b"), (2, "a")], key=g), repr(h), repr(op.attrgetter("a.b", "c")), repr(op.methodcaller("m", 1, k=2)))
class A: x = 1
a = A(); a.b = A(); a.b.c = "deep"
print(op.attrgetter("b.c")(a), op.attrgetter("x", "b.c")(a), op.methodcaller("upper")("ab"), op.methodcaller("split", ",", maxsplit=1)("a,b,c"))
for f in (lambda: op.add(1, "a"), lambda: op.itemgetter(), lambda: op.itemgetter(5)("ab"), lambda: op.attrgetter("b.zz")(a), lambda: op.attrgetter(5), lambda: op.methodcaller(5), lambda: op.methodcaller(), lambda: op.index(1.5), lambda: op.concat(1, 2), lambda: op.indexOf([], 1), lambda: op.length_hint([], "x"), lambda: op.methodcaller("nope")(1), lambda: op.add(1), lambda: op.contains(5, 1), lambda: op.call(5), lambda: g(), lambda: op.countOf(5, 1), lambda: op.iconcat(1, 2)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(op.__add__ is op.add, op.inv(5), op.matmul.__name__, op.not_([]), op.truth([]), op.pow(2, -1), op.mod("%s!", "x"), op.lt("a", "b"))
