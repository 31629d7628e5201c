# Run as a file: nothing of it is executed.
print("not printed")
foo(a, b for b in range(5), c)
