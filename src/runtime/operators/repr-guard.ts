// Py_ReprEnter: containers that hold themselves print `[...]`. And the common shape of container reprs.

import { S } from "../current.ts";
import { listType, PyList, PyTuple, tupleType } from "../objects/containers.ts";
import { recursionError } from "../objects/exceptions.ts";
import type { PyValue } from "../objects/object.ts";
import { None } from "../objects/singletons.ts";
import { type Str, TextBuilder } from "../objects/str.ts";
import { repr } from "./protocols.ts";

const MAX_DEPTH = 10000;

function begin(printing: object[], o: object): void {
  // Every level copies the text of the inner ones: a host with a large stack would take its time.
  if (printing.length >= MAX_DEPTH)
    throw recursionError("maximum recursion depth exceeded while getting the repr of an object");
  printing.push(o);
}

function end(printing: object[], o: object): void {
  // Threads that print at the same time need not end in order.
  if (printing[printing.length - 1] === o) printing.pop();
  else printing.splice(printing.lastIndexOf(o), 1);
}

/** Runs `action` unless `o` is being printed already; then gives `again`. */
export function guardedRepr(o: object, again: Str, action: () => Str): Str {
  const { printing } = S;
  if (printing.includes(o)) return again;
  begin(printing, o);
  try {
    return action();
  } finally {
    end(printing, o);
  }
}

/** The repr of a list or tuple that is not being printed already. */
function guardedItems(o: PyList | PyTuple, again: string, open: string, close: string): Str {
  const { printing } = S;
  if (printing.includes(o)) return again;
  begin(printing, o);
  try {
    const out = new TextBuilder();
    out.add(open);
    // A list may get other items while it is printed.
    for (let i = 0; i < o.items.length; i++) {
      if (i > 0) out.add(", ");
      out.add(reprItem(o.items[i]!));
    }
    out.add(close);
    return out.value();
  } finally {
    end(printing, o);
  }
}

export function reprList(list: PyList): Str {
  return list.items.length === 0 ? "[]" : guardedItems(list, "[...]", "[", "]");
}

export function reprTuple(tuple: PyTuple): Str {
  const { length } = tuple.items;
  return length === 0 ? "()" : guardedItems(tuple, "(...)", "(", length === 1 ? ",)" : ")");
}

/** `open` + reprs joined by ", " + `close`. */
export function reprItems(items: readonly PyValue[], open: string, close: string): Str {
  const out = new TextBuilder();
  out.add(open);
  for (let i = 0; i < items.length; i++) {
    if (i > 0) out.add(", ");
    out.add(reprItem(items[i]!));
  }
  out.add(close);
  return out.value();
}

/** repr() without a call for the commonest. */
function reprItem(v: PyValue): Str {
  if (typeof v === "number") return String(v);
  if (v === None) return "None";
  if (v instanceof PyTuple && v.cls === tupleType) return reprTuple(v);
  return v instanceof PyList && v.cls === listType ? reprList(v) : repr(v);
}
