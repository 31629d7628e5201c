// date, and what isocalendar() gives (Modules/_datetimemodule.c).

import { callMethod } from "#runtime/attributes.ts";
import { attempt } from "#runtime/calls/call.ts";
import { current, S } from "#runtime/current.ts";
import { defineClass, makeType } from "#runtime/native/define.ts";
import { directCalls } from "#runtime/native/direct.ts";
import { arg, kw, pos } from "#runtime/native/params.ts";
import { PyBytes, PyTuple, tupleType } from "#runtime/objects/containers.ts";
import { OverflowErrorType, typeError, valueError } from "#runtime/objects/exceptions.ts";
import type { KeywordNames, PyValue } from "#runtime/objects/object.ts";
import { NotImplemented } from "#runtime/objects/singletons.ts";
import { jsText, strValue } from "#runtime/objects/str.ts";
import type { PyType } from "#runtime/objects/type.ts";
import { isInstance, typeName } from "#runtime/objects/type-of.ts";
import { reprText, strText } from "#runtime/operators/protocols.ts";
import { newDate, shiftDay } from "./add.ts";
import {
  daysBeforeMonth,
  fromOrdinal,
  hasLongIsoYear,
  isoCalendar,
  isoYearStart,
  MAX_YEAR,
  MIN_YEAR,
  pad2,
  pad4,
  toOrdinal,
  weekday,
} from "./calendar.ts";
import { delta } from "./delta.ts";
import { checkDate, dateType, PyDate, PyDateTime, PyDelta, parse, toInt } from "./layout.ts";
import { localFields, momentOf, now } from "./local.ts";
import { dateText, formatArgument, invalidIso, isoText, parseDate, strftime, structTime } from "./text.ts";

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS = ["", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const MIDNIGHT = { hour: 0, minute: 0, second: 0, micro: 0 };

/** The bytes of a pickle's state: bytes, or a str of Latin-1 from Python 2; undefined for other values. */
export function stateBytes(v: PyValue | undefined): Uint8Array | undefined {
  if (v instanceof PyBytes) return v.data;
  const text = v === undefined ? undefined : jsText(v);
  if (text === undefined || text.length > 10) return undefined;
  const out = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c > 255) return undefined;
    out[i] = c;
  }
  return out;
}

export const ctimeText = (d: PyDate, clock: { hour: number; minute: number; second: number }): string =>
  `${DAYS[weekday(d.year, d.month, d.day)]} ${MONTHS[d.month]} ${String(d.day).padStart(2)} ${pad2(clock.hour)}:${pad2(clock.minute)}:${pad2(clock.second)} ${pad4(d.year)}`;

export const yearDay = (d: PyDate): number => daysBeforeMonth(d.year, d.month) + d.day;

export const compareDates = (a: PyDate, b: PyDate): number => a.year - b.year || a.month - b.month || a.day - b.day;

/** Year, week and weekday, a named tuple. */
class PyIsoCalendarDate extends PyTuple {}
makeType(
  PyIsoCalendarDate,
  { name: "datetime.IsoCalendarDate", module: "datetime", base: tupleType, flags: 0 },
  (c) => ({
    slots: {
      new: c.make([arg("year", toInt), arg("week", toInt), arg("weekday", toInt)], (_cls, year, week, day) =>
        isoDate([year, week, day]),
      ),
      repr: (self) =>
        `${self.cls.name}(year=${reprText(self.items[0]!)}, week=${reprText(self.items[1]!)}, weekday=${reprText(self.items[2]!)})`,
    },
    methods: {
      __reduce__: c.method([], (self) => new PyTuple([tupleType, new PyTuple([new PyTuple(self.items)])])),
    },
    properties: {
      year: c.property((self) => self.items[0]!),
      week: c.property((self) => self.items[1]!),
      weekday: c.property((self) => self.items[2]!),
    },
  }),
);
function isoDate(items: number[]): PyIsoCalendarDate {
  const t = new PyIsoCalendarDate();
  t.items = items;
  return t;
}

function make(cls: PyType, args: readonly PyValue[], names: KeywordNames): PyValue {
  if (args.length === 1 && (names?.length ?? 0) === 0) {
    const state = stateBytes(args[0]);
    if (state?.length === 4 && state[2]! >= 1 && state[2]! <= 12)
      return fill(cls, state[0]! * 256 + state[1]!, state[2]!, state[3]!);
  }
  const [year, month, day] = parse("function", ["year", "month", "day"], 3, 3, args, names, (v) => void toInt(v));
  return checkedDate(cls, toInt(year!), toInt(month!), toInt(day!));
}

function fill(cls: PyType, year: number, month: number, day: number): PyDate {
  const d = cls === dateType ? new PyDate() : (new cls.K() as PyDate);
  d.year = year;
  d.month = month;
  d.day = day;
  return d;
}

function checkedDate(cls: PyType, year: number, month: number, day: number): PyDate {
  checkDate(year, month, day);
  return fill(cls, year, month, day);
}

/** A plain date on the other side: datetimes decide for themselves. */
const order =
  (test: (n: number) => boolean) =>
  (self: PyDate, other: PyValue): PyValue =>
    other instanceof PyDate && !(other instanceof PyDateTime) ? test(compareDates(self, other)) : NotImplemented;

function addDays(self: PyDate, other: PyValue, sign: 1 | -1): PyValue {
  if (!(other instanceof PyDelta)) return NotImplemented;
  return newDate(self.cls, ...shiftDay(self, sign * other.days));
}

const isTimeless = (d: PyValue): d is PyDate => d instanceof PyDate && !(d instanceof PyDateTime);

function component(v: PyValue): number {
  const n = attempt(
    () => toInt(v),
    (e) => isInstance(e, OverflowErrorType),
  );
  if (n === undefined) throw valueError("ISO calendar component out of range");
  return n;
}

function fromIsoCalendar(cls: PyType, year: number, week: number, day: number): PyValue {
  if (year < MIN_YEAR || year > MAX_YEAR) throw valueError(`year must be in ${MIN_YEAR}..${MAX_YEAR}, not ${year}`);
  if (week < 1 || week > 53 || (week === 53 && !hasLongIsoYear(year))) throw valueError(`Invalid week: ${week}`);
  if (day < 1 || day > 7) throw valueError(`Invalid weekday: ${day} (range is [1, 7])`);
  return newDate(cls, ...fromOrdinal(isoYearStart(year) + (week - 1) * 7 + day - 1));
}

const unchanged = (v: PyValue | undefined, old: number): number => (v === undefined ? old : toInt(v));

defineClass(dateType, PyDate, (c) => {
  const replace = (self: PyDate, year?: PyValue, month?: PyValue, day?: PyValue): PyValue =>
    newDate(self.cls, unchanged(year, self.year), unchanged(month, self.month), unchanged(day, self.day));
  return {
    slots: {
      new: c.makeRaw(make),
      repr: (self) => `${self.cls.name}(${self.year}, ${self.month}, ${self.day})`,
      str: (self) => callMethod(self, "isoformat"),
      hash: (self) => S.hashing.ofBytes([self.year >> 8, self.year, self.month, self.day]),
      lt: order((n) => n < 0),
      le: order((n) => n <= 0),
      eq: order((n) => n === 0),
      ne: order((n) => n !== 0),
      gt: order((n) => n > 0),
      ge: order((n) => n >= 0),
      add: (self, other) => addDays(self, other, 1),
      radd: (self, other) => addDays(self, other, 1),
      sub: (self, other) =>
        isTimeless(other)
          ? delta(toOrdinal(self.year, self.month, self.day) - toOrdinal(other.year, other.month, other.day), 0, 0)
          : addDays(self, other, -1),
      rsub: (self, other) =>
        isTimeless(other)
          ? delta(toOrdinal(other.year, other.month, other.day) - toOrdinal(self.year, self.month, self.day), 0, 0)
          : NotImplemented,
    },
    methods: {
      fromtimestamp: c.classMethod([pos("timestamp")], (cls, timestamp) => {
        const { year, month, day } = localFields(momentOf(timestamp).seconds, 0);
        return newDate(cls, year, month, day);
      }),
      fromordinal: c.classMethod([pos("ordinal", toInt)], (cls, ordinal) => {
        if (ordinal < 1) throw valueError("ordinal must be >= 1");
        return newDate(cls, ...fromOrdinal(ordinal));
      }),
      fromisoformat: c.classMethod([pos("object")], (cls, v) => {
        const text = isoText(v);
        const parsed = parseDate(text);
        if (parsed === undefined) throw invalidIso(v);
        return newDate(cls, ...parsed);
      }),
      fromisocalendar: c.classMethod(
        [arg("year", component), arg("week", component), arg("day", component)],
        fromIsoCalendar,
      ),
      today: c.classMethod([], (cls) => {
        if (cls === dateType) {
          const { year, month, day } = localFields(now().seconds, 0);
          return newDate(cls, year, month, day);
        }
        return callMethod(cls, "fromtimestamp", callMethod(current().importModule("time"), "time"));
      }),
      strptime: c.classMethod([pos("date_string"), pos("format")], (cls, text, format) =>
        callMethod(
          current().importModule("_strptime"),
          "_strptime_datetime_date",
          cls,
          formatArgument(text, "strptime() argument 1"),
          formatArgument(format, "strptime() argument 2"),
        ),
      ),
      ctime: c.method([], (self) => ctimeText(self, MIDNIGHT)),
      strftime: c.method([arg("format")], (self, format) =>
        strftime(
          self,
          formatArgument(format, "strftime() argument 1"),
          callMethod(self, "timetuple") as PyTuple,
          self.year,
          self instanceof PyDateTime ? self.micro : 0,
        ),
      ),
      __format__: c.method([pos("format_spec")], (self, format) => {
        if (strValue(format) === undefined)
          throw typeError(`__format__() argument 1 must be str, not ${typeName(format)}`);
        return strValue(format) === "" ? strText(self) : callMethod(self, "strftime", format);
      }),
      isoformat: c.method([], (self) => dateText(self.year, self.month, self.day)),
      isocalendar: c.method([], (self) => isoDate(isoCalendar(self.year, self.month, self.day))),
      isoweekday: c.method([], (self) => weekday(self.year, self.month, self.day) + 1),
      weekday: c.method([], (self) => weekday(self.year, self.month, self.day)),
      toordinal: c.method([], (self) => toOrdinal(self.year, self.month, self.day)),
      timetuple: c.method([], (self) =>
        structTime(
          self.year,
          self.month,
          self.day,
          MIDNIGHT,
          weekday(self.year, self.month, self.day),
          yearDay(self),
          -1,
        ),
      ),
      replace: c.method([arg("year", "..."), arg("month", "..."), arg("day", "...")], replace),
      __replace__: c.method([kw("year", "..."), kw("month", "..."), kw("day", "...")], replace),
      __reduce__: c.method([], (self) => {
        const state = new Uint8Array([self.year >> 8, self.year, self.month, self.day]);
        return new PyTuple([self.cls, new PyTuple([new PyBytes(state)])]);
      }),
    },
    properties: {
      year: c.property((self) => self.year),
      month: c.property((self) => self.month),
      day: c.property((self) => self.day),
    },
    attributes: {
      min: checkedDate(dateType, 1, 1, 1),
      max: checkedDate(dateType, 9999, 12, 31),
      resolution: delta(1, 0, 0),
    },
  };
});

directCalls(dateType, {
  3: (year: PyValue, month: PyValue, day: PyValue) => checkedDate(dateType, toInt(year), toInt(month), toInt(day)),
});
