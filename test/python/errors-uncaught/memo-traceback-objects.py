# A stored exception raised again from elsewhere keeps its old entries and gets new ones in front.
saved = None


def fail():
    global saved
    try:
        raise ArithmeticError("stored")
    except ArithmeticError as e:
        saved = e


def later():
    raise saved


fail()
try:
    later()
except ArithmeticError:
    pass
later()
