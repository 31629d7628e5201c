// time: a time of day, of any day (Modules/_datetimemodule.c).

import { callMethod } from "#runtime/attributes.ts";
import { current, S } from "#runtime/current.ts";
import { cInt } from "#runtime/native/convert.ts";
import { defineClass } from "#runtime/native/define.ts";
import { arg, kw, pos } from "#runtime/native/params.ts";
import { PyBytes, PyTuple } from "#runtime/objects/containers.ts";
import { typeError } from "#runtime/objects/exceptions.ts";
import { hashOf } from "#runtime/objects/hash.ts";
import type { KeywordNames, PyValue } from "#runtime/objects/object.ts";
import { None, NotImplemented } from "#runtime/objects/singletons.ts";
import { jsText, strValue } from "#runtime/objects/str.ts";
import type { PyType } from "#runtime/objects/type.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { reprText, strText } from "#runtime/operators/protocols.ts";
import { newTime } from "./add.ts";
import { stateBytes } from "./date-type.ts";
import { compareDeltas, delta, subtractDeltas } from "./delta.ts";
import { checkTime, checkZone, type PyDelta, PyTime, PyTzInfo, parse, timeType, toInt } from "./layout.ts";
import { clockText, formatArgument, invalidIso, isoText, parseTime, strftime } from "./text.ts";
import { dstOf, offsetText, utcOffset, zoneName } from "./zone.ts";

const NAMES = ["hour", "minute", "second", "microsecond", "tzinfo", "fold"] as const;

function fill(cls: PyType, f: readonly number[], tz: PyValue, fold: number): PyTime {
  const t = cls === timeType ? new PyTime() : (new cls.K() as PyTime);
  [t.hour, t.minute, t.second, t.micro] = f as [number, number, number, number];
  t.tz = tz;
  t.fold = fold;
  return t;
}

function make(cls: PyType, args: readonly PyValue[], names: KeywordNames): PyValue {
  if ((args.length === 1 || args.length === 2) && (names?.length ?? 0) === 0) {
    const s = stateBytes(args[0]);
    if (s?.length === 6 && (s[0]! & 0x7f) < 24) {
      const tz = args[1] ?? None;
      if (tz !== None && !(tz instanceof PyTzInfo)) throw typeError("bad tzinfo state arg");
      return fill(cls, [s[0]! & 0x7f, s[1]!, s[2]!, (s[3]! << 16) | (s[4]! << 8) | s[5]!], tz, s[0]! >> 7);
    }
  }
  const given = parse("function", NAMES, 5, 0, args, names, (v, i) => void (i === 4 || toInt(v)));
  const f = [0, 1, 2, 3].map((i) => (given[i] === undefined ? 0 : toInt(given[i])));
  const fold = given[5] === undefined ? 0 : toInt(given[5]);
  const tz = checkZone(given[4] ?? None);
  checkTime(f[0]!, f[1]!, f[2]!, f[3]!, fold);
  return fill(cls, f, tz, fold);
}

const secondsOf = (t: PyTime): number => t.hour * 3600 + t.minute * 60 + t.second;
const compareFields = (a: PyTime, b: PyTime): number => secondsOf(a) - secondsOf(b) || a.micro - b.micro;
const same = (a: PyDelta | undefined, b: PyDelta | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && compareDeltas(a, b) === 0);

/** The order of two times; undefined where only one of them knows its offset. */
function compare(a: PyTime, b: PyTime): number | undefined {
  if (a.tz === b.tz) return compareFields(a, b);
  const p = utcOffset(a.tz, None);
  const q = utcOffset(b.tz, None);
  if (same(p, q)) return compareFields(a, b);
  if (p === undefined || q === undefined) return undefined;
  const at = (t: PyTime, offset: PyDelta): number => secondsOf(t) - offset.days * 86_400 - offset.seconds;
  return at(a, p) - at(b, q) || a.micro - b.micro;
}

const order =
  (test: (n: number) => boolean) =>
  (self: PyTime, other: PyValue): PyValue => {
    if (!(other instanceof PyTime)) return NotImplemented;
    const n = compare(self, other);
    if (n === undefined) throw typeError("can't compare offset-naive and offset-aware times");
    return test(n);
  };

export const fieldText = (t: { second: number; micro: number }): string =>
  t.micro !== 0 ? `, ${t.second}, ${t.micro}` : t.second !== 0 ? `, ${t.second}` : "";

/** What stands behind the fields in repr(). */
export const zoneSuffix = (t: { fold: number; tz: PyValue }): string =>
  `${t.fold === 0 ? "" : `, fold=${t.fold}`}${t.tz === None ? "" : `, tzinfo=${reprText(t.tz)}`}`;

/** `timespec` as a keyword. */
export function timespecOf(v: PyValue | undefined): string {
  if (v === undefined) return "auto";
  const text = jsText(v);
  if (text === undefined) throw typeError(`isoformat() argument 'timespec' must be str, not ${typeName(v)}`);
  return text;
}

const unchanged = (v: PyValue | undefined, old: number): number => (v === undefined ? old : toInt(v));

function reduce(self: PyTime, protocol: number): PyValue {
  const { micro } = self;
  const hour = self.hour | (self.fold === 1 && protocol > 3 ? 0x80 : 0);
  const state = new PyBytes(new Uint8Array([hour, self.minute, self.second, micro >> 16, micro >> 8, micro]));
  return new PyTuple([self.cls, new PyTuple(self.tz === None ? [state] : [state, self.tz])]);
}

defineClass(timeType, PyTime, (c) => {
  const replace = (
    self: PyTime,
    hour?: PyValue,
    minute?: PyValue,
    second?: PyValue,
    micro?: PyValue,
    tz?: PyValue,
    fold?: PyValue,
  ): PyValue =>
    newTime(
      self.cls,
      {
        hour: unchanged(hour, self.hour),
        minute: unchanged(minute, self.minute),
        second: unchanged(second, self.second),
        micro: unchanged(micro, self.micro),
      },
      tz === undefined ? self.tz : checkZone(tz),
      unchanged(fold, self.fold),
    );
  const named = [
    arg("hour", "..."),
    arg("minute", "..."),
    arg("second", "..."),
    arg("microsecond", "..."),
    arg("tzinfo", "..."),
    kw("fold", "..."),
  ] as const;
  return {
    slots: {
      new: c.makeRaw(make),
      repr: (self) => `${self.cls.name}(${self.hour}, ${self.minute}${fieldText(self)}${zoneSuffix(self)})`,
      str: (self) => callMethod(self, "isoformat"),
      hash: (self) => {
        const plain =
          self.fold === 0 ? self : fill(timeType, [self.hour, self.minute, self.second, self.micro], self.tz, 0);
        const offset = utcOffset(plain.tz, None);
        if (offset === undefined)
          return S.hashing.ofBytes([
            self.hour,
            self.minute,
            self.second,
            self.micro >> 16,
            self.micro >> 8,
            self.micro,
          ]);
        return hashOf(subtractDeltas(delta(0, secondsOf(self), self.micro), offset));
      },
      lt: order((n) => n < 0),
      le: order((n) => n <= 0),
      gt: order((n) => n > 0),
      ge: order((n) => n >= 0),
      eq: (self, other) => (other instanceof PyTime ? compare(self, other) === 0 : NotImplemented),
      ne: (self, other) => (other instanceof PyTime ? compare(self, other) !== 0 : NotImplemented),
    },
    methods: {
      fromisoformat: c.classMethod([pos("object")], (cls, v) => {
        const text = isoText(v);
        const parsed = parseTime(text.startsWith("T") ? text.slice(1) : text);
        if (parsed === undefined) throw invalidIso(v);
        return newTime(cls, parsed.clock, parsed.tz, 0);
      }),
      strptime: c.classMethod([pos("date_string"), pos("format")], (cls, text, format) =>
        callMethod(
          current().importModule("_strptime"),
          "_strptime_datetime_time",
          cls,
          formatArgument(text, "strptime() argument 1"),
          formatArgument(format, "strptime() argument 2"),
        ),
      ),
      isoformat: c.method([arg("timespec", "...")], (self, timespec) => {
        const offset = utcOffset(self.tz, None);
        return clockText(self, timespecOf(timespec)) + (offset === undefined ? "" : offsetText(offset, ":"));
      }),
      strftime: c.method([arg("format")], (self, format) =>
        strftime(
          self,
          formatArgument(format, "strftime() argument 1"),
          new PyTuple([1900, 1, 1, self.hour, self.minute, self.second, 0, 1, -1]),
          1900,
          self.micro,
        ),
      ),
      __format__: c.method([pos("format_spec")], (self, format) => {
        if (strValue(format) === undefined)
          throw typeError(`__format__() argument 1 must be str, not ${typeName(format)}`);
        return strValue(format) === "" ? strText(self) : callMethod(self, "strftime", format);
      }),
      utcoffset: c.method([], (self) => utcOffset(self.tz, None) ?? None),
      dst: c.method([], (self) => dstOf(self.tz, None) ?? None),
      tzname: c.method([], (self) => zoneName(self.tz, None)),
      replace: c.method(named, replace),
      __replace__: c.method(
        [
          kw("hour", "..."),
          kw("minute", "..."),
          kw("second", "..."),
          kw("microsecond", "..."),
          kw("tzinfo", "..."),
          kw("fold", "..."),
        ],
        replace,
      ),
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
      min: fill(timeType, [0, 0, 0, 0], None, 0),
      max: fill(timeType, [23, 59, 59, 999_999], None, 0),
      resolution: delta(0, 0, 1),
    },
  };
});
