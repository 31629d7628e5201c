# An uncaught error three calls deep, with carets on a part of the line.
def inner(values, index):
    total = values[0] + values[index] * 2
    return total


def middle(values):
    return [inner(values, i) for i in (1, 7)]


class Outer:
    def run(self, *values):
        result = middle(
            values,
        )
        return result


print("before")
Outer().run(1, 2, 3)
print("never")
