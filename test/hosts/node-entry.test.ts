// The built package's Node entry: the same names as the sources', in an interpreter that runs, with V8's compiled form kept and used.

import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import * as sources from "../../src/node.ts";

const dist = fileURLToPath(new URL("../../dist/", import.meta.url));
const copy = mkdtempSync(join(tmpdir(), "node-entry-"));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

function run(entry: string, program: string): string {
  return execFileSync(
    process.execPath,
    ["--input-type=module", "-e", program.replace("ENTRY", JSON.stringify(entry))],
    {
      encoding: "utf8",
    },
  );
}

test("exports what the sources export", () => {
  const out = run(`${dist}node.js`, "import * as m from ENTRY; console.log(Object.keys(m).sort().join());");
  expect(out.trim()).toBe(Object.keys(sources).sort().join());
});

test("keeps the compiled forms of its scripts beside it", () => {
  for (const name of ["node.js", "taipan.cjs", "chunks"])
    cpSync(`${dist}${name}`, join(copy, name), { recursive: true });
  symlinkSync(`${dist}lib`, join(copy, "lib"));
  const program = `import { Python } from ENTRY;
    const python = new Python();
    python.run("import json, _datetime");
    console.log(python.eval("json.dumps([1, None])"), python.eval("1 + 1"));`;
  const entry = join(copy, "node.js");
  const first = run(entry, program);
  expect(first).toBe("[1, null] 2\n");
  const [tag] = readdirSync(join(copy, "cache"));
  expect(readdirSync(join(copy, "cache", tag!))).toEqual(["modules._datetime.index", "taipan"]);
  expect(run(entry, program)).toBe(first);
});
