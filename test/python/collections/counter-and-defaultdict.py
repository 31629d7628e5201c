# Counter arithmetic and defaultdict factories.
from collections import Counter, defaultdict
c = Counter("abracadabra")
print(c, c.most_common(2), c.most_common(), c["z"], c.total(), sorted(c.elements()), list(c), len(c), Counter(a=1, b=-2), Counter({"x": 3}), Counter([1, 1, 2]), Counter())
c.update("aa", z=5); c.subtract("a" * 10); print(c["a"], c["z"]); del c["z"], c["nothing"]
print(Counter("aab") + Counter("abc"), Counter("aab") - Counter("abc"), Counter("aab") & Counter("abc"), Counter("aab") | Counter("abc"), +Counter(a=1, b=-1), -Counter(a=1, b=-1), Counter("ab") == Counter("ba"), Counter(a=0) == Counter(), Counter("a") <= Counter("aa"), Counter("ab") > Counter("a"), Counter("a") != Counter("b"))
x = Counter("ab"); x += Counter("b"); x -= Counter("a"); x |= Counter("cc"); x &= Counter("bbbc"); print(x)
for f in (lambda: Counter(5), lambda: Counter.fromkeys("ab"), lambda: Counter("a") + 5, lambda: Counter("a") < 5, lambda: Counter(1, 2), lambda: Counter([[]]), lambda: Counter(a="x") + Counter(a=1), lambda: Counter("a").most_common("x")):
    try: print(f())
    except (TypeError, NotImplementedError) as e: print(type(e).__name__, e)
d = defaultdict(list, a=[1]); d["b"].append(2); d["a"] += [3]
print(d, d.get("zz"), "zz" in d, d.default_factory, d == {"a": [1, 3], "b": [2]}, d.copy(), type(d.copy()).__name__, d | {"c": 0}, repr(defaultdict(None, {1: 2})))
n = defaultdict(lambda: defaultdict(int)); n["x"]["y"] += 1; n["x"]["z"]; print({k: dict(v) for k, v in n.items()})
for f in (lambda: defaultdict(5), lambda: defaultdict()["k"], lambda: defaultdict(None)["k"], lambda: defaultdict(int, 5), lambda: defaultdict(lambda: 1 / 0)["k"], lambda: defaultdict(lambda x: x)["k"]):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
d.default_factory = None
try: d["q"]
except KeyError as e: print(repr(e))
r = defaultdict(lambda: r); print(r["a"]["b"] is r, repr(r).count("..."))
class M(defaultdict):
    def __missing__(self, k): return f"own {k}"
print(M(int)["q"], dict(M(int)), len(M(list, {1: 2})), sum((Counter(w) for w in ["ab", "bc"]), Counter()))
