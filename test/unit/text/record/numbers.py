# Random numbers through repr, format, round, %-formatting, parsing and arithmetic; the last expression is the fixture.
import json, random, struct, math
random.seed(20261123)

def hexf(x): return struct.pack(">d", x).hex()
def rnd():
    k = random.random()
    if k < .25: return struct.unpack(">d", random.randbytes(8))[0]
    if k < .5: return random.randint(-10**6, 10**6) / random.choice([1, 2, 4, 8, 10, 100, 1000, 1024, 65536])
    if k < .7: return random.uniform(-1, 1) * 10 ** random.randint(-20, 25)
    if k < .8: return float(random.randint(-10**20, 10**20))
    return random.choice([0.0, -0.0, 0.5, 1.5, 2.5, -2.5, 1e16, 1e15, 9999999999999998.0, 1e-4, 1e-5, 0.00012345, 1e21, 1e22, 1e23, 5e-324, 1.7976931348623157e308, 2.2250738585072014e-308, math.inf, -math.inf, math.nan, 0.125, 0.375, 1e100, 123456789.0])

def tryit(f):
    try:
        return f()
    except Exception as e:
        # The error number of a 64-bit Linux.
        return {"error": type(e).__name__, "text": str(e).replace("(68, 'Result not representable')", "(34, 'Numerical result out of range')")}

out = {}
out["repr"] = [[hexf(x), repr(x)] for x in (rnd() for _ in range(800))]

def spec(types):
    s = ""
    if random.random() < .3:
        if random.random() < .6: s += random.choice("*0 x€")
        s += random.choice("<>=^")
    if random.random() < .3: s += random.choice("+- ")
    if random.random() < .1: s += "z"
    if random.random() < .2: s += "#"
    if random.random() < .25: s += "0"
    if random.random() < .4: s += str(random.randint(0, 30))
    if random.random() < .2: s += random.choice([",", "_", ",", "_", ",_", "_,"])
    if random.random() < .5:
        s += "." + random.choice([str(random.randint(0, 12)), str(random.randint(0, 40)), ""])
        if random.random() < .2: s += random.choice([",", "_", "_,", ",_"])
    if random.random() < .85: s += random.choice(types)
    if random.random() < .02: s += random.choice(["é", "f", "\x01"])
    return s

out["formatFloat"] = [[hexf(x), s, tryit(lambda: format(x, s))] for x, s in ((rnd(), spec("eEfFgGn%fffggdsq\x02é")) for _ in range(1200))]
out["formatFloat"] += [[hexf(x), s, tryit(lambda: format(x, s))] for x in [0.1, 2.675, 1e22, 5e-324, 1/3, -1e300, 123456.789] for s in [".60f", ".55e", ".80g", ".120f", ".110e", ".150g", ".1100f", ".0f", "#.0f", "#.0e", ".0%", "e", ".99999999999999999999f", "99999999999999999999"]]
def ri():
    k = random.random()
    if k < .4: return random.randint(-1000, 10**6)
    if k < .6: return random.randint(-2**53, 2**53)
    if k < .8: return random.randint(-2**70, 2**70)
    return random.choice([0, 1, -1, 65, 0x1f600, 2**53, -2**53, 2**63, 2**64, 10**30, 999, 1000, -999, -1000])
out["formatInt"] = [[str(x), s, tryit(lambda: format(x, s))] for x, s in ((ri(), spec("bcdoxXneEfFgG%ddddxxssq\x02é")) for _ in range(1000))
    # The reference build has a long of 32 bits.
    if s[-1:] != "c" or -2**31 <= x < 2**31 or abs(x) >= 2**63]
out["formatStr"] = [[x, s, tryit(lambda: format(x, s))] for x, s in ((random.choice(["", "abc", "héllo wörld"]), spec("sssssdxq\x02é")) for _ in range(800))]
out["formatComplex"] = [[hexf(x), hexf(y), s, tryit(lambda: format(complex(x, y), s))] for x, y, s in ((rnd(), rnd(), spec("eEfFgGngfd%s")) for _ in range(800)) if s]
out["reprComplex"] = [[hexf(x), hexf(y), repr(complex(x, y))] for x, y in ((rnd(), rnd()) for _ in range(300))]
out["roundFloat"] = [[hexf(x), n, tryit(lambda: hexf(round(x, n)))] for x, n in ((rnd(), random.choice([0, 1, 2, 3, 5, -1, -2, 10, 15, 20, -15, -308, 300, 323, 324, -309])) for _ in range(1000))]
out["roundWhole"] = [[hexf(x), str(round(x))] for x in (rnd() for _ in range(500)) if math.isfinite(x)]
out["hex"] = [[hexf(x), x.hex()] for x in (rnd() for _ in range(300))]
def hextext():
    s = random.choice(["", "-", "+"]) + random.choice(["0x", "0X", ""])
    s += "".join(random.choice("0123456789abcdefABCDEF") for _ in range(random.choice([0, 1, 1, 2, 14, 20])))
    if random.random() < .6: s += "." + "".join(random.choice("0123456789abcdef08") for _ in range(random.choice([0, 1, 13, 14, 20])))
    if random.random() < .7: s += random.choice("pP") + random.choice(["", "-", "+"]) + str(random.choice([0, 1, 5, 100, 1000, 1020, 1023, 1024, 1060, 1074, 1080, 1200]))
    return random.choice(["", " ", "\n"]) + s + random.choice(["", "", " ", "x"])
out["fromhex"] = [[s, tryit(lambda: hexf(float.fromhex(s)))] for s in [hextext() for _ in range(800)] + ["inf", "-Infinity", "nan", " +nan ", "0x1.fffffffffffff8p1023", "0x1.fffffffffffff7p1023", "0x.8p-1074", "0x.80000001p-1074", "infin", "0x", "1p"]]
def numtext():
    s = random.choice(["", "", "-", "+"])
    for _ in range(random.randint(1, 6)):
        s += random.choice(["1", "23", "_", "0", ".", "e", "e-", "e+", "12345678901234567890", "j", "٣", "inf", "nan", " ", "x", "0x", "0b", "0o", "f", "7", "00"]) if random.random() < .6 else str(random.randint(0, 10**random.randint(1, 20)))
    return random.choice(["", "", " ", "\u2003\n"]) + s + random.choice(["", "", " ", "\u3000"])
texts = [numtext() for _ in range(1200)] + ["infinity", "-Inf", "+NaN", "1_000.0_1e1_0", "1__0", "_1", "1_", "1e_1", "1_e1", "1._5", ".5_", "𝟏𝟐", "", " ", "1\x00", "0_0", "00", "0_", "0x_f", "0b_1_0", "0xf_", "010", "0", "-0", "1e400", "-1e400", "4.9e-324", "2.4703282292062327e-324", "2.4703282292062328e-324"]
def bad(f):
    try: return f()
    except ValueError: return None
out["parseFloat"] = [[s, bad(lambda: hexf(float(s)))] for s in texts]
bases = [10, 10, 0, 0, 2, 8, 16, 36, 7]
def bases_for(): return random.choice(bases)
out["parseInt"] = [[s, b, bad(lambda: str(int(s, b)))] for s, b in ((s, bases_for()) for s in texts)]
def cpart():
    return random.choice(["1", "2.5", ".5", "1e3", "1_0", "inf", "nan", "7.", "1e-2", "", "x", "1e"])
ctexts = [random.choice(["", "("]) + random.choice(["", "+", "-"]) + cpart() + random.choice(["+", "-", "", "j+", " + "]) + cpart() + random.choice(["j", "J", "", "jj"]) + random.choice(["", ")"]) for _ in range(1000)] + ["j", "+j", "-j", "(1+2j)", " ( 1+2j ) ", "(1+2j", "1+j", "infj", "inf+nanj", "1_0+2_0j", "1_+2j"]
def cparts(c): return [hexf(c.real), hexf(c.imag)]
out["parseComplex"] = [[s, bad(lambda: cparts(complex(s)))] for s in ctexts]
import operator as op
ops = dict(add=op.add, sub=op.sub, mul=op.mul, floordiv=op.floordiv, mod=op.mod, truediv=lambda a, b: hexf(a / b), and_=op.and_, or_=op.or_, xor=op.xor)
def big():
    k = random.random()
    if k < .4: return ri()
    if k < .7: return random.randint(-10**random.randint(1, 60), 10**random.randint(1, 60))
    return random.choice([1, -1]) * (random.getrandbits(random.randint(1, 400)) << random.randint(0, 50)) + random.randint(-3, 3)
def show(v): return v if isinstance(v, (str, dict)) else str(v)
out["intOps"] = [[name, str(a), str(b), show(tryit(lambda: ops[name](a, b)))] for name, a, b in ((random.choice(list(ops)), big(), big()) for _ in range(1000))]
out["intOps"] += [["truediv", str(a), str(b), show(tryit(lambda: ops["truediv"](a, b)))] for a, b in [(10**400, 1), (10**400, 10**399), (1, 10**320), (3, 10**324), (1, 10**400), (2**1024 - 1, 1), (2**53 + 1, 1), (2**1074, 2**2148), (2**1074 + 1, 2**2149), (3 * 2**1074, 2**2149), (10**308 * 18, 10)] for a, b in [(a, b), (-a, b)]]
out["shifts"] = [[str(a), str(b), show(tryit(lambda: a << b)), show(tryit(lambda: a >> b))] for a, b in ((big(), random.choice([0, 1, 5, 31, 32, 52, 53, 60, 100, -1])) for _ in range(500))]
out["pow"] = [[str(a), str(b), str(a ** b)] for a, b in ((random.randint(-1000, 1000), random.randint(0, 40)) for _ in range(300))]
out["modpow"] = [[str(a), str(b), str(m), show(tryit(lambda: pow(a, b, m)))] for a, b, m in ((big(), random.choice([0, 1, 2, 3, 65537, -1, -2, random.getrandbits(80)]), random.choice([0, 1, -1, 7, -7, 97, 2**61 - 1, big()])) for _ in range(600))]
out["bits"] = [[str(a), a.bit_length(), a.bit_count(), str(math.isqrt(abs(a)))] for a in (big() for _ in range(300))]
out["toFloat"] = [[str(a), tryit(lambda: hexf(float(a)))] for a in [big() for _ in range(300)] + [2**1024 - 2**970, 2**1024 - 2**970 - 1, 2**53 + 1, 2**53 + 3, 2**54 + 3]]
out["ratio"] = [[hexf(x), tryit(lambda: [str(v) for v in x.as_integer_ratio()])] for x in (rnd() for _ in range(300))]
out["roundInt"] = [[str(a), n, str(round(a, -n))] for a, n in ((big(), random.randint(0, 30)) for _ in range(500))]
out["bytes"] = [[str(a), n, e, s, tryit(lambda: a.to_bytes(n, e, signed=s).hex()) ] for a, n, e, s in ((random.choice([big(), random.randint(-300, 300), 0, -128, 128, 255, 256]), random.choice([0, 1, 2, 3, 6, 7, 8, 9, 60]), random.choice(["little", "big"]), random.random() < .5) for _ in range(1000))]
out["fromBytes"] = [[b.hex(), e, s, str(int.from_bytes(b, e, signed=s))] for b, e, s in ((random.randbytes(random.randint(0, 12)), random.choice(["little", "big"]), random.random() < .5) for _ in range(400))]
fops = dict(divmod=lambda a, b: [hexf(v) for v in divmod(a, b)], mod=lambda a, b: hexf(a % b), floordiv=lambda a, b: hexf(a // b))
out["floatOps"] = [[name, hexf(a), hexf(b), tryit(lambda: fops[name](a, b))] for name, a, b in ((random.choice(list(fops)), rnd(), rnd()) for _ in range(800))]
def power(a, b):
    v = a ** b
    return hexf(v) if isinstance(v, float) else "complex"
specials = [0.0, -0.0, 1.0, -1.0, 2.0, -2.0, 0.5, -0.5, 3.0, -3.0, math.inf, -math.inf, math.nan, 1e300, -1e300]
out["floatPow"] = [[hexf(a), hexf(b), tryit(lambda: power(a, b))] for a in specials for b in specials]
def pspec():
    s = "%" + "".join(random.sample("-+ #0", random.choice([0, 0, 1, 2])))
    if random.random() < .4: s += str(random.randint(0, 20))
    if random.random() < .4: s += "." + random.choice(["", str(random.randint(0, 15))])
    return s
out["percentInt"] = [[s, str(a), s % a] for s, a in ((pspec() + random.choice("diouxX"), ri()) for _ in range(800))]
out["percentFloat"] = [[s, hexf(a), s % a] for s, a in ((pspec() + random.choice("eEfFgG"), rnd()) for _ in range(800))]
def ps():
    return "".join(random.choice(["%", "d", "s", "(k)", "(", ")", "x", "é", "*", ".", "5", " ", "l", "h", "#", "q", "%%"]) for _ in range(random.randint(1, 6)))
json.dumps(out, separators=(",", ":"), ensure_ascii=False)
