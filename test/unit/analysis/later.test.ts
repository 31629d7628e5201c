// Which statements of a library module may wait until somebody asks for what they bind.
import { describe, expect, it } from "vitest";
import { laterStatements } from "#analysis/later.ts";
import type { Module } from "#syntax/ast/nodes.ts";
import { parse } from "#syntax/index.ts";

/** The lines of the statements that wait. */
function waiting(source: string): number[] {
  const tree = parse(source, { mode: "exec", filename: "m.py", futureFlags: 0 }).tree as Module;
  const found = laterStatements(tree.body, (name) => name === "print");
  return [...found.keys()].map((s) => s.lineno).sort((a, b) => a - b);
}

describe("what may wait", () => {
  it.each([
    ["imports", "import os\nfrom a import b\nfrom c import *\n", [1, 2, 3]],
    ["a class and what only looks at it", "class A: x = 1\nA.register(int)\nA.y = 2\n", [1, 2, 3]],
    ["patterns and what is made of them", "import re\np = re.compile('x')\ndef f(m=p.match): pass\n", [1, 2, 3]],
    ["classes, but not what one gets of another", "class A: pass\nclass B: x = A()\nA.b = B\n", [1, 2]],
    ["an import that may fail", "try:\n  import ssl\nexcept ImportError:\n  ssl = None\n", [2]],
  ])("%s", (_, source, lines) => {
    expect(waiting(source)).toEqual(lines);
  });

  it.each([
    ["the names of builtins", "class print: pass\n"],
    ["what reads a name that is bound again", "n = 1\nclass A: x = n\nn = 2\n"],
    ["what reads a name that a function binds", "def f():\n  global n\nclass A: x = n\n"],
    ["what is made of what had its name", "x = X = 1\nx = (x,)\n@dataclass\nclass X(X): pass\n"],
    ["class bodies that do something", "class A:\n  f()\n"],
    ["what somebody may see in the namespace", "class A: pass\n__all__ = list(globals())\n"],
    ["unknown decorators and calls", "@register\nclass A: pass\nx = connect()\n"],
    ["plain functions and values", "def f(): pass\nx = 1\ny = [x]\n"],
  ])("not %s", (_, source) => {
    expect(waiting(source)).toEqual([]);
  });
});
