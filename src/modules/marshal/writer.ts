// marshal's writing half (w_object of Python/marshal.c): versions 0 to 5, with back references from version 3 on.

import { callMethod } from "#runtime/attributes.ts";
import { encodeText } from "#runtime/codecs.ts";
import { storeCode } from "#runtime/importing/unit-data.ts";
import { bytesLike } from "#runtime/objects/buffer.ts";
import { bytesType, PyBytes, PyList, PySlice, PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { StopIterationType, valueError } from "#runtime/objects/exceptions.ts";
import { Code } from "#runtime/objects/frames.ts";
import { PyComplex, PyFloat } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { PyFrozenSet, PySet } from "#runtime/objects/set.ts";
import { Ellipsis, None } from "#runtime/objects/singletons.ts";
import { isStr, type Str, strValue } from "#runtime/objects/str.ts";
import { toArray } from "#runtime/operators/protocols.ts";
import { MAX_DEPTH } from "./limits.ts";

const FLAG_REF = 0x80;

const isExact = (v: PyValue): boolean => typeof v !== "object" || !v.cls.isHeap;

/** What the format writes by its parts. */
function partsOf(v: PyValue): readonly PyValue[] | undefined {
  if (typeof v !== "object" || v.cls.isHeap) return undefined;
  if (v instanceof PyTuple || v instanceof PyList) return v.items;
  if (v instanceof PyDict) return v.pairs().flat();
  if (v instanceof PySet) return toArray(v);
  return v instanceof PySlice ? [v.start, v.stop, v.step] : undefined;
}

/** No constant of a program: CPython gives what nothing else refers to no number. */
const isMutable = (v: PyValue): boolean =>
  v instanceof PyTuple ? v.items.some(isMutable) : v instanceof Code || (!(v instanceof PyBytes) && isContainer(v));
const isContainer = (v: PyValue): boolean => partsOf(v) !== undefined;

/** Containers and code objects that are met more than once: the others need no reference. */
function sharedObjects(root: PyValue): Set<PyValue> {
  const seen = new Set<PyValue>();
  const shared = new Set<PyValue>();
  const stack = [root];
  for (let v = stack.pop(); v !== undefined; v = stack.pop()) {
    const parts = partsOf(v);
    if (parts === undefined && !(v instanceof Code)) continue;
    if (seen.has(v)) shared.add(v);
    else {
      seen.add(v);
      if (parts !== undefined) for (const part of parts) if (typeof part === "object") stack.push(part);
    }
  }
  return shared;
}

export class Writer {
  private data: Uint8Array = new Uint8Array(64);
  private size = 0;
  private readonly version: number;
  private readonly allowCode: boolean;
  private readonly refs: Map<PyValue, number> | undefined;
  private readonly shared: ReadonlySet<PyValue>;
  /** Slices and frozensets that are being written: a reader could not refer to them. */
  private readonly open: Set<PyValue> = new Set();
  private depth = 0;

  constructor(root: PyValue, version: number, allowCode: boolean) {
    this.version = version;
    this.allowCode = allowCode;
    this.refs = version >= 3 ? new Map() : undefined;
    this.shared = version >= 3 ? sharedObjects(root) : new Set();
    this.value(root);
  }

  get out(): Uint8Array {
    return this.data.slice(0, this.size);
  }

  private room(n: number): number {
    const at = this.size;
    this.size += n;
    if (this.size > this.data.length) {
      const grown = new Uint8Array(Math.max(this.size, this.data.length * 2));
      grown.set(this.data);
      this.data = grown;
    }
    return at;
  }
  private byte(n: number): void {
    const at = this.room(1);
    this.data[at] = n;
  }
  private raw(data: Uint8Array): void {
    const at = this.room(data.length);
    this.data.set(data, at);
  }
  private long(n: number): void {
    const at = this.room(4);
    for (let i = 0; i < 4; i++) this.data[at + i] = n >> (8 * i);
  }
  private bytes(data: Uint8Array): void {
    if (data.length > 0x7fffffff) throw valueError("unmarshallable object");
    this.long(data.length);
    this.raw(data);
  }
  private float(x: PyFloat): void {
    if (this.version > 1) this.raw(new Uint8Array(new Float64Array([x.value]).buffer));
    else {
      const text = encodeText(callMethod("%.17g", "__mod__", x) as Str);
      this.byte(text.length);
      this.raw(text);
    }
  }

  private value(v: PyValue): void {
    if (++this.depth > MAX_DEPTH) throw valueError("object too deeply nested to marshal");
    if (v === None) this.type("N");
    else if (v === StopIterationType) this.type("S");
    else if (v === Ellipsis) this.type(".");
    else if (v === true) this.type("T");
    else if (v === false) this.type("F");
    else this.referred(v);
    this.depth--;
  }

  private type(c: string, flag = 0): void {
    this.byte(c.charCodeAt(0) | flag);
  }

  /** A reference to what was written before, or the object; numbered as the reader will number it. */
  private referred(v: PyValue): void {
    const { refs } = this;
    const at = refs?.get(v);
    if (at !== undefined) {
      if (this.open.has(v)) throw valueError("object too deeply nested to marshal");
      this.type("r");
      this.long(at);
      return;
    }
    if (refs === undefined || (isMutable(v) && !this.shared.has(v))) {
      this.object(v, 0);
      return;
    }
    refs.set(v, refs.size);
    const open = v instanceof PySlice || v instanceof PyFrozenSet;
    if (open) this.open.add(v);
    this.object(v, FLAG_REF);
    if (open) this.open.delete(v);
  }

  private object(v: PyValue, flag: number): void {
    if (typeof v === "number" || typeof v === "bigint") this.int(v, flag);
    else if (isStr(v) && isExact(v)) this.text(v, flag);
    else if (!isExact(v)) this.buffer(v, flag);
    else if (v instanceof PyFloat) {
      this.type(this.version > 1 ? "g" : "f", flag);
      this.float(v);
    } else if (v instanceof PyComplex) {
      this.type(this.version > 1 ? "y" : "x", flag);
      this.float(new PyFloat(v.real));
      this.float(new PyFloat(v.imag));
    } else if (v instanceof PyBytes && v.cls === bytesType) {
      this.type("s", flag);
      this.bytes(v.data);
    } else if (v instanceof PyTuple) {
      const short = this.version >= 4 && v.items.length < 256;
      this.type(short ? ")" : "(", flag);
      if (short) this.byte(v.items.length);
      else this.long(v.items.length);
      for (const x of v.items) this.value(x);
    } else if (v instanceof PyList) {
      this.type("[", flag);
      this.long(v.items.length);
      for (const x of v.items) this.value(x);
    } else if (v instanceof PyDict) {
      this.type("{", flag);
      for (const x of partsOf(v)!) this.value(x);
      this.type("0");
    } else if (v instanceof PySet) this.set(v, flag);
    else if (v instanceof Code) {
      if (!this.allowCode) throw valueError("marshalling code objects is disallowed");
      // What code.replace() gave it is not in the unit that is stored.
      if (v.altered) throw valueError("unmarshallable object");
      this.type("c", flag);
      this.bytes(storeCode(v));
    } else if (v instanceof PySlice && this.version >= 5) {
      this.type(":", flag);
      for (const x of partsOf(v)!) this.value(x);
    } else this.buffer(v, flag);
  }

  private int(v: number | bigint, flag: number): void {
    if (typeof v === "number" && (v | 0) === v) {
      this.type("i", flag);
      this.long(v);
      return;
    }
    this.type("l", flag);
    let n = BigInt(v);
    const negative = n < 0n;
    if (negative) n = -n;
    // By hexadecimal digits: shifting a large bigint once for each digit would take quadratic time.
    const bits = Array.from(n.toString(16), (c) => Number.parseInt(c, 16).toString(2).padStart(4, "0")).join("");
    const digits: number[] = [];
    for (let end = bits.length; end > 0; end -= 15)
      digits.push(Number.parseInt(bits.slice(Math.max(0, end - 15), end), 2));
    while (digits.at(-1) === 0) digits.pop();
    this.long(negative ? -digits.length : digits.length);
    for (const d of digits) {
      this.byte(d & 255);
      this.byte(d >> 8);
    }
  }

  /** Names and single characters of Latin-1 count as interned, as in the constants of a program. */
  private text(v: PyValue, flag: number): void {
    const s = strValue(v)!;
    const data = encodeText(s, "utf-8", "surrogatepass");
    const name = this.version >= 3 && typeof s === "string" && /^(\w*|[\0-\xff])$/.test(s);
    if (this.version >= 4 && typeof s === "string" && data.length === s.length) {
      const short = data.length < 256;
      this.type(short ? (name ? "Z" : "z") : name ? "A" : "a", flag);
      if (short) this.byte(data.length);
      else this.long(data.length);
      this.raw(data);
    } else {
      this.type(name ? "t" : "u", flag);
      this.bytes(data);
    }
  }

  /** Sorted by what the elements are written as: the order does not depend on hashes. */
  private set(v: PySet, flag: number): void {
    this.type(v instanceof PyFrozenSet ? ">" : "<", flag);
    const elements = toArray(v);
    this.long(elements.length);
    const keyed = elements.map((x) => [x, new Writer(x, this.version, this.allowCode).out] as const);
    keyed.sort(([, a], [, b]) => {
      const at = a.findIndex((byte, i) => byte !== b[i]);
      return at < 0 ? a.length - b.length : a[at]! - (b[at] ?? -1);
    });
    for (const [x] of keyed) this.value(x);
  }

  private buffer(v: PyValue, flag: number): void {
    const data = bytesLike(v);
    if (data === undefined) throw valueError("unmarshallable object");
    this.type("s", flag);
    this.bytes(data);
  }
}
