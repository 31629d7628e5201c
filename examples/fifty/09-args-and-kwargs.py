# 9. *args collects further positional arguments in a tuple, **kwargs further keyword arguments in a dict.
def show(first, *args, sep="-", **kwargs):
    print(first, args, sep, kwargs)


show(1)
show(1, 2, 3, sep="+", color="red", size=5)
values, options = [1, 2, 3], {"sep": "/", "x": 1}
show(*values, **options)
show(*"ab", *[1], **{"y": 2}, **{"z": 3})


def only_keywords(*, a, b=2):
    return a, b


def only_positional(a, b=2, /, **kwargs):
    return a, b, kwargs


print(only_keywords(a=1), only_positional(1, b="goes to kwargs", a="too"))
for call in (lambda: only_keywords(1), lambda: only_positional(), lambda: show(), lambda: show(1, **{"first": 2}), lambda: show(1, **{"sep": 1}, sep=2)):
    try:
        call()
    except TypeError as error:
        print(error)


def forward(*args, **kwargs):
    return show(*args, **kwargs)


forward(0, "passed on", k="v")


def mutate(**kwargs):
    kwargs["new"] = True
    return kwargs


original = {"a": 1}
print(mutate(**original), original)
first, *rest = range(5)
print(first, rest, [*rest, *values], {**options, "x": 9})
