// datetime (Modules/_datetimemodule.c).

import { callMethod } from "#runtime/attributes.ts";
import { current, S } from "#runtime/current.ts";
import { warnDeprecated } from "#runtime/exceptions/warn.ts";
import { cInt } from "#runtime/native/convert.ts";
import { defineClass } from "#runtime/native/define.ts";
import { directCalls } from "#runtime/native/direct.ts";
import { arg, kw, pos } from "#runtime/native/params.ts";
import { PyBytes, PyTuple } from "#runtime/objects/containers.ts";
import { typeError, valueError } from "#runtime/objects/exceptions.ts";
import { hashOf } from "#runtime/objects/hash.ts";
import { PyFloat } from "#runtime/objects/numbers.ts";
import type { KeywordNames, PyValue } from "#runtime/objects/object.ts";
import { None, NotImplemented } from "#runtime/objects/singletons.ts";
import { fromUtf16, jsText, type Str, strLength, strValue } from "#runtime/objects/str.ts";
import type { PyType } from "#runtime/objects/type.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { addDelta, type Clock, newDate, newDateTime, newTime, rawDateTime } from "./add.ts";
import { daysInMonth, MAX_YEAR, toOrdinal, weekday } from "./calendar.ts";
import { compareDates, ctimeText, stateBytes, yearDay } from "./date-type.ts";
import { compareDeltas, delta, isNonZero, subtractDeltas } from "./delta.ts";
import {
  checkDate,
  checkTime,
  checkZone,
  dateType,
  datetimeType,
  PyDate,
  PyDateTime,
  PyDelta,
  PyTime,
  PyTzInfo,
  parse,
  timeType,
  toInt,
} from "./layout.ts";
import {
  type Fields,
  fromLocal,
  localFields,
  localFold,
  localZone,
  localZoneOfWall,
  type Moment,
  momentOf,
  now,
  utcFields,
  wallSeconds,
} from "./local.ts";
import {
  clockText,
  dateText,
  formatArgument,
  invalidIso,
  isoText,
  parseDate,
  parseTime,
  parseUsual,
  separatorIndex,
  structTime,
} from "./text.ts";
import { fieldText, timespecOf, zoneSuffix } from "./time-type.ts";
import { dstOf, offsetText, utc, utcOffset, zoneName } from "./zone.ts";

const NAMES = ["year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo", "fold"] as const;

function blank(cls: PyType): PyDateTime {
  return cls === datetimeType ? new PyDateTime() : (new cls.K() as PyDateTime);
}

function checked(
  cls: PyType,
  year: number,
  month: number,
  day: number,
  clock: Clock,
  tz: PyValue,
  fold: number,
): PyDateTime {
  checkDate(year, month, day);
  checkTime(clock.hour, clock.minute, clock.second, clock.micro, fold);
  return rawDateTime(year, month, day, clock, checkZone(tz), fold, blank(cls));
}

function make(cls: PyType, args: readonly PyValue[], names: KeywordNames): PyValue {
  if ((args.length === 1 || args.length === 2) && (names?.length ?? 0) === 0) {
    const s = stateBytes(args[0]);
    if (s?.length === 10 && (s[2]! & 0x7f) >= 1 && (s[2]! & 0x7f) <= 12) {
      const tz = args[1] ?? None;
      if (tz !== None && !(tz instanceof PyTzInfo)) throw typeError("bad tzinfo state arg");
      const clock = { hour: s[4]!, minute: s[5]!, second: s[6]!, micro: (s[7]! << 16) | (s[8]! << 8) | s[9]! };
      return rawDateTime(s[0]! * 256 + s[1]!, s[2]! & 0x7f, s[3]!, clock, tz, s[2]! >> 7, blank(cls));
    }
  }
  const given = parse("function", NAMES, 8, 3, args, names, (v, i) => void (i === 7 || toInt(v)));
  const n = (i: number): number => (given[i] === undefined ? 0 : toInt(given[i]));
  const [year, month, day] = [n(0), n(1), n(2)];
  const clock = { hour: n(3), minute: n(4), second: n(5), micro: n(6) };
  return checked(cls, year, month, day, clock, given[7] ?? None, n(8));
}

// --- comparison and difference ---

const secondsOf = (d: PyDateTime): number => d.hour * 3600 + d.minute * 60 + d.second;
const ordinalOf = (d: PyDate): number => toOrdinal(d.year, d.month, d.day);
const compareFields = (a: PyDateTime, b: PyDateTime): number =>
  compareDates(a, b) || secondsOf(a) - secondsOf(b) || a.micro - b.micro;
const difference = (a: PyDateTime, b: PyDateTime): PyDelta =>
  delta(ordinalOf(a) - ordinalOf(b), secondsOf(a) - secondsOf(b), a.micro - b.micro);
const same = (a: PyDelta | undefined, b: PyDelta | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && compareDeltas(a, b) === 0);

function withFold(d: PyDateTime, fold: number): PyDateTime {
  return rawDateTime(d.year, d.month, d.day, d, d.tz, fold);
}

/** Has a time another offset with the other fold? Then it equals none of another zone (PEP 495). */
const isProblematic = (d: PyDateTime, offset: PyDelta | undefined): boolean => {
  const flipped = withFold(d, 1 - d.fold);
  return !same(utcOffset(flipped.tz, flipped), offset);
};

function compare(a: PyDateTime, b: PyDateTime, equality: boolean): number | undefined {
  if (a.tz === b.tz) return compareFields(a, b);
  const p = utcOffset(a.tz, a);
  const q = utcOffset(b.tz, b);
  let n: number;
  if (same(p, q)) n = compareFields(a, b);
  else {
    if (p === undefined || q === undefined) return undefined;
    n = compareDeltas(subtractDeltas(difference(a, b), subtractDeltas(p, q)), delta(0, 0, 0));
  }
  return n === 0 && equality && (isProblematic(a, p) || isProblematic(b, q)) ? 1 : n;
}

const order =
  (test: (n: number) => boolean) =>
  (self: PyDateTime, other: PyValue): PyValue => {
    if (!(other instanceof PyDateTime)) return NotImplemented;
    const n = compare(self, other, false);
    if (n === undefined) throw typeError("can't compare offset-naive and offset-aware datetimes");
    return test(n);
  };

export function subtract(a: PyDateTime, b: PyDateTime): PyDelta {
  if (a.tz === b.tz) return difference(a, b);
  const p = utcOffset(a.tz, a);
  const q = utcOffset(b.tz, b);
  if ((p === undefined) !== (q === undefined))
    throw typeError("can't subtract offset-naive and offset-aware datetimes");
  const d = difference(a, b);
  return p === undefined || q === undefined || same(p, q) ? d : subtractDeltas(d, subtractDeltas(p, q));
}

// --- from timestamps ---

const ofFields = (cls: PyType, f: Fields, tz: PyValue, fold: number): PyDateTime =>
  newDateTime(cls, f.year, f.month, f.day, f.clock, tz, fold);

function ofMoment(cls: PyType, m: Moment, tz: PyValue): PyValue {
  if (tz === None) return ofFields(cls, localFields(m.seconds, m.micro), None, localFold(m.seconds));
  const made = ofFields(cls, utcFields(m.seconds, m.micro), tz, 0);
  return callMethod(tz, "fromutc", made);
}

function fromIso(cls: PyType, v: PyValue): PyValue {
  const text = isoText(v);
  const usual = parseUsual(text);
  if (usual !== undefined) return newDateTime(cls, ...usual.date, usual.clock, None, 0);
  const chars = [...text];
  const at = separatorIndex(chars);
  if (at < 0) throw invalidIso(v);
  const date = parseDate(chars.slice(0, at).join(""));
  const rest_ = chars.slice(at + 1).join("");
  if (date === undefined || (chars.length > at && rest_ === "")) throw invalidIso(v);
  const time =
    chars.length > at
      ? parseTime(rest_)
      : { clock: { hour: 0, minute: 0, second: 0, micro: 0 }, tz: None, nextDay: false };
  if (time === undefined) throw invalidIso(v);
  let [year, month, day] = date;
  if (time.nextDay && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)) {
    day++;
    if (day > daysInMonth(year, month)) {
      day = 1;
      month++;
      if (month > 12) {
        month = 1;
        year++;
      }
    }
    if (year > MAX_YEAR) throw valueError(`year must be in 1..9999, not ${year}`);
  }
  return newDateTime(cls, year, month, day, time.clock, time.tz, 0);
}

const EPOCH = rawDateTime(1970, 1, 1, { hour: 0, minute: 0, second: 0, micro: 0 }, utc, 0);

function astimezone(self: PyDateTime, given: PyValue): PyValue {
  checkZone(given);
  let own = self.tz;
  if (own !== None && own === given) return self;
  let offset = own === None ? undefined : utcOffset(own, self);
  if (offset === undefined) {
    own = localZoneOfWall(self);
    if (own === given) return self;
    offset = utcOffset(own, self)!;
  }
  const result = addDelta(self, offset, -1);
  let tz = given;
  result.tz = utc;
  if (tz === None) tz = localZone(wallSeconds(result));
  result.tz = tz;
  return tz === utc ? result : callMethod(tz, "fromutc", result);
}

function reduce(self: PyDateTime, protocol: number): PyValue {
  const { year, micro } = self;
  const month = self.month | (self.fold === 1 && protocol > 3 ? 0x80 : 0);
  const bytes = [year >> 8, year, month, self.day, self.hour, self.minute, self.second, micro >> 16, micro >> 8, micro];
  const state = new PyBytes(new Uint8Array(bytes));
  return new PyTuple([self.cls, new PyTuple(self.tz === None ? [state] : [state, self.tz])]);
}

function separatorText(v: PyValue | undefined): Str {
  if (v === undefined) return "T";
  const s = strValue(v);
  if (s === undefined) throw typeError(`isoformat() argument 1 must be a unicode character, not ${typeName(v)}`);
  if (strLength(s) !== 1)
    throw typeError(`isoformat() argument 1 must be a unicode character, not a string of length ${strLength(s)}`);
  return s;
}

function isoformat(self: PyDateTime, separator: Str, timespec: string): string {
  const offset = utcOffset(self.tz, self);
  return `${dateText(self.year, self.month, self.day)}${jsText(separator)}${clockText(self, timespec)}${offset === undefined ? "" : offsetText(offset, ":")}`;
}

const unchanged = (v: PyValue | undefined, old: number): number => (v === undefined ? old : toInt(v));

const tuple = (d: PyDateTime, dst: number): PyValue =>
  structTime(d.year, d.month, d.day, d, weekday(d.year, d.month, d.day), yearDay(d), dst);

const DEPRECATED =
  "is deprecated and scheduled for removal in a future version. Use timezone-aware objects to represent datetimes in UTC:";

defineClass(datetimeType, PyDateTime, (c) => {
  const replace = (self: PyDateTime, ...v: (PyValue | undefined)[]): PyValue => {
    const clock = {
      hour: unchanged(v[3], self.hour),
      minute: unchanged(v[4], self.minute),
      second: unchanged(v[5], self.second),
      micro: unchanged(v[6], self.micro),
    };
    const [year, month, day] = [unchanged(v[0], self.year), unchanged(v[1], self.month), unchanged(v[2], self.day)];
    const tz = v[7] === undefined ? self.tz : checkZone(v[7]);
    return newDateTime(self.cls, year, month, day, clock, tz, unchanged(v[8], self.fold));
  };
  const minus = (a: PyValue, b: PyValue): PyValue => {
    if (!(a instanceof PyDateTime)) return NotImplemented;
    if (b instanceof PyDateTime) return subtract(a, b);
    return b instanceof PyDelta ? addDelta(a, b, -1) : NotImplemented;
  };
  const plus = (a: PyDateTime, b: PyValue): PyValue => (b instanceof PyDelta ? addDelta(a, b, 1) : NotImplemented);
  return {
    slots: {
      new: c.makeRaw(make),
      repr: (self) =>
        `${self.cls.name}(${self.year}, ${self.month}, ${self.day}, ${self.hour}, ${self.minute}${fieldText(self)}${zoneSuffix(self)})`,
      str: (self) => callMethod(self, "isoformat", " "),
      hash: (self) => {
        const plain = self.fold === 0 ? self : withFold(self, 0);
        const offset = utcOffset(plain.tz, plain);
        if (offset !== undefined)
          return hashOf(subtractDeltas(delta(ordinalOf(self), secondsOf(self), self.micro), offset));
        const { year, month, day, hour, minute, second, micro } = self;
        return S.hashing.ofBytes([year >> 8, year, month, day, hour, minute, second, micro >> 16, micro >> 8, micro]);
      },
      lt: order((n) => n < 0),
      le: order((n) => n <= 0),
      gt: order((n) => n > 0),
      ge: order((n) => n >= 0),
      eq: (self, other) => (other instanceof PyDateTime ? compare(self, other, true) === 0 : NotImplemented),
      ne: (self, other) => (other instanceof PyDateTime ? compare(self, other, true) !== 0 : NotImplemented),
      add: plus,
      radd: plus,
      sub: minus,
      rsub: (self, other) => minus(other, self),
    },
    methods: {
      now: c.classMethod([arg("tz", "None")], (cls, tz) => ofMoment(cls, now(), checkZone(tz))),
      utcnow: c.classMethod([], (cls) => {
        warnDeprecated(`datetime.datetime.utcnow() ${DEPRECATED} datetime.datetime.now(datetime.UTC).`);
        const m = now();
        return ofFields(cls, utcFields(m.seconds, m.micro), None, 0);
      }),
      fromtimestamp: c.classMethod([arg("timestamp"), arg("tz", "None")], (cls, timestamp, tz) => {
        checkZone(tz);
        return ofMoment(cls, momentOf(timestamp), tz);
      }),
      utcfromtimestamp: c.classMethod([pos("timestamp")], (cls, timestamp) => {
        warnDeprecated(
          `datetime.datetime.utcfromtimestamp() ${DEPRECATED} datetime.datetime.fromtimestamp(timestamp, datetime.UTC).`,
        );
        const m = momentOf(timestamp);
        return ofFields(cls, utcFields(m.seconds, m.micro), None, 0);
      }),
      strptime: c.classMethod([pos("date_string"), pos("format")], (cls, text, format) =>
        callMethod(
          current().importModule("_strptime"),
          "_strptime_datetime_datetime",
          cls,
          formatArgument(text, "strptime() argument 1"),
          formatArgument(format, "strptime() argument 2"),
        ),
      ),
      combine: c.classMethod([arg("date"), arg("time"), arg("tzinfo", "...")], (cls, date, time, tz) => {
        if (!(date instanceof PyDate))
          throw typeError(`combine() argument 1 must be ${dateType.name}, not ${typeName(date)}`);
        if (!(time instanceof PyTime))
          throw typeError(`combine() argument 2 must be ${timeType.name}, not ${typeName(time)}`);
        return newDateTime(
          cls,
          date.year,
          date.month,
          date.day,
          time,
          tz === undefined ? time.tz : checkZone(tz),
          time.fold,
        );
      }),
      fromisoformat: c.classMethod([pos("object")], fromIso),
      date: c.method([], (self) => newDate(dateType, self.year, self.month, self.day)),
      time: c.method([], (self) => newTime(timeType, self, None, self.fold)),
      timetz: c.method([], (self) => newTime(timeType, self, self.tz, self.fold)),
      ctime: c.method([], (self) => ctimeText(self, self)),
      timetuple: c.method([], (self) => {
        const dst = dstOf(self.tz, self);
        return tuple(self, dst === undefined ? -1 : isNonZero(dst) ? 1 : 0);
      }),
      timestamp: c.method([], (self) => {
        if (self.tz === None) return new PyFloat(fromLocal(wallSeconds(self), self.fold) + self.micro / 1e6);
        const { days, seconds, micros } = subtract(self, EPOCH);
        return new PyFloat(((days * 86_400 + seconds) * 1e6 + micros) / 1e6);
      }),
      utctimetuple: c.method([], (self) => {
        const offset = utcOffset(self.tz, self);
        const d = offset === undefined ? self : addDelta(withFold(self, 0), offset, -1);
        return tuple(d, 0);
      }),
      isoformat: c.method([arg("sep", "..."), arg("timespec", "...")], (self, separator, timespec) =>
        fromUtf16(isoformat(self, separatorText(separator), timespecOf(timespec))),
      ),
      utcoffset: c.method([], (self) => utcOffset(self.tz, self) ?? None),
      tzname: c.method([], (self) => zoneName(self.tz, self)),
      dst: c.method([], (self) => dstOf(self.tz, self) ?? None),
      replace: c.method(
        [
          arg("year", "..."),
          arg("month", "..."),
          arg("day", "..."),
          arg("hour", "..."),
          arg("minute", "..."),
          arg("second", "..."),
          arg("microsecond", "..."),
          arg("tzinfo", "..."),
          kw("fold", "..."),
        ],
        replace,
      ),
      __replace__: c.method(
        [
          kw("year", "..."),
          kw("month", "..."),
          kw("day", "..."),
          kw("hour", "..."),
          kw("minute", "..."),
          kw("second", "..."),
          kw("microsecond", "..."),
          kw("tzinfo", "..."),
          kw("fold", "..."),
        ],
        replace,
      ),
      astimezone: c.method([arg("tz", "None")], astimezone),
      __reduce__: c.method([], (self) => reduce(self, 2)),
      __reduce_ex__: c.method([pos("protocol", cInt)], reduce),
    },
    properties: {
      hour: c.property((self) => self.hour),
      minute: c.property((self) => self.minute),
      second: c.property((self) => self.second),
      microsecond: c.property((self) => self.micro),
      tzinfo: c.property((self) => self.tz),
      fold: c.property((self) => self.fold),
    },
    attributes: {
      min: rawDateTime(1, 1, 1, { hour: 0, minute: 0, second: 0, micro: 0 }, None, 0),
      max: rawDateTime(9999, 12, 31, { hour: 23, minute: 59, second: 59, micro: 999_999 }, None, 0),
      resolution: delta(0, 0, 1),
    },
  };
});

const fresh = (year: PyValue, month: PyValue, day: PyValue, hour = 0, minute = 0, second = 0): PyDateTime =>
  checked(datetimeType, toInt(year), toInt(month), toInt(day), { hour, minute, second, micro: 0 }, None, 0);
directCalls(datetimeType, {
  3: (year: PyValue, month: PyValue, day: PyValue) => fresh(year, month, day),
  5: (year: PyValue, month: PyValue, day: PyValue, hour: PyValue, minute: PyValue) =>
    fresh(year, month, day, toInt(hour), toInt(minute)),
  6: (year: PyValue, month: PyValue, day: PyValue, hour: PyValue, minute: PyValue, second: PyValue) =>
    fresh(year, month, day, toInt(hour), toInt(minute), toInt(second)),
});
