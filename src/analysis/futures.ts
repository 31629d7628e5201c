// `from __future__ import ...` at the head of a module, after CPython's Python/future.c.

import type { ImportFrom, Mod, Position } from "#syntax/ast/nodes.ts";
import { docstringOf, sourceErrorAt } from "./helpers.ts";

/** CO_FUTURE_* bits, as in code objects' co_flags and in compile()'s flags. */
export const FutureFlag = {
  DIVISION: 0x20000,
  ABSOLUTE_IMPORT: 0x40000,
  WITH_STATEMENT: 0x80000,
  PRINT_FUNCTION: 0x100000,
  UNICODE_LITERALS: 0x200000,
  BARRY_AS_BDFL: 0x400000,
  GENERATOR_STOP: 0x800000,
  ANNOTATIONS: 0x1000000,
} as const;

const features = new Map<string, number>([
  ["nested_scopes", 0],
  ["generators", 0],
  ["division", 0],
  ["absolute_import", 0],
  ["with_statement", 0],
  ["print_function", 0],
  ["unicode_literals", 0],
  ["barry_as_FLUFL", FutureFlag.BARRY_AS_BDFL],
  ["generator_stop", 0],
  ["annotations", FutureFlag.ANNOTATIONS],
]);

export interface Futures {
  flags: number;
  /** The last future import of the module's head, or null. */
  position: Position | null;
}

/** Reads the future imports at the head of a module and checks the names they import. */
export function findFutures(tree: Mod): Futures {
  const futures: Futures = { flags: 0, position: null };
  if (tree.kind !== "Module" && tree.kind !== "Interactive") return futures;
  const body = tree.body;
  for (let i = docstringOf(body) === null ? 0 : 1; i < body.length; i++) {
    const statement = body[i]!;
    if (statement.kind !== "ImportFrom" || statement.module !== "__future__" || statement.level !== 0) break;
    futures.flags |= checkFeatures(statement);
    futures.position = statement;
  }
  return futures;
}

function checkFeatures(statement: ImportFrom): number {
  let flags = 0;
  for (const alias of statement.names) {
    const flag = features.get(alias.name);
    if (flag !== undefined) flags |= flag;
    else if (alias.name === "braces") throw sourceErrorAt("not a chance", alias);
    else throw sourceErrorAt(`future feature ${alias.name} is not defined`, alias);
  }
  return flags;
}
