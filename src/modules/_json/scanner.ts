// The scanner of JSON documents: make_scanner (Modules/_json.c).

import { getattr } from "#runtime/attributes.ts";
import { call1 } from "#runtime/calls/call.ts";
import { makeType } from "#runtime/native/define.ts";
import { arg } from "#runtime/native/params.ts";
import { PyList, PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { recursionError, stopIteration, typeError, valueError } from "#runtime/objects/exceptions.ts";
import { floatType, intType, normalizeInt, PyFloat } from "#runtime/objects/numbers.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { jsText, PyStr, strValue } from "#runtime/objects/str.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { toIndexValue, truthy } from "#runtime/operators/protocols.ts";
import { Cursor, Source, scanString } from "./strings.ts";

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

const NUMBER = /(-?(?:0|[1-9]\d*))(\.\d+)?([eE][-+]?\d+)?/y;

function skipSpace(text: string, start: number): number {
  let i = start;
  for (;;) {
    const c = text.charCodeAt(i);
    if (c !== 32 && c !== 10 && c !== 13 && c !== 9) return i;
    i++;
  }
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
    const c = text.charCodeAt(start);
    switch (c) {
      case 34:
        return scanString(cursor, start + 1, this.self.strict);
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
        if (c >= 48 && c <= 57) return this.number(start);
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

  private number(start: number): PyValue {
    NUMBER.lastIndex = start;
    const m = NUMBER.exec(this.text);
    if (m === null) return expectedValue(this.cursor, start);
    const whole = m[0];
    const end = start + whole.length;
    let v: PyValue;
    if (m[2] === undefined && m[3] === undefined) {
      if (!this.plainInt) v = call1(this.self.parseInt, whole);
      else if (whole.length <= 15) v = Number(whole) + 0;
      // Long ints go through int(), which has a limit.
      else v = whole.length < 640 ? normalizeInt(BigInt(whole)) : call1(intType, whole);
    } else v = this.plainFloat ? new PyFloat(Number(whole)) : call1(this.self.parseFloat, whole);
    this.cursor.at = end;
    return v;
  }

  /** A value inside a container: what is missing is an error of the document. */
  private item(start: number): PyValue {
    const { text, cursor } = this;
    const c = text.charCodeAt(start);
    if (c === 34) return scanString(cursor, start + 1, this.self.strict);
    return this.value(start);
  }

  private array(start: number): PyValue {
    const { text, cursor } = this;
    const { source } = cursor;
    const items: PyValue[] = [];
    let i = skipSpace(text, start);
    if (text.charCodeAt(i) === 93) {
      cursor.at = i + 1;
      return new PyList(items);
    }
    for (;;) {
      items.push(this.item(i));
      i = skipSpace(text, cursor.at);
      const c = text.charCodeAt(i);
      if (c === 93) break;
      if (c !== 44) throw source.error("Expecting ',' delimiter", i);
      const comma = i;
      i = skipSpace(text, i + 1);
      if (text.charCodeAt(i) === 93) throw source.error("Illegal trailing comma before end of array", comma);
    }
    cursor.at = i + 1;
    return new PyList(items);
  }

  private object(start: number): PyValue {
    const { text, cursor, self } = this;
    const { source } = cursor;
    const pairs: PyValue[] | undefined = self.pairsHook === None ? undefined : [];
    const dict = new PyDict();
    let i = skipSpace(text, start);
    if (text.charCodeAt(i) !== 125) {
      for (;;) {
        if (text.charCodeAt(i) !== 34) throw source.error("Expecting property name enclosed in double quotes", i);
        const key = scanString(cursor, i + 1, self.strict);
        i = skipSpace(text, cursor.at);
        if (text.charCodeAt(i) !== 58) throw source.error("Expecting ':' delimiter", i);
        i = skipSpace(text, i + 1);
        const v = this.item(i);
        if (pairs !== undefined) pairs.push(new PyTuple([key, v]));
        else dict.set(key, v);
        i = skipSpace(text, cursor.at);
        const c = text.charCodeAt(i);
        if (c === 125) break;
        if (c !== 44) throw source.error("Expecting ',' delimiter", i);
        const comma = i;
        i = skipSpace(text, i + 1);
        if (text.charCodeAt(i) === 125) throw source.error("Illegal trailing comma before end of object", comma);
      }
    }
    const end = i + 1;
    let result: PyValue = dict;
    if (pairs !== undefined) result = call1(self.pairsHook, new PyList(pairs));
    else if (self.objectHook !== None) result = call1(self.objectHook, dict);
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
