# 4. Memory: objects go when nothing refers to them; cycles go when the collector runs.
import gc
import sys
import weakref


class Node:
    def __init__(self, name):
        self.name = name
        self.other = None

    def __del__(self):
        print("gone:", self.name)


n = Node("plain")
alias = n
del n
print("still there", alias.name)
del alias
print("after del")
r = weakref.ref(Node("only weakly referenced"))
print(r())


def f():
    local = Node("local")
    print("in f")


f()
print("after f")
gc.disable()
a, b = Node("a"), Node("b")
a.other, b.other = b, a
del a, b
print("cycle unreachable, not yet collected")
found = gc.collect()
print(found >= 2, gc.isenabled(), gc.collect())
gc.enable()
x = []
print(sys.getrefcount(x) - 1 >= 1)
y = [x, x]
print(sys.getrefcount(x) > 2, gc.get_referrers(x)[0] is y or len(gc.get_referrers(x)) > 0)
lst = [Node("in list")]
lst.clear()
lst.append(Node("rebound"))
lst[0] = None
print("end")
