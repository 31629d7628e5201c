// Module time. Follows Modules/timemodule.c. Clocks come from the host; time zones from the JavaScript engine.

import { simpleNamespaceType } from "#builtins/simple-namespace/index.ts";
import { getattr } from "#runtime/attributes.ts";
import { callv } from "#runtime/calls/call.ts";
import { current } from "#runtime/current.ts";
import { index, text, toDouble } from "#runtime/native/convert.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { fn, pos } from "#runtime/native/params.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { dictOf } from "#runtime/objects/dict.ts";
import { makeException, OSErrorType, overflowError, typeError, valueError } from "#runtime/objects/exceptions.ts";
import { PyModule } from "#runtime/objects/module.ts";
import { normalizeInt, PyFloat } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { jsText, strValue, throughText } from "#runtime/objects/str.ts";
import { structSequence } from "#runtime/objects/struct-sequence.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { isIndexable, toIndexValue } from "#runtime/operators/protocols.ts";
import { waitFor } from "#runtime/suspending/suspend.ts";
import { dateSeconds, fromWall, localZone, zoneOf } from "./zone.ts";

const structTime = structSequence(
  "time.struct_time",
  [
    "tm_year",
    "tm_mon",
    "tm_mday",
    "tm_hour",
    "tm_min",
    "tm_sec",
    "tm_wday",
    "tm_yday",
    "tm_isdst",
    "tm_zone",
    "tm_gmtoff",
  ],
  9,
);
const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function clock(): NonNullable<ReturnType<typeof current>["host"]["clock"]> {
  const c = current().host.clock;
  if (c === undefined) throw makeException(OSErrorType, 1, "the host grants no clock");
  return c;
}
const seconds = (ns: bigint): PyFloat => new PyFloat(Number(ns / 1000000000n) + Number(ns % 1000000000n) / 1e9);

const UTC_FIELDS = { offset: 0, dst: false, name: "UTC" };

function fields(d: Date, utc: boolean): PyValue {
  const seconds = d.getTime() / 1000;
  const { offset, dst, name } = utc ? UTC_FIELDS : localZone()(seconds);
  const wall = new Date((seconds + offset) * 1000);
  const [year, month, day] = [wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate()];
  return structTime([
    year,
    month + 1,
    day,
    wall.getUTCHours(),
    wall.getUTCMinutes(),
    wall.getUTCSeconds(),
    (wall.getUTCDay() + 6) % 7,
    Math.round((Date.UTC(year, month, day) - Date.UTC(year, 0, 1)) / 86400000) + 1,
    dst ? 1 : 0,
    name,
    offset,
  ]);
}

/** Seconds of fields as if they were UTC. */
function wallOf(f: readonly number[]): number {
  return dateSeconds(f[0]!, f[1]! - 1, f[2]!) + f[3]! * 3600 + f[4]! * 60 + f[5]!;
}

const YEAR = (365 * 24 + 6) * 3600;

/** What local time is in winter and in summer: timezone, altzone, daylight and tzname. */
function zoneAttributes(): Record<string, PyValue> {
  const zone = localZone();
  const start = Math.floor(Date.now() / 1000 / YEAR) * YEAR;
  const [jan, jul] = [zone(start), zone(start + YEAR / 2)];
  const [winter, summer] = jan.offset <= jul.offset ? [jan, jul] : [jul, jan];
  return {
    timezone: 0 - winter.offset,
    altzone: 0 - summer.offset,
    daylight: jan.offset !== jul.offset ? 1 : 0,
    tzname: new PyTuple([winter.name, summer.name]),
  };
}
function dateOf(secs: PyValue | undefined): Date {
  if (secs !== undefined && secs !== None && !(secs instanceof PyFloat) && !isIndexable(secs))
    throw typeError(`'${typeName(secs)}' object cannot be interpreted as an integer`);
  const s = secs === undefined || secs === None ? Number(clock().now()) / 1e9 : toDouble(secs);
  if (Number.isNaN(s)) throw valueError("Invalid value NaN (not a number)");
  const d = new Date(Math.floor(s) * 1000);
  if (Number.isNaN(d.getTime())) throw overflowError("timestamp out of range for platform time_t");
  return d;
}

interface Tm {
  f: number[];
}
function timeTuple(t: PyValue, what: string): Tm {
  if (!(t instanceof PyTuple)) throw typeError("Tuple or struct_time argument required");
  if (t.items.length !== 9) throw typeError(`${what}(): illegal time tuple argument`);
  const f = t.items.map((v) => {
    if (typeof v === "number" && (v | 0) === v) return v;
    const n = Number(toIndexValue(v));
    if (n > 0x7fff_ffff) throw overflowError("signed integer is greater than maximum");
    if (n < -0x8000_0000) throw overflowError("signed integer is less than minimum");
    return n;
  });
  // The C structure counts years from 1900.
  if (f[0]! < -0x8000_0000 + 1900) throw overflowError("year out of range");
  return { f };
}
function checked(t: Tm): Tm {
  const f = t.f.slice();
  if (f[1] === 0) f[1] = 1;
  if (f[2] === 0) f[2] = 1;
  if (f[7] === 0) f[7] = 1;
  if (f[1]! < 1 || f[1]! > 12) throw valueError("month out of range");
  if (f[2]! < 1 || f[2]! > 31) throw valueError("day of month out of range");
  if (f[3]! < 0 || f[3]! > 23) throw valueError("hour out of range");
  if (f[4]! < 0 || f[4]! > 59) throw valueError("minute out of range");
  if (f[5]! < 0 || f[5]! > 61) throw valueError("seconds out of range");
  if (f[6]! < -1) throw valueError("day of week out of range");
  if (f[7]! < 1 || f[7]! > 366) throw valueError("day of year out of range");
  f[6] = ((f[6]! % 7) + 7) % 7;
  return { f };
}
const two = (n: number, fill = "0"): string => (n >= 0 && n < 10 ? `${fill}${n}` : String(n).padStart(2, fill));
function ascTime(t: Tm): string {
  const f = checked(t).f;
  return `${DAYS[f[6]!]} ${MONTHS[f[1]! - 1]} ${two(f[2]!, " ")} ${two(f[3]!)}:${two(f[4]!)}:${two(f[5]!)} ${f[0]}`;
}

const LONG_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const LONG_MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

function isoWeek(y: number, yday: number, wday: number): [number, number] {
  // wday Monday = 0
  const week = Math.floor((yday - 1 - wday + 10) / 7);
  const weeksIn = (year: number): number => {
    const jan1 = (new Date(Date.UTC(year, 0, 1)).getUTCDay() + 6) % 7;
    const leap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
    return jan1 === 3 || (jan1 === 2 && leap) ? 53 : 52;
  };
  if (week < 1) return [y - 1, weeksIn(y - 1)];
  if (week > weeksIn(y)) return [y + 1, 1];
  return [y, week];
}

function strftime(format: string, f: number[], zone: () => string): string {
  const [y, mo, d, h, mi, s, wd, yd] = f as [number, number, number, number, number, number, number, number];
  const out = (c: string): string | undefined => {
    switch (c) {
      case "a":
        return DAYS[wd]!;
      case "A":
        return LONG_DAYS[wd]!;
      case "b":
      case "h":
        return MONTHS[mo - 1]!;
      case "B":
        return LONG_MONTHS[mo - 1]!;
      case "c":
        return `${DAYS[wd]} ${MONTHS[mo - 1]} ${two(d, " ")} ${two(h)}:${two(mi)}:${two(s)} ${y}`;
      case "C":
        return two(Math.floor(y / 100));
      case "d":
        return two(d);
      case "D":
        return `${two(mo)}/${two(d)}/${two(y % 100)}`;
      case "e":
        return two(d, " ");
      case "F":
        return `${y}-${two(mo)}-${two(d)}`;
      case "g":
        return two(isoWeek(y, yd, wd)[0] % 100);
      case "G":
        return String(isoWeek(y, yd, wd)[0]);
      case "H":
        return two(h);
      case "I":
        return two(h % 12 === 0 ? 12 : h % 12);
      case "j":
        return String(yd).padStart(3, "0");
      case "k":
        return two(h, " ");
      case "l":
        return two(h % 12 === 0 ? 12 : h % 12, " ");
      case "m":
        return two(mo);
      case "M":
        return two(mi);
      case "n":
        return "\n";
      case "p":
        return h < 12 ? "AM" : "PM";
      case "P":
        return h < 12 ? "am" : "pm";
      case "r":
        return `${two(h % 12 === 0 ? 12 : h % 12)}:${two(mi)}:${two(s)} ${h < 12 ? "AM" : "PM"}`;
      case "R":
        return `${two(h)}:${two(mi)}`;
      case "s":
        return String(Math.floor(new Date(y, mo - 1, d, h, mi, s).getTime() / 1000));
      case "S":
        return two(s);
      case "t":
        return "\t";
      case "T":
      case "X":
        return `${two(h)}:${two(mi)}:${two(s)}`;
      case "u":
        return String(wd + 1);
      case "U":
        return two(Math.floor((yd - 1 + 7 - ((wd + 1) % 7)) / 7));
      case "V":
        return two(isoWeek(y, yd, wd)[1]);
      case "w":
        return String((wd + 1) % 7);
      case "W":
        return two(Math.floor((yd - 1 + 7 - wd) / 7));
      case "x":
        return `${two(mo)}/${two(d)}/${two(((y % 100) + 100) % 100)}`;
      case "y":
        return two(((y % 100) + 100) % 100);
      case "Y":
        return String(y);
      case "z": {
        const wall = wallOf([y, mo, d, h, mi, s]);
        const off = wall - fromWall(localZone(), wall, f[8] ?? -1);
        const a = Math.floor(Math.abs(off) / 60);
        return `${off < 0 ? "-" : "+"}${two(Math.floor(a / 60))}${two(a % 60)}`;
      }
      case "Z":
        return zone();
      case "%":
        return "%";
      default:
        return undefined;
    }
  };
  let text = "";
  let from = 0;
  for (;;) {
    const at = format.indexOf("%", from);
    const v = at < 0 ? undefined : out(format[at + 1] ?? "");
    if (v === undefined) return text + (at < 0 ? format.slice(from) : flagged(format.slice(from), out));
    text += format.slice(from, at) + v;
    from = at + 2;
  }
}

/** A format in which flags and modifiers stand before letters, as the C library of Linux takes them. */
function flagged(format: string, out: (c: string) => string | undefined): string {
  return format.replace(/%([-_0^#]?)([EO]?)([a-zA-Z%])/g, (all, flag: string, _mod: string, c: string) => {
    const v = out(c);
    if (v === undefined) return all;
    if (flag === "-") return v.replace(/^[0 ](?=.)/, "");
    if (flag === "_") return v.replace(/^0(?=.)/, " ");
    if (flag === "^") return v.toUpperCase();
    return v;
  });
}

function clockInfo(name: string): PyValue {
  const known: Record<string, [string, boolean, boolean]> = {
    monotonic: ["clock_gettime(CLOCK_MONOTONIC)", true, false],
    perf_counter: ["clock_gettime(CLOCK_MONOTONIC)", true, false],
    process_time: ["clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", true, false],
    time: ["clock_gettime(CLOCK_REALTIME)", false, true],
    thread_time: ["clock_gettime(CLOCK_THREAD_CPUTIME_ID)", true, false],
  };
  const k = known[name];
  if (k === undefined) throw valueError("unknown clock");
  return callv(simpleNamespaceType, [
    dictOf([
      ["implementation", k[0]],
      ["monotonic", k[1]],
      ["adjustable", k[2]],
      ["resolution", new PyFloat(1e-9)],
    ]),
  ]);
}

const timeModule: NativeModule = defineModule("time", () => {
  const big = (ns: bigint): number | bigint => normalizeInt(ns);
  const sleepMs = (secs: PyValue): number => {
    if (!(secs instanceof PyFloat) && !isIndexable(secs))
      throw typeError(`'${typeName(secs)}' object cannot be interpreted as an integer or float`);
    const s = toDouble(secs);
    if (Number.isNaN(s)) throw valueError("Invalid value NaN (not a number)");
    if (s < 0) throw valueError("sleep length must be non-negative");
    return s * 1000;
  };
  return {
    functions: {
      time: fn([], () => seconds(clock().now())),
      time_ns: fn([], () => big(clock().now())),
      monotonic: fn([], () => seconds(clock().monotonic())),
      monotonic_ns: fn([], () => big(clock().monotonic())),
      perf_counter: fn([], () => seconds(clock().monotonic())),
      perf_counter_ns: fn([], () => big(clock().monotonic())),
      process_time: fn([], () => seconds(clock().processTime?.() ?? clock().monotonic())),
      process_time_ns: fn([], () => big(clock().processTime?.() ?? clock().monotonic())),
      thread_time: fn([], () => seconds(clock().processTime?.() ?? clock().monotonic())),
      thread_time_ns: fn([], () => big(clock().processTime?.() ?? clock().monotonic())),
      clock_gettime: fn([pos("clk_id", index)], (id) => seconds(id === 0 ? clock().now() : clock().monotonic())),
      clock_gettime_ns: fn([pos("clk_id", index)], (id) => big(id === 0 ? clock().now() : clock().monotonic())),
      clock_getres: fn([pos("clk_id", index)], () => new PyFloat(1e-9)),
      sleep: fn.waiting([pos("secs")], function* (secs) {
        clock();
        yield* waitFor({ kind: "time", ms: sleepMs(secs) });
        return None;
      }),
      gmtime: fn([pos("seconds", "None")], (s) => fields(dateOf(s), true)),
      localtime: fn([pos("seconds", "None")], (s) => fields(dateOf(s), false)),
      mktime: fn([pos("t")], (t) => {
        const f = timeTuple(t, "mktime").f;
        return new PyFloat(Math.floor(fromWall(localZone(), wallOf(f), f[8]!)));
      }),
      asctime: fn([pos("t", "...")], (t) => ascTime(timeTuple(t ?? fields(dateOf(undefined), false), "asctime"))),
      ctime: fn([pos("seconds", "None")], (s) => ascTime(timeTuple(fields(dateOf(s), false), "asctime"))),
      strftime: fn([pos("format"), pos("t", "...")], (given, t) => {
        if (jsText(given) === undefined) throw typeError(`strftime() argument 1 must be str, not ${typeName(given)}`);
        const format = strValue(given)!;
        const tuple = t ?? fields(dateOf(undefined), false);
        const f = checked(timeTuple(tuple, "strftime")).f;
        const zone = (): string => {
          const named = typeof tuple === "object" && "hidden" in tuple ? getattr(tuple, "tm_zone") : None;
          return jsText(named) ?? jsText((zoneAttributes()["tzname"] as PyTuple).items[f[8] === 1 ? 1 : 0]!)!;
        };
        return throughText(format, (t) => strftime(t, f, zone));
      }),
      strptime: fn([pos("data_string"), pos("format", '"%a %b %d %H:%M:%S %Y"')], (s, format) =>
        callv(getattr(current().importModule("_strptime"), "_strptime_time"), [s, format]),
      ),
      get_clock_info: fn([pos("name", text)], clockInfo),
      tzset: fn([], () => {
        const interpreter = current();
        const tz = interpreter.environment.get("TZ");
        if (tz === interpreter.host.environment?.["TZ"]) interpreter.state.delete("localZone");
        else interpreter.state.set("localZone", zoneOf(tz, interpreter.host.files));
        const module = interpreter.modules.getStr("time");
        if (module instanceof PyModule)
          for (const [name, value] of Object.entries(zoneAttributes())) module.dict.set(name, value);
        return None;
      }),
    },
    types: { struct_time: structTime.type },
    attributes: {
      ...zoneAttributes(),
      _STRUCT_TM_ITEMS: 11,
      CLOCK_REALTIME: 0,
      CLOCK_MONOTONIC: 1,
      CLOCK_PROCESS_CPUTIME_ID: 2,
      CLOCK_THREAD_CPUTIME_ID: 3,
      CLOCK_MONOTONIC_RAW: 4,
    },
  };
});
export default timeModule;
