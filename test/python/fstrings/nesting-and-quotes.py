# PEP 701: any quotes, comments, newlines and backslashes inside replacement fields.
d = {"a": "A", 'b': {"c": [1, 2]}}
print(f"{d["a"]} {d['b']["c"][1]} {"nested " + f"{f"{1 + 1}"}"}")
print(f'{'\n'.join(["x", "y"])}')
print(f"""{
    d["a"]  # a comment with } and "quotes"
    .lower()
}""")
print(f"{'{'}{"}"}{{}}{{{1}}} {{{{")
print(f"{lambda_ if (lambda_ := 1) else 0} {(lambda x: x * 2)(4)} { {1: 2}[1] } { {3} }")
print(rf"\n{'\t'!r}\{1}" fr'\d{2}' f"\x41{'\x42'}\N{LATIN SMALL LETTER C}" "\x44")
print(f"a" "b{c}" f"{'d'}" 'e' rf"{'f'}\g")
x = 5
print(f"{x!r:>4}|{x!s:<4}|{x!a:^4}|{x:+}|{x:{x}}|{x:{'>'}{x + 1}}|{x:0{x}.{2}f}")
print(f"{x=}|{x = }|{ x=!r:>4}|{x=:>4}|{x + 1 = }|{d["a"]=}|{x=!s}|{'é'=!a}")
print(f"{'a' if x > 3 else 'b'}{x != 5}{x == 5}{x >= 5}{x:=^7}{(x:=6)}{x}")
print(f"{[i for i in range(3)]}{*[1, 2],}{x, 1}{[*'ab']}")
print(f"{'':*^5}|{'abc':.2}|{True:5}|{None!s:>6}|{1.5:06.2f}|{255:#x}|{1e10:,}|{10**6:_}|{0.25:.0%}")
print(f"{d!r:.5}|{'z' * 3!r}|{f'{x:>3}':*>5}")
def f(): return f"{(yield)}"
g = f()
next(g)
try:
    g.send("sent")
except StopIteration as e:
    print(e.value)
class F:
    def __format__(self, s): return f"<{s}>"
print(f"{F():a{'b'}c{{}}}" if False else f"{F():a{'b'}c} {F()} {F():%H:%M} {F():\n} {F():{'{'}}")
print(f'''{x
=}''')
print(type(f""), f"", f"" == "", f"{''}" is not None)
