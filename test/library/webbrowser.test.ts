// `webbrowser` starts the user's browser, and finds none where the host starts no programs.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { Python } from "../../src/node.ts";

const root = new URL("../..", import.meta.url).pathname;
const built = existsSync(join(root, "dist/worker.cjs"));

function run(args: string[], env: Record<string, string>): string {
  const { PATH } = process.env;
  const r = spawnSync(join(root, "bin/taipan"), args, { encoding: "utf8", env: { PATH: PATH!, ...env } });
  return r.stderr + r.stdout;
}

const SEVERAL = `
import webbrowser as w
print([type(w.get(n)).__name__ for n in (None, "true", "firefox %s &")], w.open_new_tab("http://b/"))
try: w.get("no such browser")
except w.Error as e: print(e)
for bad in "--flag", " -x":
    try: w.open(bad)
    except ValueError as e: print(e)
`;

it.skipIf(!built)("starts what BROWSER names", () => {
  expect(run(["-m", "webbrowser", "-t", "http://a/?%s"], { BROWSER: "echo opened %s" })).toBe(
    "opened http://a/?%s\n\x07\n",
  );
  expect(run(["-c", SEVERAL], { BROWSER: "false:true" }).split("\n")).toEqual([
    "['GenericBrowser', 'GenericBrowser', 'BackgroundBrowser'] True",
    "could not locate runnable browser",
    "Invalid URL (leading dash disallowed): '--flag'",
    "Invalid URL (leading dash disallowed): ' -x'",
    "",
  ]);
});

it.skipIf(!built)("finds no browser where the host starts no programs", () => {
  const open = (python: Python): unknown => {
    python.run("import webbrowser");
    return python.eval("(webbrowser.open('http://a/'), len(webbrowser._tryorder))");
  };
  expect(open(new Python())).toEqual([false, 0]);
  expect(open(new Python({ environment: { BROWSER: "echo %s", TERM: "dumb" } }))).toEqual([false, 1]);
});
