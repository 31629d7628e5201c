# Errors while classes are made: bases, metaclass, slots, __init_subclass__, __set_name__.
def attempt(name, bases, ns, **kw):
    try:
        type(name, bases, ns, **kw)
    except Exception as e:
        print(name, type(e).__name__, e)


attempt("Bool", (bool,), {})
attempt("Twice", (int, int), {})
attempt("Layout", (int, str), {})
attempt("NotClass", (5,), {})
attempt("Slots", (), {"__slots__": ("a", "a b")})
attempt("Kw", (), {}, x=1)
attempt("Mro", (object, int), {})
attempt("Func", (type(lambda: 0),), {})
attempt("None_", (type(None),), {})
attempt("Gen", (type(x for x in ""),), {})
attempt("Slice", (slice,), {})
attempt("Range", (range,), {})


class Plugin:
    def __init_subclass__(cls, /, name, **kw):
        super().__init_subclass__(**kw)


class Good(Plugin, name="good"):
    pass


class Bad(Plugin, nam="bad"):
    pass
