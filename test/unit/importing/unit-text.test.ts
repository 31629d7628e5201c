// A unit that was written as text and read back is the unit that the compiler made, field by field.
import { expect, it } from "vitest";
import { copySpec, readUnitText, writeUnitText } from "#runtime/importing/unit-text.ts";
import { compiler } from "../../../src/compiler.ts";

const SOURCE = `"""Doc — ünïcode \\t tab"""
import sys
class C[T]:
    """doc"""
    def __m(self, a, /, b=1, *args, c: T = 2.5, **kw):
        x = lambda: (a, self.__private, "\\ud800", b"\\xff", 1 << 80)
        return x
    async def agen(self):
        async with self as s:
            yield s
def gen(n):
    for i in range(n):
        got = yield i, [lambda: i for _ in ()]
if 1 in {2, 3}: pass
`;

it("gives back what was written", () => {
  const request = { filename: "é.py", kind: "exec", optimize: 0, futureFlags: 0, localsAreGlobals: true } as const;
  const unit = compiler.compile(SOURCE, request);
  const text = writeUnitText(unit);
  expect(text).toMatch(/^[\t\n -~]*$/);
  const { unit: back, expression } = readUnitText(text);
  expect(back.codes.map(copySpec).map((c) => ({ ...c }))).toMatchObject(unit.codes);
  expect(back.codes.map((c) => c.saved)).toEqual(unit.codes.map((c) => c.saved));
  expect({ ...back, codes: [], js: "" }).toEqual({ ...unit, codes: [], js: "", warnings: [] });
  expect(typeof new Function(`return ${expression}`)()).toBe("function");
  expect(writeUnitText(back)).toBe(text);
});
