// Pickling: save() and the functions for each type (Modules/_pickle.c). The order of opcodes is CPython's, byte for byte.

import { lookupAttribute } from "#runtime/attributes.ts";
import { call0, call1 } from "#runtime/calls/call.ts";
import { encodeText } from "#runtime/codecs.ts";
import { isContiguous } from "#runtime/objects/buffer.ts";
import {
  bytearrayType,
  bytesType,
  listType,
  type PyByteArray,
  PyBytes,
  PyList,
  PyTuple,
  tupleType,
} from "#runtime/objects/containers.ts";
import { dictType, type PyDict } from "#runtime/objects/dict.ts";
import { recursionError, runtimeError, valueError } from "#runtime/objects/exceptions.ts";
import { PyFunction } from "#runtime/objects/functions.ts";
import { identityOf } from "#runtime/objects/hash.ts";
import { floatType, type PyFloat } from "#runtime/objects/numbers.ts";
import type { PyObject, PyValue } from "#runtime/objects/object.ts";
import { frozensetType, type PySet, setType } from "#runtime/objects/set.ts";
import {
  Ellipsis,
  ellipsisType,
  None,
  NotImplemented,
  noneType,
  notImplementedType,
} from "#runtime/objects/singletons.ts";
import { codePointsOf, isStr, type PyStr, type Str, strType } from "#runtime/objects/str.ts";
import { type PyType, typeType } from "#runtime/objects/type.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { reprText, strText, toArray, truthy } from "#runtime/operators/protocols.ts";
import { floatRepr } from "#text/float-format.ts";
import { saveItem, saveValue } from "./batches.ts";
import { type PyPickleBuffer, pickleBufferType, viewOfBuffer } from "./buffer.ts";
import { addNote, itemOf, memoGet, memoPut, memoPutObject, type PyPickler } from "./layout.ts";
import { BATCH_SIZE, Op } from "./opcodes.ts";
import { savePlainObject } from "./plain-object.ts";
import { saveReduce } from "./reduce.ts";
import { saveGlobal } from "./save-global.ts";
import { fullTypeName, pickleState, picklingError } from "./state.ts";

/** Writes one object; `persistent` false for ids that persistent_id() gave. */
export function save(p: PyPickler, v: PyValue, persistent = true): void {
  const { out } = p;
  out.boundary();
  if (p.persistentId !== undefined && persistent && savePersistent(p, v)) return;
  // No switch: the host compiles one over `typeof` as comparisons of strs.
  if (typeof v === "string") {
    saveString(p, v);
    return;
  }
  if (typeof v === "number") {
    saveNumber(p, v);
    return;
  }
  if (typeof v === "boolean") {
    if (p.proto >= 2) out.byte(v ? Op.NEWTRUE : Op.NEWFALSE);
    else out.latin(v ? "I01\n" : "I00\n");
    return;
  }
  if (typeof v === "bigint") {
    saveBig(p, v);
    return;
  }
  if (v === None) {
    out.byte(Op.NONE);
    return;
  }
  // Read once: where many types meet, it is slow.
  const { cls } = v;
  if (cls === floatType) {
    if (p.bin !== 0) out.double(Op.BINFLOAT, (v as PyFloat).value);
    else out.latin(`F${floatRepr((v as PyFloat).value)}\n`);
    return;
  }
  const known = cls === strType ? p.memo.get(v) : p.memo.getObject(v);
  if (known !== undefined) {
    memoGet(p, known);
    return;
  }
  if (++p.depth > MAX_DEPTH) throw recursionError("maximum recursion depth exceeded while pickling an object");
  saveObject(p, v, cls);
  p.depth--;
}

/** What reduces to itself would go on as long as the host's stack does. */
const MAX_DEPTH = 10000;

function saveObject(p: PyPickler, v: PyObject, cls: PyType): void {
  if (cls === dictType) nested(p, v, saveDict);
  else if (cls === listType) nested(p, v, saveList);
  else if (cls === tupleType) saveTuple(p, v as PyTuple);
  else if (cls === bytesType) saveBytes(p, v as PyBytes);
  else if (cls === setType) saveSet(p, v as PySet);
  else if (cls === frozensetType) saveFrozenSet(p, v as PySet);
  else if (cls === bytearrayType) saveByteArray(p, v as PyByteArray);
  else if (cls === strType) saveWide(p, v as PyStr);
  else if (cls === pickleBufferType) saveBuffer(p, v as PyPickleBuffer);
  else saveOther(p, v);
}

/** A container; with `fast`, where nothing is in the memo, deep ones are watched for cycles. */
function nested<T extends PyObject>(p: PyPickler, v: PyObject, body: (p: PyPickler, v: T) => void): void {
  if (p.fast === 0) {
    body(p, v as T);
    return;
  }
  const watched = ++p.fastNesting >= 50;
  try {
    if (watched) {
      p.fastMemo ??= new Set();
      if (p.fastMemo.has(v))
        throw valueError(
          `fast mode: can't pickle cyclic objects including object type ${typeName(v)} at 0x${identityOf(v).toString(16)}`,
        );
      p.fastMemo.add(v);
    }
    body(p, v as T);
    if (watched) p.fastMemo?.delete(v);
  } finally {
    p.fastNesting--;
  }
}

function savePersistent(p: PyPickler, v: PyValue): boolean {
  const id = call1(p.persistentId!, v);
  if (id === None) return false;
  if (p.bin !== 0) {
    save(p, id, false);
    p.out.byte(Op.BINPERSID);
    return true;
  }
  const text = strText(id);
  for (let i = 0; i < text.length; i++)
    if (text.charCodeAt(i) > 127) throw picklingError("persistent IDs in protocol 0 must be ASCII strings");
  p.out.latin(`P${text}\n`);
  return true;
}

// --- numbers ---

function saveNumber(p: PyPickler, n: number): void {
  if ((n | 0) !== n) saveBig(p, BigInt(n));
  else if (p.bin === 0) p.out.latin(`I${n}\n`);
  else if (n < 0 || n > 0xffff) p.out.op4(Op.BININT, n);
  else if (n > 0xff) p.out.op2(Op.BININT2, n);
  else p.out.byte2(Op.BININT1, n);
}

/** Two's complement, little-endian, in as few bytes as keep the sign. */
function longBytes(n: bigint): Uint8Array {
  const negative = n < 0n;
  // For a negative number the bits of -n - 1 are those that differ from the sign.
  const hex = (negative ? -n - 1n : n).toString(16);
  const size = (hex.length + 1) >> 1;
  const top = Number.parseInt(hex.length % 2 === 0 ? hex.slice(0, 2) : hex[0]!, 16) >= 0x80;
  const out = new Uint8Array(top ? size + 1 : size);
  for (let i = 0, end = hex.length; end > 0; i++, end -= 2)
    out[i] = Number.parseInt(hex.slice(Math.max(0, end - 2), end), 16);
  if (negative) for (let i = 0; i < out.length; i++) out[i]! ^= 0xff;
  return out;
}

function saveBig(p: PyPickler, n: bigint): void {
  if (p.proto < 2) {
    p.out.latin(`L${reprText(n)}L\n`);
    return;
  }
  const data = longBytes(n);
  if (data.length < 256) p.out.byte2(Op.LONG1, data.length);
  else p.out.op4(Op.LONG4, data.length);
  p.out.data(data);
}

// --- text and bytes ---

function saveString(p: PyPickler, text: string): void {
  const known = p.memo.getObject(text);
  if (known !== undefined) memoGet(p, known);
  else {
    if (p.proto < 4 || text.length > 255 || !p.out.shortAscii(Op.SHORT_BINUNICODE, text)) saveText(p, text);
    memoPutObject(p, text);
  }
}

function saveWide(p: PyPickler, text: PyStr): void {
  saveText(p, text);
  memoPut(p, text);
}

const hex = (n: number, width: number): string => n.toString(16).padStart(width, "0");

/** raw-unicode-escape with the characters escaped that would end the line. */
function escaped(text: Str): string {
  let out = "";
  for (const c of codePointsOf(text)) {
    if (c > 0xffff) out += `\\U${hex(c, 8)}`;
    else if (c > 0xff || c === 0x5c || c === 0 || c === 10 || c === 13 || c === 0x1a) out += `\\u${hex(c, 4)}`;
    else out += String.fromCharCode(c);
  }
  return out;
}

function saveText(p: PyPickler, text: Str): void {
  const { out } = p;
  if (p.bin === 0) {
    out.latin(`V${escaped(text)}\n`);
    return;
  }
  const data = encodeText(text, "utf-8", "surrogatepass");
  const n = data.length;
  out.large(data, undefined, () => {
    if (n <= 0xff && p.proto >= 4) out.byte2(Op.SHORT_BINUNICODE, n);
    else if (n <= 0xffff_ffff) out.op4(Op.BINUNICODE, n);
    else out.op8(Op.BINUNICODE8, n);
  });
}

function bytesOf(p: PyPickler, data: Uint8Array, payload: PyValue | undefined): void {
  const { out } = p;
  const n = data.length;
  out.large(data, payload, () => {
    if (n <= 0xff) out.byte2(Op.SHORT_BINBYTES, n);
    else if (n <= 0xffff_ffff) out.op4(Op.BINBYTES, n);
    else out.op8(Op.BINBYTES8, n);
  });
}

function latinText(data: Uint8Array): string {
  let out = "";
  for (let i = 0; i < data.length; i += 4096) out += String.fromCharCode(...data.subarray(i, i + 4096));
  return out;
}

function saveBytes(p: PyPickler, v: PyBytes): void {
  if (p.proto < 3) {
    // Python 2 has no such objects.
    const reduced =
      v.data.length === 0
        ? [bytesType, new PyTuple([])]
        : [pickleState().encode, new PyTuple([latinText(v.data), "latin1"])];
    saveReduce(p, save, new PyTuple(reduced), v);
    return;
  }
  bytesOf(p, v.data, v);
  memoPut(p, v);
}

function byteArrayOf(p: PyPickler, data: Uint8Array, payload: PyValue | undefined): void {
  p.out.large(data, payload, () => p.out.op8(Op.BYTEARRAY8, data.length));
}

function saveByteArray(p: PyPickler, v: PyByteArray): void {
  if (p.proto < 5) {
    const args = v.length === 0 ? [] : [new PyBytes(v.data.slice())];
    saveReduce(p, save, new PyTuple([bytearrayType, new PyTuple(args)]), v);
    return;
  }
  byteArrayOf(p, v.data, v);
  memoPut(p, v);
}

function saveBuffer(p: PyPickler, v: PyPickleBuffer): void {
  if (p.proto < 5) throw picklingError("PickleBuffer can only be pickled with protocol >= 5");
  const view = viewOfBuffer(v);
  if (!isContiguous(view, "C") && !isContiguous(view, "F"))
    throw picklingError("PickleBuffer can not be pickled when pointing to a non-contiguous buffer");
  const inBand = p.bufferCallback === undefined || truthy(call1(p.bufferCallback, v));
  if (inBand) {
    const data = isContiguous(view, "C") ? view.contents() : view.data.subarray(view.offset, view.offset + view.nbytes);
    if (view.readonly) bytesOf(p, data, v);
    else byteArrayOf(p, data, v);
    memoPut(p, v);
    return;
  }
  p.out.byte(Op.NEXT_BUFFER);
  if (view.readonly) p.out.byte(Op.READONLY_BUFFER);
}

// --- containers ---

function saveTuple(p: PyPickler, v: PyTuple): void {
  const { out } = p;
  const { items } = v;
  const n = items.length;
  if (n === 0) {
    if (p.bin !== 0) out.byte(Op.EMPTY_TUPLE);
    else out.byte2(Op.MARK, Op.TUPLE);
    return;
  }
  const short = n <= 3 && p.proto >= 2;
  if (!short) out.byte(Op.MARK);
  const { tuples } = p;
  for (let i = 0; i < n; i++) saveItem(p, save, v, items[i]!, i);
  const known = p.tuples === tuples && p.persistentId === undefined ? undefined : p.memo.getObject(v);
  if (known === undefined) {
    out.byte(short ? Op.TUPLE1 - 1 + n : Op.TUPLE);
    p.tuples++;
    memoPutObject(p, v);
    return;
  }
  // The tuple holds itself: what was written is thrown away for the one its items made.
  if (!short && p.bin !== 0) out.byte(Op.POP_MARK);
  else for (let i = short ? 1 : 0; i <= n; i++) out.byte(Op.POP);
  memoGet(p, known);
}

function saveList(p: PyPickler, v: PyList): void {
  const { out } = p;
  if (p.bin !== 0) out.byte(Op.EMPTY_LIST);
  else out.byte2(Op.MARK, Op.LIST);
  memoPutObject(p, v);
  if (v.items.length === 0) return;
  if (p.bin === 0) {
    for (let i = 0; i < v.items.length; i++) {
      saveItem(p, save, v, v.items[i]!, i);
      out.byte(Op.APPEND);
    }
    return;
  }
  if (v.items.length === 1) {
    saveItem(p, save, v, v.items[0]!, 0);
    out.byte(Op.APPEND);
    return;
  }
  let total = 0;
  do {
    out.byte(Op.MARK);
    const end = total + BATCH_SIZE;
    for (; total < end && total < v.items.length; total++) saveItem(p, save, v, v.items[total]!, total);
    out.byte(Op.APPENDS);
  } while (total < v.items.length);
}

function saveDict(p: PyPickler, v: PyDict): void {
  const { out } = p;
  if (p.bin !== 0) out.byte(Op.EMPTY_DICT);
  else out.byte2(Op.MARK, Op.DICT);
  memoPutObject(p, v);
  const { size } = v;
  if (size === 0) return;
  const entries = v.liveEntries();
  if (p.bin === 0 || size === 1) {
    for (let i = 0; i < entries.length; i++) {
      const e = entries[i];
      if (e === undefined || e.value === undefined) continue;
      const { key, value } = e;
      save(p, key);
      saveValue(p, save, v, key, value);
      out.byte(Op.SETITEM);
      if (v.size !== size) throw runtimeError("dictionary changed size during iteration");
    }
    return;
  }
  let at = 0;
  let n: number;
  do {
    n = 0;
    out.byte(Op.MARK);
    while (at < entries.length && n < BATCH_SIZE) {
      const e = entries[at++];
      if (e === undefined || e.value === undefined) continue;
      const { key, value } = e;
      save(p, key);
      saveValue(p, save, v, key, value);
      n++;
      if (v.size !== size) throw runtimeError("dictionary changed size during iteration");
    }
    out.byte(Op.SETITEMS);
  } while (n === BATCH_SIZE);
}

function saveElement(p: PyPickler, container: PyValue, item: PyValue): void {
  try {
    save(p, item);
  } catch (x) {
    addNote(x, () => `when serializing ${fullTypeName(container)} element`);
    throw x;
  }
}

function saveSet(p: PyPickler, v: PySet): void {
  const { out } = p;
  const items = toArray(v);
  if (p.proto < 4) {
    saveReduce(p, save, new PyTuple([setType, new PyTuple([new PyList(items)])]), v);
    return;
  }
  out.byte(Op.EMPTY_SET);
  memoPut(p, v);
  if (items.length === 0) return;
  let at = 0;
  let n: number;
  do {
    n = 0;
    out.byte(Op.MARK);
    for (; at < items.length && n < BATCH_SIZE; n++) saveElement(p, v, items[at++]!);
    out.byte(Op.ADDITEMS);
    if (v.size !== items.length) throw runtimeError("set changed size during iteration");
  } while (n === BATCH_SIZE);
}

function saveFrozenSet(p: PyPickler, v: PySet): void {
  const { out } = p;
  const items = toArray(v);
  if (p.proto < 4) {
    saveReduce(p, save, new PyTuple([frozensetType, new PyTuple([new PyList(items)])]), v);
    return;
  }
  out.byte(Op.MARK);
  for (const item of items) saveElement(p, v, item);
  const known = p.memo.get(v);
  if (known !== undefined) {
    out.byte(Op.POP_MARK);
    memoGet(p, known);
    return;
  }
  out.byte(Op.FROZENSET);
  memoPut(p, v);
}

// --- everything else ---

function saveOther(p: PyPickler, v: PyObject): void {
  const { cls } = v;
  let reduced: PyValue | undefined;
  if (p.reducerOverride !== undefined) {
    reduced = call1(p.reducerOverride, v);
    if (reduced === NotImplemented) reduced = undefined;
  }
  if (reduced === undefined) {
    if (cls === typeType) {
      saveType(p, v);
      return;
    }
    if (v instanceof PyFunction) {
      saveGlobal(p, save, v, undefined);
      return;
    }
    const reduce = p.dispatchTable === undefined ? pickleState().dispatchTable.get(cls) : itemOf(p.dispatchTable, cls);
    if (reduce !== undefined) reduced = call1(reduce, v);
    else if (cls.isSubtype(typeType)) {
      saveGlobal(p, save, v, undefined);
      return;
    } else {
      if (savePlainObject(p, save, v)) return;
      reduced = reduceValue(p, v);
    }
  }
  if (isStr(reduced)) {
    saveGlobal(p, save, v, reduced);
    return;
  }
  try {
    if (!(reduced instanceof PyTuple))
      throw picklingError(`__reduce__ must return a string or tuple, not ${fullTypeName(reduced)}`);
    saveReduce(p, save, reduced, v);
  } catch (x) {
    addNote(x, () => `when serializing ${fullTypeName(v)} object`);
    throw x;
  }
}

function reduceValue(p: PyPickler, v: PyObject): PyValue {
  const reduceEx = lookupAttribute(v, "__reduce_ex__");
  if (reduceEx !== undefined) return call1(reduceEx, p.proto);
  const reduce = lookupAttribute(v, "__reduce__");
  if (reduce !== undefined) return call0(reduce);
  throw picklingError(`Can't pickle ${fullTypeName(v)} object`);
}

function saveType(p: PyPickler, v: PyObject): void {
  const single =
    v === noneType ? None : v === ellipsisType ? Ellipsis : v === notImplementedType ? NotImplemented : undefined;
  if (single === undefined) saveGlobal(p, save, v, undefined);
  else saveReduce(p, save, new PyTuple([typeType, new PyTuple([single])]), v);
}
