# Where names are bound: a binding anywhere in a function makes the name local everywhere in it.
x = "module"


def reads_before_binding():
    try:
        print(x)
    except UnboundLocalError as e:
        print(type(e).__name__, e, e.name)
    x = "local"
    return x


def binds_by_for():
    try:
        x
    except UnboundLocalError as e:
        print(e)
    for x in ():
        pass


def binds_by_import():
    try:
        sys
    except UnboundLocalError as e:
        print(e)
    import sys


def binds_by_def():
    try:
        x()
    except UnboundLocalError as e:
        print(e)

    def x():
        pass


def binds_by_except():
    x = 1
    try:
        1 / 0
    except ZeroDivisionError as x:
        pass
    try:
        return x
    except UnboundLocalError as e:
        return str(e)


class C:
    y = x
    x = "class"
    z = x

    def m(self):
        return x


print(reads_before_binding())
binds_by_for()
binds_by_import()
binds_by_def()
print(binds_by_except())
print(C.y, C.z, C().m())
for i in range(3):
    last = i
print(i, last)
del i
try:
    i
except NameError as e:
    print(e)
if False:
    never = 1
try:
    never
except NameError as e:
    print(e.name, e)
