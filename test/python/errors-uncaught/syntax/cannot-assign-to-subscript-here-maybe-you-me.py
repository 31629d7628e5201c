# Run as a file: nothing of it is executed.
print("not printed")
while x[0] = 1: pass
