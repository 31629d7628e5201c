# Arguments of _imp.get_frozen_object and _imp.create_dynamic.
import _imp
def t(*a):
    try: print(_imp.get_frozen_object(*a))
    except Exception as e: print(type(e), e, getattr(e,'name',0))
t("x", b"6\'\xd5Cu\x12")
t("x", b"")
t("x")
t("os", b"abc")
import marshal
t("x", marshal.dumps(5))
t("x", marshal.dumps(compile("1","f","eval"))[:4])
code = _imp.get_frozen_object("x", marshal.dumps(compile("1", "f", "eval")))
print(type(code), code.co_filename)
try: _imp.create_dynamic(5)
except Exception as e: print(type(e), e)
import types
for n in (5, "a", "a\0b"):
  for o in (None, 5, "/tmp/x\0.so"):
    try: print(_imp.create_dynamic(types.SimpleNamespace(name=n, origin=o)))
    except Exception as e: print(n, o, type(e), e)
