# 19. A shallow copy shares what is nested; a deep copy copies it all.
import copy

original = {"numbers": [1, 2], "pair": ([3], "x")}
shallow = copy.copy(original)
deep = copy.deepcopy(original)
original["numbers"].append(99)
original["new"] = True
print(shallow, deep, sep="\n")
print(shallow["numbers"] is original["numbers"], deep["numbers"] is original["numbers"], deep["pair"][0] is original["pair"][0])
for make in (list, lambda x: x[:], lambda x: x.copy(), copy.copy, lambda x: [*x]):
    nested = [[1], [2]]
    other = make(nested)
    nested[0].append("shared")
    nested.append("own")
    print(other, end=" ")
print()
loop = [1]
loop.append(loop)
copied = copy.deepcopy(loop)
print(copied[1] is copied, copied is loop)
inner = [0]
twice = copy.deepcopy([inner, inner])
print(twice[0] is twice[1])
t = (1, (2, 3))
print(copy.copy(t) is t, copy.deepcopy(t) is t, copy.deepcopy(([],)) == ([],))


class Account:
    def __init__(self, owner, tags):
        self.owner, self.tags = owner, tags
        print("init")

    def __repr__(self):
        return f"Account({self.owner}, {self.tags})"


a = Account("ann", ["x"])
b, c = copy.copy(a), copy.deepcopy(a)
a.tags.append("y")
print(a, b, c, b is a)


class Custom:
    def __copy__(self):
        return "from __copy__"

    def __deepcopy__(self, memo):
        return "from __deepcopy__", len(memo)


print(copy.copy(Custom()), copy.deepcopy(Custom()), copy.deepcopy([Custom()])[0][0])
print(copy.copy(len) is len, copy.deepcopy(int) is int, copy.replace(__import__("types").SimpleNamespace(x=1), x=2))
