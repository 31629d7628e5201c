// marshal's reading half (r_object of Python/marshal.c).

import { toFloat } from "#builtins/float/convert.ts";
import { callMethod } from "#runtime/attributes.ts";
import { decodeText } from "#runtime/codecs.ts";
import { current } from "#runtime/current.ts";
import { readCode } from "#runtime/importing/unit-data.ts";
import { PyByteArray, PyBytes, PyList, PySlice, PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { eofError, StopIterationType, typeError, valueError } from "#runtime/objects/exceptions.ts";
import { normalizeInt, PyComplex, PyFloat } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { frozensetOf, PySet } from "#runtime/objects/set.ts";
import { Ellipsis, None } from "#runtime/objects/singletons.ts";
import type { Str } from "#runtime/objects/str.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { toSize } from "#runtime/operators/protocols.ts";
import { MAX_DEPTH } from "./limits.ts";

/** Gives the next `n` bytes, or undefined where there are not so many. */
export type Source = (n: number) => Uint8Array | undefined;

export function bytesSource(data: Uint8Array): Source {
  let at = 0;
  return (n) => {
    if (n > data.length - at) return undefined;
    at += n;
    return data.subarray(at - n, at);
  };
}

/** Takes no more of a file than it needs: what follows belongs to others. */
export function fileSource(file: PyValue): Source {
  const probe = callMethod(file, "read", 0);
  if (!(probe instanceof PyBytes)) throw typeError(`file.read() returned not bytes but ${typeName(probe)}`);
  return (n) => {
    const buffer = new PyByteArray(new Uint8Array(n));
    const got = toSize(callMethod(file, "readinto", buffer));
    if (got > n) throw valueError(`read() returned too much data: ${n} bytes requested, ${got} returned`);
    return got === n ? buffer.data : undefined;
  };
}

const bad = (what: string) => valueError(`bad marshal data (${what})`);

export class Reader {
  private readonly source: Source;
  private readonly allowCode: boolean;
  /** undefined: not complete yet. */
  private readonly refs: (PyValue | undefined)[] = [];
  private depth = 0;

  constructor(source: Source, allowCode: boolean) {
    this.source = source;
    this.allowCode = allowCode;
  }

  private take(n: number): Uint8Array {
    const data = n === 0 ? new Uint8Array(0) : this.source(n);
    if (data === undefined) throw eofError("marshal data too short");
    return data;
  }
  private byte(): number {
    return this.take(1)[0]!;
  }
  private long(): number {
    const b = this.take(4);
    return b[0]! | (b[1]! << 8) | (b[2]! << 16) | (b[3]! << 24);
  }
  private size(what: string): number {
    const n = this.long();
    if (n < 0) throw bad(`${what} size out of range`);
    return n;
  }
  private double(): number {
    return new Float64Array(this.take(8).slice().buffer)[0]!;
  }
  private decimal(): number {
    return toFloat(this.text(this.take(this.byte())));
  }
  private text(data: Uint8Array, encoding = "latin-1", errors = "strict"): Str {
    return decodeText(data, encoding, errors);
  }

  value(where = "object"): PyValue {
    const v = this.read();
    if (v === undefined) throw typeError(`NULL object in marshal data for ${where}`);
    return v;
  }

  private items(n: number, where: string, add: (v: PyValue) => void): void {
    for (let k = 0; k < n; k++) add(this.value(where));
  }

  private read(): PyValue | undefined {
    const code = this.source(1)?.[0];
    if (code === undefined) throw eofError("EOF read where object expected");
    if (++this.depth > MAX_DEPTH) throw valueError("recursion limit exceeded");
    const at = (code & 0x80) !== 0 ? this.refs.push(undefined) - 1 : -1;
    const v = this.object(String.fromCharCode(code & 0x7f), at);
    if (at >= 0) this.refs[at] = v;
    this.depth--;
    return v;
  }

  /** A container that its own items may refer to. */
  private early<T extends PyValue>(v: T, at: number): T {
    if (at >= 0) this.refs[at] = v;
    return v;
  }

  private object(c: string, at: number): PyValue | undefined {
    switch (c) {
      case "0":
        return undefined;
      case "N":
        return None;
      case "S":
        return StopIterationType;
      case ".":
        return Ellipsis;
      case "T":
        return true;
      case "F":
        return false;
      case "i":
        return this.long();
      case "I":
        return normalizeInt(new BigInt64Array(this.take(8).slice().buffer)[0]!);
      case "l":
        return this.int();
      case "f":
        return new PyFloat(this.decimal());
      case "g":
        return new PyFloat(this.double());
      case "x":
        return new PyComplex(this.decimal(), this.decimal());
      case "y":
        return new PyComplex(this.double(), this.double());
      case "s":
        return new PyBytes(this.take(this.size("bytes object")).slice());
      case "u":
      case "t":
        return this.text(this.take(this.size("string")), "utf-8", "surrogatepass");
      case "z":
      case "Z":
        return this.text(this.take(this.byte()));
      case "a":
      case "A":
        return this.text(this.take(this.size("string")));
      case ")":
        return this.tuple(this.byte(), at);
      case "(":
        return this.tuple(this.size("tuple"), at);
      case "[": {
        const list = this.early(new PyList([]), at);
        this.items(this.size("list"), "list", (v) => list.items.push(v));
        return list;
      }
      case "<": {
        const set = this.early(new PySet(), at);
        this.items(this.size("set"), "set", (v) => set.add(v));
        return set;
      }
      case ">": {
        const members: PyValue[] = [];
        this.items(this.size("set"), "set", (v) => members.push(v));
        return frozensetOf(members);
      }
      case "{":
        return this.dict(this.early(new PyDict(), at));
      case ":":
        return new PySlice(this.value("slice"), this.value("slice"), this.value("slice"));
      case "c":
        return this.code();
      case "r": {
        const v = this.refs[this.long()];
        if (v === undefined) throw bad("invalid reference");
        return v;
      }
      default:
        throw bad("unknown type code");
    }
  }

  private int(): PyValue {
    const n = this.long();
    if (n === 0) return 0;
    const count = Math.abs(n);
    const data = this.take(2 * count);
    // Text in base 2: adding shifted digits to a growing bigint would take quadratic time.
    const parts: string[] = [];
    for (let k = count - 1; k >= 0; k--) {
      const d = data[2 * k]! | (data[2 * k + 1]! << 8);
      if (d > 0x7fff) throw bad("digit out of range in long");
      if (d === 0 && k === count - 1) throw bad("unnormalized long data");
      parts.push(d.toString(2).padStart(15, "0"));
    }
    const value = BigInt(`0b${parts.join("")}`);
    return normalizeInt(n < 0 ? -value : value);
  }

  private tuple(n: number, at: number): PyTuple {
    const tuple = this.early(new PyTuple([]), at);
    this.items(n, "tuple", (v) => (tuple.items as PyValue[]).push(v));
    return tuple;
  }

  private dict(dict: PyDict): PyDict {
    for (;;) {
      const k = this.read();
      const v = k === undefined ? undefined : this.read();
      if (k === undefined || v === undefined) return dict;
      dict.set(k, v);
    }
  }

  private code(): PyValue {
    if (!this.allowCode) throw valueError("unmarshalling code objects is disallowed");
    const code = readCode(this.take(this.size("string")), current());
    if (code === undefined) throw bad("code object of another build");
    return code;
  }
}
