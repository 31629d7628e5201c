# Run as a file: nothing of it is executed.
print("not printed")
import a as 1
