from pack import left
def get(): return "right sees", left.__name__
