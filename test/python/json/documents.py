# json: encoding and decoding, hooks, formats, errors with their places and notes.
import json, decimal, enum, collections
def show(f, *args, **kw):
    try: print(repr(f(*args, **kw)))
    except Exception as e: print(type(e).__name__, e, getattr(e, "__notes__", ""))
values = [None, True, False, 0, -1, 2**53, -2**70, 1.5, 1e100, -0.0, 1e-7, 123456789012345680.0, "", "a\"b\\c\n\x00\x7f\u2028é\U0001f600", "\ud800", [], {}, [1, [2, [3]]], {"a": {"b": []}}, (1, 2), {1: 2, 1.5: 3, None: 4, True: 5}]
for v in values: print(json.dumps(v), json.dumps(v, ensure_ascii=False).encode("utf-8", "surrogatepass"), json.dumps(v, indent=1), json.dumps(v, separators=(",", ":"), indent="\t"))
class I(int):
    def __repr__(self): return "I!"
class F(float):
    def __repr__(self): return "F!"
class C(enum.IntEnum): RED = 1
print(json.dumps([I(5), F(1.5), C.RED, {I(3): 1, C.RED: 2}]), json.dumps(collections.OrderedDict(b=1, a=2)), json.dumps({"b": 1, "a": [{"d": 1, "c": 2}]}, sort_keys=True, indent=2))
print(json.dumps([float("nan"), float("inf"), -float("inf")])); show(json.dumps, [float("nan")], allow_nan=False)
show(json.dumps, {1, 2}); show(json.dumps, [1, {"k": [object]}]); show(json.dumps, {(1, 2): 3}); print(json.dumps({(1, 2): 3, "x": 4}, skipkeys=True)); show(json.dumps, {"b": 1, 2: 3}, sort_keys=True)
loop = []; loop.append(loop); show(json.dumps, loop); d = {}; d["x"] = [d]; show(json.dumps, d)
print(json.dumps([complex(1, 2), {3}], default=lambda o: [o.real] if isinstance(o, complex) else sorted(o))); show(json.dumps, [object()], default=lambda o: o)
print(list(json.JSONEncoder(indent=1).iterencode({"a": [1, "x", None]})), "".join(json.JSONEncoder().iterencode([1, (2,), {"a": 1.5}])))
for s in ["null", " [1 , 2.0e3,-0,-0.0, 1E5 ] ", '{"a":1,"a":2,"b":{"c":[]}}', '"\\u00e9\\ud83d\\ude00\\ud83d\\n\\/"', "NaN", "[Infinity, -Infinity]", "12345678901234567890123", '"é😀" ', "[[[]], {}]", "1.5e400", "true"]: show(json.loads, s)
bad = ["", " ", "[", "[1", "[1,", "[1,]", "[,1]", "{", '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', "{1:2}", "{'a':1}", '"abc', '"\\x"', '"\\u12"', '"\\u12g4"', '"a\nb"', "01", "-", "1.", "nul", "[1 2]", "1 2", "]", '{"a" 1}', "+1", '["\t"]', '😀["é", x]', "\ufeff1", "[1,\n 2,\n x]"]
for s in bad: show(json.loads, s)
print(json.loads('"a\nb"', strict=False), json.loads("[1.5, 2, 3e2]", parse_float=decimal.Decimal, parse_int=str), json.loads("[NaN, -Infinity]", parse_constant=lambda s: s + "!"))
print(json.loads('{"a": {"b": 1}, "c": 2}', object_hook=lambda d: sorted(d.items())), json.loads('{"a": {"b": 1}, "a": 2}', object_pairs_hook=lambda p: p), json.loads(b'{"a": "\xc3\xa9"}'), json.loads('"é"'.encode("utf-16")), json.loads(bytearray(b"[1]")))
dec = json.JSONDecoder(); print(dec.raw_decode('[1] tail'), dec.raw_decode('x"😀"y', 1)); show(dec.raw_decode, "x"); show(json.loads, 5); show(json.loads, None)
from json.encoder import encode_basestring as e, encode_basestring_ascii as ea
print(e("é\u2028\"\x1f"), ea("é\U0001f600\x7f\t")); show(ea, 5); show(e, b"")
from json.decoder import scanstring
print(scanstring('"x\\ty" rest', 1), scanstring('é😀"', 0)); show(scanstring, '"abc', 1); show(scanstring, "abc", 9)
try: json.loads('{"a": 1,\n "b": }')
except json.JSONDecodeError as x: print(x.msg, x.pos, x.lineno, x.colno, x.doc == '{"a": 1,\n "b": }')
big = {f"k{i}": [i, i / 4, str(i), None, {"x": i % 2 == 0}] for i in range(300)}; print(json.loads(json.dumps(big)) == big, len(json.dumps(big, indent=3)))
