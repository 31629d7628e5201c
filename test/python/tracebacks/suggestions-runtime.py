# "Did you mean" text: where it appears, name and obj attributes, cut-offs.
import traceback
class A:
    def __init__(self): self.blech = 1; self.fluffle = 2
    def foo(self): return foo
    def bar(self): return self.blehc
last = lambda e: traceback.format_exception_only(e)[-1].strip()
def t(f):
    try: f()
    except Exception as e: print(last(e), "|", getattr(e, "name", None))
a = A()
somethingverywrong = None
t(lambda: a.blach); t(lambda: a.bluh); t(lambda: a.somethingverywrong); t(lambda: a.foo()); t(lambda: a.bar())
t(lambda: a.__init); t(lambda: a.fuffle); t(lambda: a.FLUFFLE); t(lambda: a.f)
t(lambda: somethingverywron); t(lambda: somethingveryWrong); t(lambda: abs_); t(lambda: Exceptoin); t(lambda: a_); t(lambda: b)
def local():
    blech_local = 1
    return blech_lokal
t(local)
def nested():
    outer_variable = 1
    def inner(): return outer_variabel, outer_variable
    return inner()
t(nested)
class S:
    __slots__ = ("slot_name",)
t(lambda: S().slot_nmae)
class D:
    def __dir__(self): raise ValueError
t(lambda: D().x)
class M(type):
    meta_attr = 1
class C(metaclass=M): class_attr = 2
t(lambda: C.clas_attr); t(lambda: C.meta_atr); t(lambda: C().clas_attr)
e = AttributeError("custom", name="blach", obj=a); print(last(e))
e = NameError("custom", name="prnt"); print(last(e))
e = ImportError("custom", name="math", name_from="sine"); print(last(e))
t(lambda: "".joinn); t(lambda: [].aapend); t(lambda: (1).bit_lengthh); t(lambda: {}.kyes()); t(lambda: None.some); t(lambda: print.nme); t(lambda: type.mor)
import math, collections
t(lambda: math.sinn); t(lambda: collections.OrderdDict); t(lambda: math.zzz)
t(lambda: exec("import mathh")); t(lambda: exec("from math import coss")); t(lambda: exec("from collections import OrderdDict as x"))
