// Dates and times as text: isoformat(), fromisoformat(), strftime() (Modules/_datetimemodule.c).

import { callMethod, lookupAttribute } from "#runtime/attributes.ts";
import { call0 } from "#runtime/calls/call.ts";
import { current } from "#runtime/current.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { type PyBaseException, typeError, valueError } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { fromUtf16, jsText, type Str, throughText } from "#runtime/objects/str.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { reprText } from "#runtime/operators/protocols.ts";
import type { Clock } from "./add.ts";
import { fromOrdinal, hasLongIsoYear, isoYearStart, pad2, pad4, pad6 } from "./calendar.ts";
import { delta } from "./delta.ts";
import { PyDelta } from "./layout.ts";
import { makeZone, offsetText, utc } from "./zone.ts";

export const dateText = (year: number, month: number, day: number): string =>
  `${pad4(year)}-${pad2(month)}-${pad2(day)}`;

/** `HH:MM:SS.ffffff`, as far as `timespec` says. */
export function clockText(t: Clock, timespec: string): string {
  const { hour, minute, second, micro } = t;
  let spec = timespec;
  if (spec === "auto") spec = micro === 0 ? "seconds" : "microseconds";
  switch (spec) {
    case "hours":
      return pad2(hour);
    case "minutes":
      return `${pad2(hour)}:${pad2(minute)}`;
    case "seconds":
      return `${pad2(hour)}:${pad2(minute)}:${pad2(second)}`;
    case "milliseconds":
      return `${pad2(hour)}:${pad2(minute)}:${pad2(second)}.${String(Math.floor(micro / 1000)).padStart(3, "0")}`;
    case "microseconds":
      return `${pad2(hour)}:${pad2(minute)}:${pad2(second)}.${pad6(micro)}`;
    default:
      throw valueError("Unknown timespec value");
  }
}

// --- reading ---

export function isoText(v: PyValue): string {
  const text = jsText(v);
  if (text === undefined) throw typeError("fromisoformat: argument must be str");
  return text;
}

export const invalidIso = (v: PyValue): PyBaseException =>
  valueError(fromUtf16(`Invalid isoformat string: ${reprText(v)}`));

const DATE = /^(\d{4})(?:-(\d\d)-(\d\d)|(\d\d)(\d\d)|-W(\d\d)(?:-(\d))?|W(\d\d)(\d)?)$/;

/** Year, month and day; undefined where the text is no date. */
export function parseDate(text: string): [number, number, number] | undefined {
  const m = DATE.exec(text);
  if (m === null) return undefined;
  const year = Number(m[1]);
  const month = m[2] ?? m[4];
  if (month !== undefined) return [year, Number(month), Number(m[3] ?? m[5])];
  const week = Number(m[6] ?? m[8]);
  const day = Number(m[7] ?? m[9] ?? 1);
  if (year < 1 || week < 1 || week > 53 || (week === 53 && !hasLongIsoYear(year)) || day < 1 || day > 7)
    return undefined;
  return fromOrdinal(isoYearStart(year) + (week - 1) * 7 + day - 1);
}

const CLOCK = /^(\d\d)(?::(\d\d)(?::(\d\d)(?:[.,](\d+))?)?|(\d\d)(?:(\d\d)(?:[.,](\d+))?)?)?$/;

function parseClock(text: string): Clock | undefined {
  const m = CLOCK.exec(text);
  if (m === null) return undefined;
  const fraction = (m[4] ?? m[7] ?? "").slice(0, 6).padEnd(6, "0");
  return {
    hour: Number(m[1]),
    minute: Number(m[2] ?? m[5] ?? 0),
    second: Number(m[3] ?? m[6] ?? 0),
    micro: Number(fraction),
  };
}

/** The number that `count` ASCII digits are; NaN where there are others. */
function digitsAt(text: string, at: number, count: number): number {
  let n = 0;
  for (let i = at; i < at + count; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    n = n * 10 + digit;
  }
  return n;
}

/** The usual form of a date and time, `YYYY-MM-DD HH:MM:SS` or with `.ffffff`, without patterns; undefined for every other. */
export function parseUsual(text: string): { date: [number, number, number]; clock: Clock } | undefined {
  const long = text.length === 26;
  if (!long && text.length !== 19) return undefined;
  if (text[4] !== "-" || text[7] !== "-" || text[13] !== ":" || text[16] !== ":" || (long && text[19] !== "."))
    return undefined;
  const date: [number, number, number] = [digitsAt(text, 0, 4), digitsAt(text, 5, 2), digitsAt(text, 8, 2)];
  const hour = digitsAt(text, 11, 2);
  const minute = digitsAt(text, 14, 2);
  const second = digitsAt(text, 17, 2);
  const micro = long ? digitsAt(text, 20, 6) : 0;
  const sum = date[0] + date[1] + date[2] + hour + minute + second + micro;
  return Number.isNaN(sum) || hour === 24 ? undefined : { date, clock: { hour, minute, second, micro } };
}

export interface IsoTime {
  clock: Clock;
  tz: PyValue;
  /** 24:00, which is the next day's start. */
  nextDay: boolean;
}

/** A time with its zone; undefined where the text is none. */
export function parseTime(text: string): IsoTime | undefined {
  const sign = text.search(/[-+Z]/);
  const clock = parseClock(sign < 0 ? text : text.slice(0, sign));
  if (clock === undefined) return undefined;
  let tz: PyValue = None;
  if (sign >= 0) {
    const rest = text.slice(sign + 1);
    if (text[sign] === "Z") {
      if (rest !== "") return undefined;
      tz = utc;
    } else {
      const offset = parseClock(rest);
      if (offset === undefined) return undefined;
      const { hour, minute, second, micro } = offset;
      const direction = text[sign] === "-" ? -1 : 1;
      const seconds = hour * 3600 + minute * 60 + second;
      tz = seconds === 0 && micro === 0 ? utc : makeZone(delta(0, direction * seconds, direction * micro));
    }
  }
  let nextDay = false;
  if (clock.hour === 24) {
    if (clock.minute !== 0 || clock.second !== 0 || clock.micro !== 0)
      throw valueError("minute, second, and microsecond must be 0 when hour is 24");
    clock.hour = 0;
    nextDay = true;
  }
  return { clock, tz, nextDay };
}

const isDigit = (c: string | undefined): boolean => c !== undefined && c >= "0" && c <= "9";

/** Where the separator of date and time is; -1 where there can be none. */
export function separatorIndex(chars: readonly string[]): number {
  const n = chars.length;
  if (n < 7) return -1;
  if (n === 7) return 7;
  if (chars[4] === "-") {
    if (chars[5] !== "W") return 10;
    if (n > 8 && chars[8] === "-") {
      if (n === 9) return -1;
      return n > 10 && isDigit(chars[10]) ? 8 : 10;
    }
    return 8;
  }
  if (chars[4] !== "W") return 8;
  let i = 7;
  while (i < n && isDigit(chars[i])) i++;
  if (i < 9) return i;
  return i % 2 === 0 ? 7 : 8;
}

// --- strftime ---

/** `object.strftime(format)` over the fields in `tuple`, a time tuple. */
export function strftime(self: PyValue, format: Str, tuple: PyTuple, year: number, micro: number): PyValue {
  const time = current().importModule("time");
  const offset = (separator: string): string => {
    const ask = lookupAttribute(self, "utcoffset");
    const r = ask === undefined ? None : call0(ask);
    if (r === None) return "";
    if (!(r instanceof PyDelta))
      throw typeError(`tzinfo.utcoffset() must return None or timedelta, not '${typeName(r)}'`);
    return offsetText(r, separator);
  };
  const name = (): string => {
    const ask = lookupAttribute(self, "tzname");
    const r = ask === undefined ? None : call0(ask);
    if (r === None) return "";
    const replaced = jsText(callMethod(r, "replace", "%", "%%"));
    if (replaced === undefined) throw typeError("tzname.replace() did not return a string");
    return replaced;
  };
  const shortYear = year < 1000;
  const put = (all: string): string => {
    switch (all[1]) {
      case "f":
        return pad6(micro);
      case "z":
        return offset("");
      case ":":
        return all === "%:z" ? offset(":") : all;
      case "Z":
        return name();
      case "Y":
        return shortYear ? pad4(year) : all;
      case "C":
        return shortYear ? pad2(Math.floor(year / 100)) : all;
      case "F":
        return shortYear ? dateText(year, tuple.items[1] as number, tuple.items[2] as number) : all;
      case "G":
        return shortYear ? pad4(Number(jsText(callMethod(time, "strftime", "%G", tuple)))) : all;
      default:
        return all;
    }
  };
  const text = isForTime(format, shortYear) ? format : throughText(format, (t) => t.replace(/%(?::z|[\s\S])/g, put));
  return callMethod(time, "strftime", text, tuple);
}

/** Are there only directives that time.strftime() knows as well? */
function isForTime(format: Str, shortYear: boolean): boolean {
  if (shortYear || typeof format !== "string") return false;
  for (let at = format.indexOf("%"); at >= 0; at = format.indexOf("%", at + 2))
    if ("fz:Z".includes(format[at + 1] ?? ":")) return false;
  return true;
}

export function formatArgument(v: PyValue, what: string): Str {
  if (jsText(v) === undefined) throw typeError(`${what} must be str, not ${typeName(v)}`);
  return v as Str;
}

/** `time.struct_time` of fields. */
export function structTime(
  year: number,
  month: number,
  day: number,
  clock: Clock,
  weekday: number,
  yearDay: number,
  dst: number,
): PyValue {
  const { hour, minute, second } = clock;
  const fields = new PyTuple([year, month, day, hour, minute, second, weekday, yearDay, dst]);
  return callMethod(current().importModule("time"), "struct_time", fields);
}
