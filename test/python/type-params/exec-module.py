# The module of an alias that is the only statement of its code.
ns = {}
exec("type A = int", ns, ns)
print(ns["A"].__module__, ns["A"].__value__)


def inside(ns):
    exec("type B[T] = list[T]", ns)
    return ns["B"].__module__, ns["B"]


print(inside({}), inside({"__name__": "named"}))
type C = str
print(C.__module__)
