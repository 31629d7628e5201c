// Folded constants have the values that CPython computes at run time; what raises there is not folded.

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { foldConstants } from "#analysis/constant-folding.ts";
import { constantRepr } from "#analysis/constant-repr.ts";
import type { Expr } from "#syntax/ast/nodes.ts";
import { parse } from "#syntax/index.ts";
import { parseModule } from "./recorded.ts";

const cases = JSON.parse(readFileSync(new URL("cases/folding.json", import.meta.url), "utf8")) as {
  source: string;
  value: string | null;
}[];

/** Left to the run time: sizes past the limits, tuple arithmetic, ~bool (it warns), complex division. */
const unfolded = new Set([
  "~True",
  "2 ** 127",
  "2 ** 128",
  "2 ** -1",
  "1 << 200",
  '"ab" * -1',
  '"a" * 5000',
  "(1, 2) + (3,)",
  "(1, x)",
]);

function fold(source: string): Expr {
  const { tree } = parse(source, { mode: "eval", filename: "<string>" });
  foldConstants(tree);
  if (tree.kind !== "Expression") throw new Error("an expression was expected");
  return tree.body;
}

describe("constant folding", () => {
  for (const { source, value } of cases) {
    it(source, () => {
      const e = fold(source);
      if (value === null || unfolded.has(source)) expect(e.kind).not.toBe("Constant");
      else expect(e.kind === "Constant" ? constantRepr(e.value) : e).toBe(value);
    });
  }

  it("makes no docstrings", () => {
    const tree = parseModule('"a" + "b"');
    foldConstants(tree);
    expect(tree).toMatchObject({ body: [{ value: { kind: "BinOp" } }] });
  });

  it("knows __debug__", () => {
    for (const debug of [true, false]) {
      const tree = parseModule("__debug__.x");
      foldConstants(tree, { debug });
      expect(tree).toMatchObject({ body: [{ value: { value: { value: { type: "bool", value: debug } } } }] });
    }
  });

  it("makes tuples and frozensets of constant containers", () => {
    expect(fold("x in [1, 2]")).toMatchObject({ comparators: [{ value: { type: "tuple" } }] });
    expect(fold("x not in {1, 2}")).toMatchObject({ comparators: [{ value: { type: "frozenset" } }] });
    expect(fold("x in [1, y]")).toMatchObject({ comparators: [{ kind: "List" }] });
  });
});
