# try, except, else, finally in loops and functions: which parts run and in what order.
log = []


def show(label, value=None):
    print(label, value, " ".join(map(str, log)))
    log.clear()


def f(kind):
    try:
        log.append("try")
        if kind == "raise": raise ValueError
        if kind == "return": return "r"
        if kind == "key": raise KeyError
    except ValueError:
        log.append("except")
        return "from except"
    else:
        log.append("else")
        return "from else"
    finally:
        log.append("finally")
    return "end"


for kind in ("none", "raise", "return", "key"):
    try:
        show(kind, f(kind))
    except KeyError:
        show(kind, "KeyError out")


def loop():
    for i in range(5):
        try:
            if i == 1: continue
            if i == 3: break
            log.append(i)
        except Exception: pass
        else: log.append("e")
        finally: log.append("f")
    else:
        log.append("loop else")


loop()
show("loop")


def nested():
    try:
        try:
            try:
                1 / 0
            finally:
                log.append(1)
        except KeyError:
            log.append("no")
        finally:
            log.append(2)
    except ZeroDivisionError as e:
        log.append(type(e).__name__)
        try:
            raise
        except ZeroDivisionError:
            log.append("again")
    return "e" in locals()


show("nested", nested())


def else_raises():
    try:
        try:
            pass
        except ValueError:
            log.append("not caught here")
        else:
            raise ValueError("from else")
        finally:
            log.append("fin")
    except ValueError as e:
        return str(e)


show("else", else_raises())


def try_in_finally():
    try:
        return "outer"
    finally:
        try:
            int("x")
        except ValueError:
            log.append("handled")


show("tif", try_in_finally())


def order():
    def t(x): log.append(x); return x
    try:
        raise t(IndexError)
    except t(KeyError): pass
    except (t(ValueError), t(LookupError)): log.append("hit")
    except t(Exception): pass


order()
log[:] = [getattr(x, "__name__", x) for x in log]
show("order")
def while_true():
    n = 0
    while True:
        try:
            n += 1
            if n < 3: continue
            return n
        finally:
            log.append(n)
show("while", while_true())
