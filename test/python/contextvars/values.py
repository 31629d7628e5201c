# Values of variables in nested and copied contexts, tokens, and the decimal context that lives in one.
import contextvars
import decimal
from contextvars import ContextVar, copy_context

v = ContextVar("v")
w = ContextVar("w", default="none")


def show(where):
    print(where, v.get("unset"), w.get(), w.get("given"))


show("start")
token = v.set(1)
show("set")
copied = copy_context()
v.set(2)
show("set again")


def inner():
    show("copied")
    v.set(3)
    w.set("inner")
    show("set in copied")
    empty = contextvars.Context()
    empty.run(lambda: (show("empty"), v.set(4), show("set in empty")))
    show("copied again")
    print(empty[v], copied.get(v), len(empty))


copied.run(inner)
show("back")
v.reset(token)
show("reset")
print(copied[v], v in copy_context(), w in copied)
try:
    v.get()
except LookupError as error:
    print("LookupError", error.args == (v,))

decimal.getcontext().prec = 5
print(decimal.Decimal(1) / 3)
other = copy_context()


def narrow():
    decimal.setcontext(decimal.Context(prec=3))
    print(decimal.Decimal(1) / 3)


other.run(narrow)
print(decimal.Decimal(1) / 3)
other.run(lambda: print(decimal.Decimal(2) / 3))
contextvars.Context().run(lambda: print(decimal.Decimal(2) / 3))
with decimal.localcontext(prec=7):
    print(decimal.Decimal(2) / 3)
    copy_context().run(lambda: print(decimal.Decimal(2) / 3, decimal.getcontext().prec))
print(decimal.Decimal(2) / 3)
