# All the messages of division by zero, the last one uncaught inside a generator expression in a call.
import traceback
for f in (lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: divmod(1, 0), lambda: divmod(1.5, 0), lambda: 0 ** -1, lambda: 0.0 ** -2, lambda: 1j / 0, lambda: 0j ** -1, lambda: pow(0, -1), lambda: True / False, lambda: 10**30 / 0, lambda: 10**30 // 0, lambda: 10**30 % 0):
    try:
        f()
    except ZeroDivisionError:
        print(traceback.format_exc().splitlines()[-1])


def mean(values):
    return sum(v for v in values) / len(values)


print(mean([1, 2, 3]))
print(max(mean(g) for g in ([1], [2, 4], [])))
