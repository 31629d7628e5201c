# 38. collections: namedtuple, deque, Counter, OrderedDict, defaultdict, ChainMap.
from collections import ChainMap, Counter, OrderedDict, UserDict, defaultdict, deque, namedtuple

Point = namedtuple("Point", "x y z", defaults=[0])
p = Point(1, y=2)
print(p, p.x + p[1], p._asdict(), p._replace(z=9), Point._fields, Point._make([7, 8, 9]), p == (1, 2, 0))
x, y, z = p
try:
    p.x = 5
except AttributeError as error:
    print(error)
d = deque([1, 2, 3], maxlen=4)
d.append(4)
d.appendleft(0)
print(d, d.pop(), d.popleft(), d)
d.extend("ab")
d.rotate(1)
print(d, d[0], len(d), d.index("a"), d.maxlen)
c = Counter("mississippi")
print(c, c.most_common(2), c["s"], c["zz"], sorted(c.elements())[:4], c.total())
print(c + Counter("sims"), c - Counter("sss"), c & Counter("misty"), Counter(a=1) | Counter(a=3, b=0), +Counter(a=-1, b=2))
c.update("mm")
c.subtract({"i": 10})
print(c["m"], c["i"])
groups = defaultdict(list)
for word in ("apple", "avocado", "bean"):
    groups[word[0]].append(word)
print(groups, dict(groups), groups["z"], len(groups), "q" in groups, groups.default_factory)
try:
    defaultdict()["x"]
except KeyError as error:
    print(repr(error))
o = OrderedDict(a=1, b=2, c=3)
o.move_to_end("a")
print(o, o.popitem(last=False), o == OrderedDict(c=3, a=1), OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), dict(a=1, b=2) == dict(b=2, a=1))
chain = ChainMap({"a": "local"}, {"a": "outer", "b": 2})
print(chain["a"], chain["b"], dict(chain), chain.new_child({"b": 3})["b"], chain.parents["a"])
chain["b"] = "written to the first"
print(chain.maps)


class Upper(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)


u = Upper(a=1)
u.update(b=2)
print(u, u.data)
