TABLE = {"one": 1}


def lookup(name):
    return TABLE[name]


TWO = lookup("two")
