# Format specs of integers through f-strings.
for n in (0, 7, -7, 255, 1234567, -1234567, 10**20):
    print(f"[{n:d}] [{n:5d}] [{n:<5}] [{n:^8}] [{n:=+10}] [{n:010}] [{n: }] [{n:,}] [{n:_}] [{n:x}] [{n:#X}] [{n:#b}] [{n:#o}] [{n:_x}] [{n:_b}] [{n:*>12,}]")
for spec in ("e", ".2f", "g", "%", ".0e", "012.1f", "n", "c", "+,d", "#010x", "^+9_b", "z.1f", "-", "<08", "0<8", "=8", "0>8", ".0%", "1000,"[:2]):
    try:
        print(spec, f"[{65:{spec}}]")
    except ValueError as e:
        print(spec, e)
for spec in (".2d", "s", "5s", "q", "..", "1.d", "+s", ",x", "_c", "+c", "#c", ",_d", "_,d", ",,", "=s", "10$", "^^^^", "{}", "d5", ",e,", "zd", "0z", "ddd", "%%"):
    try:
        print(spec, f"[{65:{spec}}]")
    except ValueError as e:
        print(spec, "->", e)
for n, spec in ((10**400, "e"), (-1, "c"), (0x110000, "c"), (10**30, "c"), (128512, "c"), (True, "d"), (True, "5"), (False, "x"), (True, ""), (True, "s")):
    try:
        print(f"{n:{spec}}")
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
