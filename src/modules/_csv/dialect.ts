// _csv.Dialect (Modules/_csv.c): how records are read and written, checked once.

import { lookupAttribute } from "#runtime/attributes.ts";
import { makeType } from "#runtime/native/define.ts";
import { kwrest, rest } from "#runtime/native/params.ts";
import type { PyDict } from "#runtime/objects/dict.ts";
import { typeError, valueError } from "#runtime/objects/exceptions.ts";
import { isInt } from "#runtime/objects/numbers.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { codePointsOf, fromCodePoints, fromUtf16, isStr, jsText, strValue } from "#runtime/objects/str.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { toIndexValue, truthy } from "#runtime/operators/protocols.ts";

export const QUOTE_MINIMAL = 0;
export const QUOTE_ALL = 1;
export const QUOTE_NONNUMERIC = 2;
export const QUOTE_NONE = 3;
export const QUOTE_STRINGS = 4;
export const QUOTE_NOTNULL = 5;

const NAMES = [
  "delimiter",
  "doublequote",
  "escapechar",
  "lineterminator",
  "quotechar",
  "quoting",
  "skipinitialspace",
  "strict",
] as const;

/** Characters are code points; -1 is none. */
export class PyDialect extends PyObject {
  delimiter = 44;
  doublequote = true;
  escapechar = -1;
  lineterminator = "\r\n";
  quotechar = 34;
  quoting = QUOTE_MINIMAL;
  skipinitialspace = false;
  strict = false;
}

function character(name: string, v: PyValue | undefined, missing: number, orNone: boolean): number {
  if (v === undefined) return missing;
  if (v === None && orNone) return -1;
  const kind = orNone ? "a unicode character or None" : "a unicode character";
  const s = strValue(v);
  if (s === undefined) throw typeError(`"${name}" must be ${kind}, not ${typeName(v)}`);
  const points = codePointsOf(s);
  if (points.length !== 1) throw typeError(`"${name}" must be ${kind}, not a string of length ${points.length}`);
  return points[0]!;
}

function check(d: PyDialect): void {
  const one = (name: string, c: number, space: boolean): void => {
    if (c === 13 || c === 10 || (c === 32 && !space)) throw valueError(`bad ${name} value`);
    if (c >= 0 && d.lineterminator.includes(String.fromCodePoint(c)))
      throw valueError(`bad ${name} or lineterminator value`);
  };
  const two = (a: string, b: string, x: number, y: number): void => {
    if (x === y && x >= 0) throw valueError(`bad ${a} or ${b} value`);
  };
  one("delimiter", d.delimiter, true);
  one("escapechar", d.escapechar, !d.skipinitialspace);
  one("quotechar", d.quotechar, !d.skipinitialspace);
  two("delimiter", "escapechar", d.delimiter, d.escapechar);
  two("delimiter", "quotechar", d.delimiter, d.quotechar);
  two("escapechar", "quotechar", d.escapechar, d.quotechar);
}

/** `Dialect(dialect, **parameters)`; a registered name was looked up before. */
export function makeDialect(cls: PyType, base: PyValue | undefined, given: PyDict): PyDialect {
  for (const k of given.keys()) {
    const name = jsText(k) ?? "";
    if (!NAMES.includes(name as (typeof NAMES)[number]))
      throw typeError(`this function got an unexpected keyword argument '${name}'`);
  }
  if (base instanceof PyDialect && cls === dialectType && given.size === 0 && base.cls === dialectType) return base;
  const find = (name: string): PyValue | undefined =>
    given.getStr(name) ?? (base === undefined || base === None ? undefined : lookupAttribute(base, name));
  const flag = (name: string, missing: boolean): boolean => {
    const v = find(name);
    return v === undefined ? missing : truthy(v);
  };
  const d = new cls.K() as PyDialect;
  d.delimiter = character("delimiter", find("delimiter"), 44, false);
  d.doublequote = flag("doublequote", true);
  d.escapechar = character("escapechar", find("escapechar"), -1, true);
  const terminator = find("lineterminator");
  if (terminator !== undefined) {
    const text = terminator === None ? undefined : jsText(terminator);
    if (text === undefined) throw typeError(`"lineterminator" must be a string, not ${typeName(terminator)}`);
    d.lineterminator = text;
  }
  const quotechar = find("quotechar");
  d.quotechar = character("quotechar", quotechar, 34, true);
  const quoting = find("quoting");
  if (quoting !== undefined) {
    if (!isInt(quoting) || typeof quoting === "boolean" || isStr(quoting))
      throw typeError(`"quoting" must be an integer, not ${typeName(quoting)}`);
    d.quoting = Number(toIndexValue(quoting));
  } else if (quotechar === None) d.quoting = QUOTE_NONE;
  d.skipinitialspace = flag("skipinitialspace", false);
  d.strict = flag("strict", false);
  if (d.quoting < 0 || d.quoting > QUOTE_NOTNULL) throw typeError('bad "quoting" value');
  if (d.quoting !== QUOTE_NONE && d.quotechar < 0) throw typeError("quotechar must be set if quoting enabled");
  check(d);
  return d;
}

const shown = (c: number): PyValue => (c < 0 ? None : fromCodePoints([c]));

export const dialectType: PyType = makeType(
  PyDialect,
  { name: "_csv.Dialect", module: "_csv", flags: TypeFlags.BASETYPE },
  (c) => ({
    slots: {
      new: c.make([rest("args"), kwrest("kwargs")], (cls, args, kwargs) => {
        if (args.length > 1 + NAMES.length) {
          throw typeError(`Dialect() takes at most ${1 + NAMES.length} arguments (${args.length} given)`);
        }
        const base = args[0] ?? kwargs.getStr("dialect");
        if (args.length === 0) kwargs.delete("dialect");
        args.slice(1).forEach((v, i) => {
          kwargs.set(NAMES[i]!, v);
        });
        return makeDialect(cls, base, kwargs);
      }),
    },
    methods: {
      __reduce__: c.method([], (self) => {
        throw typeError(`cannot pickle '${self.cls.name.replace(/^_csv\./, "")}' instances`);
      }),
      __reduce_ex__: c.method([rest("args")], (self) => {
        throw typeError(`cannot pickle '${self.cls.name.replace(/^_csv\./, "")}' instances`);
      }),
    },
    properties: {
      delimiter: c.property((self) => shown(self.delimiter)),
      doublequote: c.property((self) => self.doublequote),
      escapechar: c.property((self) => shown(self.escapechar)),
      lineterminator: c.property((self) => fromUtf16(self.lineterminator)),
      quotechar: c.property((self) => shown(self.quotechar)),
      quoting: c.property((self) => self.quoting),
      skipinitialspace: c.property((self) => self.skipinitialspace),
      strict: c.property((self) => self.strict),
    },
  }),
);
