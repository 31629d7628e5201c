// Scopes, symbols, closures and the name tables of code objects, compared with what CPython makes of the same snippets.

import { describe, expect, it } from "vitest";
import { analyze } from "#analysis/analyze.ts";
import { codeNames } from "#analysis/code-names.ts";
import { codeName, qualifiedName } from "#analysis/qualname.ts";
import { analyzeScopes, type Scope, type ScopeTable, type ScopeType, type SymbolKind } from "#analysis/scopes.ts";
import { parseModule, type RecordedCode, type RecordedScope, recorded } from "./recorded.ts";

const kinds: Record<SymbolKind, number> = { local: 1, globalExplicit: 2, globalImplicit: 3, free: 4, cell: 5 };
const types: Record<ScopeType, number> = {
  function: 0,
  class: 1,
  module: 2,
  annotation: 3,
  typeAlias: 4,
  typeParameters: 5,
  typeVariable: 6,
};

function dump(scope: Scope): RecordedScope {
  const symbols = [...scope.symbols.values()].map((symbol): [string, number, number] => [
    symbol.name,
    symbol.flags & 0xfff,
    kinds[symbol.kind],
  ]);
  const byCodePoint = (a: [string, number, number], b: [string, number, number]) =>
    Buffer.compare(Buffer.from(a[0]), Buffer.from(b[0]));
  return {
    name: scope.symtableName,
    type: types[scope.type],
    lineno: scope.position.lineno,
    nested: Number(scope.isNested),
    symbols: symbols.sort(byCodePoint),
    varnames: scope.parameters,
    children: scope.children.map(dump),
  };
}

/** The names of each code object, by qualified name. */
function dumpCode(scope: Scope, table: ScopeTable, out: Map<string, unknown[]>): Map<string, unknown[]> {
  const { varnames, cellvars, freevars, names } = codeNames(scope, table);
  const key = `${codeName(scope)} ${qualifiedName(scope)}`;
  out.set(key, [...(out.get(key) ?? []), JSON.stringify({ varnames, cellvars, freevars, names })]);
  for (const child of scope.children) dumpCode(child, table, out);
  return out;
}

function checkCode(code: RecordedCode, ours: Map<string, unknown[]>): void {
  const { varnames, cellvars, freevars, names } = code;
  const key = `${code.name} ${code.qualname}`;
  expect(ours.get(key), key).toContainEqual(JSON.stringify({ varnames, cellvars, freevars, names }));
  for (const child of code.children) checkCode(child, ours);
}

describe("scopes", () => {
  for (const facts of recorded("scopes")) {
    const { source, table, code } = facts;
    if (table === undefined || code === undefined) continue;
    it(source.slice(0, 60), () => {
      expect(dump(analyzeScopes(parseModule(source)).top)).toEqual(table);
      const { scopes } = analyze(parseModule(source));
      // Under the future import annotations are strings: their code has no counterpart among the scopes.
      if (!source.includes("import annotations")) checkCode(code, dumpCode(scopes.top, scopes, new Map()));
    });
  }
});
