// The layouts of Pickler, Unpickler and PickleBuffer, and what they share.

import { callMethod, genericSetattr } from "#runtime/attributes.ts";
import { attempt } from "#runtime/calls/call.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { attributeError, KeyErrorType, PyBaseException, runtimeError } from "#runtime/objects/exceptions.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { fromUtf16 } from "#runtime/objects/str.ts";
import type { PyType } from "#runtime/objects/type.ts";
import { isInstance } from "#runtime/objects/type-of.ts";
import { getitem } from "#runtime/operators/items.ts";
import { Memo } from "./memo.ts";
import { DEFAULT_PROTOCOL, Op } from "./opcodes.ts";
import { Output } from "./output.ts";

export class PyPickler extends PyObject {
  out: Output = new Output(undefined);
  memo: Memo = new Memo();
  proto = DEFAULT_PROTOCOL;
  /** Protocol 1 and up. */
  bin = 1;
  fast = 0;
  /** How many objects are being written inside each other. */
  depth = 0;
  /** How many tuples were written: one that holds itself was written while its items were. */
  tuples = 0;
  fixImports = false;
  bufferCallback: PyValue | undefined = undefined;
  dispatchTable: PyValue | undefined = undefined;
  /** Set on the instance. */
  persistentIdAttribute: PyValue | undefined = undefined;
  /** What the running dump asks; undefined for none. */
  persistentId: PyValue | undefined = undefined;
  reducerOverride: PyValue | undefined = undefined;
  running = false;
  ready = false;
  fastNesting = 0;
  fastMemo: Set<PyValue> | undefined = undefined;
  /** Classes looked at by savePlainObject, with the version they had. */
  readonly plainClasses: Map<PyType, { version: number; plain: boolean }> = new Map();
}

export function checkIdle(self: { running: boolean }, name: string): void {
  if (self.running) throw runtimeError(`${name} object is already used`);
}

/** Says where an exception came up, as 3.14 does. */
export function addNote(x: unknown, note: () => string): void {
  if (x instanceof PyBaseException) callMethod(x, "add_note", fromUtf16(note()));
}

/** `e` as raised while `x` was handled. */
export function whileHandling(x: PyBaseException, e: PyBaseException): PyBaseException {
  e.context = x;
  return e;
}

/** Writes one object (save.ts); handed to those who call back. */
export type Save = (p: PyPickler, v: PyValue, persistent?: boolean) => void;

/** A GET of an object in the memo. */
export function memoGet(p: PyPickler, index: number): void {
  if (p.bin === 0) p.out.latin(`g${index}\n`);
  else if (index < 256) p.out.byte2(Op.BINGET, index);
  else p.out.op4(Op.LONG_BINGET, index);
}

/** Puts an object into the memo. */
export function memoPut(p: PyPickler, v: PyValue): void {
  if (p.fast !== 0) return;
  const index = p.memo.size;
  p.memo.set(v, index);
  putOp(p, index);
}

/** `memoPut` for what is a host's str or no str at all. */
export function memoPutObject(p: PyPickler, v: PyValue): void {
  if (p.fast !== 0) return;
  const index = p.memo.size;
  p.memo.setObject(v, index);
  putOp(p, index);
}

/** The opcode that puts the top of the stack into the memo. */
export function putOp(p: PyPickler, index: number): void {
  if (p.proto >= 4) p.out.byte(Op.MEMOIZE);
  else if (p.bin === 0) p.out.latin(`p${index}\n`);
  else if (index < 256) p.out.byte2(Op.BINPUT, index);
  else p.out.op4(Op.LONG_BINPUT, index);
}

/** `mapping[key]`; undefined for a KeyError. */
export function itemOf(mapping: PyValue, key: PyValue): PyValue | undefined {
  if (mapping instanceof PyDict && !mapping.cls.isHeap) return mapping.get(key);
  return attempt(
    () => getitem(mapping, key),
    (e) => isInstance(e, KeyErrorType),
  );
}

/** object.__setattr__ with the text that types have whose `__setattr__` is their own. */
export function setPlainAttribute(self: PyObject, name: string, value: PyValue | undefined): void {
  if (!self.cls.hasDict && self.cls.lookup(name) === undefined)
    throw attributeError(`'${self.cls.name}' object has no attribute '${name}'`, self, name);
  genericSetattr(self, name, value);
}
