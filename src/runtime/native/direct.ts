// Own call entries for built-in types (`list(x)`, `range(n)`): a call through the type reaches the handler at once.

import { MAX_DIRECT_ARGS, type PyValue } from "../objects/object.ts";
import type { PyType } from "../objects/type.ts";

/** Installs `call$n` entries; other arities keep the general road. Only for types that are not heap types. */
export function directCalls(type: PyType, entries: Record<number, (...args: never[]) => PyValue>): void {
  const own = type as unknown as Record<string, unknown>;
  for (const n of Object.keys(entries)) if (Number(n) <= MAX_DIRECT_ARGS) own["call$" + n] = entries[Number(n)];
}
