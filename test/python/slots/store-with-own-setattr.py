# A slotted class with its own __setattr__ gets the short message from object.__setattr__.
class Plain:
    __slots__ = ("x",)


class Own:
    __slots__ = ("x",)

    def __setattr__(self, name, value):
        object.__setattr__(self, name, value)


class OwnDelete:
    __slots__ = ("x",)

    def __delattr__(self, name):
        object.__delattr__(self, name)


for cls in (Plain, Own, OwnDelete):
    o = cls()
    o.x = 1
    for action in (lambda: setattr(o, "y", 1), lambda: delattr(o, "y"), lambda: object.__setattr__(o, "__class_getitem__", 1)):
        try:
            action()
        except AttributeError as error:
            print(cls.__name__, error)
