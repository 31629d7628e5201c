# __name__ == "__main__", and importing the main module under its own name runs it again.
print("running as", __name__)
counter = globals().get("counter", 0) + 1
class Thing: pass
if __name__ == "__main__":
    import main as again
    print(again.__name__, again.Thing is Thing, again.counter, counter)
    import user
    print(user.check(Thing()), user.check(again.Thing()))
    import sys
    print(sys.modules["__main__"].Thing is Thing, sys.argv, Thing.__module__, again.Thing.__module__)
else:
    print("imported, not run")
