# Run as a file: nothing of it is executed.
print("not printed")
def f(a=1, b): pass
