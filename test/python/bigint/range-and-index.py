# Huge ints as indices, range bounds, repetition counts and slice bounds.
r = range(10**20, 10**20 + 10, 3)
print(list(r), r[0], r[-1], 10**20 + 3 in r, 10**20 + 4 in r, r.index(10**20 + 9), r.count(5), r[1:], r[::-1], r == range(10**20, 10**20 + 12, 3), bool(r))
big = range(10**30)
for f in (lambda: len(big), lambda: big[10**29], lambda: big[-1], lambda: 5 in big, lambda: 10**30 in big, lambda: big[::10**29], lambda: big[10**31], lambda: list(big[10**30 - 2:]), lambda: [1, 2][10**30], lambda: "ab"[-(10**30)], lambda: [1, 2][:10**30], lambda: "abc"[-(10**30):10**30], lambda: [1] * 10**30, lambda: "" * 10**30, lambda: [] * -(10**30), lambda: [0, 1, 2][::10**30], lambda: [0, 1, 2][::-(10**30)], lambda: b"x" * 10**30, lambda: [].pop(10**30), lambda: list.insert([1], 10**30, 2), lambda: "a".ljust(10**30), lambda: [1].index(1, -(10**30), 10**30), lambda: reversed(big).__next__(), lambda: next(iter(range(10**25, 10**26, 10**24))), lambda: chr(10**30), lambda: range(10**30).__len__(), lambda: bytes([10**30]), lambda: bytes(10**30), lambda: 1 << 10**30, lambda: 1 >> 10**30, lambda: -1 >> 10**30, lambda: round(5, 10**30), lambda: "x".zfill(10**30), lambda: int("1", 10**30), lambda: slice(10**30).indices(5), lambda: slice(None, None, 10**30).indices(10**20)):
    try:
        print(f())
    except (OverflowError, IndexError, ValueError, MemoryError, TypeError) as e:
        print(type(e).__name__, e)
