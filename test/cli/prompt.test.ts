// The prompt reads statements from a pipe as CPython's does: blocks end with an empty line, prompts go to stderr.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = new URL("../..", import.meta.url).pathname;
const built = existsSync(join(root, "dist/worker.cjs"));

function type(input: string): { out: string; err: string } {
  const r = spawnSync(join(root, "bin/taipan"), ["-i", "-q"], { input, encoding: "utf8" });
  return { out: r.stdout, err: r.stderr };
}

it.skipIf(!built)("runs a block after an empty line or at the end", () => {
  expect(type("for i in range(2):\n  print(i)\n  print(-i)\n\nx = 1 + \\\n 2\nx\n")).toEqual({
    out: "0\n0\n1\n-1\n3\n",
    err: ">>> ... ... ... >>> ... >>> >>> \n",
  });
  expect(type("if 1:\n  5")).toEqual({ out: "5\n", err: ">>> ... ... \n>>> \n" });
});

it.skipIf(!built)("shows errors with their source, which inspect finds, too", () => {
  expect(type("def f(x, x): pass\n\n").err).toBe(
    '>>> ...   File "<stdin-0>", line 1\n    def f(x, x): pass\n             ^\n' +
      "SyntaxError: duplicate argument 'x' in function definition\n>>> \n",
  );
  expect(type("1/0").err).toBe(
    '>>> ... \nTraceback (most recent call last):\n  File "<stdin>", line 1, in <module>\n    1/0\n    ~^~\n' +
      "ZeroDivisionError: division by zero\n>>> \n",
  );
  expect(type("def f(x):\n  return x\n\nimport inspect\nprint(inspect.getsource(f))\n").out).toBe(
    "def f(x):\n  return x\n\n",
  );
});
