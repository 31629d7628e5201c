// Module marshal: CPython's format (version 4, without back references) for the documented types; code objects as taipan stores them. Follows Python/marshal.c.

import { callMethod } from "#runtime/attributes.ts";
import { decodeText, encodeText } from "#runtime/codecs.ts";
import { current } from "#runtime/current.ts";
import { readCode, storeCode } from "#runtime/importing/unit-data.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { fn, kw, pos } from "#runtime/native/params.ts";
import { toBytesLike } from "#runtime/objects/buffer.ts";
import { PyByteArray, PyBytes, PyList, PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { eofError, typeError, valueError } from "#runtime/objects/exceptions.ts";
import { Code } from "#runtime/objects/frames.ts";
import { normalizeInt, PyComplex, PyFloat } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { frozensetOf, PyFrozenSet, PySet } from "#runtime/objects/set.ts";
import { Ellipsis, None } from "#runtime/objects/singletons.ts";
import { isStr, strValue } from "#runtime/objects/str.ts";
import { iterate, truthy } from "#runtime/operators/protocols.ts";

const charCode = (c: string): number => c.charCodeAt(0);

class Writer {
  readonly out: number[] = [];
  private readonly allowCode: boolean;
  constructor(allowCode: boolean) {
    this.allowCode = allowCode;
  }
  long(n: number): void {
    this.out.push(n & 255, (n >> 8) & 255, (n >> 16) & 255, (n >> 24) & 255);
  }
  double(x: number): void {
    this.out.push(...new Uint8Array(new Float64Array([x]).buffer));
  }
  bytes(data: Uint8Array): void {
    this.long(data.length);
    for (let i = 0; i < data.length; i++) this.out.push(data[i]!);
  }
  items(items: Iterable<PyValue>, n: number, depth: number): void {
    this.long(n);
    for (const x of items) this.value(x, depth);
  }
  value(v: PyValue, depth = 0): void {
    if (depth > 2000) throw valueError("object too deeply nested to marshal");
    const type = (c: string): void => void this.out.push(charCode(c));
    if (v === None) type("N");
    else if (v === Ellipsis) type(".");
    else if (v === true) type("T");
    else if (v === false) type("F");
    else if (typeof v === "number" && (v | 0) === v) {
      type("i");
      this.long(v);
    } else if (typeof v === "number" || typeof v === "bigint") {
      type("l");
      let n = BigInt(v);
      const negative = n < 0n;
      if (negative) n = -n;
      const digits: number[] = [];
      for (; n > 0n; n >>= 15n) digits.push(Number(n & 0x7fffn));
      this.long(negative ? -digits.length : digits.length);
      for (const d of digits) this.out.push(d & 255, d >> 8);
    } else if (v instanceof PyFloat && !v.cls.isHeap) {
      type("g");
      this.double(v.value);
    } else if (v instanceof PyComplex && !v.cls.isHeap) {
      type("y");
      this.double(v.real);
      this.double(v.imag);
    } else if (isStr(v)) {
      type("u");
      this.bytes(encodeText(strValue(v)!, "utf-8", "surrogatepass"));
    } else if (v instanceof PyBytes || v instanceof PyByteArray) {
      type("s");
      this.bytes(v.data);
    } else if (v instanceof PyTuple && !v.cls.isHeap) {
      type("(");
      this.items(v.items, v.items.length, depth + 1);
    } else if (v instanceof PyList && !v.cls.isHeap) {
      type("[");
      this.items(v.items, v.items.length, depth + 1);
    } else if (v instanceof PyDict && !v.cls.isHeap) {
      type("{");
      for (const [k, x] of v.pairs()) {
        this.value(k, depth + 1);
        this.value(x, depth + 1);
      }
      type("0");
    } else if (v instanceof PySet && !v.cls.isHeap) {
      type(v instanceof PyFrozenSet ? ">" : "<");
      const items: PyValue[] = [];
      const it = iterate(v);
      for (let x = it.nx(); x !== undefined; x = it.nx()) items.push(x);
      this.items(items, items.length, depth + 1);
    } else if (v instanceof Code) {
      if (!this.allowCode) throw valueError("marshalling code objects is disallowed");
      type("c");
      this.bytes(storeCode(v));
    } else throw valueError("unmarshallable object");
  }
}

class Reader {
  private i = 0;
  private readonly data: Uint8Array;
  private readonly refs: (PyValue | undefined)[] = [];
  private readonly allowCode: boolean;
  constructor(data: Uint8Array, allowCode: boolean) {
    this.data = data;
    this.allowCode = allowCode;
  }
  private take(n: number): Uint8Array {
    if (this.i + n > this.data.length) throw eofError("marshal data too short");
    this.i += n;
    return this.data.subarray(this.i - n, this.i);
  }
  private byte(): number {
    return this.take(1)[0]!;
  }
  private long(): number {
    const b = this.take(4);
    return b[0]! | (b[1]! << 8) | (b[2]! << 16) | (b[3]! << 24);
  }
  private double(): number {
    return new Float64Array(this.take(8).slice().buffer)[0]!;
  }
  private list(n: number): PyValue[] {
    const out: PyValue[] = [];
    for (let k = 0; k < n; k++) out.push(this.value());
    return out;
  }
  value(): PyValue {
    const v = this.read();
    if (v === undefined) throw typeError("NULL object in marshal data for object");
    return v;
  }
  private read(): PyValue | undefined {
    const b = this.byte();
    const flag = (b & 0x80) !== 0;
    const at = this.refs.length;
    if (flag) this.refs.push(undefined);
    const v = this.body(String.fromCharCode(b & 0x7f));
    if (flag) this.refs[at] = v;
    return v;
  }
  private body(c: string): PyValue | undefined {
    switch (c) {
      case "0":
        return undefined;
      case "N":
        return None;
      case ".":
        return Ellipsis;
      case "T":
        return true;
      case "F":
        return false;
      case "i":
        return this.long();
      case "l": {
        const n = this.long();
        let r = 0n;
        for (let k = 0; k < Math.abs(n); k++) {
          const d = this.take(2);
          r |= BigInt(d[0]! | (d[1]! << 8)) << BigInt(15 * k);
        }
        return normalizeInt(n < 0 ? -r : r);
      }
      case "g":
        return new PyFloat(this.double());
      case "y":
        return new PyComplex(this.double(), this.double());
      case "s":
        return new PyBytes(this.take(this.long()).slice());
      case "u":
      case "t":
        return decodeText(this.take(this.long()), "utf-8", "surrogatepass");
      case "z":
      case "Z":
        return decodeText(this.take(this.byte()), "latin-1", "strict");
      case "a":
      case "A":
        return decodeText(this.take(this.long()), "latin-1", "strict");
      case ")":
        return new PyTuple(this.list(this.byte()));
      case "(":
        return new PyTuple(this.list(this.long()));
      case "[":
        return new PyList(this.list(this.long()));
      case "<":
        return PySet.of(this.list(this.long()));
      case ">":
        return frozensetOf(this.list(this.long()));
      case "{": {
        const d = new PyDict();
        for (;;) {
          const k = this.read();
          if (k === undefined) return d;
          d.set(k, this.value());
        }
      }
      case "c": {
        if (!this.allowCode) throw valueError("unmarshalling code objects is disallowed");
        const c = readCode(this.take(this.long()), current());
        if (c === undefined) throw valueError("bad marshal data (code object of another build)");
        return c;
      }
      case "r":
        return this.refs[this.long()];
      default:
        throw valueError("bad marshal data (unknown type code)");
    }
  }
}

const dumps = (v: PyValue, allowCode: PyValue): PyBytes => {
  const w = new Writer(truthy(allowCode));
  w.value(v);
  return new PyBytes(Uint8Array.from(w.out));
};
const loads = (data: Uint8Array, allowCode: PyValue): PyValue => new Reader(data, truthy(allowCode)).value();

const marshalModule: NativeModule = defineModule("marshal", () => ({
  functions: {
    dumps: fn([pos("value"), pos("version", "5"), kw("allow_code", "True")], (v, _version, code) => dumps(v, code)),
    loads: fn([pos("bytes"), kw("allow_code", "True")], (b, code) => loads(toBytesLike(b), code)),
    dump: fn([pos("value"), pos("file"), pos("version", "5"), kw("allow_code", "True")], (v, file, _version, code) =>
      callMethod(file, "write", dumps(v, code)),
    ),
    load: fn([pos("file"), kw("allow_code", "True")], (file, code) =>
      loads(toBytesLike(callMethod(file, "read")), code),
    ),
  },
  attributes: { version: 5 },
}));
export default marshalModule;
