# 26. __getattribute__ is asked for every attribute, __getattr__ only for those not found.
class Lazy:
    present = "class attribute"

    def __init__(self):
        self.own = "instance attribute"

    def __getattr__(self, name):
        print("  __getattr__", name)
        if name.startswith("_"):
            raise AttributeError(name)
        return f"made {name}"


l = Lazy()
print(l.present, l.own, l.other)
print(hasattr(l, "_private"), getattr(l, "_x", "default"), hasattr(l, "anything"))


class Loud:
    present = 1

    def __getattribute__(self, name):
        print("  __getattribute__", name)
        return super().__getattribute__(name)

    def __getattr__(self, name):
        print("  __getattr__", name)
        return "fallback"

    def method(self):
        return self.present


x = Loud()
print(x.present, x.missing, x.method())
print(len(x.__dict__), "special methods are looked up on the type:")


class Implicit:
    def __getattribute__(self, name):
        raise RuntimeError("not asked for implicit lookups")

    def __len__(self):
        return 3


print(len(Implicit()))
try:
    Implicit().__len__()
except RuntimeError as error:
    print(error)


class Endless:
    def __getattribute__(self, name):
        return self.__dict__[name]


try:
    Endless().x
except RecursionError as error:
    print(type(error).__name__)


class Proxy:
    def __init__(self, target):
        object.__setattr__(self, "_target", target)

    def __getattr__(self, name):
        return getattr(self._target, name)

    def __setattr__(self, name, value):
        print("  set", name)
        setattr(self._target, name, value)


p = Proxy(l)
p.own = "through the proxy"
print(l.own, p.own)


class Prop:
    @property
    def p(self):
        raise AttributeError("inside the property")

    def __getattr__(self, name):
        return f"fallback for {name}"


print(Prop().p)
