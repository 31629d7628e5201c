# 32. Monkey patching: changing classes, modules and objects while the program runs.
import math


class Dog:
    def speak(self):
        return "woof"


rex = Dog()
print(rex.speak())
original = Dog.speak
Dog.speak = lambda self: "meow"
print(rex.speak(), Dog().speak())
Dog.fetch = lambda self, what: f"fetches {what}"
print(rex.fetch("stick"))
rex.speak = lambda: "only rex"
print(rex.speak(), Dog().speak())
del rex.speak
Dog.speak = original
print(rex.speak())
true_sqrt = math.sqrt
math.sqrt = lambda x: "patched"
print(math.sqrt(4))
math.sqrt = true_sqrt
print(math.sqrt(4))
import builtins

shown = []
real_print = builtins.print
builtins.print = lambda *args: shown.append(args)
print("captured")
builtins.print = real_print
print(shown)
for target, name in ((int, "double"), (str, "shout"), (list, "first")):
    try:
        setattr(target, name, None)
    except TypeError as error:
        print(error)


class Base:
    pass


class Child(Base):
    pass


c = Child()
Base.added = "seen by instances of subclasses"
print(c.added)
Child.added = property(lambda self: "now a property")
print(c.added)
Base.__len__ = lambda self: 7
print(len(c))
Child.__bases__ = (Dog,) if False else Child.__bases__
c.__class__ = Dog
print(c.speak(), type(c).__name__)


def add_logging(cls):
    for name, value in list(vars(cls).items()):
        if callable(value) and not name.startswith("__"):
            def wrapped(self, *a, _f=value, _n=name):
                print("->", _n)
                return _f(self, *a)
            setattr(cls, name, wrapped)


add_logging(Dog)
print(rex.speak(), rex.fetch("ball"))
