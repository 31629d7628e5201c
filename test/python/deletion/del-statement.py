# del: names, attributes, items, slices, nested targets; unbinding rules.
class L(list):
    def __delitem__(self, i): print("delitem", i); super().__delitem__(i)
class O:
    def __delattr__(self, n): print("delattr", n)
x, y, z = 1, 2, [1, 2, 3]
del x, (y), [z[0]]
print("x" in globals(), "y" in globals(), z)
l = L(range(6)); o = O()
del l[0], l[1:3], l[-1], o.a, (o.b, [o.c])
print(l)
d = {"a": {"b": [1, 2]}}
del d["a"]["b"][0]
print(d)
def f(a):
    del a
    try:
        return a
    except UnboundLocalError as e:
        print(e)
    a = 2
    return a
print(f(1))
def g():
    v = 1
    def h(): return v
    del v
    try:
        h()
    except NameError as e:
        return str(e)
print(g())
def k():
    global gone
    del gone
gone = 1
k()
for s in ("del undefined", "del gone", "del (1)[0]", "del 'a'[0]", "del (1,)[0]", "del {}['k']", "del [][0]", "del {1}[0]", "del int.real", "del d.x", "del f.nope", "del None.x", "del [1, 2]['a']"):
    try:
        exec(s)
    except Exception as e:
        print(s, "->", type(e).__name__, e)
    except SyntaxError as e:
        print(s, e.msg)
class C:
    a = 1
    b = 2
    del a
    try:
        a
    except NameError as e:
        print(e)
print(hasattr(C, "a"), C.b)
del C.b
print(hasattr(C, "b"))
for i in range(3):
    if i == 1: del i; break
try:
    i
except NameError as e:
    print(e)
del d, l
del ()
del []
a = b = [1]
del a
print(b)
del b[:], b
print("b" in dir())
