// Which loads of locals need a check for UnboundLocalError: `name:line` of every uncertain load.

import { describe, expect, it } from "vitest";
import { analyze } from "#analysis/analyze.ts";
import { findUncertainLoads, isAlwaysBound } from "#analysis/definite-assignment.ts";
import { parseModule } from "./recorded.ts";

function uncertain(body: string, head = "def f(a, b):"): string[] {
  const source = `${head}\n${body.replace(/^/gm, "    ")}\n`;
  const tree = parseModule(source);
  const { scopes } = analyze(tree);
  if (tree.kind !== "Module") throw new Error("a module was expected");
  const loads = findUncertainLoads(scopes.scopeOf(tree.body[0]!), scopes);
  return [...loads].map((name) => `${name.id}:${name.lineno - 1}`);
}

describe("definite assignment", () => {
  it("knows parameters and straight lines", () => {
    expect(uncertain("x = a\nreturn x, b")).toEqual([]);
    expect(uncertain("print(x)\nx = 1\nreturn x")).toEqual(["x:1"]);
  });

  it("joins branches", () => {
    expect(uncertain("if a: x = 1\nelse: x = 2\nreturn x")).toEqual([]);
    expect(uncertain("if a: x = 1\nreturn x")).toEqual(["x:2"]);
    expect(uncertain("if a: x = 1\nelse: return\nreturn x")).toEqual([]);
    expect(uncertain("if a: x = 1\nelif b: raise a\nelse: x = 2\nreturn x")).toEqual([]);
  });

  it("follows loops", () => {
    expect(uncertain("for x in a: print(x)\nreturn x")).toEqual(["x:2"]);
    expect(uncertain("while True:\n    x = 1\n    if a: break\nreturn x")).toEqual([]);
    expect(uncertain("while a:\n    x = 1\n    if a: break\nreturn x")).toEqual(["x:4"]);
    expect(uncertain("for i in a:\n    x = i\n    break\nelse:\n    x = 2\nreturn x")).toEqual([]);
    expect(uncertain("for i in a:\n    if i: continue\n    x = 1\n    del x\n    x")).toEqual(["x:5"]);
    expect(uncertain("x = 1\nfor i in a:\n    print(x)\n    del x")).toEqual(["x:3"]);
  });

  it("follows exceptions", () => {
    expect(uncertain("try: x = a()\nexcept E: x = 1\nreturn x")).toEqual([]);
    expect(uncertain("try: x = a()\nexcept E: pass\nreturn x")).toEqual(["x:3"]);
    expect(uncertain("try: x = a()\nexcept E as e: return e\nelse: y = x\nreturn x, y")).toEqual([]);
    expect(uncertain("try: x = a()\nfinally: print(x)\nreturn x")).toEqual(["x:2"]);
    expect(uncertain("try: a()\nfinally: x = 1\nreturn x")).toEqual([]);
    expect(uncertain("try: a()\nexcept E as e: pass\nreturn e")).toEqual(["e:3"]);
    expect(uncertain("x = 1\ntry:\n    del x\n    x = 2\nexcept E: return x\nreturn x")).toEqual(["x:5"]);
    expect(uncertain("while 1:\n    x = 1\n    try: break\n    finally: del x\nreturn x")).toEqual(["x:4", "x:5"]);
  });

  it("allows for context managers that swallow exceptions", () => {
    expect(uncertain("with a as x: y = 1\nreturn x, y")).toEqual(["y:2"]);
    expect(uncertain("with a as (x, z): pass\nreturn x")).toEqual(["x:2"]);
    expect(uncertain("with a as x, b as y: pass\nreturn x, y")).toEqual(["y:2"]);
    expect(uncertain("with a: return 1\nreturn x\nx = 1")).toEqual(["x:2"]);
  });

  it("follows conditions", () => {
    expect(uncertain("if (x := a) and (y := b): return x, y\nreturn x, y")).toEqual(["y:2"]);
    expect(uncertain("if not (a and (x := b)): return\nreturn x")).toEqual([]);
    expect(uncertain("if a or (x := b): pass\nreturn x")).toEqual(["x:2"]);
    expect(uncertain("y = (x := a) if b else (x := 1)\nreturn x, y")).toEqual([]);
    expect(uncertain("a < (x := b) < (y := 1)\nreturn x, y")).toEqual(["y:2"]);
    expect(uncertain("assert (x := a)\nreturn x")).toEqual(["x:2"]);
  });

  it("follows match", () => {
    expect(uncertain("match a:\n    case [x]: pass\n    case _: x = 1\nreturn x")).toEqual([]);
    expect(uncertain("match a:\n    case [x]: pass\nreturn x")).toEqual(["x:3"]);
    expect(uncertain("match a:\n    case [x] if y: pass\n    case y: return x, y\nreturn x")).toEqual(["y:2", "x:3"]);
  });

  it("keeps the variables of comprehensions apart", () => {
    expect(uncertain("[x for x in a]\nreturn x\nx = 1")).toEqual(["x:2"]);
    expect(uncertain("x = 1\n[x for x in a]\nreturn x")).toEqual([]);
    expect(uncertain("return [y for x in a for y in x if y]")).toEqual([]);
    expect(uncertain("return [y for x in y for y in x]")).toEqual(["y:1"]);
  });

  it("includes deletions and augmented assignments", () => {
    expect(uncertain("del x\nx = 1")).toEqual(["x:1"]);
    expect(uncertain("x += 1")).toEqual(["x:1"]);
    expect(uncertain("del a\nreturn a")).toEqual(["a:2"]);
  });

  it("treats cells as variables unless a closure deletes them", () => {
    expect(uncertain("x = 1\ndef g(): return x\nreturn x")).toEqual([]);
    expect(uncertain("x = 1\ndef g():\n    nonlocal x\n    del x\ng()\nreturn x")).toEqual(["x:6"]);
  });

  it("knows parameters that stay bound", () => {
    const tree = parseModule(
      "def f(a, b, c):\n    def g():\n        nonlocal b\n        del b\n        return a, c\n    del c",
    );
    const { scopes } = analyze(tree);
    const scope = scopes.top.children.find((child) => child.type === "function")!;
    expect(["a", "b", "c"].map((name) => isAlwaysBound(scope, name))).toEqual([true, false, false]);
  });
});
