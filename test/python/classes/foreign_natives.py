import functools, collections, operator
class C: __call__ = functools.partial.__call__
class D: __init__ = list.__init__
class E: append = list.append; __len__ = list.__len__; get = dict.get; __call__ = list.append
class F(dict): __init__ = list.__init__
class H: __call__ = staticmethod(len)
class I: __call__ = classmethod(lambda cls, *a: (cls.__name__, a))
class J: __call__ = len
class K(dict):
    __new__ = list.__new__
class L:
    __new__ = dict.__new__
def tries(*fs):
    for f in fs:
        for i in range(3):
            try: print(f())
            except TypeError as e: print(e)
tries(lambda: C()(), lambda: C()(1), lambda: D(), lambda: D([1]), lambda: E().append(1), lambda: len(E()), lambda: E().get(1), lambda: E()(1), lambda: F(), lambda: F([1]), lambda: H()([1]), lambda: I()(1), lambda: J()([1]), lambda: K(), lambda: type(L()).__name__)
tries(lambda: operator.itemgetter(1)([1,2]), lambda: operator.attrgetter("real")(3), lambda: operator.methodcaller("upper")("a"), lambda: functools.partial(max, 3)(5), lambda: functools.lru_cache(lambda x: x)(3), lambda: list.append(5, 1), lambda: list.append(), lambda: dict.fromkeys(5), lambda: dict.fromkeys([1]), lambda: str.join(",", ["a"]), lambda: str.maketrans({1:2}), lambda: int.from_bytes(b"a"), lambda: object.__new__(list))
