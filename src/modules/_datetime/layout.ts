// The layouts and types of datetime, and checks that all of them share.

import { suggestions } from "#runtime/calls/bind.ts";
import { overflowError, type PyBaseException, typeError, valueError } from "#runtime/objects/exceptions.ts";
import { type KeywordNames, PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { builtinType, type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { toIndexValue } from "#runtime/operators/protocols.ts";
import { daysInMonth, MAX_YEAR, MIN_YEAR } from "./calendar.ts";

/** 0 <= seconds < 86400, 0 <= micros < 1000000. */
export class PyDelta extends PyObject {
  days = 0;
  seconds = 0;
  micros = 0;
}
export class PyTzInfo extends PyObject {}
export class PyTimeZone extends PyTzInfo {
  offset: PyDelta = new PyDelta();
  name: PyValue | undefined = undefined;
}
export class PyDate extends PyObject {
  year = 1;
  month = 1;
  day = 1;
}
export class PyTime extends PyObject {
  hour = 0;
  minute = 0;
  second = 0;
  micro = 0;
  tz: PyValue = None;
  fold = 0;
}
export class PyDateTime extends PyDate {
  hour = 0;
  minute = 0;
  second = 0;
  micro = 0;
  tz: PyValue = None;
  fold = 0;
}

const declare = (name: string, layout: Parameters<typeof builtinType>[0]["layout"], base?: PyType): PyType =>
  builtinType({ name: `datetime.${name}`, module: "datetime", layout, base, flags: TypeFlags.BASETYPE });
export const deltaType: PyType = declare("timedelta", PyDelta);
export const tzinfoType: PyType = declare("tzinfo", PyTzInfo);
export const timezoneType: PyType = builtinType({
  name: "datetime.timezone",
  module: "datetime",
  layout: PyTimeZone,
  base: tzinfoType,
  flags: 0,
});
export const dateType: PyType = declare("date", PyDate);
export const timeType: PyType = declare("time", PyTime);
export const datetimeType: PyType = declare("datetime", PyDateTime, dateType);

/** A C int, as PyArg_Parse takes it. */
export function toInt(v: PyValue): number {
  if (typeof v === "number" && (v | 0) === v) return v;
  const n = toIndexValue(v);
  if (typeof n === "bigint" && BigInt.asIntN(64, n) !== n)
    throw overflowError("Python int too large to convert to C long");
  if (n > 0x7fff_ffff) throw overflowError("signed integer is greater than maximum");
  if (n < -0x8000_0000) throw overflowError("signed integer is less than minimum");
  return n as number;
}

export function checkDate(year: number, month: number, day: number): void {
  if (year < MIN_YEAR || year > MAX_YEAR) throw valueError(`year must be in ${MIN_YEAR}..${MAX_YEAR}, not ${year}`);
  if (month < 1 || month > 12) throw valueError(`month must be in 1..12, not ${month}`);
  const days = daysInMonth(year, month);
  if (day < 1 || day > days)
    throw valueError(`day ${day} must be in range 1..${days} for month ${month} in year ${year}`);
}

export function checkTime(hour: number, minute: number, second: number, micro: number, fold: number): void {
  if (hour < 0 || hour > 23) throw valueError(`hour must be in 0..23, not ${hour}`);
  if (minute < 0 || minute > 59) throw valueError(`minute must be in 0..59, not ${minute}`);
  if (second < 0 || second > 59) throw valueError(`second must be in 0..59, not ${second}`);
  if (micro < 0 || micro > 999_999) throw valueError(`microsecond must be in 0..999999, not ${micro}`);
  if (fold !== 0 && fold !== 1) throw valueError(`fold must be either 0 or 1, not ${fold}`);
}

/** A tzinfo argument. */
export function checkZone(v: PyValue): PyValue {
  if (v !== None && !(v instanceof PyTzInfo))
    throw typeError(`tzinfo argument must be None or of a tzinfo subclass, not type '${typeName(v)}'`);
  return v;
}

const plural = (n: number): string => (n === 1 ? "" : "s");

/**
 * Arguments of a constructor by name, with the texts of PyArg_ParseTupleAndKeywords, which do not know the function's name.
 * @param positional how many may be given by position; the rest are keyword-only
 */
export function parse(
  f: string,
  names: readonly string[],
  positional: number,
  required: number,
  args: readonly PyValue[],
  keywords: KeywordNames,
  check?: (v: PyValue, i: number) => void,
): (PyValue | undefined)[] {
  const given = args.length - (keywords?.length ?? 0);
  if (given > positional) {
    const kind = positional < names.length ? "positional " : "";
    throw typeError(`${f} takes at most ${positional} ${kind}argument${plural(positional)} (${given} given)`);
  }
  const out: (PyValue | undefined)[] = [];
  for (let i = 0; i < names.length; i++) out.push(i < given ? args[i] : undefined);
  let wrong: string | undefined;
  if (keywords !== undefined)
    for (let k = 0; k < keywords.length; k++) {
      const i = names.indexOf(keywords[k]!);
      if (i < 0 || out[i] !== undefined) wrong ??= keywords[k];
      else out[i] = args[given + k];
    }
  // One after the other: what is wrong first is told first.
  for (let i = 0; i < names.length; i++) {
    const v = out[i];
    if (v !== undefined) check?.(v, i);
    else if (i < required) throw typeError(`${f} missing required argument '${names[i]}' (pos ${i + 1})`);
  }
  if (wrong !== undefined) throw wrongKeyword(f, names, wrong);
  return out;
}

function wrongKeyword(f: string, names: readonly string[], key: string): PyBaseException {
  const i = names.indexOf(key);
  if (i >= 0) return typeError(`argument for ${f} given by name ('${key}') and position (${i + 1})`);
  const near = suggestions.closest(key, names as string[]);
  const hint = near === undefined ? "" : `. Did you mean '${near}'?`;
  return typeError(`${f === "function" ? "this function" : f} got an unexpected keyword argument '${key}'${hint}`);
}

export const outOfRange = (): PyBaseException => overflowError("date value out of range");
