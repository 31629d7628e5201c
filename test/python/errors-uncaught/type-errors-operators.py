# The texts of unsupported operands for every operator.
import operator, traceback
ops = "+ - * / // % ** @ << >> & | ^ < <= > >=".split()
for o in ops:
    try:
        eval(f"object {o} 5".replace("object", "None"))
    except TypeError as e:
        print(o, "|", e)
for o in ("+=", "-=", "*=", "**=", "@=", ">>=", "&="):
    try:
        exec(f"x = []; x {o} None")
    except TypeError as e:
        print(o, "|", e)
for f in (lambda: "a" + 1, lambda: 1 + "a", lambda: [] + (), lambda: "a" * "b", lambda: {} | [], lambda: b"" + "", lambda: "" % 1, lambda: None(), lambda: 5[0], lambda: None[0], lambda: (lambda: 0)[1], lambda: len(5), lambda: iter(5), lambda: -"", lambda: abs(None), lambda: {}[{}], lambda: "a" in 5, lambda: 5 in "a", lambda: [1] < [""], lambda: int([]), lambda: float({}), lambda: sum([[]]), lambda: "".join([1]), lambda: print >> 5):
    try:
        f()
    except TypeError as e:
        print(e)
print >> "old style", "print"
