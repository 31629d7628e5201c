// dict.update and what dict(), |= and OrderedDict share with it (Objects/dictobject.c, dict_merge, PyDict_MergeFromSeq2).

import { lookupAttribute } from "#runtime/attributes.ts";
import { call0 } from "#runtime/calls/call.ts";
import { PyList, PyTuple } from "#runtime/objects/containers.ts";
import { type DictEntry, iteratesPlainly, PyDict } from "#runtime/objects/dict.ts";
import { PyBaseException, runtimeError, TypeErrorType, typeError, valueError } from "#runtime/objects/exceptions.ts";
import { type PyValue, propertyKey, slotsOf } from "#runtime/objects/object.ts";
import { isInstance } from "#runtime/objects/type-of.ts";
import { getitem } from "#runtime/operators/items.ts";
import { iterate, toArray } from "#runtime/operators/protocols.ts";

type Store = (k: PyValue, v: PyValue) => void;

/** Gives every item of a dict to `store`; the dict must not change size under way. */
export function eachItem(d: PyDict, store: Store): void {
  eachEntry(d, (e) => store(e.key, e.value!));
}

/** The same by entries, which know their hashes. */
export function eachEntry(d: PyDict, store: (e: DictEntry) => void): void {
  const entries = d.liveEntries();
  const { size } = d;
  for (let i = 0; i < entries.length; i++) {
    const e = entries[i];
    if (e === undefined || e.value === undefined) continue;
    store(e);
    if (d.size !== size) throw runtimeError("dict mutated during update");
  }
}

function addNote(x: unknown, text: string): void {
  if (!(x instanceof PyBaseException) || !isInstance(x, TypeErrorType)) return;
  const own = slotsOf(x);
  const key = propertyKey("__notes__");
  const notes = own[key];
  if (notes instanceof PyList) notes.items.push(text);
  else own[key] = new PyList([text]);
}

/** An element of a sequence of pairs. */
export function pairOf(element: PyValue, i: number): PyValue[] {
  let pair: PyValue[];
  try {
    let it: ReturnType<typeof iterate>;
    if (typeof element === "object" || typeof element === "string") it = iterate(element);
    else throw typeError("object is not iterable");
    pair = [];
    for (let x = it.nx(); x !== undefined; x = it.nx()) pair.push(x);
  } catch (x) {
    if (
      x instanceof PyBaseException &&
      x.cls === TypeErrorType &&
      /^'.*' object is not iterable$/.test(String(x.args.items[0]))
    )
      x.args = typeError("object is not iterable").args;
    addNote(x, `Cannot convert dictionary update sequence element #${i} to a sequence`);
    throw x;
  }
  if (pair.length !== 2)
    throw valueError(`dictionary update sequence element #${i} has length ${pair.length}; 2 is required`);
  return pair;
}

/** Feeds a mapping or an iterable of pairs to `store`. */
export function eachPair(source: PyValue, store: Store): void {
  if (source instanceof PyDict && iteratesPlainly(source)) {
    eachItem(source, store);
    return;
  }
  const keys = lookupAttribute(source, "keys");
  if (keys !== undefined) {
    for (const k of toArray(call0(keys))) store(k, getitem(source, k));
    return;
  }
  const it = iterate(source);
  if (it.pairs === true) {
    while (it.pair!()) store(it.pairLeft!, it.pairRight!);
    return;
  }
  for (let i = 0; ; i++) {
    const element = it.nx();
    if (element === undefined) return;
    const plain = (element instanceof PyTuple || element instanceof PyList) && !element.cls.isHeap;
    const pair = plain && element.items.length === 2 ? element.items : pairOf(element, i);
    store(pair[0]!, pair[1]!);
  }
}

/** `d.update(source)` for a real dict. */
export function updateDict(d: PyDict, source: PyValue): void {
  if (source === d) return;
  if (source instanceof PyDict && iteratesPlainly(source) && d.size === 0) d.addAll(source);
  else if (source instanceof PyDict && iteratesPlainly(source)) eachEntry(source, (e) => d.setBy(e, e.value!));
  else eachPair(source, (k, v) => d.set(k, v));
}

/** `dict(v)`. */
export function dictFrom(v: PyValue): PyDict {
  if (v instanceof PyDict && iteratesPlainly(v)) return v.copy();
  const d = new PyDict();
  updateDict(d, v);
  return d;
}
