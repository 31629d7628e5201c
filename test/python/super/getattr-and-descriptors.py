# super() and attribute hooks: which hooks it triggers, data descriptors, overridden __getattribute__.
class A:
    x = "A.x"
    def __getattr__(self, name): return f"A getattr {name}"
    def __getattribute__(self, name):
        if name != "log" and not name.startswith("__"):
            object.__getattribute__(self, "log").append(name)
        return object.__getattribute__(self, name)
    def __init__(self): object.__setattr__(self, "log", [])
    def m(self): return "A.m"


class B(A):
    x = "B.x"
    def go(self):
        r = super().x, super().m()
        try:
            super().missing
        except AttributeError as e:
            r += (str(e),)
        return r


b = B()
print(b.go(), b.other, b.log)


class Desc:
    def __get__(self, obj, owner): return "Desc", obj is not None, owner.__name__
    def __set__(self, obj, v): print("Desc.set", v)


class P: d = Desc()
class Q(P):
    d = "plain"
    def go(self):
        super(Q, type(self)).d
        return super().d, super(Q, Q).d
    def put(self, v):
        try:
            super().d = v
        except AttributeError as e:
            return str(e)
    def by_descriptor(self, v): P.__dict__["d"].__set__(self, v)


q = Q()
print(q.go(), q.put(1), q.by_descriptor(2))


class SubSuper(super):
    def __getattribute__(self, n):
        if n == "magic": return "from SubSuper"
        return super.__getattribute__(self, n)


print(SubSuper(Q, q).magic, SubSuper(Q, q).d)


class Init:
    def __init__(self, *a): print("Init", a)
class Proxy(Init):
    def __init__(self):
        super().__init__(1)
        super().__init__(*[2], **{})
        init = super().__init__
        init("bound later")
Proxy()
class Str(str):
    def __new__(cls, v): return super().__new__(cls, v * 2)
    def __eq__(self, o): return super().__eq__(o) is True or "no"
    __hash__ = str.__hash__
    def __contains__(self, x): return super().__contains__(x)
    def join(self, it): return super().join(list(it) + ["!"])
s = Str("ab")
print(s, s == "abab", s == 1, "ba" in s, s.join("xy"), super(Str, s).upper())
class Op:
    def __add__(self, o): return "Op.add"
class Op2(Op):
    def __add__(self, o): return super().__add__(o), super(Op2, self).__eq__(o), super().__class__.__name__
print(Op2() + 1)
try:
    class E(Op):
        def m(self): return super() + 1
    E().m()
except TypeError as e:
    print(e)
