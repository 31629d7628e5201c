# Run as a file: nothing of it is executed.
print("not printed")
(x for x in y) = 1
