"""str and bytes hash alike, by their content; tuples that hold what equals a str are found."""


class Lower:
    def __init__(self, s):
        self.s = s

    def __hash__(self):
        return hash(self.s.lower())

    def __eq__(self, other):
        return self.s.lower() == (other.s if isinstance(other, Lower) else other).lower()


class Sub(str):
    pass


class LowerStr(str):
    def __hash__(self):
        return hash(self.lower())

    def __eq__(self, other):
        return str(self).lower() == str(other).lower()


print(hash("abc") == hash(b"abc") == hash(memoryview(b"abc")), hash("abc") == hash(Sub("abc")))
print(hash("") == hash(b"") == 0)
print(hash("a" * 300) == hash(b"a" * 300), hash("é") == hash(b"\xe9"), hash("é") == hash("é".encode()))
print(hash("∑") == hash("∑".encode("utf-16-le")), hash("\U0001f600x") == hash("\U0001f600x".encode("utf-32-le")))
d = {("abc", 1): "tuple", "abc": "text", ("x", ("abc",)): "nested"}
for k in Lower("ABC"), (Lower("ABC"), 1), (Sub("abc"), 1), (LowerStr("ABC"), 1), ("x", (Lower("aBc"),)), ("y", Lower("abc")):
    print(d.get(k))
d = {(Lower("Key"), 2): "object", (Sub("sub"), 3): "subclass"}
print(d.get(("key", 2)), d.get(("sub", 3)), d.get(("Sub", 3)))
s = {("a", "b"), (Lower("C"), "d")}
print((Lower("A"), "b") in s, ("c", "d") in s, ("C", "d") in s, hash(("abc", 1)) == hash((Sub("abc"), 1)))
many = {Lower("Word%d" % i): i for i in range(500)}
print(sum(many["word%d" % i] for i in range(500)), sum(many[Lower("WORD%d" % i)] for i in range(500)))
