# A slot named __hash__ in a class with __eq__: the slot stays, and hash() calls what an instance keeps there.
class Marker:
    __slots__ = ("schema", "__hash__")

    def __init__(self, schema):
        self.schema = schema
        self.__hash__ = lambda: hash(schema)

    def __eq__(self, other):
        return self.schema == other


print(hash(Marker(5)), Marker("a") in {"a"}, {Marker(1): 2}[1])
print([name for name in vars(Marker) if name not in ("__firstlineno__", "__static_attributes__")])


class Plain:
    def __eq__(self, other):
        return True


print([name for name in vars(Plain) if name not in ("__firstlineno__", "__static_attributes__")])
try:
    class Bad:
        __slots__ = ("__hash__",)
        def __hash__(self): return 1
except ValueError as error:
    print(error)
