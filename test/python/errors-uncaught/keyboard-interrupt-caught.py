# KeyboardInterrupt and GeneratorExit are not Exceptions.
for kind in (KeyboardInterrupt, GeneratorExit, SystemExit, Exception, BaseExceptionGroup):
    print(kind.__mro__[1].__name__, issubclass(kind, Exception))
try:
    try:
        raise KeyboardInterrupt("stop")
    except Exception:
        print("not here")
except BaseException as e:
    print(repr(e))
try:
    raise GeneratorExit
except BaseException as e:
    raise ValueError("converted") from e
