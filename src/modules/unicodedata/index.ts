// Module unicodedata (Modules/unicodedata.c). The module's functions and the methods of `ucd_3_2_0` are the same over another version.

import { defineModule, type MethodSpec, makeType, type NativeModule } from "#runtime/native/define.ts";
import { fn, type NativeFunctionSpec, pos } from "#runtime/native/params.ts";
import { toBytesLike } from "#runtime/objects/buffer.ts";
import { keyError, typeError, valueError } from "#runtime/objects/exceptions.ts";
import { PyFloat } from "#runtime/objects/numbers.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { codePointsOf, fromCodePoints, type Str, strLength, strValue } from "#runtime/objects/str.ts";
import { TypeFlags } from "#runtime/objects/type.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { stringOfUnits } from "#text/codecs/codec.ts";
import { decimalValue, unicodeCategory } from "#text/unicode.ts";
import { lookupNamedSequence, lookupUnicodeName, unicodeName } from "#text/unicode-names.ts";
import { type NormalizationForm, type NormalizationVersion, normalizePoints } from "#text/unicode-normalize.ts";
import {
  bidirectional,
  combining,
  type Decomposition,
  decompositionOf,
  digitValue,
  eastAsianWidth,
  mirrored,
  numericValue,
  spellDecomposition,
} from "#text/unicode-properties.ts";
import { Ucd32 } from "#text/unicode-ucd-3-2.ts";

/** What the functions ask about a character, in one version of Unicode. */
interface Database {
  category(point: number): string;
  bidirectional(point: number): string;
  eastAsianWidth(point: number): string;
  mirrored(point: number): 0 | 1;
  combining(point: number): number;
  numericValue(point: number): number | undefined;
  digitValue(point: number): number | undefined;
  decimalValue(point: number): number | undefined;
  decompositionOf(point: number): Decomposition | undefined;
  /** Is the character in this version? */
  assigned(point: number): boolean;
  /** How normalization differs from the current one. */
  readonly version: NormalizationVersion | undefined;
}

const current: Database = {
  category: unicodeCategory,
  bidirectional,
  eastAsianWidth,
  mirrored,
  combining,
  numericValue,
  digitValue,
  decimalValue: (point) => {
    const value = decimalValue(point);
    return value < 0 ? undefined : value;
  },
  decompositionOf,
  assigned: () => true,
  version: undefined,
};

class OldDatabase extends Ucd32 implements Database {
  get version(): NormalizationVersion {
    return this;
  }
}

/** The one character of an argument; `where` is "" or " 1" as the function words it. */
function character(v: PyValue, name: string, where: string): number {
  const s = strValue(v);
  if (s === undefined) throw typeError(`${name}() argument${where} must be a unicode character, not ${typeName(v)}`);
  const n = strLength(s);
  if (n !== 1) throw typeError(`${name}(): argument${where} must be a unicode character, not a string of length ${n}`);
  return codePointsOf(s)[0]!;
}

function text(v: PyValue, name: string, position: number): Str {
  const s = strValue(v);
  if (s === undefined)
    throw typeError(`${name}() argument ${position} must be str, not ${v === None ? "None" : typeName(v)}`);
  return s;
}

function normalized(db: Database, name: string, formArg: PyValue, stringArg: PyValue): { before: Str; after: Str } {
  const form = text(formArg, name, 1);
  const before = text(stringArg, name, 2);
  if (form !== "NFC" && form !== "NFD" && form !== "NFKC" && form !== "NFKD")
    throw valueError("invalid normalization form");
  const points = codePointsOf(before);
  return { before, after: fromCodePoints(normalizePoints(form as NormalizationForm, points, db.version)) };
}

type Handler = (...args: PyValue[]) => PyValue;

/** The functions over a database, by name: parameters without defaults, then the handler. */
function functionsOf(
  db: () => Database,
): Record<string, { params: readonly string[]; optional?: string; run: Handler }> {
  const plain = (
    name: string,
    get: (d: Database, point: number) => PyValue,
  ): { params: readonly string[]; run: Handler } => ({
    params: ["chr"],
    run: (v) => get(db(), character(v!, name, "")),
  });
  const value = (
    name: string,
    get: (d: Database, point: number) => number | undefined,
    wrap: (n: number) => PyValue,
    missing: string,
  ) => ({
    params: ["chr"],
    optional: "default",
    run: (v: PyValue, fallback?: PyValue): PyValue => {
      const found = get(db(), character(v, name, " 1"));
      if (found !== undefined) return wrap(found);
      if (fallback !== undefined) return fallback;
      throw valueError(missing);
    },
  });
  const whole = (n: number): PyValue => n;
  return {
    decimal: value("decimal", (d, p) => d.decimalValue(p), whole, "not a decimal"),
    digit: value("digit", (d, p) => d.digitValue(p), whole, "not a digit"),
    numeric: value(
      "numeric",
      (d, p) => d.numericValue(p),
      (n) => new PyFloat(n),
      "not a numeric character",
    ),
    category: plain("category", (d, p) => d.category(p)),
    bidirectional: plain("bidirectional", (d, p) => d.bidirectional(p)),
    combining: plain("combining", (d, p) => d.combining(p)),
    mirrored: plain("mirrored", (d, p) => d.mirrored(p)),
    east_asian_width: plain("east_asian_width", (d, p) => d.eastAsianWidth(p)),
    decomposition: plain("decomposition", (d, p) => spellDecomposition(d.decompositionOf(p))),
    is_normalized: {
      params: ["form", "unistr"],
      run: (form, unistr) => {
        const { before, after } = normalized(db(), "is_normalized", form!, unistr!);
        const a = codePointsOf(before);
        const b = codePointsOf(after);
        return a.length === b.length && a.every((point, i) => point === b[i]);
      },
    },
    normalize: {
      params: ["form", "unistr"],
      run: (form, unistr) => normalized(db(), "normalize", form!, unistr!).after,
    },
    name: {
      params: ["chr"],
      optional: "default",
      run: (v, fallback) => {
        const point = character(v!, "name", " 1");
        const found = db().assigned(point) ? unicodeName(point) : undefined;
        if (found !== undefined) return found;
        if (fallback !== undefined) return fallback;
        throw valueError("no such name");
      },
    },
    lookup: {
      params: ["name"],
      run: (v) => {
        const s = strValue(v!);
        const name = s === undefined ? stringOfUnits(toBytesLike(v!)) : typeof s === "string" ? s : s.utf16;
        const point = lookupUnicodeName(name);
        // The old database knows neither aliases nor named sequences.
        const old = db() instanceof OldDatabase;
        if (point !== undefined && db().assigned(point) && (!old || unicodeName(point) === name.toUpperCase()))
          return fromCodePoints([point]);
        const sequence = old ? undefined : lookupNamedSequence(name);
        if (sequence !== undefined) return fromCodePoints(sequence);
        throw keyError(`undefined character name '${name}'`);
      },
    },
  };
}

/** The type of `ucd_3_2_0`. */
class PyUcd extends PyObject {
  private made: OldDatabase | undefined = undefined;
  get database(): Database {
    this.made ??= new OldDatabase();
    return this.made;
  }
}

const ucdType = makeType(
  PyUcd,
  { name: "UCD", module: "unicodedata", flags: TypeFlags.DISALLOW_INSTANTIATION },
  (c) => {
    const methods: Record<string, MethodSpec> = {};
    for (const name of Object.keys(functionsOf(() => current))) {
      const { params, optional } = functionsOf(() => current)[name]!;
      const run = (self: PyUcd, ...args: PyValue[]): PyValue => functionsOf(() => self.database)[name]!.run(...args);
      const list = params.map((p) => pos(p));
      methods[name] =
        optional === undefined
          ? c.method(list, run)
          : c.method([...list, pos(optional, "...") as ReturnType<typeof pos>], run as never);
    }
    return { methods, properties: { unidata_version: c.property(() => "3.2.0") } };
  },
);

const unicodedataModule: NativeModule = defineModule("unicodedata", () => {
  const functions: Record<string, NativeFunctionSpec> = {};
  for (const [name, { params, optional, run }] of Object.entries(functionsOf(() => current))) {
    const list = params.map((p) => pos(p));
    functions[name] =
      optional === undefined
        ? fn(list, run)
        : fn([...list, pos(optional, "...") as ReturnType<typeof pos>], run as never);
  }
  return { functions, types: [ucdType], attributes: { unidata_version: "16.0.0", ucd_3_2_0: new PyUcd() } };
});
export default unicodedataModule;
