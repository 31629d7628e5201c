# Raising what cannot be raised.
def check(f):
    try:
        f()
    except BaseException as e:
        print(type(e).__name__, e, "| cause", repr(e.__cause__), "| context", repr(e.__context__))


def r1(): raise 5
def r2(): raise "text"
def r3(): raise int
def r4(): raise ValueError from 5
def r5(): raise ValueError from KeyError
def r6(): raise ValueError("v") from KeyError("k")
def r7(): raise None
def r8(): raise


class NeedsArg(Exception):
    def __init__(self, a): pass


class NotExc:
    pass


class NewGives(Exception):
    def __new__(cls): return 5


def r9(): raise NeedsArg
def r10(): raise NotExc
def r11(): raise NotExc()
def r12(): raise NewGives
def r13(): raise ValueError from NeedsArg


for f in (r1, r2, r3, r4, r5, r6, r7, r8, r9, r10, r11, r12, r13):
    check(f)
try:
    try:
        1 / 0
    except "not a class":
        pass
except TypeError as e:
    print(e, repr(e.__context__))
try:
    try:
        1 / 0
    except (ValueError, int):
        pass
except TypeError as e:
    print(e)
raise NotExc
