# Strings that mean something to JavaScript, and random ones, wherever a string names something.
import string, sys, types

NAMES = ["__proto__", "constructor", "prototype", "toString", "valueOf", "hasOwnProperty", "__defineGetter__", "then", "length", "name", "cls",
         "'", '"', "`", "${1}", "${", "}", "\\", "\\u", "\n", "\r", "\r\n", "\u2028", "\u2029", "\0", "a b", "$x", "w$x", "m$x$1", "*/", "/*", "//",
         "<!--", "-->", "</script>", "", "0", "1", "-1", "01", "1.5", "99999", "NaN", "Infinity", "\ud800", "\udc00x", "\U0001f600", "e\u0301",
         "\ufeff", "\u200b", "null", "undefined", "[object Object]", "a" * 300, "function(){}", "'+alert(1)+'", '");process.exit(1);("', "{0}", "%s"]


def random_strings(count, seed=4711):
    pool = "\\'\"`${}()[];:,.\n\r\u2028\u2029\0\x7f\x85\ufeffaA0_-+*/<>!=&|^~%#@? \t\ud83dé\udc00\U0001f600"
    for _ in range(count):
        out = ""
        for _ in range(1 + seed % 9):
            seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
            out += pool[(seed >> 33) % len(pool)]
        seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
        yield out


def attempt(label, f):
    try:
        print(label, ascii(f()))
    except Exception as e:
        print(label, "!!", type(e).__name__, ascii(str(e)))


class Dynamic:
    def __getattr__(self, name):
        return ("asked", name)


class Plain:
    pass


def function(*args, **kw):
    return args, kw


def set_and_get(o, n):
    setattr(o, n, 1)
    value = getattr(o, n)
    shown = n in vars(o), n in dir(o)
    delattr(o, n)
    return value, shown, hasattr(o, n)


def in_module(n):
    module = types.ModuleType(n, n)
    setattr(module, n, 2)
    sys.modules[n] = module
    try:
        return repr(module), __import__(n) is module, getattr(module, n), module.__name__, module.__doc__
    finally:
        del sys.modules[n]


def renamed_function(n):
    def f(): raise KeyError(n)
    f.__name__ = f.__qualname__ = n
    f.__dict__[n] = 1
    return f.__name__, getattr(f, n), repr(f).split(" at ")[0]


def executed(n):
    ns = {n: 1}
    exec("x = 1", ns)
    return sorted(k for k in ns if k != "__builtins__")


def compiled(n):
    code = compile("raise ValueError(1)", n, "exec")
    try:
        exec(code)
    except ValueError as e:
        return e.__traceback__.tb_next.tb_frame.f_code.co_filename == n


def slots(n):
    T = type("T", (), {"__slots__": (n,)})
    o = T()
    setattr(o, n, 3)
    return getattr(o, n), T.__slots__


def enumeration(n):
    import enum
    E = enum.Enum("E", {n: 1})
    return E[n], list(E), E(1).name


def named(n):
    import collections
    return collections.namedtuple("N", [n])(1)


def dataclass(n):
    import dataclasses
    return dataclasses.make_dataclass("D", [n])(1)


for n in [*NAMES, *random_strings(60)]:
    print("==", ascii(n))
    attempt("attribute", lambda: set_and_get(Plain(), n))
    attempt("missing", lambda: getattr(Plain(), n))
    attempt("missing of int", lambda: getattr(1, n))
    attempt("missing of str", lambda: getattr("", n))
    attempt("missing of type", lambda: getattr(Plain, n))
    attempt("missing of builtin", lambda: getattr(len, n, "none"))
    attempt("set on int", lambda: setattr(1, n, 1))
    attempt("dynamic", lambda: getattr(Dynamic(), n))
    attempt("dict", lambda: ({n: 1}[n], {}.get(n), {n: 2}.pop(n), list({n: 1}), {n} == {n, n}, dict(**{n: 3}), {n: 1} | {n: 4}))
    attempt("key error", lambda: {}[n])
    attempt("keyword", lambda: function(**{n: 1}))
    attempt("bad keyword", lambda: len(**{n: 1}))
    attempt("type name", lambda: type(n, (), {n: 1}).__name__)
    attempt("type repr", lambda: type(n, (), {"__module__": n}))
    attempt("class attribute", lambda: getattr(type("T", (), {n: 5})(), n))
    attempt("slots", lambda: slots(n))
    attempt("module", lambda: in_module(n))
    attempt("import", lambda: __import__(n + ".x"))
    attempt("function", lambda: renamed_function(n))
    attempt("exec", lambda: executed(n))
    attempt("compile", lambda: compiled(n))
    attempt("eval", lambda: eval(n, {"__builtins__": {}}))
    attempt("format attribute", lambda: ("{0." + n + "}").format(Dynamic()))
    attempt("format item", lambda: ("{a[" + n + "]}").format(a={n: 1}))
    attempt("format field", lambda: ("{" + n + "}").format(**{n: 1}))
    attempt("percent", lambda: ("%(" + n + ")s") % {n: 1})
    attempt("template", lambda: string.Template("${" + n + "} $" + n).safe_substitute({n: 1}))
    attempt("vars", lambda: vars(types.SimpleNamespace(**{n: 1})))
    attempt("namespace", lambda: types.SimpleNamespace(**{n: 1}))
    attempt("enum", lambda: enumeration(n))
    attempt("namedtuple", lambda: named(n))
    attempt("dataclass", lambda: dataclass(n))
    attempt("intern", lambda: sys.intern(n) == n)
    attempt("literal", lambda: eval(ascii(n)) == n and eval(repr(n).encode("utf-8", "surrogatepass").decode("utf-8", "surrogatepass")) == n)
    attempt("annotation", lambda: function.__annotations__.setdefault(n, 1))
    function.__annotations__.clear()
