# Objects whose keys repeat, differ, are escaped or come in another order; numbers at the edges of what is exact.
import json


def show(text, **options):
    try:
        print(text[:60], "->", repr(json.loads(text, **options))[:200])
    except Exception as e:
        print(text[:60], "->", type(e).__name__, e)


show('{"a": 1, "b": 2, "a": 3}')
show('[{"a": 1, "b": 2}, {"a": 1, "b": 2, "a": 3}, {"b": 1, "a": 2}, {"a": 1, "c": 2}, {"a": 9, "b": 8, "c": 7}]')
show('[{"a": 1, "b": 2, "a": 3, "b": 4, "c": 5}, {"a": 1, "a": 2, "b": 3}]', object_pairs_hook=tuple)
show('[{"a\\"b": 1}, {"a\\"b": 2}, {"a": 3}, {"a"b": 4}]')
show(r'[{"a\u0062": 1, "ab": 2}, {"ab": 1, "a\u0062": 2}, {"ab": 3}]')
show('[{"key": 1}, {"ke": 2}, {"keys": 3}, {"key": 4}, {"": 5}, {"": 6, "key": 7}]')
show('[{"\U0001f600": 1, "é": 2, "中文": 3}, {"\U0001f600": 4, "é": 5, "中文": 6}, {"é": 1, "é": 2}]')
show('[{"a": {"a": {"b": 1, "a": 2}, "b": 3}, "b": {"b": 4}}, {"a": {"b": 5}, "a": 6}]')
show('[{"key": 1}, {"key" 2}]')
show('[{"key": 1}, {"key": }]')
show('[{"key": 1}, {"key": 2,}]')
show('[{"key": 1}, {"key')
show('[{"key": 1}, {"ke\ty": 1}]')
show('[{"key": 1}, {"ke\ty": 1}]', strict=False)

# Many keys, and the same ones again.
many = "{%s}" % ", ".join('"k%d": %d' % (i % 100, i) for i in range(250))
d = json.loads("[%s, %s]" % (many, many))
print(len(d[0]), d[0] == d[1], list(d[0].items())[:3], list(d[1])[-2:])
forty = ['"k%d": %d' % (i, i) for i in range(40)]
d = json.loads("{%s}" % ", ".join(forty + forty[::-1] + ['"k7": 0']))
print(len(d), d["k7"], list(d)[:3])
rows = json.loads("[%s]" % ", ".join('{"id%d": %d, "n": 0, "id%d": 1}' % (i, i, i) for i in range(6000)))
print(len(rows), rows[5999], all(len(r) == 2 for r in rows))
d = json.loads('{"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6}')
del d["b"]
d["g"] = 7
d["a"] = 8
print(d, "e" in d, "b" in d, d.pop("f"), d)

for number in (
    "0 -0 0.0 -0.0 1 -1 01 -01 1. .5 -.5 1.5 -1.5 1e5 1E5 1e+5 1e-5 1e 1e+ 1.e5 1.5e 1.5e- -  -a 123456789012345 1234567890123456 "
    "-999999999999999 9007199254740993 -9007199254740993 12345678901234567890 0.1 0.30000000000000004 1e22 1e23 123e22 1e-22 1e-23 "
    "123456789012345e22 123456789012345e-22 999999999999999.9 99999999999999.95 0.000001 0.0000000000000001 0.00000000000000001234 "
    "1.7976931348623157e308 1e309 -1e309 5e-324 1e-400 1e99999999999999999999 2.2250738585072014e-308 4.35 2.675 1.005 100000000000000000000.5 0e0 0e5 -0e-5 "
    "1.000000 10.0e1 NaN Infinity -Infinity -Inf"
).split():
    show(number)
    show("[%s]" % number)
    show("[%s]" % number, parse_int=lambda t: ("int", t), parse_float=lambda t: ("float", t), parse_constant=lambda t: ("constant", t))
show("1" * 639)
show("[" + "7" * 640 + "]")
show("-" + "7" * 5000)
for cut in ("[1", "[1,", "[1.", "[1e", "{", '{"', '{"a', '{"a"', '{"a":', '{"a":1', '{"a":1,', "[", "[tru", '["a', '["\\', '["\\u12', " ", "", "-", "[-"):
    show(cut)
