# More than fifteen exceptions in a group, and more than ten levels, are cut.
wide = ExceptionGroup("wide", [ValueError(i) for i in range(18)])
try:
    raise wide
except* ValueError as g:
    print(len(g.exceptions))
deep = ValueError("bottom")
for level in range(12):
    deep = ExceptionGroup(f"level {level}", [deep, TypeError(level)])
raise ExceptionGroup("both", [wide, deep])
