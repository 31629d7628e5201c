# 1. Lists are mutable, tuples are immutable; a tuple is made by commas, and can be hashed when its items can.
numbers, point = [1, 2, 3], (1, 2, 3)
numbers[0] = 10
numbers.append(4)
print(numbers, type(numbers).__name__)
try:
    point[0] = 10
except TypeError as error:
    print("tuple:", error)
print(hasattr(point, "append"), hasattr(numbers, "append"))
print(type(()), type((1)), type((1,)), type(1,), (1, 2) == tuple([1, 2]), [1, 2] == (1, 2))
places = {(52.5, 13.4): "Berlin"}
print(places[52.5, 13.4])
try:
    {[1]: "no"}
except TypeError as error:
    print("list as key:", error)
# A tuple holds its items for good, but an item may itself change.
mixed = ([], "x")
mixed[0].append("changed inside")
print(mixed)
try:
    hash(mixed)
except TypeError as error:
    print(error)
try:
    mixed[0] += ["and yet"]
except TypeError as error:
    print(error, mixed)
same = numbers
same += [5]
print(same is numbers, numbers)
other = point
other += (4,)
print(other is point, point, other)
print(tuple(point) is point, list(numbers) is numbers, sorted(point, reverse=True))
