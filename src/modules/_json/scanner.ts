// The scanner of JSON documents: make_scanner (Modules/_json.c).

import { getattr } from "#runtime/attributes.ts";
import { call1 } from "#runtime/calls/call.ts";
import { makeType } from "#runtime/native/define.ts";
import { arg } from "#runtime/native/params.ts";
import { PyList, PyTuple } from "#runtime/objects/containers.ts";
import { DictEntry, PyDict } from "#runtime/objects/dict.ts";
import { recursionError, stopIteration, typeError, valueError } from "#runtime/objects/exceptions.ts";
import { floatType, intType, normalizeInt, PyFloat } from "#runtime/objects/numbers.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { jsText, PyStr, type Str, strValue } from "#runtime/objects/str.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { toIndexValue, truthy } from "#runtime/operators/protocols.ts";
import { Shape } from "./shapes.ts";
import { Cursor, endOfPlain, isPlainAt, Source, scanString } from "./strings.ts";

class PyScanner extends PyObject {
  strict = true;
  objectHook: PyValue = None;
  pairsHook: PyValue = None;
  parseFloat: PyValue = None;
  parseInt: PyValue = None;
  parseConstant: PyValue = None;
}

/** Deeper documents overflow CPython's stack too. */
const MAX_DEPTH = 100_000;

/** The powers of ten that are exact. */
const TENS = Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));
/** A number of so many digits, and its quotient by or product with one of TENS, is the nearest one. */
const EXACT_DIGITS = 15;

/** The code unit at `i`; -1 behind the end: reading there would make every later read slow. */
function codeAt(text: string, i: number): number {
  return i < text.length ? text.charCodeAt(i) : -1;
}

function skipSpace(text: string, start: number): number {
  let i = start;
  for (;;) {
    const c = codeAt(text, i);
    if (c > 32 || (c !== 32 && c !== 10 && c !== 13 && c !== 9)) return i;
    i++;
  }
}

function isDigit(c: number): boolean {
  return c >= 48 && c <= 57;
}

function skipDigits(text: string, start: number): number {
  let i = start;
  while (isDigit(codeAt(text, i))) i++;
  return i;
}

/** Thrown inside a document where CPython raises StopIteration; a position in code units. */
function expectedValue(cursor: Cursor, at: number): never {
  throw stopIteration(cursor.source.toPoints(at));
}

class Run {
  private readonly self: PyScanner;
  readonly cursor: Cursor;
  private readonly text: string;
  private readonly plainInt: boolean;
  private readonly plainFloat: boolean;
  private readonly noKeys = Shape.empty();
  private depth = 0;
  constructor(self: PyScanner, source: Source) {
    this.self = self;
    this.cursor = new Cursor(source);
    this.text = source.text;
    this.plainInt = self.parseInt === intType;
    this.plainFloat = self.parseFloat === floatType;
  }

  value(start: number): PyValue {
    const { text, cursor } = this;
    const c = codeAt(text, start);
    switch (c) {
      case 34:
        return this.string(start + 1);
      case 123:
        return this.nested(start, "object");
      case 91:
        return this.nested(start, "array");
      case 110:
        if (text.startsWith("null", start)) return this.word(None, start + 4);
        break;
      case 116:
        if (text.startsWith("true", start)) return this.word(true, start + 4);
        break;
      case 102:
        if (text.startsWith("false", start)) return this.word(false, start + 5);
        break;
      case 78:
        if (text.startsWith("NaN", start)) return this.constant("NaN", start);
        break;
      case 73:
        if (text.startsWith("Infinity", start)) return this.constant("Infinity", start);
        break;
      case 45:
        if (text.startsWith("-Infinity", start)) return this.constant("-Infinity", start);
        return this.number(start);
      default:
        if (isDigit(c)) return this.number(start);
    }
    return expectedValue(cursor, start);
  }

  private nested(start: number, kind: "object" | "array"): PyValue {
    if (++this.depth > MAX_DEPTH)
      throw recursionError(`maximum recursion depth exceeded while decoding a JSON ${kind} from a unicode string`);
    const v = kind === "object" ? this.object(start + 1) : this.array(start + 1);
    this.depth--;
    return v;
  }

  private word(v: PyValue, end: number): PyValue {
    this.cursor.at = end;
    return v;
  }

  private constant(name: string, start: number): PyValue {
    this.cursor.at = start + name.length;
    const at = this.cursor.at;
    const v = call1(this.self.parseConstant, name);
    this.cursor.at = at;
    return v;
  }

  /** The string whose opening quote is before `start`. */
  private string(start: number): Str {
    const end = endOfPlain(this.text, start);
    if (end < 0) return scanString(this.cursor, start, this.self.strict);
    this.cursor.at = end + 1;
    return this.text.slice(start, end);
  }

  private number(start: number): PyValue {
    const { text, cursor } = this;
    const negative = text.charCodeAt(start) === 45;
    const first = negative ? start + 1 : start;
    let c = codeAt(text, first);
    if (!isDigit(c)) return expectedValue(cursor, start);
    let n = c - 48;
    let i = first + 1;
    c = codeAt(text, i);
    if (n > 0) {
      while (isDigit(c)) {
        n = n * 10 + (c - 48);
        c = codeAt(text, ++i);
      }
    }
    let digits = i - first;
    let fraction = 0;
    if (c === 46) {
      let at = i + 1;
      c = codeAt(text, at);
      while (isDigit(c)) {
        n = n * 10 + (c - 48);
        c = codeAt(text, ++at);
      }
      fraction = at - i - 1;
      if (fraction > 0) {
        i = at;
        digits += fraction;
      } else c = 46;
    }
    const exponent = (c | 32) === 101 ? this.exponent(i) : undefined;
    if (exponent === undefined) {
      cursor.at = i;
      if (fraction === 0) {
        if (digits <= EXACT_DIGITS && this.plainInt) return negative ? 0 - n : n;
        return this.longNumber(start, i, true);
      }
    }
    const power = (exponent ?? 0) - fraction;
    if (digits > EXACT_DIGITS || power < -22 || power > 22 || !this.plainFloat)
      return this.longNumber(start, cursor.at, false);
    const x = power < 0 ? n / TENS[-power]! : n * TENS[power]!;
    return new PyFloat(negative ? -x : x);
  }

  /** Reads the exponent whose letter is at `letter`; undefined when no digit follows. */
  private exponent(letter: number): number | undefined {
    const { text } = this;
    const sign = codeAt(text, letter + 1);
    const first = sign === 45 || sign === 43 ? letter + 2 : letter + 1;
    const end = skipDigits(text, first);
    if (end === first) return undefined;
    this.cursor.at = end;
    const n = Number(text.slice(first, end));
    return sign === 45 ? -n : n;
  }

  /** A number that is not read digit by digit. */
  private longNumber(start: number, end: number, whole: boolean): PyValue {
    const text = this.text.slice(start, end);
    let v: PyValue;
    if (!whole) v = this.plainFloat ? new PyFloat(Number(text)) : call1(this.self.parseFloat, text);
    // Long ints go through int(), which has a limit.
    else if (this.plainInt) v = text.length < 640 ? normalizeInt(BigInt(text)) : call1(intType, text);
    else v = call1(this.self.parseInt, text);
    this.cursor.at = end;
    return v;
  }

  private array(start: number): PyValue {
    const { text, cursor } = this;
    const items: PyValue[] = [];
    let i = skipSpace(text, start);
    if (codeAt(text, i) === 93) {
      cursor.at = i + 1;
      return new PyList(items);
    }
    for (;;) {
      items.push(this.value(i));
      i = skipSpace(text, cursor.at);
      const c = codeAt(text, i);
      if (c === 93) break;
      if (c !== 44) throw cursor.source.error("Expecting ',' delimiter", i);
      const comma = i;
      i = skipSpace(text, i + 1);
      if (codeAt(text, i) === 93) throw cursor.source.error("Illegal trailing comma before end of array", comma);
    }
    cursor.at = i + 1;
    return new PyList(items);
  }

  private object(start: number): PyValue {
    const { text, cursor, self } = this;
    const { source } = cursor;
    const entries: DictEntry[] = [];
    let shape: Shape | undefined = this.noKeys;
    let i = skipSpace(text, start);
    if (codeAt(text, i) !== 125) {
      for (;;) {
        if (codeAt(text, i) !== 34) throw source.error("Expecting property name enclosed in double quotes", i);
        let key: Str;
        const expected: Shape | undefined = shape?.next;
        if (expected !== undefined && isPlainAt(text, expected.key, i + 1)) {
          key = expected.key;
          shape = expected;
          i += key.length + 2;
        } else {
          key = this.string(i + 1);
          // With an escape the text is longer than the key.
          const plain = typeof key === "string" && cursor.at === i + key.length + 2;
          shape = plain ? shape?.with(key as string) : undefined;
          i = cursor.at;
        }
        i = skipSpace(text, i);
        if (codeAt(text, i) !== 58) throw source.error("Expecting ':' delimiter", i);
        i = skipSpace(text, i + 1);
        entries.push(new DictEntry(key, this.value(i)));
        i = skipSpace(text, cursor.at);
        const c = codeAt(text, i);
        if (c === 125) break;
        if (c !== 44) throw source.error("Expecting ',' delimiter", i);
        const comma = i;
        i = skipSpace(text, i + 1);
        if (codeAt(text, i) === 125) throw source.error("Illegal trailing comma before end of object", comma);
      }
    }
    const end = i + 1;
    let result: PyValue;
    if (self.pairsHook !== None) {
      const pairs = entries.map((e) => new PyTuple([e.key, e.value!]));
      result = call1(self.pairsHook, new PyList(pairs));
    } else {
      result = shape !== undefined ? PyDict.of(entries) : PyDict.ofAny(entries);
      if (self.objectHook !== None) result = call1(self.objectHook, result);
    }
    cursor.at = end;
    return result;
  }
}

/** The text of a str argument; TypeError "first argument must be a string, not X". */
export function sourceOf(v: PyValue): Source {
  const text = jsText(v);
  if (text === undefined) throw typeError(`first argument must be a string, not ${typeName(v)}`);
  return new Source(v, text, strValue(v) instanceof PyStr);
}

export const scannerType: PyType = makeType(
  PyScanner,
  { name: "_json.Scanner", module: "_json", flags: TypeFlags.BASETYPE },
  (c) => ({
    slots: {
      new: c.make([arg("context")], (cls, context) => {
        const s = new cls.K() as PyScanner;
        s.strict = truthy(getattr(context, "strict"));
        s.objectHook = getattr(context, "object_hook");
        s.pairsHook = getattr(context, "object_pairs_hook");
        s.parseFloat = getattr(context, "parse_float");
        s.parseInt = getattr(context, "parse_int");
        s.parseConstant = getattr(context, "parse_constant");
        return s;
      }),
      call: c.call([arg("string"), arg("idx")], (self, string, idx) => {
        const source = sourceOf(string);
        const given = Number(toIndexValue(idx));
        if (given < 0) throw valueError("idx cannot be negative");
        const start = source.toUnits(given);
        if (start >= source.text.length) throw stopIteration(idx);
        const run = new Run(self, source);
        const v = run.value(start);
        return new PyTuple([v, source.toPoints(run.cursor.at)]);
      }),
    },
    properties: {
      strict: c.property((self) => self.strict),
      object_hook: c.property((self) => self.objectHook),
      object_pairs_hook: c.property((self) => self.pairsHook),
      parse_float: c.property((self) => self.parseFloat),
      parse_int: c.property((self) => self.parseInt),
      parse_constant: c.property((self) => self.parseConstant),
    },
  }),
);
