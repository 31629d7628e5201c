# Unbound free variables, globals and locals, uncaught in a closure.
def outer():
    def inner():
        return value + 1

    if False:
        value = 1
    return inner


try:
    outer()()
except NameError as e:
    print(type(e) is NameError, e.name)
    raise
