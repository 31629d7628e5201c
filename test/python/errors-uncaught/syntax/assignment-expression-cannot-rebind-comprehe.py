# Run as a file: nothing of it is executed.
print("not printed")
[i := 0 for i in range(5)]
