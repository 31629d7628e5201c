// runAsync and its like: Python that waits without blocking JavaScript.
import { describe, expect, it } from "vitest";
import { Python, PythonError, PythonStopped } from "../../src/index.ts";
import { Python as NodePython, nodeClock } from "../../src/node.ts";

const later = <T>(value: T, ms = 5): Promise<T> => new Promise((resolve) => setTimeout(() => resolve(value), ms));

describe("runAsync", () => {
  it("pauses plain code at async host functions", async () => {
    const py = new Python({ modules: { host: { fetch_text: (name: string) => later(`<${name}>`) } } });
    await py.runAsync(`
import host
class Page:
    def __init__(self, name): self.text = host.fetch_text(name)
    @property
    def upper(self): return host.fetch_text(self.text.upper())
    def __add__(self, other): return host.fetch_text(self.text + other.text)
def pages(*names):
    for n in names:
        yield Page(n)
texts = [p.text for p in pages("a", "b")]
upper = Page("c").upper
both = Page("d") + Page("e")
longest = max(pages("x", "yyy"), key=lambda p: len(p.text)).text
with_map = list(map(host.fetch_text, "pq"))
`);
    expect(py.globals.get("texts")).toEqual(["<a>", "<b>"]);
    expect(py.globals.get("upper")).toBe("<<C>>");
    expect(py.globals.get("both")).toBe("<<d><e>>");
    expect(py.globals.get("longest")).toBe("<yyy>");
    expect(py.globals.get("with_map")).toEqual(["<p>", "<q>"]);
  });

  it("lets JavaScript run while Python sleeps or computes", async () => {
    const py = new NodePython({ clock: nodeClock() });
    let ticks = 0;
    const timer = setInterval(() => void ticks++, 5);
    await py.runAsync("import time\nfor _ in range(3): time.sleep(0.03)");
    expect(ticks).toBeGreaterThan(3);
    ticks = 0;
    await py.runAsync("n = 0\nfor i in range(3_000_000): n += i");
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(1);
    expect(py.globals.get("n")).toBe(4499998500000);
  });

  it("runs several programs of one interpreter at once", async () => {
    const order: string[] = [];
    const py = new NodePython({ clock: nodeClock(), modules: { host: { note: (s: string) => void order.push(s) } } });
    const program = (name: string): string =>
      `import host, time\ndef work_${name}():\n  for i in range(3):\n    host.note('${name}' + str(i))\n    time.sleep(0.02)\nwork_${name}()`;
    // The first import sets up importlib: on a slow machine that is more than one turn.
    await py.runAsync("import host, time");
    await Promise.all([py.runAsync(program("a")), py.runAsync(program("b"))]);
    expect(order).toEqual(["a0", "b0", "a1", "b1", "a2", "b2"]);
  });

  it("awaits promises, at the top level and under asyncio", async () => {
    const py = new NodePython({ clock: nodeClock(), modules: { host: { job: (n: number) => later(n * 2, 60 * n) } } });
    await py.runAsync("import host\nx = await host.job(2)");
    expect(py.globals.get("x")).toBe(4);
    await py.runAsync(`
import asyncio
done = []
async def one(n):
    done.append(await host.job(n))
    return n
async def main():
    return await asyncio.gather(one(3), one(1), one(2))
r = asyncio.run(main())
`);
    expect(py.globals.get("r")).toEqual([3, 1, 2]);
    expect(py.globals.get("done")).toEqual([2, 4, 6]);
    expect(await py.callAsync("one", 5)).toBe(5);
    expect(await py.evalAsync("host.job(21)")).toBe(42);
  });

  it("gives rejections to Python and errors to JavaScript", async () => {
    const py = new Python({
      modules: { host: { fail: () => later(0).then(() => Promise.reject(new Error("no such page"))) } },
    });
    await py.runAsync("import host\ntry: host.fail()\nexcept RuntimeError as e: caught = str(e)");
    expect(py.globals.get("caught")).toBe("no such page");
    const error = await py.runAsync("def f():\n  host.fail()\nf()").catch((x: unknown) => x);
    expect(error).toBeInstanceOf(PythonError);
    expect((error as PythonError).traceback).toMatch(
      /line 3, in <module>[\s\S]*line 2, in f[\s\S]*RuntimeError: no such page/,
    );
  });

  it("reads input that comes later", async () => {
    const lines = ["Ada\n", "36\n", ""];
    const py = new Python({ stdin: () => later(lines.shift() ?? "") });
    await py.runAsync("name = input(); age = int(input())\ntry: input()\nexcept EOFError: end = True");
    expect([py.globals.get("name"), py.globals.get("age"), py.globals.get("end")]).toEqual(["Ada", 36, true]);
  });

  it("stops what waits and what computes", async () => {
    const py = new NodePython({ clock: nodeClock(), limits: { timeMs: 60 } });
    for (const program of ["import time\ntime.sleep(60)", "while True: pass"])
      await expect(py.runAsync(`try:\n  exec(${JSON.stringify(program)})\nexcept BaseException: pass`)).rejects.toThrow(
        PythonStopped,
      );
    const stop = new AbortController();
    const other = new NodePython({ clock: nodeClock(), signal: stop.signal });
    setTimeout(() => stop.abort(), 20);
    await expect(other.runAsync("import time\nwhile True: time.sleep(60)")).rejects.toThrow(PythonStopped);
  });
});
