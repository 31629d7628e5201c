// What a `try` expects to fail. A JavaScript exception costs a microsecond or two, so where a handler names the error of a subscript or
// an attribute, these are emitted like calls: undefined means raised.

import type { ExceptHandler, Expr } from "#syntax/ast/nodes.ts";

/** A set of the operations below. */
export type Expected = number;
export const NOTHING = 0;
export const SUBSCRIPT = 1;
export const ATTRIBUTE = 2;

const ERRORS: ReadonlyMap<string, Expected> = new Map([
  ["KeyError", SUBSCRIPT],
  ["IndexError", SUBSCRIPT],
  ["LookupError", SUBSCRIPT],
  ["AttributeError", ATTRIBUTE],
  ["Exception", SUBSCRIPT | ATTRIBUTE],
  ["BaseException", SUBSCRIPT | ATTRIBUTE],
]);

function namedBy(type: Expr | null): Expected {
  if (type === null) return SUBSCRIPT | ATTRIBUTE;
  if (type.kind === "Name") return ERRORS.get(type.id) ?? NOTHING;
  return type.kind === "Tuple" ? type.elts.reduce((all, e) => all | namedBy(e), NOTHING) : NOTHING;
}

export function expectedBy(handlers: readonly ExceptHandler[]): Expected {
  return handlers.reduce((all, handler) => all | namedBy(handler.type), NOTHING);
}
