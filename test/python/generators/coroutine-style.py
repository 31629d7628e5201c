# Generators as state machines and data sinks: send protocol, parsers, accumulators, two-way pipes.
def primed(f):
    def start(*a): g = f(*a); next(g); return g
    return start
@primed
def parser():
    stack, out = [], None
    while True:
        c = yield out
        out = None
        if c == "(": stack.append([])
        elif c == ")":
            done = stack.pop()
            if stack: stack[-1].append(done)
            else: out = done
        elif stack: stack[-1].append(c)
p = parser()
print([r for c in "(a(bc)(d(e)))x(f)" if (r := p.send(c)) is not None])
@primed
def traffic():
    while True:
        for state, ticks in (("green", 2), ("yellow", 1), ("red", 2)):
            for _ in range(ticks): cmd = yield state; state = state if cmd != "skip" else state + "*"
t = traffic()
print([t.send(c) for c in (None, None, "skip", None, None, None)])
@primed
def stats():
    n = s = 0; lo = hi = None
    while True:
        x = yield (n, s, lo, hi)
        n += 1; s += x; lo = x if lo is None else min(lo, x); hi = x if hi is None else max(hi, x)
st = stats()
for v in (3, -1, 10): r = st.send(v)
print(r)
def ping(n):
    got = yield "ready"
    for i in range(n): got = yield f"{got}->ping{i}"
    return got
def proxy(n):
    result = yield from ping(n)
    yield f"result {result}"
g = proxy(2)
print(next(g), g.send("a"), g.send("b"), g.send("c"))
@primed
def guarded(log):
    while True:
        try: x = yield len(log); log.append(10 // x)
        except ZeroDivisionError as e: log.append(str(e))
        except GeneratorExit: log.append("closing"); raise
log = []; gd = guarded(log)
for v in (5, 0, 2): gd.send(v)
gd.throw(ZeroDivisionError("thrown")); gd.close(); print(log)
def lex(s):
    i = 0
    while i < len(s):
        back = yield s[i]
        if back: yield "unread"
        else: i += 1
l = lex("ab"); print(next(l), l.send(True), next(l), next(l), next(l, "end"))
