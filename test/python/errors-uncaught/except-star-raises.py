# Errors raised in except* clauses join the unhandled rest.
try:
    raise ExceptionGroup("eg", [ValueError(1), TypeError("t"), OSError("o")])
except* ValueError as g:
    raise RuntimeError("in handler")
except* TypeError:
    1 / 0
