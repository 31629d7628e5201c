# Compile-time checks beyond the grammar: nonlocal at module level.
print("not printed")
def f():
    x = 1
    def g():
        nonlocal y
        y = 2
    return g
