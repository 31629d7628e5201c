# Run as a file: nothing of it is executed.
print("not printed")
"\U12345678"
