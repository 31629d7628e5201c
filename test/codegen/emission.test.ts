// Emitted JavaScript: it parses in both modes, keeps program text out, and computes ints and floats inline.

import { describe, expect, it } from "vitest";
import { compileUnit } from "#codegen/index.ts";
import { parse } from "#syntax/index.ts";

function compile(source: string, mode: "direct" | "suspendable" = "direct"): string {
  const { tree } = parse(source, { mode: "exec", filename: "t.py" });
  return compileUnit(tree, {
    filename: "t.py",
    mode,
    kind: "exec",
    optimize: 0,
    futureFlags: 0,
    localsAreGlobals: true,
  }).js;
}

const everything = `
import a.b as c
from d import e, f as g
@g(1)
class C[T](c, *e, metaclass=g, **c):
    x: int = 5
    def m(self, a, /, b=1, *args, k: int = 2, **kw) -> int:
        self.y += super().m(a, *args, k=k, **kw)
        del self.z, a
        return [i for i in a] if b else {k: v for k, v in kw.items() if v}
async def co(x):
    async with x as y, x:
        async for z in y: yield await z
    return
def gen(x):
    try:
        while (n := (yield x)):
            for i in range(1, n, -2):
                if i: continue
                else: break
            else: x = yield from x
    except* ValueError as e: print(e)
    finally: print(f"{x!r:>{n}}", t"{x}")
match c:
    case [1, *r] | {"k": C(_, w=2), **r} if r: pass
    case None | -1 | "s": pass
with c as (p, [q, *r]): p[q:r], r.x = 1 < p <= 2, (5).real
type A[*Ts] = tuple[*Ts]
lambda *a, b=1: (a, b)
assert c, "m"
global_name: "int"
`;

describe("code generator", () => {
  it("emits JavaScript that parses, in both modes", () => {
    for (const mode of ["direct", "suspendable"] as const) new Function("A", "S", "M", compile(everything, mode));
  });

  it("keeps temporaries of nested operands apart", () => {
    const js = compile("def f(o, p):\n    return f'{o.a:{p.b}}' + str(o.c[p.d] + o.e(p.f, p.g))");
    new Function("A", "S", "M", js);
    expect(js).toContain("$o.w$a && ");
  });

  it("escapes text of the program", () => {
    const js = compile("x = '</script>\\u2028'");
    expect(js).toContain('"\\x3c/script>\\u2028"');
  });

  it("leaves functions that cannot raise without a frame", () => {
    expect(compile("def f(self): return self")).toMatch(/function f_f\(\$self\) \{\nreturn \$self;\n\}/);
  });

  it("checks int results against the safe range", () => {
    expect(compile("def f(a, b): return a * b")).toContain("$a * $b + 0) <= 9007199254740991");
  });
});
