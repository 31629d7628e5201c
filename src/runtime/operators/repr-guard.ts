// Py_ReprEnter: containers that hold themselves print `[...]`. And the common shape of container reprs.

import { S } from "../current.ts";
import { recursionError } from "../objects/exceptions.ts";
import type { PyValue } from "../objects/object.ts";
import { joinStrs, type Str } from "../objects/str.ts";
import { repr } from "./protocols.ts";

// Being printed, per thread state (the shadow stack is what threads do not share).
const active = new WeakMap<object, Set<object>>();

const MAX_DEPTH = 10000;

/** Runs `action` unless `o` is being printed already; then gives `again`. */
export function guardedRepr(o: object, again: Str, action: () => Str): Str {
  const key = S;
  let set = active.get(key);
  if (set === undefined) active.set(key, (set = new Set()));
  if (set.has(o)) return again;
  // Every level copies the text of the inner ones: a host with a large stack would take its time.
  if (set.size >= MAX_DEPTH)
    throw recursionError("maximum recursion depth exceeded while getting the repr of an object");
  set.add(o);
  try {
    return action();
  } finally {
    set.delete(o);
  }
}

/** `open` + reprs joined by ", " + `close`; the array may change while it is printed. */
export function reprItems(items: readonly PyValue[], open: string, close: string): Str {
  const parts: Str[] = [];
  for (let i = 0; i < items.length; i++) {
    parts.push(i === 0 ? open : ", ");
    const v = items[i]!;
    parts.push(typeof v === "number" ? String(v) : repr(v));
  }
  parts.push(items.length === 0 ? open + close : close);
  return joinStrs(parts);
}
