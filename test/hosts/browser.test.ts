// The browser build in headless Chromium: recorded programs of test/python print there what CPython prints, a page fetches no library module
// that a program does not import, and plain Python waits without freezing the page. Skipped, saying so, where there is no Chromium.
import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = new URL("../..", import.meta.url).pathname;
const executable = ["/usr/bin/chromium", "/usr/bin/chromium-browser", process.env["CHROMIUM"] ?? ""].find(
  (p) => p !== "" && existsSync(p),
);
const built = existsSync(join(root, "dist/browser.js"));
if (executable === undefined) console.log("browser tests are skipped: no Chromium found");

const PROGRAMS = [
  "closures/cells",
  "closures/class-and-nested",
  "generators/protocol",
  "classes/attribute-protocol",
  "match/class-patterns",
  "exceptions/attributes",
  "str/methods",
];
const PAGE =
  '<!doctype html><title>taipan</title><script type="module">import * as taipan from "/browser.js"; globalThis.taipan = taipan;</script>';
type Taipan = typeof import("../../src/browser.ts");
const TYPES: Record<string, string> = { ".js": "text/javascript", ".json": "application/json", ".html": "text/html" };

/** Recorded stdout of a program. */
function expectedOutput(name: string): string {
  const text = readFileSync(join(root, `test/python/${name}.expected`), "utf8");
  return text;
}

describe.skipIf(executable === undefined || !built)("the browser build", () => {
  let server: Server;
  let browser: Browser;
  let page: Page;
  const requested: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      const path = new URL(request.url ?? "/", "http://localhost").pathname;
      requested.push(path);
      const file = join(root, "dist", path);
      if (path === "/") response.setHeader("content-type", "text/html").end(PAGE);
      else if (!path.includes("..") && existsSync(file))
        response.setHeader("content-type", TYPES[extname(path)] ?? "text/plain").end(readFileSync(file));
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    browser = await chromium.launch({ executablePath: executable!, args: ["--no-sandbox"] });
    page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.waitForFunction("globalThis.taipan !== undefined");
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  const run = (source: string): Promise<{ out: string; error: string | undefined }> =>
    page.evaluate(async (text) => {
      const { Python } = (globalThis as unknown as { taipan: Taipan }).taipan;
      let out = "";
      const py = await Python.create({ stdout: { text: (s: string) => void (out += s) } });
      try {
        py.run(text, { filename: "program.py" });
        return { out, error: undefined };
      } catch (x) {
        return { out, error: (x as { traceback?: string }).traceback ?? String(x) };
      }
    }, source);

  it("prints without fetching a library module", async () => {
    requested.length = 0;
    expect(await run("print(1)")).toEqual({ out: "1\n", error: undefined });
    expect(requested.filter((p) => p.startsWith("/lib/units/") || p.startsWith("/browser/"))).toEqual([]);
  });

  for (const name of PROGRAMS)
    it.skipIf(!existsSync(join(root, `test/python/${name}.expected`)))(`runs ${name}`, async () => {
      const { out, error } = await run(readFileSync(join(root, `test/python/${name}.py`), "utf8"));
      expect(error).toBeUndefined();
      expect(expectedOutput(name)).toContain(out.trimEnd());
      expect(out.length).toBeGreaterThan(0);
    });

  it("imports the library by URL", async () => {
    const { out, error } = await run(
      "import json, re, dataclasses\nprint(json.dumps({'a': [1, 2.5, None]}), re.sub(r'(\\w+)', r'<\\1>', 'ab cd'))",
    );
    expect(error).toBeUndefined();
    expect(out).toBe('{"a": [1, 2.5, null]} <ab> <cd>\n');
  });

  it("waits without freezing the page", async () => {
    const result = await page.evaluate(async () => {
      const { Python } = (globalThis as unknown as { taipan: Taipan }).taipan;
      let frames = 0;
      const timer = setInterval(() => frames++, 5);
      const py = await Python.create({
        clock: {
          now: () => BigInt(Math.round(Date.now() * 1e6)),
          monotonic: () => BigInt(Math.round(performance.now() * 1e6)),
        },
        modules: { page: { ask: async (n: number) => n * 2 } },
      });
      await py.runAsync(
        "import page, time\ntime.sleep(0.1)\nn = 0\nfor i in range(300000): n += 1\nanswer = page.ask(21)",
      );
      clearInterval(timer);
      return { frames, answer: py.globals.get("answer") as number };
    });
    expect(result.answer).toBe(42);
    expect(result.frames).toBeGreaterThan(5);
  });
});
