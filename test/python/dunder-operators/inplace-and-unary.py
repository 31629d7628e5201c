# In-place methods, falling back, returning something else; unary operators.
class I:
    def __init__(self): self.log = []
for op in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and", "or", "xor", "matmul"):
    setattr(I, f"__i{op}__", lambda self, o, op=op: (self.log.append((op, o)), self)[1])
i = j = I()
i += 1; i -= 2; i *= 3; i /= 4; i //= 5; i %= 6; i **= 7; i <<= 8; i >>= 9; i &= 10; i |= 11; i ^= 12; i @= 13
print(i is j, i.log)
class R:
    def __iadd__(self, o): return "replaced"
    def __isub__(self, o): return None
r = R(); r += 1
print(r)
r = R(); r -= 1
print(r)
class N:
    def __iadd__(self, o): return NotImplemented
    def __add__(self, o): return "add"
n = N(); n += 1
print(n)
for src in ("x = N(); x -= 1", "x = 'a'; x -= 1", "x = 5; x += 'a'", "x = []; x += 5", "x = (); x += [1]", "x = {}; x += {}", "x = 'a'; x @= 1", "x = None; x **= 2", "x = {1}; x |= [2]", "x = 5; x <<= 1.5", "x = b'a'; x += 'b'"):
    try:
        exec(src)
    except TypeError as e:
        print(e)
class U:
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __invert__(self): return "inv"
    def __abs__(self): return "abs"
    def __bool__(self): return False
u = U()
print(-u, +u, ~u, abs(u), not u, - - 5, -+-5, ~~5, not not u, -(-u == "neg"), -True, +True, ~True + 1)
for f in (lambda: -[], lambda: +"a", lambda: ~{}, lambda: abs("x"), lambda: -None, lambda: ~1.5):
    try:
        f()
    except TypeError as e:
        print(e)
x = [1, 2]
y = x
x += x
x *= 2
print(y, x is y)
s = {1}
t = s
s |= {2}; s &= {2, 3}; s ^= {4}; s -= {9}
print(t, s is t)
d = e = {}
d |= {"a": 1}
d |= [("b", 2)]
print(e)
