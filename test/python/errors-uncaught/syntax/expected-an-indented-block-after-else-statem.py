# Run as a file: nothing of it is executed.
print("not printed")
else_ = 1
if x:
    pass
else:
y
