# Errors around __aexit__/__aenter__, driven by hand; mixing sync and async; return values.
class A:
    def __init__(self, log, fail=None, swallow=False): self.log, self.fail, self.swallow = log, fail, swallow
    async def __aenter__(self):
        self.log.append("enter")
        if self.fail == "enter": raise OSError("enter")
        return self
    async def __aexit__(self, k, v, t):
        self.log.append(f"exit {k.__name__ if k else None}")
        if self.fail == "exit": raise KeyError("exit")
        return self.swallow
def run(c):
    try: c.send(None)
    except StopIteration as e: return e.value
    except BaseException as e: return repr(e), repr(e.__context__)
log = []
async def f(body, **k):
    async with A(log, **k) as a:
        if body: raise body
        return "returned"
    return "after"
for args in (dict(), dict(fail="enter"), dict(fail="exit"), dict(swallow=True)):
    for body in (None, ValueError("body")):
        print(args, body, run(f(body, **args)), log); log.clear()
async def nested():
    async with A(log) as x, A(log, swallow=True) as y:
        raise ValueError("inner")
    return x is not y
print(run(nested()), log); log.clear()
async def loop():
    for i in range(3):
        async with A(log):
            if i == 0: continue
            if i == 1: break
    return i
print(run(loop()), log)
class NotAwaitable:
    def __aenter__(self): return 5
    def __aexit__(self, *a): return 5
class ExitBad:
    async def __aenter__(self): pass
    def __aexit__(self, *a): return 5
async def g(c):
    async with c: pass
for c in (NotAwaitable(), ExitBad(), 5, A):
    print(run(g(c)))
