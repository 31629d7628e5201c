# Nested finally blocks with return, break, continue in every position; the last one wins.
import warnings; warnings.simplefilter("ignore")
def f1():
    for i in range(3):
        try:
            try: return ("inner", i)
            finally: trace.append(("f1", i))
        finally:
            if i < 2: trace.append("continue"); i += 10
def f2():
    while True:
        try:
            try: 1 / 0
            finally: trace.append("a")
        except ZeroDivisionError: trace.append("b"); break
        finally: trace.append("c")
    return "f2"
def f3():
    try: raise ValueError(1)
    except ValueError as e:
        try: raise KeyError(2)
        finally: trace.append(type(e).__name__)
    finally: trace.append("outer")
def f4():
    r = []
    for x in "ab":
        for y in "cd":
            try:
                if y == "c": continue
                r.append(x + y)
                break
            finally: r.append("f")
        else: r.append("no")
    else: r.append("else")
    return r
def f5(n):
    try:
        if n: return f5(n - 1) + [n]
        raise KeyError
    except KeyError: return ["caught"]
    finally: trace.append(n)
def f6():
    x = 1
    try: return x
    finally: x = 2; trace.append(x)
def f7():
    def g():
        try: yield 1; yield 2
        finally: trace.append("g closed")
    for v in g():
        try: return v
        finally: trace.append("loop finally")
def f8():
    try:
        try: raise ValueError("v")
        except TypeError: trace.append("no")
        else: trace.append("no")
        finally: trace.append("fin")
    except ValueError as e: return str(e)
for f in (f1, f2, f3, f4, lambda: f5(2), f6, f7, f8):
    trace = []
    try: print(f(), trace)
    except Exception as e: print(repr(e), repr(e.__context__), trace)
