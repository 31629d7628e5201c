# repr() of lists, tuples, dicts and sets in each other, and of what holds itself.
class Sub(list):
    def __repr__(self):
        return "Sub" + super().__repr__()


class Pair(tuple):
    def __repr__(self):
        return "<%d>" % len(self)


class Text(str):
    def __repr__(self):
        return "Text!"


print([(), (1,), (1, 2), [], [[]], {}, {1: (2,)}, None, True, 1.5, "a'b", 'c"d', "e\\f", "\n", "\x7f", "\xe9", "\U0001f600", "x" * 30 + "'", b"q"])
print([Sub([1, Sub()]), Pair((1, 2)), Text("x"), (Pair(),), {Text("k"): Sub()}])
loop = [1]
loop.append(loop)
loop.append((loop, [loop]))
print(loop, [loop])
table = {}
table["self"] = table
table[1, 2] = [table, {"in": table}]
print(table)
pair = ([],)
pair[0].append(pair)
print(pair, (pair, pair))
twice = [1, 2]
print([twice, twice], (twice, twice))


class Shrinks:
    def __repr__(self):
        victims.clear()
        return "shrinks"


victims = [1, Shrinks(), 2, 3]
print(victims, victims)


class Raises:
    def __repr__(self):
        raise ValueError("no")


bad = [1, (2, Raises())]
for _ in range(2):
    try:
        print(bad)
    except ValueError as error:
        print(error)
bad[1] = bad
print(bad)
print(["\U0001f600", "plain", ("\ud800", 3)].__repr__().encode("utf-8", "backslashreplace"))
