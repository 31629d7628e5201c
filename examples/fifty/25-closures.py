# 25. A closure remembers the variables of the scope it was made in.
def make_counter(start=0):
    count = start

    def increment(by=1):
        nonlocal count
        count += by
        return count

    return increment


a, b = make_counter(), make_counter(100)
print(a(), a(), b(5), a())
print(a.__code__.co_freevars, a.__closure__[0].cell_contents, b.__closure__[0].cell_contents)


def make_multipliers():
    return [lambda x: x * i for i in range(4)], [lambda x, i=i: x * i for i in range(4)]


late, bound = make_multipliers()
print([f(2) for f in late], [f(2) for f in bound])


def account(balance):
    def deposit(n):
        nonlocal balance
        balance += n

    def show():
        return balance

    return deposit, show


deposit, show = account(10)
deposit(5)
print(show(), deposit.__closure__[0] is show.__closure__[0])


def broken():
    total = 0

    def add(n):
        total += n

    add(1)


try:
    broken()
except UnboundLocalError as error:
    print(error)


def outer():
    def inner():
        return x

    x = "bound after inner was made"
    first = inner()
    x = "and changed"
    second = inner()
    del x
    try:
        inner()
    except NameError as error:
        return first, second, str(error)


print(outer())


def deep():
    a = 1

    def mid():
        b = 2

        def low():
            nonlocal a
            a += b
            return a

        return low

    return mid()


low = deep()
print(low(), low(), low.__code__.co_freevars, make_counter.__closure__)
