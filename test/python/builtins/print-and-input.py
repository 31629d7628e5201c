# print: sep, end, file, flush, odd arguments; input on a replaced stdin.
import io, sys
print(); print(1, "a", None, [1], sep="-"); print("x", end=""); print("y", end="!\n"); print(*range(3), sep=", "); print(sep="x"); print("a", "b", sep=None, end=None); print("é\U0001f600", "\t|", "nul\0".replace("\0", "\\0"))
out = io.StringIO()
print("to file", 5, file=out, flush=True); print(repr(out.getvalue()))
class W:
    def __init__(self): self.calls = []
    def write(self, s): self.calls.append(s)
    def flush(self): self.calls.append("FLUSH")
w = W(); print(1, 2, sep="|", file=w); print(file=w, flush=True); print(w.calls)
for f in (lambda: print(1, sep=5), lambda: print(1, end=b""), lambda: print(1, file=5), lambda: print(1, bad=1), lambda: print(1, file="x")):
    try: f()
    except (TypeError, AttributeError) as e: print(e)
print(1, file=None)
saved, sys.stdout = sys.stdout, io.StringIO()
print("captured"); text = sys.stdout.getvalue(); sys.stdout = saved
print(repr(text))
sys.stdout = None; print("vanishes"); sys.stdout = saved
sys.stdin = io.StringIO("line one\nline two\n\nlast without newline")
print(repr(input()), repr(input("prompt> ")), repr(input()), repr(input(5)))
try: input("more? ")
except EOFError as e: print(repr(e))
class S:
    def __str__(self): return "S"
    def __repr__(self): return "R"
print(S(), [S()], {S(): S()}, (S(),)); print("%s %r" % (S(), S()), f"{S()}{S()!r}")
del sys.stdin
try: input()
except RuntimeError as e: print(e)
print(repr(print(end="")), type(print).__name__)
