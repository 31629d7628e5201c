# Output written before an error appears, in order, on both streams.
import sys
print("out 1")
print("err 1", file=sys.stderr)
sys.stdout.write("no newline at the end of this line")
sys.stderr.write("err 2 without newline, then the traceback: ")


def fail():
    print("out 2")
    raise EnvironmentError("alias of OSError")


print(EnvironmentError is OSError, IOError is OSError)
fail()
