# except*: splitting, several clauses, bare raise inside, naked exceptions are wrapped.
def run(exc, *, note=None):
    out = []
    try:
        try:
            raise exc
        except* (ValueError, KeyError) as g:
            out.append(("VK", type(g).__name__, g.message, g.exceptions))
        except* TypeError as g:
            out.append(("T", g.exceptions))
        except* OSError:
            out.append("OS")
            raise
        else:
            out.append("else")
        finally:
            out.append("finally")
    except BaseException as rest:
        out.append(("out", rest))
    print(out)


run(ValueError(1))
run(ExceptionGroup("g", [ValueError(1), TypeError(2), KeyError(3)]))
run(ExceptionGroup("g", [OSError(1), ValueError(2)]))
run(ExceptionGroup("g", [ZeroDivisionError(1), ExceptionGroup("h", [TypeError(2), IndexError(3)])]))
run(KeyboardInterrupt("k"))
run(BaseExceptionGroup("b", [KeyboardInterrupt(), ValueError()]))
run(StopIteration("s"))
try:
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise KeyError("new")
except BaseException as e:
    print(repr(e), repr(e.__context__), [repr(x.__context__) for x in e.exceptions])
try:
    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except* ValueError as g:
        raise RuntimeError("only") from g
except BaseException as e:
    print(repr(e), repr(e.__cause__), repr(e.__context__))
try:
    raise ValueError("naked")
except* ValueError as g:
    print(repr(g), g.message == "", g.exceptions[0].__traceback__ is not None)
print("g" in globals())
for bad in (ExceptionGroup, (ValueError, BaseExceptionGroup), 5):
    try:
        try:
            raise ValueError(1)
        except* bad:
            pass
    except TypeError as e:
        print(e)
try:
    try:
        pass
    except* ValueError:
        pass
    else:
        print("else runs")
finally:
    print("end")
def nested():
    try:
        raise ExceptionGroup("o", [ValueError(1), TypeError(2)])
    except* ValueError:
        try:
            raise ExceptionGroup("i", [OSError(3)])
        except* OSError as g:
            print("inner", g.exceptions)
    except* TypeError as g:
        print("outer", g.exceptions)
nested()
