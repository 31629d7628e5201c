# 24. yield gives a value and suspends the function until the next one is asked for.
def squares(limit):
    n = 0
    while n * n < limit:
        yield n * n
        n += 1


print(list(squares(30)), sum(squares(100)), 16 in squares(100))


def steps():
    print("before first")
    received = yield 1
    print("received", received)
    received = yield 2
    print("received", received)
    return "return value"


s = steps()
print(next(s))
print(s.send("hello"))
try:
    s.send("bye")
except StopIteration as stop:
    print("stopped with", stop.value)


def read_chunks(text, size):
    for i in range(0, len(text), size):
        yield text[i : i + size]


print(*read_chunks("abcdefgh", 3))


def flatten(tree):
    for node in tree:
        if isinstance(node, list):
            yield from flatten(node)
        else:
            yield node


print(list(flatten([1, [2, [3, [4]], 5]])))


def with_cleanup():
    try:
        yield "working"
        yield "never reached"
    finally:
        print("cleaned up")


for state in with_cleanup():
    print(state)
    break
del state
import gc

gc.collect()
g = with_cleanup()
print(next(g), g.gi_frame.f_lineno, g.gi_running)
g.close()


def empty():
    return
    yield


print(list(empty()), type(empty()).__name__)
g = (yield_ for yield_ in "lazy")
print(next(g), list(g))
