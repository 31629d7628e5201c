# Walking groups: leaves with their paths and tracebacks kept through split.
def leaf(e):
    try:
        raise e
    except Exception as x:
        return x


def make():
    try:
        raise ExceptionGroup("inner", [leaf(ValueError("v")), leaf(TypeError("t"))])
    except ExceptionGroup as g:
        inner = g
    return ExceptionGroup("outer", [inner, leaf(KeyError("k"))])


def walk(e, path=()):
    if isinstance(e, BaseExceptionGroup):
        for i, x in enumerate(e.exceptions):
            yield from walk(x, (*path, i))
    else:
        yield path, repr(e), e.__traceback__.tb_frame.f_code.co_name


for row in walk(make()):
    print(row)
try:
    raise make()
except* (ValueError, KeyError) as g:
    for row in walk(g):
        print("matched", row)
    print(g.message, g.exceptions[0].message, g.__traceback__.tb_lineno == g.exceptions[0].__traceback__.tb_lineno)
except* TypeError as g:
    for row in walk(g):
        print("rest", row)
count = 0
def depth(e): return 1 + max(map(depth, e.exceptions)) if isinstance(e, BaseExceptionGroup) else 0
deep = ValueError("x")
for i in range(30):
    deep = ExceptionGroup(str(i), [deep])
print(depth(deep), depth(deep.subgroup(ValueError)), deep.subgroup(KeyError))
def flat(e):
    return [x for s in e.exceptions for x in flat(s)] if isinstance(e, BaseExceptionGroup) else [e]
print(flat(make()))
def filtered():
    try:
        raise make()
    except* ValueError:
        pass
try:
    filtered()
except ExceptionGroup as g:
    print(repr(g), repr(g.__context__))
import traceback
try:
    raise make()
except* KeyError as g:
    traceback.print_exception(g)
except* Exception:
    pass
