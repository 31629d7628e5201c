# Run as a file: nothing of it is executed.
print("not printed")
def f[T=int, U](): pass
