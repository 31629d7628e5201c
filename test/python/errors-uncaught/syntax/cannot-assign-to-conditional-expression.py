# Run as a file: nothing of it is executed.
print("not printed")
a if b else c = 1
