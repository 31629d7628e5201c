// `dis` shows the JavaScript that a function became, with the Python lines in front.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = new URL("../..", import.meta.url).pathname;
const built = existsSync(join(root, "dist/worker.cjs"));

const program = `
import dis
def outer(a):
    def inner():
        return a
    print("{", a)
    return inner
dis.dis(outer)
print(dis.Bytecode(outer).dis() == dis.Bytecode(outer).dis())
`;

it.skipIf(!built)(
  "shows a function's JavaScript and says so",
  () => {
    const r = spawnSync(join(root, "bin/taipan"), ["-c", program], { encoding: "utf8" });
    expect(r.stderr).toBe("");
    const lines = r.stdout.trimEnd().split("\n");
    const heads = lines.filter((line) =>
      line.startsWith("JavaScript, which taipan makes of Python instead of bytecode"),
    );
    expect(heads).toHaveLength(2);
    expect(
      lines.some((line) => /^Disassembly of <code object inner at 0x\w+, file "<string>", line 4>:$/.test(line)),
    ).toBe(true);
    expect(lines.find((line) => line.includes('loadGlobal(M, "print")'))).toMatch(/^ {3}6 /);
    expect(lines.some((line) => /function f_outer\(\$a\)/.test(line))).toBe(true);
    expect(lines.at(-1)).toBe("True");
  },
  60_000,
);
