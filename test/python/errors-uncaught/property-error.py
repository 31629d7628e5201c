# AttributeError raised inside a property is seen by __getattr__, and the traceback shows where.
class Lazy:
    @property
    def value(self):
        return self._value.real

    def __getattr__(self, name):
        print("getattr", name)
        raise AttributeError(f"no {name} here")


class Plain:
    @property
    def size(self):
        return self.missing


try:
    Lazy().value
except AttributeError as e:
    print(e, repr(e.__context__))
Plain().size
