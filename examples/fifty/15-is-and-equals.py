# 15. `is` compares identity, `==` compares values.
a, b, c = [1, 2], [1, 2], None
c = a
print(a == b, a is b, a is c, id(a) == id(c), id(a) == id(b))
c.append(3)
print(a, a == b, a is c)


class AlwaysEqual:
    def __eq__(self, other):
        return True


class NeverEqual:
    def __eq__(self, other):
        return False

    __hash__ = object.__hash__


e, n = AlwaysEqual(), NeverEqual()
print(e == 5, e is None, e == None, n == n, n is n, n in [n], [n] == [n])
nan = float("nan")
print(nan == nan, nan is nan, nan in [nan], {nan: 1}.get(nan))
print(1 == 1.0 == True, type(1) is type(True), None is None, ... is Ellipsis, () == [], [] is [])
print(0 == False, "" == False, None == False, None == 0, "1" == 1, b"a" == "a", {1, 2} == frozenset([2, 1]), {"a": 1} == dict(a=1))
x = None
print("use `is` for None:", x is None, x is not None, not x is None)
import sys

s = "".join(["inter", "ned"])
print(sys.intern(s) is sys.intern("interned"), s == "interned")


class Money:
    def __init__(self, amount):
        self.amount = amount

    def __eq__(self, other):
        return NotImplemented if not isinstance(other, Money) else self.amount == other.amount


print(Money(1) == Money(1), Money(1) is Money(1), Money(1) == 1, Money(1) != Money(2))
try:
    hash(Money(1))
except TypeError as error:
    print(error)
