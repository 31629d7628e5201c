# 27. Metaclasses are classes of classes: they control how classes are made.
print(type(5), type(int), type(type))
Made = type("Made", (object,), {"x": 1, "double": lambda self: self.x * 2})
print(Made().double(), Made.__name__, isinstance(Made, type))


class Meta(type):
    def __new__(mcs, name, bases, namespace, **options):
        print("new", name, [k for k in namespace if not k.startswith("__")], options)
        namespace["made_by"] = mcs.__name__
        return super().__new__(mcs, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **options):
        print("init", name)
        super().__init__(name, bases, namespace)

    def __call__(cls, *args):
        print("call", cls.__name__, args)
        return super().__call__(*args)

    def __len__(cls):
        return 42


class Base(metaclass=Meta, option=1):
    y = 2

    def __init__(self, v=0):
        self.v = v


class Child(Base):
    z = 3


print(Child(5).v, Child.made_by, len(Child), type(Child).__name__)
try:
    len(Child())
except TypeError as error:
    print(error)


class Registry(type):
    plugins = {}

    def __init__(cls, name, bases, namespace):
        super().__init__(name, bases, namespace)
        if bases:
            Registry.plugins[name.lower()] = cls


class Plugin(metaclass=Registry):
    pass


class Csv(Plugin):
    pass


class Json(Plugin):
    pass


print(sorted(Registry.plugins))


class Singleton(type):
    instances = {}

    def __call__(cls, *args):
        if cls not in cls.instances:
            cls.instances[cls] = super().__call__(*args)
        return cls.instances[cls]


class Config(metaclass=Singleton):
    pass


print(Config() is Config())
try:
    class Conflict(Base, Plugin):
        pass
except TypeError as error:
    print(error)


class Simpler:
    def __init_subclass__(cls, **kwargs):
        print("__init_subclass__ often suffices:", cls.__name__, kwargs)


class Sub(Simpler, tag="t"):
    pass
