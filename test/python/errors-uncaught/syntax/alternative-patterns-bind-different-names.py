# Run as a file: nothing of it is executed.
print("not printed")
match x:
    case 1 | a: pass
