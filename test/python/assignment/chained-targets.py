# Chained assignment evaluates the value once and stores into targets left to right.
class Log(dict):
    def __setitem__(self, key, value):
        print("set", key, value)
        super().__setitem__(key, value)

    def __getitem__(self, key):
        print("get", key)
        return super().__getitem__(key)


def key(name):
    print("key", name)
    return name


def value():
    print("value")
    return 7


log = Log()
log[key("a")] = log[key("b")] = value()
x = y = z = []
x.append(1)
print(y is z, y)
i = 0
items = [0, 0, 0]
i, items[i] = 1, 9
print(i, items)
i = 0
i = items[i] = 2
print(i, items)
a = b, c = [1, 2]
print(a, b, c)
(d, e), f = g = (1, 2), 3
print(d, e, f, g)
[h] = [(j)] = "k"
print(h, j)
() = [] = ()
log["n"] = 1
log["n"] += key(41)
print(dict(log))
k = k2 = k3 = 5
k += 1
print(k, k2, k3)
