def ok():
    return 1


def wrong(:
    pass
