# PEP 750 template strings: Template and Interpolation objects.
from string.templatelib import Interpolation, Template

name, n = "world", 3
t = t"hello {name!r:>10} and {n + 1:0{n}} {{literal}} {n = }"
print(type(t).__name__, t.strings, t.values)
for i in t.interpolations:
    print((i.value, i.expression, i.conversion, i.format_spec))
print(t)
print(list(t"{n}{name}"), t"".strings, t"".interpolations, t"x".strings, t"{n}".strings)
a = t"a{1}b" + t"c{2}d"
print(a.strings, a.values, t"a" t"b{1}" rt"\n{2}" .strings)
for f in (lambda: t"a" + "b", lambda: "a" + t"b", lambda: t"a" == t"a", lambda: len(t"a"), lambda: hash(t"a") != 0, lambda: t"a".strings.x, lambda: Template(5), lambda: Template("a", 1), lambda: Interpolation()):
    try:
        print(f())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
i = Interpolation(5, "expr", "r", "spec")
print(i, Interpolation("v"), Interpolation.__match_args__)
tt = Template("a", "b", i, i, "c")
print(tt.strings, tt.interpolations == (i, i), list(tt))


def html(template):
    out = []
    for part in template:
        match part:
            case str(s): out.append(s)
            case Interpolation(v, _, conv, spec):
                v = {"r": repr, "s": str, "a": ascii, None: lambda x: x}[conv](v)
                if isinstance(v, Template): v = html(v)
                else: v = format(v, spec).replace("<", "&lt;")
                out.append(v)
    return "".join(out)


evil = "<script>"
print(html(t"<p>{evil} {t"<b>{evil!r:>12}</b>"} {3.14159:.2f}</p>"))
print(html(rt"\d{n}"), html(t'{"q"}{'s'}'), [*t"{n}"][0].expression, t"{  n  }".interpolations[0].expression, t"{n!s}".interpolations[0].conversion)
try:
    t"{1 / 0}"
except ZeroDivisionError as e:
    print(e)
