# int() from text in every base; int to text; limits on digits.
for text, base in (("10", 2), ("0b101", 0), ("0o17", 0), ("0xFf", 0), ("-0x1f", 16), ("  42\n", 10), ("1_000", 10), ("+7", 10), ("z", 36), ("٣٤", 10), ("0_0", 0), ("00", 0), ("-0", 0), ("0", 0), ("1" * 30, 2), ("0b1", 16)):
    print(repr(text), base, int(text, base))
for args in (("010", 0), ("1__0",), ("_1",), ("1_",), ("0x",), ("0x", 16), ("",), (" ",), ("+",), ("- 1",), ("1.0",), ("1e3",), ("5", 1), ("5", 37), ("5", -1), ("8", 8), ("0b2", 0), (5, 10), ("1\0",), ("½",), (b"12",), (b"1x",), (None,), ("5", 2.0), ("é" * 3,)):
    try:
        print(args, int(*args))
    except (ValueError, TypeError) as e:
        print(args, "->", e)
print(int(), int(3.99), int(-3.99), int(True), int("0" * 50 + "7"), int(1e20), int(123456789012345678.0))
print(bin(-10), oct(8), hex(-255), bin(0), hex(2**70), str(-(2**70)), repr(10**25), f"{-(10**18):,}")
import sys
try:
    str(10**5000)
except ValueError as e:
    print(e)
try:
    int("1" * 5000)
except ValueError as e:
    print(e)
print(len(hex(10**5000)), sys.get_int_max_str_digits())
sys.set_int_max_str_digits(0)
print(len(str(10**5000)))
sys.set_int_max_str_digits(4300)
try:
    sys.set_int_max_str_digits(100)
except ValueError as e:
    print(e)
