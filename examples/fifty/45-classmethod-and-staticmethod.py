# 45. A classmethod gets the class, a staticmethod gets nothing, a method gets the instance.
class Date:
    count = 0

    def __init__(self, y, m, d):
        self.y, self.m, self.d = y, m, d
        type(self).count += 1

    @classmethod
    def parse(cls, text):
        return cls(*map(int, text.split("-")))

    @staticmethod
    def is_leap(year):
        return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)

    def show(self):
        return f"{type(self).__name__} {self.y}/{self.m}/{self.d}"


class Holiday(Date):
    pass


print(Date.parse("2026-1-2").show(), Holiday.parse("2026-12-25").show(), Date(1, 2, 3).parse("4-5-6").show())
print(Date.is_leap(2000), Date(1, 1, 1).is_leap(1900), Date.count, Holiday.count)
print(type(Date.__dict__["parse"]).__name__, type(Date.__dict__["is_leap"]).__name__, type(Date.parse).__name__, type(Date.is_leap).__name__)
print(Date.parse.__self__ is Date, Holiday.parse.__self__ is Holiday, Date.is_leap is Date.__dict__["is_leap"].__func__)
try:
    Date.show()
except TypeError as error:
    print(error)


class Base:
    @classmethod
    def make(cls):
        return f"made by {cls.__name__}"

    @staticmethod
    def helper():
        return "base helper"

    def run(self):
        return self.helper(), self.make()


class Derived(Base):
    @classmethod
    def make(cls):
        return super().make() + "!"

    @staticmethod
    def helper():
        return "derived helper"


print(Base().run(), Derived().run(), Derived.make())


class Counter:
    total = 0

    @classmethod
    def add(cls):
        cls.total += 1


class Sub(Counter):
    pass


Counter.add()
Sub.add()
Sub.add()
print(Counter.total, Sub.total)
direct = staticmethod(lambda: "staticmethods are callable themselves")
print(direct())
try:
    classmethod(lambda cls: 1)()
except TypeError as error:
    print(error)
