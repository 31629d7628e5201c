// The `%` operator of str and bytes (Objects/unicode_format.c, Objects/bytesobject.c). Bytes are formatted as text of code units
// below 256. A format is parsed once and kept; an error in it is met where CPython meets it.

import { attempt, callSpecial } from "#runtime/calls/call.ts";
import { toDouble } from "#runtime/native/convert.ts";
import { getBuffer } from "#runtime/objects/buffer.ts";
import { PyByteArray, PyBytes, PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { overflowError, TypeErrorType, typeError } from "#runtime/objects/exceptions.ts";
import { intValue, isInt, PyFloat } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { concatStr, fromCodePoints, isStr, type Str, strLength, strValue, TextBuilder } from "#runtime/objects/str.ts";
import { isInstance, typeName, typeOf } from "#runtime/objects/type-of.ts";
import { getitem } from "#runtime/operators/items.ts";
import { isIndexable, repr, str, toIndexValue } from "#runtime/operators/protocols.ts";
import { stringOfUnits } from "#text/codecs/codec.ts";
import {
  type PercentConversion,
  PercentParser,
  padPercentNumber,
  percentFloat,
  percentInteger,
  STAR,
  unsupportedCharacter,
} from "#text/percent-format.ts";
import { decimalText, toInt } from "../int/convert.ts";
import { asciiRepr } from "./repr.ts";
import { substring } from "./split.ts";

/** Literal text up to a conversion; `character` 0 ends the format. */
interface Item {
  literal: Str;
  key: Str | undefined;
  flags: PercentConversion | undefined;
  precision: number;
  character: number;
  index: number;
  /** What was wrong in the format after the parts above. */
  fault: unknown;
}

function parse(text: Str): Item[] {
  const parser = new PercentParser(typeof text === "string" ? text : text.cps);
  const length = strLength(text);
  const out: Item[] = [];
  while (!parser.done) {
    const start = parser.position;
    const end = parser.literalEnd();
    const item: Item = {
      literal: substring(text, start, end),
      key: undefined,
      flags: undefined,
      precision: -1,
      character: 0,
      index: 0,
      fault: undefined,
    };
    out.push(item);
    if (end >= length) break;
    try {
      const key = parser.key();
      if (key !== undefined) item.key = substring(text, key[0], key[1]);
      item.flags = parser.flagsAndWidth();
      item.precision = parser.precision();
      item.character = parser.conversion();
      item.index = parser.position - 1;
      // Only "%%" itself is a literal percent sign.
      if (item.character === 37 && item.index === end + 1) item.flags = undefined;
    } catch (x) {
      item.fault = x;
      break;
    }
  }
  return out;
}

const parsed = new Map<string, Item[]>();

function itemsOf(text: Str): Item[] {
  if (typeof text !== "string") return parse(text);
  let items = parsed.get(text);
  if (items === undefined) {
    items = parse(text);
    // Exceptions must be fresh each time.
    if (items.some((i) => i.fault !== undefined)) return items;
    if (parsed.size > 500) parsed.clear();
    parsed.set(text, items);
  }
  return items;
}

function isMapping(v: PyValue, bytes: boolean): boolean {
  if (typeof v !== "object") return false;
  if (v instanceof PyDict) return true;
  if (v instanceof PyTuple || isStr(v)) return false;
  if (bytes && (v instanceof PyBytes || v instanceof PyByteArray)) return false;
  return typeOf(v).lookup("__getitem__") !== undefined;
}

/** Text of code units below 256. */
export function binaryText(data: Uint8Array): string {
  return stringOfUnits(data);
}

class Formatter {
  private args: PyValue;
  private count: number;
  private at: number;
  private readonly dict: PyValue | undefined;
  private readonly bytes: boolean;

  constructor(args: PyValue, bytes: boolean) {
    this.args = args;
    this.bytes = bytes;
    if (args instanceof PyTuple) {
      this.count = args.items.length;
      this.at = 0;
    } else {
      this.count = -1;
      this.at = -2;
    }
    this.dict = isMapping(args, bytes) ? args : undefined;
  }

  private next(): PyValue {
    if (this.at >= this.count) throw typeError("not enough arguments for format string");
    const i = this.at++;
    return this.count < 0 ? this.args : (this.args as PyTuple).items[i]!;
  }

  private starValue(): number | bigint {
    const v = this.next();
    const n = isInt(v) ? intValue(v) : undefined;
    if (n === undefined) throw typeError("* wants int");
    return n;
  }

  run(text: Str): Str {
    const items = itemsOf(text);
    const out = new TextBuilder();
    for (let i = 0; i < items.length; i++) {
      const item = items[i]!;
      out.add(item.literal);
      if (item.flags !== undefined || item.fault !== undefined) out.add(this.item(item));
      else if (item.character === 37) out.add("%");
    }
    if (this.at < this.count && this.dict === undefined) {
      throw typeError(`not all arguments converted during ${this.bytes ? "bytes" : "string"} formatting`);
    }
    return out.value();
  }

  private item(item: Item): Str {
    if (item.key !== undefined) {
      if (this.dict === undefined) throw typeError("format requires a mapping");
      this.args = getitem(this.dict, this.bytes ? bytesOfBinary(item.key as string) : item.key);
      this.count = -1;
      this.at = -2;
    }
    let flags = item.flags;
    if (flags === undefined) throw item.fault;
    let { precision } = item;
    if (flags.width === STAR) {
      const width = this.starValue();
      if (typeof width === "bigint") throw overflowError("Python int too large to convert to C ssize_t");
      flags = { ...flags, width: Math.abs(width), leftAdjust: flags.leftAdjust || width < 0 };
    }
    if (precision === STAR) {
      const p = this.starValue();
      if (typeof p === "bigint" || p > 0x7fffffff || p < -0x80000000)
        throw overflowError("Python int too large to convert to C int");
      precision = Math.max(0, p);
    }
    if (item.fault !== undefined) throw item.fault;
    const v = this.next();
    switch (item.character) {
      case 115: // s
        return padText(this.bytes ? bytesArgument(v) : str(v), flags, precision);
      case 98: // b
        if (!this.bytes) break;
        return padText(bytesArgument(v), flags, precision);
      case 114: // r
        return padText(this.bytes ? asciiRepr(v) : repr(v), flags, precision);
      case 97: // a
        return padText(asciiRepr(v), flags, precision);
      case 99: // c
        return padText(this.bytes ? byteArgument(v) : characterArgument(v), flags, -1);
      case 100: // d
      case 105: // i
      case 117: // u
        if (typeof v === "number" && flags.width < 0 && precision < 0 && !flags.sign && !flags.blank) return String(v);
        return integer(v, "d", item.character, flags, precision);
      case 111: // o
      case 120: // x
      case 88: // X
        return integer(v, String.fromCharCode(item.character), item.character, flags, precision);
      case 101:
      case 69:
      case 102:
      case 70:
      case 103:
      case 71: {
        const type = String.fromCharCode(item.character);
        const x = v instanceof PyFloat ? v.value : this.double(v);
        return padPercentNumber(percentFloat(x, type, flags.alternate, precision), flags, type);
      }
      default:
    }
    throw unsupportedCharacter(item.character, item.index);
  }

  private double(v: PyValue): number {
    if (!this.bytes) return toDouble(v);
    const x = attempt(
      () => toDouble(v),
      (e) => isInstance(e, TypeErrorType),
    );
    if (x === undefined) throw typeError(`float argument required, not ${typeName(v)}`);
    return x;
  }
}

function padText(s: Str, flags: PercentConversion, precision: number): Str {
  let length = strLength(s);
  if (precision >= 0 && length > precision) {
    s = substring(s, 0, precision);
    length = precision;
  }
  const missing = flags.width - length;
  if (missing <= 0) return s;
  const blanks = " ".repeat(missing);
  return flags.leftAdjust ? concatStr(s, blanks) : concatStr(blanks, s);
}

function integer(v: PyValue, type: string, shown: number, flags: PercentConversion, precision: number): string {
  let n: number | bigint | undefined = isInt(v) ? intValue(v) : undefined;
  if (n === undefined) {
    const based = type !== "d";
    const t = typeOf(v);
    if (
      t.lookup("__index__") !== undefined ||
      t.lookup("__int__") !== undefined ||
      t.lookup("__float__") !== undefined
    ) {
      n = attempt(
        () => (based ? toIndexValue(v) : toInt(v)),
        (e) => isInstance(e, TypeErrorType),
      );
    }
    if (n === undefined) {
      throw typeError(
        `%${String.fromCharCode(shown)} format: ${based ? "an integer" : "a real number"} is required, not ${typeName(v)}`,
      );
    }
  }
  return padPercentNumber(percentInteger(n, type, flags.alternate, precision, decimalText), flags, type);
}

function characterArgument(v: PyValue): Str {
  const s = strValue(v);
  if (s !== undefined) {
    const n = strLength(s);
    if (n !== 1) throw typeError(`%c requires an int or a unicode character, not a string of length ${n}`);
    return s;
  }
  if (!isIndexable(v)) throw typeError(`%c requires an int or a unicode character, not ${typeName(v)}`);
  const n = toIndexValue(v);
  if (n < 0 || n > 0x10ffff) throw overflowError("%c arg not in range(0x110000)");
  return fromCodePoints([Number(n)]);
}

function byteArgument(v: PyValue): string {
  if (v instanceof PyBytes || v instanceof PyByteArray) {
    const { length } = v.data;
    if (length === 1) return String.fromCharCode(v.data[0]!);
    throw typeError(
      `%c requires an integer in range(256) or a single byte, not a ${v instanceof PyBytes ? "bytes" : "bytearray"} object of length ${length}`,
    );
  }
  if (!isIndexable(v)) throw typeError(`%c requires an integer in range(256) or a single byte, not ${typeName(v)}`);
  const n = toIndexValue(v);
  if (n < 0 || n > 255) throw overflowError("%c arg not in range(256)");
  return String.fromCharCode(Number(n));
}

/** What `%s` and `%b` make of a value in bytes. */
function bytesArgument(v: PyValue): string {
  if (v instanceof PyBytes || v instanceof PyByteArray) return binaryText(v.data);
  const made = typeof v === "object" ? callSpecial(v, "__bytes__") : undefined;
  if (made !== undefined) {
    if (!(made instanceof PyBytes)) throw typeError(`__bytes__ returned non-bytes (type ${typeName(made)})`);
    return binaryText(made.data);
  }
  const view = getBuffer(v);
  if (view === undefined)
    throw typeError(`%b requires a bytes-like object, or an object that implements __bytes__, not '${typeName(v)}'`);
  return binaryText(view.contents());
}

export function bytesOfBinary(text: string): PyBytes {
  return new PyBytes(dataOfBinary(text));
}
export function dataOfBinary(text: string): Uint8Array {
  const data = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) data[i] = text.charCodeAt(i);
  return data;
}

/** `text % args` of a str. */
export function percentStr(text: Str, args: PyValue): Str {
  return new Formatter(args, false).run(text);
}

/** `data % args` of bytes and bytearray. */
export function percentBytes(data: Uint8Array, args: PyValue): Uint8Array {
  return dataOfBinary(new Formatter(args, true).run(binaryText(data)) as string);
}
