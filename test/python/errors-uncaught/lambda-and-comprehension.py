# Names of frames for lambdas, comprehensions and generator expressions.
data = [3, 2, "1"]
by = lambda x: -x
try:
    sorted(data, key=by)
except TypeError as e:
    print(e)
total = sum(n + 1 for n in (m * 2 for m in data))
