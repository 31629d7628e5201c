# Run as a file: nothing of it is executed.
print("not printed")
match x:
    case C(a=1, a=2): pass
