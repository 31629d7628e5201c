# Suggestions for misspelt attributes.
import traceback


class Account:
    balance = 0
    _private = 1

    def __init__(self):
        self.owner = "o"

    def deposit(self, amount):
        pass


class Custom:
    def __getattr__(self, name):
        raise AttributeError(f"custom: {name}")


class Dir:
    def __dir__(self):
        return ["computed"]


def show(f):
    try:
        f()
    except AttributeError:
        traceback.print_exc(limit=-1)


a = Account()
show(lambda: a.blance)
show(lambda: a.ownr)
show(lambda: a.depositt(1))
show(lambda: a.private)
show(lambda: "x".uper())
show(lambda: [].apend(1))
show(lambda: {}.itmes())
show(lambda: Account.deposti)
show(lambda: Custom().anything)
show(lambda: Dir().compute)
show(lambda: (5).bit_lenght)
show(lambda: None.foo)
show(lambda: traceback.print_ecx)
show(lambda: a.zzzzzzzz)
show(lambda: [].push(1))
show(lambda: {}.put("a"))
show(lambda: set().append(1))
def assign():
    (5).real = 1
show(assign)
import math
math.sqroot(2)
