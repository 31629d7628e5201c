// Names that mean something to JavaScript are plain names to Python, and no JavaScript object of the host is reachable through them. The names
// go through every place where a name can stand; what each place gives must be what the same place gives for a harmless name.
import { describe, expect, it } from "vitest";
import { Python } from "../../src/index.ts";

const NAMES = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "valueOf",
  "hasOwnProperty",
  "__defineGetter__",
  "then",
  "toJSON",
  "call",
  "apply",
  "arguments",
  "caller",
  "length",
  "name",
  "cls",
  "callv",
  "nx",
  "eval",
  "this",
  "null",
  "undefined",
  "NaN",
  "globalThis",
  "Function",
];
// Not identifiers: only where a string names something.
const STRINGS = [
  ...NAMES,
  "'",
  '"',
  "`",
  "$" + "{1}",
  "\\",
  "\n",
  "\u2028",
  "\u2029",
  "\0",
  "a b",
  "$x",
  "w$x",
  "m$x$1",
  "*/",
  "//",
  "</script>",
  "",
];

const IDENTIFIER = `
def probe(N):
    out = []
    ns = {}
    exec(f"""
class {N}:
    {N} = 1
    def m(self): return self.{N}
o = {N}()
out.append([o.{N}, o.m(), {N}.{N}, {N}.__name__ == the_name, type(o) is {N}])
o.{N} = 2
out.append([o.{N}, o.__dict__[the_name], list(o.__dict__) == [the_name]])
del o.{N}
out.append(o.{N})
def f({N}, *, k=0): return {N}
out.append([f(3), f({N}=4)])
try: f(**{{the_name + 'x': 1}})
except TypeError as e: out.append(str(e).replace(the_name, 'N'))
def g(**kw): return kw
out.append(g({N}=5) == {{the_name: 5}})
{N} = 6
out.append([{N}, globals()[the_name]])
def h():
    {N} = 7
    def inner(): return {N}
    return inner() + locals()[the_name]
out.append(h())
match {{the_name: 1}}:
    case {{'x': _}}: pass
    case {{**{N}}}: out.append(list({N}) == [the_name])
out.append([{N} for {N} in (1, 2)])
import types
mod = types.ModuleType(the_name)
mod.{N} = 8
out.append([mod.{N}, repr(mod) == f"<module {{the_name!r}}>"])
""".replace("import types\\nmod = types.ModuleType(the_name)", "mod = type(__builtins__ if not isinstance(__builtins__, dict) else __builtins__['__import__']('sys'))(the_name)"), {"the_name": N, "out": out, "__builtins__": __builtins__})
    return out
`;

const STRING = `
def probe(N):
    out = []
    class C: pass
    o = C()
    out.append([hasattr(o, N), getattr(o, N, 'none')])
    setattr(o, N, 1)
    out.append([getattr(o, N), vars(o) == {N: 1}, N in dir(o)])
    delattr(o, N)
    out.append(hasattr(o, N))
    d = {N: 1}
    out.append([d[N], N in d, d.get(N), list(d) == [N], {N} == {N, N}])
    try: {}[N]
    except KeyError as e: out.append(e.args == (N,))
    T = type(N, (), {N: 1}) if '\\0' not in N else type('T', (), {N: 1})
    out.append([getattr(T, N), getattr(T(), N)])
    def g(**kw): return kw
    out.append(g(**{N: 2}) == {N: 2})
    g.__dict__[N] = 3
    out.append(getattr(g, N))
    for bad in (1, 'x', [], {}, print, None, C, g):
        try: v = getattr(bad, '_' + N)
        except AttributeError: pass
        else: out.append(['reached', repr(v)])
    try: ('{0.' + N + '}').format(1)
    except Exception as e: out.append(type(e).__name__ in ('AttributeError', 'ValueError'))
    try: '%(a)s' % {N: 1}
    except KeyError: out.append('missing')
    return out
`;

describe("hostile names", () => {
  const results = (source: string, names: string[]): unknown[] => {
    const py = new Python();
    py.run(source);
    return names.map((n) => py.call("probe", n));
  };
  it("are plain identifiers", () => {
    const usable = NAMES.filter((n) => !["__defineGetter__"].includes(n));
    const [harmless, ...rest] = results(IDENTIFIER, ["harmless", ...usable]);
    usable.forEach((name, i) => {
      expect([name, rest[i]]).toEqual([name, harmless]);
    });
  });
  it("are plain strings", () => {
    const [harmless, ...rest] = results(STRING, ["harmless", ...STRINGS]);
    STRINGS.forEach((name, i) => {
      expect([name, rest[i]]).toEqual([name, harmless]);
    });
  });
  it("do not lead to the host", () => {
    const py = new Python({ modules: { host: { f: () => 1 } } });
    py.globals.set("fn", () => 1);
    for (const target of [
      "fn",
      "print",
      "'x'",
      "1",
      "1.5",
      "[]",
      "{}",
      "(lambda: 0)",
      "type",
      "__import__('host')",
      "__import__('host').f",
    ])
      for (const name of [
        "constructor",
        "__proto__",
        "prototype",
        "call",
        "bind",
        "caller",
        "cls",
        "spec",
        "func",
        "target",
      ])
        expect([target, name, py.eval(`hasattr(${target}, '${name}') and getattr(${target}, '${name}')`)]).toEqual([
          target,
          name,
          false,
        ]);
  });
});
