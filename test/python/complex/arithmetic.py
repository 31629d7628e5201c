# complex numbers: construction, operators, repr, parsing, errors.
a, b = 3 + 4j, 1 - 2j
print(a + b, a - b, a * b, a / b, a**2, a**0.5, abs(a), -a, +a, a.conjugate(), a.real, a.imag, a == 3 + 4j, a != b, bool(0j), hash(a) == hash(3 + 4j), hash(2 + 0j) == hash(2))
print(1j, -1j, 0j, -0j, 1 + 0j, complex(-0.0, 1), complex(0, -0.0), 1e20j, complex("inf"), complex(1, float("nan")), [1j], str(2.5j), repr(-1.5 - 0.0j), 1_0j, 1e-5j, 5 + 1e16j)
for s in ("1+2j", " 3j ", "(1-2j)", "j", "-j", "1e3+1e-3J", "inf-nanj", "5", "+1.5", "1_0+2_0j", "1.e1j"):
    print(repr(s), complex(s))
for args in (("1 + 2j",), ("1+2",), ("",), ("j1",), ("1+2jx",), ("(1",), (None,), ([],), ("1", 2), (1, "2"), (b"1",), (1, None)):
    try:
        print(args, complex(*args))
    except (ValueError, TypeError) as e:
        print(args, "->", e)
for f in (lambda: 1j < 2, lambda: 1j // 2, lambda: 1j % 2, lambda: divmod(1j, 1), lambda: int(1j), lambda: float(1j), lambda: 1j / 0, lambda: 0j**-1, lambda: 0j**1j, lambda: round(1j), lambda: [1][1j], lambda: "x" * 1j, lambda: (1e200 + 1j)**5, lambda: abs(complex(1e308, 1e308)), lambda: sorted([1j, 2j]), lambda: 1j & 1, lambda: pow(1j, 2, 3), lambda: range(1j)):
    try:
        print(f())
    except (TypeError, ZeroDivisionError, OverflowError, ValueError) as e:
        print(type(e).__name__, e)
print(complex(), complex(1), complex(1, 2), complex(real=1, imag=2), complex(1.5, True), complex(imag=3), complex.from_number(3), complex(a), (1 + 2j).__complex__(), 1j**2, (1j)**-1, 2**1j, (-1)**0.5, (2 + 3j)**-2, 10**20 + 1j, 1j * 1j == -1, sum([1j, 2, 0.5]), 0j**0, (1 + 1j)**10)
print(complex(1, 2) in [1 + 2j], {1j: "x"}[1j], 3 == 3 + 0j, 3.5 == 3.5 + 0j, isinstance(1j, (int, float)), complex(float("inf"), 1) * 1j, a.__eq__("x"), (0.1 + 0.2j) + 0.3, 1 - 0j, -(0j), 1j - 1)
