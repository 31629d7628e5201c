// Unpacking of `a, b = v` and `a, *b, c = v`: _PyEval_UnpackIterableStackRef (Python/ceval.c).

import { attempt, outsideReplay } from "../calls/call.ts";
import { listType, PyList, type PyTuple, tupleType } from "../objects/containers.ts";
import { dictType, type PyDict } from "../objects/dict.ts";
import { TypeErrorType, typeError, valueError } from "../objects/exceptions.ts";
import type { PyValue } from "../objects/object.ts";
import { isInstance, typeOf } from "../objects/type-of.ts";
import { lengthHint } from "./length-hint.ts";
import { hasItems, iterate, type NativeIterator } from "./protocols.ts";

function iterateUnpacked(v: PyValue): NativeIterator {
  const type = typeOf(v);
  if (type.lookup("__iter__") !== undefined || hasItems(type)) return iterate(v);
  const it = attempt(
    () => iterate(v),
    (e) => isInstance(e, TypeErrorType),
  );
  if (it === undefined) throw typeError(`cannot unpack non-iterable ${type.name} object`);
  return it;
}

/** Exactly n items, in an array that no later change of `v` touches. ABI helper. */
export function unpack(v: PyValue, n: number): readonly PyValue[] {
  if (typeof v === "object") {
    const type = v.cls;
    if (type === tupleType) {
      const { items } = v as PyTuple;
      if (items.length === n) return items;
      throw wrongCount(items.length, n);
    }
    if (type === listType) {
      const { items } = v as PyList;
      if (items.length === n) return items.slice();
      throw wrongCount(items.length, n);
    }
  }
  const it = iterateUnpacked(v);
  return outsideReplay(() => unpackCursor(v, it, n));
}

function unpackCursor(v: PyValue, it: NativeIterator, n: number): readonly PyValue[] {
  const out: PyValue[] = [];
  for (let i = 0; i < n; i++) {
    const x = it.nx();
    if (x === undefined) throw valueError(`not enough values to unpack (expected ${n}, got ${i})`);
    out.push(x);
  }
  if (it.nx() === undefined) return out;
  if (typeOf(v) === dictType) throw wrongCount((v as PyDict).size, n);
  throw valueError(`too many values to unpack (expected ${n})`);
}

function wrongCount(got: number, expected: number) {
  const what = got < expected ? "not enough" : "too many";
  return valueError(`${what} values to unpack (expected ${expected}, got ${got})`);
}

/** `before` items, a list of the rest, `after` items. ABI helper. */
export function unpackEx(v: PyValue, before: number, after: number): PyValue[] {
  const it = iterateUnpacked(v);
  return outsideReplay(() => unpackRest(it, before, after));
}

function unpackRest(it: NativeIterator, before: number, after: number): PyValue[] {
  const out: PyValue[] = [];
  const atLeast = before + after;
  for (let i = 0; i < before; i++) {
    const x = it.nx();
    if (x === undefined) throw valueError(`not enough values to unpack (expected at least ${atLeast}, got ${i})`);
    out.push(x);
  }
  if (it.hinted !== undefined) lengthHint(it.hinted, 8);
  const rest: PyValue[] = [];
  for (let x = it.nx(); x !== undefined; x = it.nx()) rest.push(x);
  if (rest.length < after)
    throw valueError(`not enough values to unpack (expected at least ${atLeast}, got ${before + rest.length})`);
  const tail = rest.splice(rest.length - after, after);
  out.push(new PyList(rest));
  for (const x of tail) out.push(x);
  return out;
}
