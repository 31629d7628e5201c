# SystemExit ends quietly; finally blocks and the rest of a with run first.
import sys

for code in (0, None, 5, "text", 3.5, (1, 2), True):
    try:
        sys.exit(code)
    except SystemExit as e:
        print(repr(e), e.code, e.args)
try:
    raise SystemExit
except BaseException as e:
    print(repr(e.code), isinstance(e, Exception))
try:
    raise SystemExit(1, 2)
except SystemExit as e:
    print(e.code)


class C:
    def __enter__(self): return self
    def __exit__(self, *a): print("exit", a[0].__name__)


try:
    with C():
        sys.exit(7)
finally:
    print("finally")
