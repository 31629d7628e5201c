"""Raising and catching, through frames, with finally and context managers."""
N = 170_000


class Small(Exception):
    pass


class Guard:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        return kind is Small


def risky(i):
    if i % 3 == 0:
        raise Small(i)
    return i


def middle(i):
    try:
        return risky(i)
    finally:
        i += 1


def run(n):
    caught = total = 0
    table = {}
    for i in range(n):
        try:
            total += middle(i) & 3
        except Small as e:
            caught += e.args[0] & 1
        with Guard():
            risky(i + 1)
            total += 1
        try:
            table[i & 63] += 1
        except KeyError:
            table[i & 63] = 1
    return total + caught + len(table)
