# Modules, packages and submodules whose names mean something to JavaScript.
import __proto__, constructor, toString, hasOwnProperty, undefined, 名前
import constructor.prototype
import constructor.prototype as then
from constructor import prototype, valueOf as call
from constructor.valueOf import *
from constructor.valueOf import __proto__ as inherited
import importlib, sys

for module in (__proto__, constructor, toString, hasOwnProperty, undefined, 名前, prototype, call):
    print(ascii(module.__name__), ascii(module.value), module.__name__ in sys.modules, ascii(module.__spec__.name), module.__package__)
print(then is constructor.prototype is prototype, inherited, length, sorted(k for k in globals() if not k.startswith("__") or k == "__proto__") == sorted(
    "__proto__ constructor toString hasOwnProperty undefined 名前 then prototype call inherited importlib sys module length name".split()))
print(importlib.import_module(".valueOf", "constructor").length, importlib.import_module("__proto__") is __proto__)
print(importlib.reload(undefined) is undefined, undefined.loads)
for name in ("prototype", "isPrototypeOf", "constructor.toString", "constructor.__proto__", "__proto__.x", "NaN"):
    try:
        __import__(name)
    except ImportError as e:
        print(type(e).__name__, e, e.name)
try:
    from constructor import toString
except ImportError as e:
    print(e.msg.split(" (")[0], e.name)
try:
    constructor.toString
except AttributeError as e:
    print(e)
del sys.modules["toString"]
import toString as again
print(again is toString, again.value)
