# Run as a file: nothing of it is executed.
print("not printed")
match x:
    case a as 1: pass
