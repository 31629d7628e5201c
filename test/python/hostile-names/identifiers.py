# Names that mean something to JavaScript, and random ones, as every kind of identifier.
NAMES = """__proto__ constructor prototype toString valueOf hasOwnProperty __defineGetter__ __lookupSetter__ isPrototypeOf then catch
toJSON call apply bind arguments caller callee length name cls callv nx eval this null undefined NaN Infinity globalThis window process
require module exports Function Object Array Symbol Proxy Reflect self new delete typeof void var let const function switch case default do
enum export extends implements instanceof interface package private protected public static super throw throws volatile debugger of get set
S G M J d f k A t1 t2 $0 c$x w m v u value items odict dict type_ next send return_ Ａ ﬁ ℌ ªª µ ſ _ __ ___ __a ñ 名前 π𝔘 𝐚 x٣""".split()
NAMES = [n for n in NAMES if n.isidentifier()]


def random_names(count, seed=20261130):
    letters = "abzABZ_$" + "\u00aa\u00b5\u017f\u03c0\u0430\u05d0\u0e01\u4e2d\uac00\U0001d518\U00010330\u212b\ufb01\u1e9e"
    more = letters + "0189\u0663\u0301\u200d\u00b7\u203f"
    while count > 0:
        out = ""
        for i in range(1 + seed % 7):
            seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
            pool = more if i else letters
            out += pool[(seed >> 33) % len(pool)]
        seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
        import keyword
        if out.isidentifier() and not keyword.iskeyword(out):
            yield out
            count -= 1


SOURCE = '''
{N} = 1
print(ascii([k for k in globals() if k != "__builtins__"]), {N})
del {N}
try: {N}
except NameError as e: print(ascii(str(e)), ascii(e.name))
class {N}:
    {N} = 2
    __slots__ = ("{N}_",)
    def __init__(self, {N}): self.{N}_ = {N}
    def method_(self, *, {N}=3): return self.{N}, self.{N}_, {N}
    {N}__: int = 4
print(ascii({N}), {N}({N}=5).method_(), {N}(6).method_({N}=7), ascii({N}.__slots__), ascii(sorted({N}.__annotations__)))
try: {N}(8).{N}_x
except AttributeError as e: print(ascii(str(e)))
try: {N}(8).{N} = 1
except AttributeError as e: print(ascii(str(e)))
try: {N}()
except TypeError as e: print(ascii(str(e)))
def {N}_f({N}, *{N}s, {N}k={N}, **{N}w): return {N}, {N}s, {N}w
print(ascii({N}_f(1, 2, {N}x=3)), ascii({N}_f.__name__), ascii({N}_f.__code__.co_varnames))
try: {N}_f()
except TypeError as e: print(ascii(str(e)))
try: {N}_f(1, {N}=2)
except TypeError as e: print(ascii(str(e)))
def outer():
    {N} = 1
    def inner():
        nonlocal {N}
        {N} += 1
        return {N}, ascii(sorted(locals()))
    inner()
    return inner(), inner.__closure__[0].cell_contents, ascii(inner.__code__.co_freevars), ascii(locals().keys())
print(outer())
def unbound():
    if 0: {N} = 1
    return {N}
try: unbound()
except UnboundLocalError as e: print(ascii(str(e)))
def g():
    global {N}
    {N} = 10
g()
print({N}, [{N} for {N} in range(3)], {{{N}: {N} for {N} in "ab"}}, sum({N} for {N} in range(4)), (lambda {N}: {N} * 2)(5), ({N} := 6), {N})
print(ascii(f"{{{N}=}} {{{N}:>{{{N}}}}}"))
for {N} in (1, 2): pass
try: raise ValueError({N})
except ValueError as {N}: print(repr({N}))
print(ascii("{N}" in globals()))
class Manager:
    def __enter__(self): return 11
    def __exit__(self, *a): pass
with Manager() as {N}: print({N})
match {{"{N}": 1, "y": 2}}:
    case {{"{N}": {N}_v, **{N}}}: print({N}_v, {N})
class P:
    __match_args__ = ("{N}",)
    def __init__(self): self.{N} = 5
match P():
    case P({N}=4): print("wrong")
    case P({N}): print("captured", {N})
def gen({N}):
    while True: {N} = yield {N}
it = gen(1)
print(next(it), it.send(2))
type {N}_t[{N}] = list[{N}]
print(ascii(({N}_t, {N}_t.__type_params__, {N}_t.__value__)))
def generic[{N}](x: {N}) -> {N}: return x
print(ascii(generic.__annotations__), ascii(generic.__type_params__))
async def co({N}): return {N}
try: co(3).send(None)
except StopIteration as e: print(e.value)
class Mangled:
    def __init__(self): self.__{N} = 1
print(ascii(vars(Mangled())))
import sys as {N}
print({N} is sys_module)
try: import {N}_missing
except ModuleNotFoundError as e: print(ascii(str(e)), ascii(e.name))
try: from {N}_missing.{N} import {N} as x
except ModuleNotFoundError as e: print(ascii(str(e)))
'''

import sys

for n in [*NAMES, *random_names(40)]:
    print("==", ascii(n))
    try:
        exec(SOURCE.replace("{N}", n).replace("{{", "{").replace("}}", "}"), {"sys_module": sys, "__name__": "probe"})
    except Exception as e:
        print("!!", type(e).__name__, ascii(str(e)))
