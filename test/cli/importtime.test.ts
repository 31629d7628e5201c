// `-X importtime`: the table of imports on standard error, in CPython's form; 2 lists also what was imported before.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = new URL("../..", import.meta.url).pathname;
const built = existsSync(join(root, "dist/worker.cjs"));

const run = (env: Record<string, string>, ...args: string[]): string[] => {
  const r = spawnSync(join(root, "bin/taipan"), args, { encoding: "utf8", env: { ...process.env, ...env } });
  expect(r.stdout).toBe("");
  return r.stderr.trimEnd().split("\n");
};
const HEADER = "import time: self [us] | cumulative | imported package";
const LINE = /^import time: +\d+ \| +\d+ \| ( *)([\w.]+)$/;

it.skipIf(!built)(
  "reports imports, inner ones first and indented",
  () => {
    const program = "import sys; sys.stderr = None; import bisect; import bisect";
    const [header, ...lines] = run({}, "-X", "importtime", "-c", program);
    expect(header).toBe(HEADER);
    for (const line of lines) expect(line).toMatch(LINE);
    const found = lines.map((line) => LINE.exec(line)!.slice(1));
    expect(found.slice(-2)).toEqual([
      ["  ", "_bisect"],
      ["", "bisect"],
    ]);
    expect(run({ PYTHONPROFILEIMPORTTIME: "1" }, "-c", "import bisect")[0]).toBe(HEADER);
    expect(run({ PYTHONPROFILEIMPORTTIME: "1" }, "-E", "-c", "import bisect")).toEqual([""]);
  },
  120_000,
);

it.skipIf(!built)(
  "lists imports of what is there already",
  () => {
    const lines = run({}, "-X", "importtime=2", "-c", "import bisect; import bisect");
    expect(lines.at(-1)).toBe("import time: cached    | cached     | bisect");
  },
  120_000,
);
