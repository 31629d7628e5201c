// Limits that Python can neither catch nor lift: time, recursion, output, memory, abort.
import { describe, expect, it } from "vitest";
import { PythonError, type PythonOptions, PythonStopped } from "../../src/index.ts";
import { Python } from "../../src/node.ts";

/** How a program ends, and after how many milliseconds. */
function end(source: string, options: PythonOptions): { how: string; ms: number } {
  const py = new Python(options);
  const start = performance.now();
  let how = "done";
  try {
    py.run(source);
  } catch (x) {
    how = x instanceof PythonStopped ? x.reason : x instanceof PythonError ? x.type : String(x);
  }
  return { how, ms: performance.now() - start };
}

describe("limits", () => {
  it.each([
    ["while True: pass"],
    ["while True:\n    try:\n        while True: pass\n    except BaseException: pass\n    finally: pass"],
    ["def f(): f2()\ndef f2():\n    while True: pass\ntry: f()\nfinally:\n    while True: pass"],
    ["list(range(10**12))"],
    ["max(iter(int, 1))"],
    ["1 in iter(int, 1)"],
    ["''.join('a' for i in range(10**12))"],
    ["import itertools\nlist(itertools.count())"],
    ["import itertools\nsum(itertools.repeat(1))"],
    ["import itertools, collections\ncollections.deque(itertools.product(range(10), repeat=30), maxlen=0)"],
    ["import re\nre.match('(a+)+b', 'a' * 40)"],
    ["import re\nre.match('(a|aa)+$', 'a' * 60 + 'b')"],
    ["x = [str(i) for i in range(30000)]\nwhile True: sorted(x, key=lambda s: s[::-1])"],
    ["sum(range(10**10))"],
    ["set(range(10**9))"],
    ["dict.fromkeys(range(10**9))"],
    ["a, *b = range(10**9)"],
    ["all(range(1, 10**10))"],
    ["min(range(10**10))"],
    ["pow(3, 10**100000, 10**5000 + 1)"],
    ["x = [0] * 10**6\nwhile True: x.sort()"],
    ["x = 'a' * 10**6\nwhile True: x.find('b')"],
    ["x = (1,) * 10**5\nwhile True: hash(x)"],
    ["x = list(range(10**6))\nwhile True: x.count(-1)"],
    ["import time\ntime.sleep = None\nwhile True: time.monotonic()"],
  ])("honours the time limit: %s", (source) => {
    const { how, ms } = end(source, { limits: { timeMs: 100 } });
    expect(how).toMatch(/^(time|MemoryError)$/);
    expect(ms).toBeLessThan(3000);
  });

  it.each([
    ["10**10**10"],
    ["'a' * 10**12"],
    ["[0] * 10**11"],
    ["(0,) * 10**10"],
    ["b'a' * 10**12"],
    ["bytearray(10**12)"],
    ["1 << 10**12"],
    ["'{:>1000000000000}'.format(3)"],
    ["'a'.ljust(10**12)"],
    ["x = [1]\nwhile True: x = x + x"],
    ["x = [1]\nwhile True: x += x"],
    ["x = [1]\nwhile True: x.extend(x)"],
    ["repr(bytes(10**8))"],
    ["x = []\nwhile True: x.append([0] * 1000)"],
    ["x = {}\nwhile True: x[len(x)] = str(len(x))"],
    ["x = 2\nwhile True: x = x * x"],
    ["x = 'ab'\nwhile True: x = x + x"],
    ["x = b'ab'\nwhile True: x += x"],
  ])("bounds what is allocated: %s", (source) => {
    const { how, ms } = end(source, { limits: { timeMs: 500, memoryBytes: 2 ** 28 } });
    expect(how).toMatch(/^(time|memory|MemoryError|OverflowError)$/);
    expect(ms).toBeLessThan(5000);
  });

  it("bounds recursion", () => {
    const source =
      "import sys\nsys.setrecursionlimit(10**9)\ndef f(n): return f(n + 1)\ntry: f(0)\nexcept RecursionError: print('ok')";
    let out = "";
    const { how } = end(source, { limits: { recursion: 100 }, stdout: { text: (s) => void (out += s) } });
    expect([how, out]).toEqual(["done", "ok\n"]);
    const py = new Python({ limits: { recursion: 50 } });
    py.run(
      "import sys\nsys.setrecursionlimit(100000)\ndepth = 0\ndef f():\n    global depth\n    depth += 1\n    f()\ntry: f()\nexcept RecursionError: pass",
    );
    expect(py.globals.get("depth")).toBeLessThan(50);
  });

  it("bounds output", () => {
    const { how } = end("while True:\n    try: print('x' * 100)\n    except: pass", { limits: { outputBytes: 1000 } });
    expect(how).toBe("output");
  });

  it("stops at a signal", () => {
    const controller = new AbortController();
    const py = new Python({
      signal: controller.signal,
      modules: { host: { stop: () => controller.abort() } },
    });
    expect(() => py.run("import host\nhost.stop()\nwhile True: pass")).toThrow(PythonStopped);
    const interrupt = new Int32Array(new SharedArrayBuffer(4));
    const other = new Python({ interrupt });
    other.run("x = 1");
    Atomics.store(interrupt, 0, 1);
    expect(() => other.run("while True: pass")).toThrow(PythonStopped);
    Atomics.store(interrupt, 0, 0);
    expect(other.eval("x")).toBe(1);
  });

  it("goes on after a stop", () => {
    const py = new Python({ limits: { timeMs: 50 } });
    expect(() => py.run("while True: pass")).toThrow(PythonStopped);
    py.run("def g():\n    yield 1\nr = list(g())");
    expect(py.globals.get("r")).toEqual([1]);
  });
});
