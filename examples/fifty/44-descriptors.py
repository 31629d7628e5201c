# 44. Descriptors: objects with __get__, __set__ or __delete__ control the access to attributes.
class Positive:
    def __set_name__(self, owner, name):
        self.name = name
        print("bound to", owner.__name__, name)

    def __get__(self, instance, owner):
        if instance is None:
            return self
        return instance.__dict__.get(self.name, 0)

    def __set__(self, instance, value):
        if value < 0:
            raise ValueError(f"{self.name} must not be negative")
        instance.__dict__[self.name] = value

    def __delete__(self, instance):
        print("deleting", self.name)
        del instance.__dict__[self.name]


class Order:
    quantity = Positive()
    price = Positive()


o = Order()
o.quantity, o.price = 3, 10
print(o.quantity * o.price, vars(o), type(Order.quantity).__name__)
try:
    o.price = -1
except ValueError as error:
    print(error)
del o.price
print(o.price)


class NonData:
    def __get__(self, instance, owner):
        return "from the descriptor"


class Data(NonData):
    def __set__(self, instance, value):
        print("ignored", value)


class Holder:
    soft = NonData()
    hard = Data()


h = Holder()
h.__dict__.update(soft="from the instance", hard="from the instance")
print(h.soft, "|", h.hard)  # data descriptors win over the instance, others lose
h.hard = 1


class MyProperty:
    def __init__(self, fget):
        self.fget = fget

    def __get__(self, instance, owner=None):
        return self if instance is None else self.fget(instance)


class Circle:
    def __init__(self, r):
        self.r = r

    @MyProperty
    def area(self):
        return 3 * self.r**2


print(Circle(2).area)


def f(self):
    return self


print(f.__get__("bound")(), Circle.__init__.__get__(Circle(1)).__func__ is Circle.__init__)  # functions are descriptors


class Lazy:
    def __init__(self, f):
        self.f = f

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner):
        value = instance.__dict__[self.name] = self.f(instance)
        return value


class Page:
    @Lazy
    def text(self):
        print("loading")
        return "text"


page = Page()
print(page.text, page.text)
