import __main__
def check(x):
    return isinstance(x, __main__.Thing), type(x).__module__, hasattr(__main__, "user")
