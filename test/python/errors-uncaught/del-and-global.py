# Deleting twice.
def f():
    global shared
    del shared
    del shared


shared = 1
f()
