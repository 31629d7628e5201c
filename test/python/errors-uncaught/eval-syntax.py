# SyntaxError from eval, uncaught: the traceback ends with the string's own position.
def calc(text):
    return eval(text)


print(calc("1 + 2"))
calc("1 + * 2")
