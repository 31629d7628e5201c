// The embedding API: running, conversion, errors, modules, independence.
import { describe, expect, it } from "vitest";
import {
  grant,
  isPyProxy,
  kwargs,
  memoryFiles,
  type PyProxy,
  Python,
  PythonError,
  PythonExit,
} from "../../src/index.ts";
import { Python as NodePython } from "../../src/node.ts";

const text = (): { out: () => string; stdout: { text(s: string): void } } => {
  let s = "";
  return { out: () => s, stdout: { text: (d) => void (s += d) } };
};

const errorOf = (action: () => unknown): PythonError => {
  try {
    action();
  } catch (x) {
    if (x instanceof PythonError) return x;
    throw x;
  }
  throw new Error("nothing was raised");
};

describe("Python", () => {
  it("evaluates, runs, calls", () => {
    const t = text();
    const py = new Python({ stdout: t.stdout });
    expect(py.eval("1 + 1")).toBe(2);
    py.run("def f(a, b):\n    return a * b\nprint('hé')");
    expect(t.out()).toBe("hé\n");
    expect(py.call("f", 6, 7)).toBe(42);
    expect(py.call("f", 6, kwargs({ b: 5 }))).toBe(30);
    expect(py.call("max", [1, 3, 2])).toBe(3);
    expect((py.globals.get("f") as (...a: number[]) => number)(2, 3)).toBe(6);
    expect(py.eval("x + y", { globals: { x: 1, y: 2 } })).toBe(3);
    expect(py.globals.has("x")).toBe(false);
  });

  it("has the globals of __main__", () => {
    const py = new Python();
    py.globals.set("a", 1);
    expect(py.globals.get("a")).toBe(1);
    expect(py.globals.get("none")).toBe(undefined);
    expect(py.globals.keys()).toContain("a");
    expect([...py.globals].filter(([k]) => !k.startsWith("__"))).toEqual([["a", 1]]);
    expect(py.globals.delete("a")).toBe(true);
    expect(py.globals.delete("a")).toBe(false);
  });

  it("converts Python values", () => {
    const py = new Python();
    expect(py.eval("[1, 2.5, 'x', None, True, (1,), {1}, {'a': 2}, b'z', 2**60, -0.0]")).toEqual([
      1,
      2.5,
      "x",
      null,
      true,
      [1],
      new Set([1]),
      new Map([["a", 2]]),
      new Uint8Array([122]),
      2n ** 60n,
      -0,
    ]);
    expect(py.eval("{'a': {'__proto__': 1}}", { dicts: "object" })).toEqual(
      Object.assign(Object.create(null), {
        a: Object.defineProperty(Object.create(null), "__proto__", { value: 1, enumerable: true }),
      }),
    );
    expect(py.eval("'\\ud800', '\\U0001f600'")).toEqual(["\ud800", "😀"]);
    expect(py.eval("len(x)", { globals: { x: "😀\ud800" } })).toBe(2);
    const loop = py.eval("[1]") as unknown[];
    expect(loop).toEqual([1]);
    py.run("l = []; l.append(l)");
    const l = py.globals.get("l") as unknown[];
    expect(l[0]).toBe(l);
  });

  it("converts JavaScript values", () => {
    const py = new Python();
    const set = (v: unknown): unknown => {
      py.globals.set("v", v);
      return py.eval("f'{type(v).__name__} {v!r}'");
    };
    expect(set([1, 1.5, null, undefined, true, "s"])).toBe("list [1, 1.5, None, None, True, 's']");
    expect(set({ a: 1, ["__proto__x"]: [] })).toBe("dict {'a': 1, '__proto__x': []}");
    expect(set(Object.assign(Object.create(null), { b: 2 }))).toBe("dict {'b': 2}");
    expect(set(new Map<unknown, unknown>([[1, "x"]]))).toBe("dict {1: 'x'}");
    expect(set(new Set([1]))).toBe("set {1}");
    expect(set(new Uint8Array([1, 255]))).toBe("bytes b'\\x01\\xff'");
    expect(set(new Uint8Array([1, 255]).buffer)).toBe("bytes b'\\x01\\xff'");
    expect(set(new Float64Array([1, 2]))).toBe("list [1.0, 2.0]");
    expect(set(10n ** 20n)).toBe("int 100000000000000000000");
    expect(set(2n)).toBe("int 2");
    expect(set(1e21)).toBe("int 1000000000000000000000");
    expect(set(Number.NaN)).toBe("float nan");
    expect(() => set(Symbol("s"))).toThrow(PythonError);
    const cyclic: unknown[] = [];
    cyclic.push(cyclic);
    expect(set(cyclic)).toBe("list [[...]]");
  });

  it("hands out handles", () => {
    const py = new Python();
    py.run(
      "class P:\n    def __init__(self, x): self.x = x\n    def add(self, n, *, k=0): return self.x + n + k\n    def __len__(self): return 3\n    def __getitem__(self, i): return [10, 20, 30][i]\np = P(5)",
    );
    const p = py.globals.get("p") as PyProxy;
    expect(isPyProxy(p)).toBe(true);
    expect(p.type).toBe("P");
    expect(p.get("x")).toBe(5);
    p.set("x", 6);
    expect(p.invoke("add", 1)).toBe(7);
    expect(p.invoke("add", 1, kwargs({ k: 10 }))).toBe(17);
    expect(p.has("y")).toBe(false);
    expect(p.length()).toBe(3);
    expect(p.getItem(1)).toBe(20);
    expect([...p]).toEqual([10, 20, 30]);
    expect(p.names()).toContain("add");
    expect(py.globals.get("p")).toBe(p);
    py.globals.set("q", p);
    expect(py.eval("q is p")).toBe(true);
    p.delete("x");
    expect(() => p.get("x")).toThrow(PythonError);
    const list = py.eval("[1, [2]]", { containers: "proxy" }) as PyProxy;
    expect(list.type).toBe("list");
    list.setItem(0, 9);
    expect(list.toJs()).toEqual([9, [2]]);
    expect(list.toString()).toBe("[9, [2]]");
    const other = new Python();
    expect(() => other.globals.set("p", p)).toThrow(/another interpreter/);
  });

  it("keeps JavaScript objects opaque", () => {
    const py = new Python();
    class Account {
      secret = 1;
      open = 2;
      double(): number {
        return this.open * 2;
      }
    }
    const account = new Account();
    py.globals.set("a", account);
    expect(py.eval("repr(a), [n for n in dir(a) if not n.startswith('__')]")).toEqual(["<taipan.JsObject>", []]);
    for (const name of ["secret", "constructor", "__proto__", "toString"])
      expect(errorOf(() => py.eval(`getattr(a, ${JSON.stringify(name)})`)).type).toBe("AttributeError");
    expect(py.globals.get("a")).toBe(account);
    grant(account, { read: ["double"], write: ["open"] });
    py.run("a.open = 21\nr = a.double()");
    expect(py.globals.get("r")).toBe(42);
    expect(() => py.run("a.secret = 2")).toThrow(PythonError);
    expect(py.eval("[n for n in dir(a) if not n.startswith('__')]")).toEqual(["double", "open"]);
    expect(() => py.run("type(a)()")).toThrow(/cannot create/);
  });

  it("gives errors", () => {
    const py = new Python();
    const e = errorOf(() => py.run("def f():\n    1 / 0\nf()"));
    expect(e.type).toBe("ZeroDivisionError");
    expect(e.message).toBe("division by zero");
    expect(String(e)).toBe("ZeroDivisionError: division by zero");
    expect(e.traceback).toMatch(/^Traceback \(most recent call last\):\n {2}File "<string>", line 3, in <module>/);
    const chained = errorOf(() =>
      py.run(
        "class E(Exception): pass\ntry:\n    {}['k']\nexcept KeyError as k:\n    e = E('x')\n    e.add_note('look')\n    e.code = 7\n    raise e from k",
      ),
    );
    expect([chained.type, chained.notes, (chained.cause as PythonError).type]).toEqual(["E", ["look"], "KeyError"]);
    expect(chained.exception.get("code")).toBe(7);
    let exit: unknown;
    try {
      py.run("raise SystemExit(3)");
    } catch (x) {
      exit = x;
    }
    expect(exit).toBeInstanceOf(PythonExit);
    expect((exit as PythonExit).status).toBe(3);
    expect(errorOf(() => py.run("(")).type).toBe("SyntaxError");
    expect(py.eval("1")).toBe(1);
  });

  it("calls host functions and modules", () => {
    const thrown = new TypeError("no");
    const py: Python = new Python({
      modules: {
        host: {
          add: (a: number, b: number) => a + b,
          options: (...args: unknown[]) => args.at(-1),
          fail: () => {
            throw thrown;
          },
          again: (f: () => unknown) => f(),
          n: 5,
        },
        tools: "from tools.deep import value\ndef twice(): return value * 2",
        "tools.deep": "value = 21",
      },
    });
    py.run("import host\nr = host.add(1, host.n)\ntry:\n    host.fail()\nexcept RuntimeError as e:\n    m = str(e)");
    expect(py.globals.get("r")).toBe(6);
    expect(py.globals.get("m")).toBe("no");
    expect(py.eval("host.options(1, a=2)")).toEqual(new Map([["a", 2]]));
    expect(errorOf(() => py.run("host.fail()")).cause).toBe(thrown);
    py.run(
      "class Own(Exception): pass\ndef bad(): raise Own('mine')\ntry:\n    host.again(bad)\nexcept Own as e:\n    r = e.args[0]",
    );
    expect(py.globals.get("r")).toBe("mine");
    expect(py.import("tools").invoke("twice")).toBe(42);
    expect(errorOf(() => py.run("import nothing")).type).toBe("ModuleNotFoundError");
  });

  it("makes promises awaitable", () => {
    const py = new Python();
    const p = Promise.resolve(1);
    py.globals.set("p", p);
    expect(py.eval("repr(p), hasattr(p, '__await__')")).toEqual(["<taipan.JsPromise pending>", true]);
    expect(py.globals.get("p")).toBe(p);
  });

  it("keeps interpreters apart", () => {
    const a = new Python();
    const b = new Python();
    a.run("x = 1\nimport sys\nsys.mark = 1\nimport builtins\nbuiltins.len = None");
    expect(b.globals.has("x")).toBe(false);
    b.run("import sys\nr = hasattr(sys, 'mark'), len('abc')");
    expect(b.globals.get("r")).toEqual([false, 3]);
    a.dispose();
    expect(() => a.eval("1")).toThrow(/disposed/);
    expect(b.eval("1")).toBe(1);
    const nested = new Python({ modules: { host: { inner: () => b.eval("len('four')") } } });
    nested.run("import host\nr = host.inner() + 1");
    expect(nested.globals.get("r")).toBe(5);
  });

  it("grants nothing by default", () => {
    const py = new NodePython();
    const fails = (source: string): string => errorOf(() => py.run(source)).type;
    expect(fails("open('/etc/passwd')")).toMatch(/Error$/);
    expect(fails("import os\nos.listdir('/')")).toMatch(/Error$/);
    expect(fails("import os\nos.urandom(4)")).toMatch(/Error$/);
    expect(fails("import os\nos.system('true')")).toMatch(/Error$/);
    expect(fails("import subprocess\nsubprocess.run(['true'])")).toMatch(/Error$/);
    expect(fails("import socket\nsocket.create_connection(('localhost', 1))")).toMatch(/Error$/);
    expect(py.eval("dict(__import__('os').environ)")).toEqual(new Map());
    expect(py.eval("__import__('time').time() < 1")).toBe(true);
    expect(py.eval("__import__('datetime').datetime.now().year")).toBe(1970);
  });

  it("imports modules that ask for the current directory, with no files at all", () => {
    const { out, stdout } = text();
    const py = new NodePython({ stdout });
    py.run(
      "import pydoc, sysconfig, trace, zoneinfo, os\nprint(os.getcwd(), pydoc.render_doc(len, renderer=pydoc.plaintext))",
    );
    expect(out()).toMatch(/^\/ Python Library Documentation: built-in function len in module builtins\n/);
    py.run(
      "import importlib, inspect, sys, csv\nm = importlib.import_module('xml.dom.minidom')\nr = m.parseString('<a/>').toxml()",
    );
    expect(py.globals.get("r")).toBe('<?xml version="1.0" ?><a/>');
    py.run(
      "del sys.modules['csv']\nagain = importlib.reload(importlib.import_module('csv'))\nr = again is not csv, again.__spec__.loader.__name__",
    );
    expect(py.globals.get("r")).toEqual([true, "LibraryImporter"]);
    expect(py.eval("inspect.getsource(csv.Sniffer).splitlines()[0], importlib.util.find_spec('nothing_here')")).toEqual(
      ["class Sniffer:", null],
    );
    py.run("import datetime\nr = str(datetime.datetime(2026, 7, 1, tzinfo=zoneinfo.ZoneInfo('Europe/Berlin')))");
    expect(py.globals.get("r")).toBe("2026-07-01 00:00:00+02:00");
    expect(errorOf(() => py.run("zoneinfo.ZoneInfo('Europe/Nowhere')")).type).toBe(
      "zoneinfo._common.ZoneInfoNotFoundError",
    );
  });

  it("has the standard library and dates", () => {
    const py = new NodePython();
    expect(py.eval("__import__('json').dumps({'a': [1, None]})")).toBe('{"a": [1, null]}');
    const when = new Date(1_700_000_000_123);
    py.globals.set("when", when);
    expect(py.eval("when.isoformat()")).toBe("2023-11-14T22:13:20.123000+00:00");
    expect(py.globals.get("when")).toEqual(when);
  });

  it("works on files in memory", () => {
    const files = memoryFiles(
      { "data.txt": "one\ntwo\n", lib: { "mine.py": "value = 7\n" } },
      { cwd: "/", maxBytes: 1000 },
    );
    const py = new NodePython({ files, path: ["/lib"] });
    py.run(
      "import mine, os\nlines = open('data.txt').read().split()\nos.mkdir('out')\nwith open('out/x.bin', 'wb') as f: f.write(bytes(3))\nnames = sorted(os.listdir('/'))",
    );
    expect(py.globals.get("lines")).toEqual(["one", "two"]);
    expect(py.eval("mine.value")).toBe(7);
    expect(py.globals.get("names")).toEqual(["data.txt", "lib", "out"]);
    expect(files.readFile("/out/x.bin")).toEqual(new Uint8Array(3));
    expect(errorOf(() => py.run("open('missing')")).type).toBe("FileNotFoundError");
    expect(errorOf(() => py.run("with open('big', 'w') as f: f.write('x' * 5000)")).message).toMatch(/No space left/);
    py.run(
      "os.rename('out/x.bin', 'y.bin'); os.rmdir('out'); os.symlink('y.bin', 'link'); n = os.stat('link').st_size, os.path.islink('link')",
    );
    expect(py.globals.get("n")).toEqual([3, true]);
    expect(files.list()).toEqual(["/big", "/data.txt", "/lib/mine.py", "/link", "/y.bin"]);
    const fixed = new NodePython({ files: memoryFiles({ a: "1" }, { readOnly: true }) });
    expect(errorOf(() => fixed.run("open('a', 'w')")).type).toBe("OSError");
    expect(fixed.eval("open('a').read()")).toBe("1");
  });

  it("reads standard input", () => {
    const py = new NodePython({ stdin: "first\nsecond\n" });
    expect(py.eval("input(), input()")).toEqual(["first", "second"]);
    expect(errorOf(() => py.eval("input()")).type).toBe("EOFError");
  });
});
