# Attributes of code objects, replace, equality.
def t(s):
    try:
        print(s, "=>", repr(eval(s)))
    except BaseException as e:
        print(s, "=>", type(e).__name__, e)


def f(a, b=1, /, c=2, *d, e, **k):
    "doc"
    x = 5

    def g():
        return x + a

    if a:
        return g


c = f.__code__
for s in """c.co_argcount
c.co_posonlyargcount
c.co_kwonlyargcount
c.co_nlocals
c.co_varnames
c.co_cellvars
c.co_freevars
c.co_names
c.co_flags & 0x3f
c.co_name
c.co_qualname
c.co_firstlineno
type(c.co_code), type(c.co_exceptiontable), type(c.co_linetable)
sorted({line for _, _, line in c.co_lines() if line})[-1]
len(next(c.co_positions()))
c.replace(co_name='zz').co_name
c == c.replace()
c is c.replace()
c == c.replace(co_name='u')
hash(c) == hash(c.replace())
c.replace(co_name=5)
c.replace(1)
c.replace(x=1)
c.replace(co_firstlineno=100).co_firstlineno
c.replace(co_filename='q').co_filename
c.__replace__(co_name='t').co_name
c < c
type(c)()
[k.co_name for k in c.co_consts if hasattr(k, 'co_name')]
c.co_consts[0]""".splitlines():
    t(s)
