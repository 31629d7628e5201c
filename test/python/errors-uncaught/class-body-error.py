# An error in a class body has a frame named after the class.
class Config:
    names = ["a", "b"]

    class Nested:
        values = {n: i for i, n in enumerate("xy")}
        lookup = values["z"]

    def never(self):
        pass
