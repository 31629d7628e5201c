# 39. append adds its argument as one element, extend adds each element of an iterable.
a, b = [1, 2], [1, 2]
print(a.append([3, 4]), a, len(a))
print(b.extend([3, 4]), b, len(b))
b.extend("ab")
b.extend({"k": 1})
b.extend(range(2))
b.extend(x * x for x in (3,))
print(b)
a.append("ab")
print(a)
try:
    a.extend(5)
except TypeError as error:
    print(error)
try:
    a.append(1, 2)
except TypeError as error:
    print(error)
c = [1]
alias = c
c += (2, 3)
print(alias, c is alias)
c = c + [4]
print(alias, c is alias)
try:
    c = c + (5,)
except TypeError as error:
    print(error)
c.extend(c)
print(c)
c.append(c)
print(c, c[-1] is c)
c[len(c):] = ["slice", "assignment"]
c.insert(0, "first")
print(c[0], c[-2:])


def failing():
    yield 1
    yield 2
    raise ValueError("half way")


d = []
try:
    d.extend(failing())
except ValueError as error:
    print(error, d)
nested = [[]] * 2
nested[0].append("shared")
print(nested)
