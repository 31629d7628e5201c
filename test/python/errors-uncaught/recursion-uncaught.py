# Infinite recursion between methods, uncaught: alternating lines are not folded, repeated ones are.
import sys

sys.setrecursionlimit(30)


class Countdown:
    def __init__(self, n):
        self.n = n

    def next(self):
        return Countdown(self.n - 1).total()

    def total(self):
        return self.n + self.next()


try:
    Countdown(3).total()
except RecursionError as e:
    print(e)


def f():
    try:
        g()
    finally:
        pass


def g():
    f()


f()
