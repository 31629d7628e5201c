# Comparisons across numeric types, bool as int, exactness against floats.
print(True == 1, True is 1 if False else True, False < True, True + True, -True, +True, True * 3.5, sum([True, False, True]), [10, 20][True], isinstance(True, int), type(True + 0), bool.__mro__)
print(2**53 == 2.0**53, 2**53 + 1 == 2.0**53, 2**53 + 1 > 2.0**53, 10**400 > 1e308, 10**400 < float("inf"), -(10**400) > float("-inf"), 1 == 1.0 == 1 + 0j, 5 != float("nan"), 5 < float("nan"))
print(hash(1) == hash(1.0) == hash(True) == hash(1 + 0j), {1: "a", 1.0: "b", True: "c"}, len({0, False, 0.0, -0.0, 0j}))
for f in (lambda: 1 < "a", lambda: 1 < None, lambda: 1 < 1j, lambda: 1 >= [], lambda: True < "x", lambda: max(1, "a"), lambda: sorted([1, None])):
    try:
        f()
    except TypeError as e:
        print(e)
print(1 == "1", 1 != "1", (1).__eq__("1"), (1).__lt__(2.0), (1).__eq__(1.0), int.__eq__(1, True), 1 .__lt__("x"))
print(1 < 2 < 3, 1 < 3 > 2, 1 == 1 != 2, 3 > 2 > 2, 1 < 2 == True, (1 < 2) == True, not 1 == 2, 5 in [5.0], 1 is not None)
print(bool(0), bool(-1), bool(10**100), bool(0.0), bool(-0.0), bool(float("nan")), bool(0j), bool("False"), bool(()), bool([0]))
print(True and 5, 0 or "x", 0 and 1 / 0, 1 or 1 / 0, not "", not not 7, None or 0 or "" or [], 1 and 2 and 3)
print(str(True), repr(False), f"{True:d} {True!s} {True}", "%d %s" % (True, True), int(True), bool("0"), True.bit_length(), True.__class__, ~False)
try:
    class B(bool): pass
except TypeError as e:
    print(e)
print(bool(), max(True, 2), min(1, True), round(True), abs(True), divmod(True, 1), True**2, 2**True, True / True, True // 1, hash(True))
print(3 .real, 3..is_integer(), 0x1F, 0o17, 0b11, 1_000_000, 1e3 == 1000, .5, 5., 1_0.0_1, 0xdead_beef)
