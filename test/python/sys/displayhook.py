# sys.displayhook: what cannot be encoded is escaped, `_` is kept.
import sys, io, builtins
class W:
    def __init__(s): s.l=[]
    def write(s, t): s.l.append(t)
o = sys.stdout
w=W(); sys.stdout=w
sys.displayhook([1,"é"]); sys.displayhook(None)
sys.stdout=o; print(w.l, builtins._)
class A:
    def __repr__(s): return "\ud800é"
for enc in ("ascii","latin-1","utf-8"):
    b=io.BytesIO(); sys.stdout=io.TextIOWrapper(b, encoding=enc)
    sys.displayhook("é\udc80\U00010000\U0010ffff")
    sys.displayhook(A())
    sys.stdout.flush(); x=b.getvalue(); sys.stdout=o; print(enc, x)
class E:
    encoding='ascii'
    def __init__(s): s.l=[]
    def write(s, t):
        t.encode('ascii'); s.l.append(t)
w=E(); sys.stdout=w
sys.displayhook("é"); sys.stdout=o; print(w.l)
del sys.stdout
try: sys.displayhook(1)
except RuntimeError as e: sys.stdout=o; print(e, builtins._)
class B:
    def __repr__(s): raise ValueError("x")
try: sys.displayhook(B())
except ValueError as e: print(e, builtins._)
