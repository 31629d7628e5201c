# 49. copy() makes one new object, deepcopy() follows the references.
import copy


class Team:
    def __init__(self, name, members):
        self.name, self.members = name, members


class Member:
    def __init__(self, name, team=None):
        self.name, self.team = name, team


team = Team("red", [])
team.members.append(Member("ann", team))
shallow, deep = copy.copy(team), copy.deepcopy(team)
print(shallow is team, shallow.members is team.members, deep.members is team.members)
print(deep.members[0].team is deep, shallow.members[0].team is team)
team.members[0].name = "changed"
print(shallow.members[0].name, deep.members[0].name)
grid = [[0] * 2 for _ in range(2)]
a, b = copy.copy(grid), copy.deepcopy(grid)
grid[0][0] = 1
grid[1] = "replaced"
print(a, b)
for value in (5, "text", (1, 2), None, len, int, frozenset([1]), 2.5, b"b", range(3)):
    assert copy.copy(value) is value and copy.deepcopy(value) == value
print("immutable values are not copied")
t = ([1], 2)
print(copy.copy(t)[0] is t[0], copy.deepcopy(t)[0] is t[0])


class Connection:
    def __init__(self):
        self.socket, self.cache = object(), {"k": [1]}

    def __deepcopy__(self, memo):
        new = type(self).__new__(type(self))
        memo[id(self)] = new
        new.socket = self.socket
        new.cache = copy.deepcopy(self.cache, memo)
        return new


c = Connection()
d = copy.deepcopy(c)
print(d.socket is c.socket, d.cache is c.cache, d.cache == c.cache)


class State:
    def __init__(self):
        self.kept, self.dropped = [1], "x"

    def __getstate__(self):
        return {"kept": self.kept}

    def __setstate__(self, state):
        self.__dict__.update(state, restored=True)


s = copy.copy(State())
print(vars(s))


class Sub(list):
    pass


x = Sub([[1]])
x.attr = ["a"]
y = copy.deepcopy(x)
print(type(y).__name__, y, y.attr, y.attr is x.attr)
memo = {}
shared = [0]
pair = copy.deepcopy([shared, shared, {"s": shared}], memo)
print(pair[0] is pair[1] is pair[2]["s"], id(shared) in memo)
try:
    copy.deepcopy((i for i in "ab"))
except TypeError as error:
    print(error)
d = {"a": [1]}
print(d.copy()["a"] is d["a"], list(d)[:] == ["a"], copy.deepcopy({1: {2: {3}}}))
