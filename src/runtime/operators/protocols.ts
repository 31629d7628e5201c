// The protocols natives use on any value: truth, length, index, repr, str, hash, iteration, items. Throwing, as CPython's PyObject_* functions.

import { floatRepr } from "#text/float-format.ts";
import { formatFloat, formatInt, formatStr } from "#text/number-format.ts";
import { isPlainText } from "#text/plain-text.ts";
import { warnDeprecated } from "../exceptions/warn.ts";
import "../exceptions/faults.ts";
import { call1, callSpecial, callUnbound, callv } from "../calls/call.ts";
import { dropError, S } from "../current.ts";
import { listType, PyByteArray, PyBytes, PyList, PyRange, PyTuple, tupleType } from "../objects/containers.ts";
import { dictType, PyDict } from "../objects/dict.ts";
import {
  IndexErrorType,
  indexError,
  overflowError,
  type PyBaseException,
  PyStopIteration,
  StopIterationType,
  typeError,
  valueError,
} from "../objects/exceptions.ts";
import { floatType, intValue, isInt, PyFloat, PyInt } from "../objects/numbers.ts";
import { PyObject, type PyValue } from "../objects/object.ts";
import { frozensetType, PySet, setType } from "../objects/set.ts";
import { None, NotImplemented } from "../objects/singletons.ts";
import { fromUtf16, PyStr, type Str, strLength, strType, strValue } from "../objects/str.ts";
import { type PyType, TypeFlags } from "../objects/type.ts";
import { isInstance, typeName, typeOf } from "../objects/type-of.ts";
import { callGen } from "../suspending/call.ts";
import { type Suspending, suspend } from "../suspending/suspend.ts";

/** `bool(v)`. ABI helper. */
export function truthy(v: PyValue): boolean {
  switch (typeof v) {
    case "boolean":
      return v;
    case "number":
      return v !== 0;
    case "string":
      return v.length !== 0;
    case "bigint":
      return true;
    default:
  }
  if (v === None) return false;
  const type = v.cls;
  if (type === listType || type === tupleType) return (v as PyList).items.length !== 0;
  if (type === dictType) return (v as PyDict).size !== 0;
  if (type === setType || type === frozensetType) return (v as PySet).size !== 0;
  if (type === floatType) return (v as PyFloat).value !== 0;
  if (type === strType) return true;
  const b = type.lookup("__bool__");
  if (b !== undefined) {
    const r = callUnbound(b, v, []);
    if (typeof r !== "boolean") throw typeError(`__bool__ should return bool, returned ${typeName(r)}`);
    return r;
  }
  const l = type.lookup("__len__");
  return l === undefined ? true : checkLength(callUnbound(l, v, [])) !== 0;
}

function checkLength(r: PyValue): number | bigint {
  const n = toIndexValue(r);
  if (n < 0) throw valueError("__len__() should return >= 0");
  if (n > 0x7fff_ffff_ffff_ffffn) throw overflowError("cannot fit 'int' into an index-sized integer");
  return n;
}

/** `len(v)`, rounded beyond 2^53. */
export function length(v: PyValue): number {
  return Number(exactLength(v));
}

/** `len(v)`. */
export function exactLength(v: PyValue): number | bigint {
  if (typeof v === "string") return v.length;
  if (v instanceof PyList && !v.cls.isHeap) return v.items.length;
  if (v instanceof PyTuple && !v.cls.isHeap) return v.items.length;
  if (v instanceof PyStr) return strLength(v);
  if (typeof v === "object") {
    const type = v.cls;
    if (type === dictType) return (v as PyDict).size;
    if (v instanceof PySet && !type.isHeap) return v.size;
  }
  const f = typeOf(v).lookup("__len__");
  if (f === undefined) throw typeError(`object of type '${typeName(v)}' has no len()`);
  return checkLength(callUnbound(f, v, []));
}

/** `operator.index(v)`: the int, or TypeError "'X' object cannot be interpreted as an integer". */
export function toIndexValue(v: PyValue): number | bigint {
  if (typeof v === "number" || typeof v === "bigint") return v;
  const i = intValue(v);
  if (i !== undefined) return i;
  const f = typeOf(v).lookup("__index__");
  if (f === undefined) throw typeError(`'${typeName(v)}' object cannot be interpreted as an integer`);
  const r = callUnbound(f, v, []);
  const n = intValue(r);
  if (n === undefined) throw typeError(`__index__ returned non-int (type ${typeName(r)})`);
  if (typeof r === "boolean" || typeof r === "object")
    warnDeprecated(
      `__index__ returned non-int (type ${typeName(r)}).  The ability to return an instance of a strict subclass of int is deprecated, and may be removed in a future version of Python.`,
    );
  return n;
}

/** Has it `__index__`? */
export function isIndexable(v: PyValue): boolean {
  return isInt(v) || typeOf(v).lookup("__index__") !== undefined;
}

/** An index that fits a size (PyNumber_AsSsize_t); OverflowError text "cannot fit 'X' into an index-sized integer". */
export function toSize(v: PyValue, error: (m: string) => PyBaseException = overflowError): number {
  const n = toIndexValue(v);
  if (typeof n === "bigint") {
    if (n >= -(1n << 63n) && n < 1n << 63n) return Number(n);
    throw error(`cannot fit '${typeName(v)}' into an index-sized integer`);
  }
  return n;
}

/** An index clipped to the range of sizes, for slices (PySlice indices never overflow). */
export function toClippedSize(v: PyValue): number {
  const n = toIndexValue(v);
  return typeof n === "bigint" ? (n < 0n ? Number.MIN_SAFE_INTEGER : Number.MAX_SAFE_INTEGER) : n;
}

/** A sequence index that fits (IndexError instead of OverflowError). */
export function toSequenceIndex(v: PyValue): number {
  return toSize(v, indexError);
}

/** `repr(v)` as a str value. */
export function repr(v: PyValue): Str {
  if (typeof v === "number") return String(v);
  if (typeof v === "string") {
    if (isPlainText(v)) return `'${v}'`;
  } else if (v instanceof PyFloat && !v.cls.isHeap) return floatRepr(v.value);
  const f = typeOf(v).lookup("__repr__");
  const r = callUnbound(f!, v, []);
  const s = strValue(r);
  if (s === undefined) throw typeError(`__repr__ returned non-string (type ${typeName(r)})`);
  return s;
}

/** `str(v)` as a str value (subclass instances are returned by str() itself, not here). */
export function str(v: PyValue): Str {
  if (typeof v === "string" || v instanceof PyStr) return v;
  if (typeof v === "number") return String(v);
  if (v instanceof PyFloat && !v.cls.isHeap) return floatRepr(v.value);
  const f = typeOf(v).lookup("__str__");
  const r = callUnbound(f!, v, []);
  const s = strValue(r);
  if (s === undefined) throw typeError(`__str__ returned non-string (type ${typeName(r)})`);
  return s;
}

/** `repr(v)` / `str(v)` as UTF-16 text, for building messages. */
export function reprText(v: PyValue): string {
  const s = repr(v);
  return typeof s === "string" ? s : s.utf16;
}
export function strText(v: PyValue): string {
  const s = str(v);
  return typeof s === "string" ? s : s.utf16;
}

/** `format(v, spec)`. */
export function format(v: PyValue, spec: Str): Str {
  if (spec === "" && (typeof v === "string" || v instanceof PyStr)) return v;
  if (typeof spec === "string") {
    if (typeof v === "number") {
      const text = formatInt(v, spec, "int", String);
      return spec.endsWith("c") ? fromUtf16(text) : text;
    }
    if (typeof v === "string") return formatStr(v, spec, "str");
    if (v instanceof PyFloat && !v.cls.isHeap) return formatFloat(v.value, spec, "float");
  }
  return strValue(formatObject(v, spec))!;
}

/** `format(v, spec)` as `__format__` gives it: a str, or an instance of a subclass. */
export function formatObject(v: PyValue, spec: Str): PyValue {
  const f = typeOf(v).lookup("__format__");
  if (f === undefined) throw typeError(`Type ${typeName(v)} doesn't define __format__`);
  const r = callUnbound(f, v, [spec]);
  if (strValue(r) === undefined) throw typeError(`__format__ must return a str, not ${typeName(r)}`);
  return r;
}

// --- iteration ---

/** What natives and emitted loops iterate with. */
export interface NativeIterator {
  /** The next item; undefined when exhausted. Throws. */
  nx(): PyValue | undefined;
  /** True: every item is a pair, and pair() may be called instead of nx(). */
  readonly pairs?: boolean;
  /** Moves on; false when exhausted, else the parts of the pair are in `pairLeft` and `pairRight`. */
  pair?(): boolean;
  pairLeft?: PyValue | undefined;
  pairRight?: PyValue | undefined;
  /** What a list that is filled from it asks for its length hint, where that is Python's. */
  readonly hinted?: PyValue;
}

/** Iterates a list by position, seeing appended items. */
class ListCursor implements NativeIterator {
  private readonly list: PyList;
  private i = 0;
  constructor(list: PyList) {
    this.list = list;
  }
  nx(): PyValue | undefined {
    const { items } = this.list;
    return this.i < items.length ? items[this.i++] : undefined;
  }
}
class ArrayCursor implements NativeIterator {
  private readonly items: readonly PyValue[];
  private i = 0;
  constructor(items: readonly PyValue[]) {
    this.items = items;
  }
  nx(): PyValue | undefined {
    return this.i < this.items.length ? this.items[this.i++] : undefined;
  }
}
/** Items of a range between two looks at limits and signals, for natives that walk a huge one (`sum(range(10**10))`). */
const RANGE_STRETCH = 4096;

class RangeCursor implements NativeIterator {
  i: number;
  private readonly stop: number;
  private readonly step: number;
  /** Where the present stretch ends. */
  private end: number;
  constructor(start: number, stop: number, step: number) {
    this.i = this.end = start;
    this.stop = stop;
    this.step = step;
    this.extend();
  }
  nx(): PyValue | undefined {
    const i = this.i;
    if (this.step > 0 ? i < this.end : i > this.end) {
      this.i = i + this.step;
      return i;
    }
    if (this.end === this.stop) return undefined;
    S.tick -= RANGE_STRETCH;
    if (S.tick < 0) poll();
    this.extend();
    return this.nx();
  }
  private extend(): void {
    const end = this.i + RANGE_STRETCH * this.step;
    this.end = this.step > 0 ? Math.min(end, this.stop) : Math.max(end, this.stop);
  }
}
class TextCursor implements NativeIterator {
  private readonly text: string;
  private i = 0;
  constructor(text: string) {
    this.text = text;
  }
  nx(): PyValue | undefined {
    return this.i < this.text.length ? this.text[this.i++] : undefined;
  }
}
class DictCursor implements NativeIterator {
  private readonly dict: PyDict;
  private entries: readonly ({ key: PyValue; value: PyValue | undefined } | undefined)[];
  private readonly size: number;
  private i = 0;
  /** Items still expected. */
  private left: number;
  constructor(dict: PyDict) {
    this.dict = dict;
    this.entries = dict.liveEntries();
    this.size = this.left = dict.size;
  }
  nx(): PyValue | undefined {
    if (this.dict.size !== this.size) {
      if (this.i < 0) return undefined;
      this.i = -1;
      this.entries = [];
      throw dictChanged();
    }
    const { entries } = this;
    while (this.i >= 0 && this.i < entries.length) {
      const e = entries[this.i++];
      if (e !== undefined && e.value !== undefined) {
        if (this.left-- === 0) throw runtimeErrorOf("dictionary keys changed during iteration");
        return e.key;
      }
    }
    return undefined;
  }
}

export function dictChanged(): PyBaseException {
  return runtimeErrorOf("dictionary changed size during iteration");
}

import { runtimeError as runtimeErrorOf } from "../objects/exceptions.ts";

/** Iterates through Python's `__next__`. */
export class PythonCursor implements NativeIterator {
  readonly hinted: PyValue;
  private readonly it: PyValue;
  private next: PyValue;
  private version: number;
  constructor(it: PyValue) {
    this.it = it;
    this.hinted = it;
    const type = typeOf(it);
    this.next = type.lookup("__next__")!;
    this.version = type.version;
  }
  nx(): PyValue | undefined {
    const type = typeOf(this.it);
    if (type.version !== this.version) {
      // The class changed under way: so may its method.
      const next = type.lookup("__next__");
      if (next === undefined) throw typeError(`'${type.name}' object is not iterable`);
      this.next = next;
      this.version = type.version;
    }
    return nextOf(this.next, this.it);
  }
  nxS(): PyValue | undefined {
    return suspend(untilStop(this.next, this.it));
  }
}

/** nextOf in suspendable code. */
function* untilStop(next: PyValue, it: PyValue): Suspending<PyValue | undefined> {
  const sp = S.sp;
  const handled = S.ei.value;
  try {
    return yield* callGen(next, [it]);
  } catch (x) {
    if (!(x instanceof PyStopIteration) || !isInstance(x, StopIterationType)) throw x;
    dropError(sp, handled);
    return undefined;
  }
}

/** Calls a `__next__`; undefined on StopIteration. */
function nextOf(next: PyValue, it: PyValue): PyValue | undefined {
  const sp = S.sp;
  const handled = S.ei.value;
  try {
    if (typeof next === "object" && (next as { takesSelf?: boolean }).takesSelf === true) {
      const r = next.call$1(it);
      if (r !== undefined) return r;
      const e = S.err!;
      if (isInstance(e, StopIterationType)) {
        S.tracing.stopped = S.tracing.active ? e : undefined;
        dropError(sp, handled);
        return undefined;
      }
      throw e;
    }
    return callUnbound(next, it, []);
  } catch (x) {
    if (x instanceof PyObject && isInstance(x, StopIterationType)) {
      S.tracing.stopped = S.tracing.active ? (x as PyStopIteration) : undefined;
      dropError(sp, handled);
      return undefined;
    }
    throw x;
  }
}

/** Can its items be asked for by number, from 0 on? Of built-in types that have `__getitem__` only some say so (PySequence_Check). */
export function hasItems(type: PyType): boolean {
  const definer = type.definer("__getitem__");
  return definer !== undefined && (definer.isHeap || (definer.flags & TypeFlags.ITEMS) !== 0);
}

/** Iterates by `__getitem__` from 0 until IndexError. */
class SequenceCursor implements NativeIterator {
  readonly hinted: PyValue;
  private readonly o: PyValue;
  private i = 0;
  constructor(o: PyValue) {
    this.o = o;
    this.hinted = o;
  }
  nx(): PyValue | undefined {
    if (this.i < 0) return undefined;
    const sp = S.sp;
    const handled = S.ei.value;
    try {
      return callSpecial(this.o, "__getitem__", this.i++);
    } catch (x) {
      if (x instanceof PyObject && (isInstance(x, IndexErrorType) || isInstance(x, StopIterationType))) {
        dropError(sp, handled);
        this.i = -1;
        return undefined;
      }
      throw x;
    }
  }
}

/** Something with `nx` for any iterable; TypeError "'X' object is not iterable". ABI helper. */
export function iterate(v: PyValue): NativeIterator {
  if (typeof v === "string") return new TextCursor(v);
  if (typeof v === "object" && !v.cls.isHeap) {
    if (v instanceof PyList) return new ListCursor(v);
    if (v instanceof PyTuple) return new ArrayCursor(v.items);
    if (v instanceof PyRange && typeof v.start === "number" && typeof v.stop === "number" && typeof v.step === "number")
      return new RangeCursor(v.start, v.stop, v.step);
    if (v instanceof PyDict) return new DictCursor(v);
    if ((v as unknown as Partial<NativeIterator>).nx !== undefined) return v as unknown as NativeIterator;
  }
  const f = typeOf(v).lookup("__iter__");
  if (f === undefined) {
    if (hasItems(typeOf(v)) && !(v instanceof PyDict)) return new SequenceCursor(v);
    throw typeError(`'${typeName(v)}' object is not iterable`);
  }
  if (f === None) throw typeError(`'${typeName(v)}' object is not iterable`);
  return cursorOf(callUnbound(f, v, []));
}

/** A native cursor over an iterator (the result of `__iter__`). */
export function cursorOf(it: PyValue): NativeIterator {
  if (typeof it === "object" && !it.cls.isHeap && (it as unknown as Partial<NativeIterator>).nx !== undefined)
    return it as unknown as NativeIterator;
  if (typeOf(it).lookup("__next__") === undefined)
    throw typeError(`iter() returned non-iterator of type '${typeName(it)}'`);
  return new PythonCursor(it);
}

/** `iter(v)` as a Python value. Sequences without `__iter__` need builtins/iterators; it passes the constructor. */
export function getIter(v: PyValue, sequence: (o: PyValue) => PyValue): PyValue {
  const f = typeOf(v).lookup("__iter__");
  if (f === undefined || f === None) {
    if (f === undefined && hasItems(typeOf(v))) return sequence(v);
    throw typeError(`'${typeName(v)}' object is not iterable`);
  }
  const it = callUnbound(f, v, []);
  if (typeOf(it).lookup("__next__") === undefined)
    throw typeError(`iter() returned non-iterator of type '${typeName(it)}'`);
  return it;
}

/** All items as a fresh JavaScript array. */
export function toArray(v: PyValue): PyValue[] {
  if (v instanceof PyList && !v.cls.isHeap) return v.items.slice();
  if (v instanceof PyTuple && !v.cls.isHeap) return v.items.slice();
  const it = iterate(v);
  const out: PyValue[] = [];
  for (;;) {
    const x = it.nx();
    if (x === undefined) return out;
    out.push(x);
    if (--S.tick < 0) poll();
  }
}

/** Checked in long native loops: time slice, limits, signals (throws). Installed by the interpreter. */
export function poll(): void {
  polling.run();
}
export const polling: { run: () => void } = { run: () => undefined };

/** The data of bytes or bytearray, undefined for others. */
export function bytesData(v: PyValue): Uint8Array | undefined {
  return v instanceof PyBytes || v instanceof PyByteArray ? v.data : undefined;
}

/** isinstance(v, cls) for a type, by the rules of `type.__instancecheck__`. */
export function isInstanceOf(v: PyValue, t: PyType): boolean {
  return isInstance(v, t);
}

export { call1, callv, fromUtf16, NotImplemented, PyInt, PyStopIteration };
