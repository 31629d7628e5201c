// The embedding API: conversion, errors, limits, independence, hostile names.
import { describe, expect, it } from "vitest";
import { Python, PythonError, PythonExit, PythonStopped } from "../../src/index.ts";

const text = (): { out: () => string; stdout: (d: Uint8Array) => void } => {
  let s = "";
  return { out: () => s, stdout: (d) => void (s += new TextDecoder().decode(d)) };
};

describe("Python", () => {
  it("evaluates, runs, calls", () => {
    const t = text();
    const py = new Python({ stdout: t.stdout });
    expect(py.eval("1 + 1")).toBe(2);
    py.run("def f(a, b):\n    return a * b\nprint('hé')");
    expect(t.out()).toBe("hé\n");
    expect(py.call("f", 6, 7)).toBe(42);
    expect((py.globals.get("f") as (...a: number[]) => number)(2, 3)).toBe(6);
  });
  it("converts both ways", () => {
    const py = new Python();
    expect(py.eval("[1, 2.5, 'x', None, True, (1,), {1}, {'a': 2}, b'z', 2**60]")).toEqual([
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
    ]);
    py.globals.set("d", {
      a: [1, 1.5, null, new Map([[1, 2]]), new Set(["s"]), new Uint8Array([1])],
      ["__proto__x"]: 1,
    });
    expect(py.eval("repr(d)")).toBe("{'a': [1, 1.5, None, {1: 2}, {'s'}, b'\\x01'], '__proto__x': 1}");
    expect(() => py.globals.set("d", new Date())).toThrow(PythonError);
  });
  it("gives errors with tracebacks", () => {
    const py = new Python();
    try {
      py.run("def f():\n    1 / 0\nf()", { filename: "<string>" });
      expect.unreachable();
    } catch (x) {
      expect(x).toBeInstanceOf(PythonError);
      expect((x as PythonError).type).toBe("ZeroDivisionError");
      expect((x as PythonError).traceback).toMatch(
        /^Traceback \(most recent call last\):\n {2}File "<string>", line 3, in <module>/,
      );
    }
    expect(() => py.run("raise SystemExit(3)")).toThrow(PythonExit);
    expect(() => py.run("(")).toThrow(PythonError);
    expect(py.eval("1")).toBe(1);
  });
  it("calls host functions and modules", () => {
    const py = new Python({
      modules: {
        host: {
          add: (a: number, b: number) => a + b,
          fail: () => {
            throw new Error("no");
          },
          n: 5,
        },
      },
    });
    py.run("import host\nr = host.add(1, host.n)\ntry:\n    host.fail()\nexcept RuntimeError as e:\n    m = str(e)");
    expect(py.globals.get("r")).toBe(6);
    expect(py.globals.get("m")).toBe("no");
  });
  it("stops what Python cannot catch", () => {
    const py = new Python({ limits: { timeMs: 50 } });
    expect(() =>
      py.run(
        "while True:\n    try:\n        while True: pass\n    except BaseException: pass\n    finally:\n        pass",
      ),
    ).toThrow(PythonStopped);
    expect(py.eval("1")).toBe(1);
    const noisy = new Python({ limits: { outputBytes: 1000 } });
    expect(() => noisy.run("while True:\n    try: print('x' * 100)\n    except: pass")).toThrow(PythonStopped);
    const signal = { aborted: false };
    const aborted = new Python({
      signal,
      modules: { host: { stop: () => void (signal.aborted = true) } },
    });
    expect(() => aborted.run("import host\nhost.stop()\nwhile True: pass")).toThrow(PythonStopped);
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
  });
  it("treats hostile names as names", () => {
    const names = [
      "__proto__",
      "constructor",
      "toString",
      "hasOwnProperty",
      "__defineGetter__",
      "'",
      '"',
      "`",
      "${1}",
      "\\",
      "\n",
      "\u2028",
      "$x",
      "cls",
      "call$0",
    ];
    const py = new Python();
    for (const name of names) {
      py.globals.set("name", name);
      py.run(
        "class A: pass\na = A()\nbefore = hasattr(a, name)\nsetattr(a, name, 1)\nd = {name: 2}\ndef k(**kw): return kw[name]\nT = type('T', (), {name: 3})\nr = [before, getattr(a, name), d[name], k(**{name: 4}), getattr(T, name), list(a.__dict__) == [name]]",
      );
      expect([name, py.globals.get("r")]).toEqual([name, [false, 1, 2, 4, 3, true]]);
      expect(py.globals.has(name)).toBe(false);
      py.globals.set(name, 7);
      expect(py.globals.get(name)).toBe(7);
      expect(py.globals.delete(name)).toBe(true);
    }
    for (const e of [
      "(lambda: 0).constructor",
      "[].constructor",
      "{}.__proto__",
      "''.toString",
      "(1).constructor",
      "globalThis",
      "process",
      "Function",
    ])
      expect(() => py.eval(e)).toThrow(PythonError);
  });
});
