from . import right
def get(): return "left sees", right.__name__
