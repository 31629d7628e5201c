# raise ... from None hides the context but keeps it.
def get(d, k):
    try:
        return d[k]
    except KeyError:
        raise LookupError("no such setting: " + k) from None


try:
    get({}, "x")
except LookupError as e:
    print(repr(e.__context__), e.__cause__, e.__suppress_context__)
get({}, "y")
