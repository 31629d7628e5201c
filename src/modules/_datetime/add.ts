// Making dates and datetimes of a class, and adding timedeltas to them (new_*_subclass and add_*_timedelta in Modules/_datetimemodule.c).

import { callv } from "#runtime/calls/call.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import type { PyType } from "#runtime/objects/type.ts";
import { daysInMonth, fromOrdinal, MAX_ORDINAL, toOrdinal } from "./calendar.ts";
import {
  checkDate,
  checkTime,
  dateType,
  datetimeType,
  outOfRange,
  PyDate,
  PyDateTime,
  type PyDelta,
  PyTime,
  timeType,
} from "./layout.ts";

/** A date of `cls`, a subclass of Python's by a call. */
export function newDate(cls: PyType, year: number, month: number, day: number): PyValue {
  if (cls !== dateType) return callv(cls, [year, month, day]);
  checkDate(year, month, day);
  const d = new PyDate();
  d.year = year;
  d.month = month;
  d.day = day;
  return d;
}

export interface Clock {
  hour: number;
  minute: number;
  second: number;
  micro: number;
}

/** An exact datetime of fields that are in range. */
export function rawDateTime(
  year: number,
  month: number,
  day: number,
  clock: Clock,
  tz: PyValue,
  fold: number,
  into: PyDateTime = new PyDateTime(),
): PyDateTime {
  into.year = year;
  into.month = month;
  into.day = day;
  into.hour = clock.hour;
  into.minute = clock.minute;
  into.second = clock.second;
  into.micro = clock.micro;
  into.tz = tz;
  into.fold = fold;
  return into;
}

export function newDateTime(
  cls: PyType,
  year: number,
  month: number,
  day: number,
  clock: Clock,
  tz: PyValue,
  fold: number,
): PyDateTime {
  if (cls === datetimeType) {
    checkDate(year, month, day);
    checkTime(clock.hour, clock.minute, clock.second, clock.micro, fold);
    return rawDateTime(year, month, day, clock, tz, fold);
  }
  const made = callv(cls, [year, month, day, clock.hour, clock.minute, clock.second, clock.micro, tz]) as PyDateTime;
  if (made instanceof PyDateTime) made.fold = fold;
  return made;
}

export function newTime(cls: PyType, clock: Clock, tz: PyValue, fold: number): PyValue {
  checkTime(clock.hour, clock.minute, clock.second, clock.micro, fold);
  if (cls !== timeType) {
    const made = callv(cls, [clock.hour, clock.minute, clock.second, clock.micro, tz]);
    if (made instanceof PyTime) made.fold = fold;
    return made;
  }
  const t = new PyTime();
  t.hour = clock.hour;
  t.minute = clock.minute;
  t.second = clock.second;
  t.micro = clock.micro;
  t.tz = tz;
  t.fold = fold;
  return t;
}

/** The day `days` after a date. */
export function shiftDay(d: PyDate, days: number): [number, number, number] {
  const day = d.day + days;
  if (day >= 1 && day <= 28) return [d.year, d.month, day];
  if (day >= 1 && day <= daysInMonth(d.year, d.month)) return [d.year, d.month, day];
  const ordinal = toOrdinal(d.year, d.month, d.day) + days;
  if (ordinal < 1 || ordinal > MAX_ORDINAL) throw outOfRange();
  return fromOrdinal(ordinal);
}

/** `dt + sign * delta`; fold is not kept. */
export function addDelta(dt: PyDateTime, delta: PyDelta, sign: 1 | -1): PyDateTime {
  let micro = dt.micro + sign * delta.micros;
  let seconds = dt.hour * 3600 + dt.minute * 60 + dt.second + sign * delta.seconds;
  let days = sign * delta.days;
  if (micro < 0) {
    micro += 1_000_000;
    seconds--;
  } else if (micro >= 1_000_000) {
    micro -= 1_000_000;
    seconds++;
  }
  if (seconds < 0) {
    seconds += 86_400;
    days--;
  } else if (seconds >= 86_400) {
    seconds -= 86_400;
    days++;
  }
  const [year, month, day] = shiftDay(dt, days);
  const hour = Math.floor(seconds / 3600);
  seconds -= hour * 3600;
  const minute = Math.floor(seconds / 60);
  const clock = { hour, minute, second: seconds - minute * 60, micro };
  return dt.cls === datetimeType
    ? rawDateTime(year, month, day, clock, dt.tz, 0)
    : newDateTime(dt.cls, year, month, day, clock, dt.tz, 0);
}
