# The file itself does not compile: nothing runs.
print("this is never printed")


def f(x):
    if x
        return 1
