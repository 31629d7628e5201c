// Local time after time.tzset(): zones by rules as POSIX writes them in TZ ("EST+05EDT,M4.1.0,M10.5.0"), and zones from TZif files
// (RFC 9636). Until tzset() local time is that of the host, as Date has it.

import type { HostFiles } from "#host/host.ts";
import { current } from "#runtime/current.ts";

/** What local time is at a moment. */
export interface LocalMoment {
  /** Seconds that it is ahead of UTC. */
  readonly offset: number;
  readonly dst: boolean;
  readonly name: string;
}

/** Local time by timestamp. */
export type Zone = (seconds: number) => LocalMoment;

const DAY = 86400;
const UTC: LocalMoment = { offset: 0, dst: false, name: "UTC" };

/** What hostZone gives by year and minutes behind UTC: Date tells names slowly. */
const hostMoments = new Map<string, LocalMoment>();

/** Local time as Date has it. */
const hostZone: Zone = (seconds) => {
  const d = new Date(seconds * 1000);
  if (Number.isNaN(d.getTime())) return UTC;
  const minutes = d.getTimezoneOffset();
  const year = d.getFullYear();
  const key = `${year} ${minutes}`;
  let moment = hostMoments.get(key);
  if (moment === undefined) {
    // Minutes behind UTC in winter: the larger of January's and July's.
    const standard = Math.max(new Date(year, 0, 1).getTimezoneOffset(), new Date(year, 6, 1).getTimezoneOffset());
    const full = /\(([^)]+)\)/.exec(d.toString())?.[1] ?? "";
    // Of the zones with initials for names, only Europe's leave the word out: CET, EET.
    const words = full.replace("European Standard", "European").split(/\s+/);
    const name =
      minutes === 0 && !/\w \w/.test(full.replace("Coordinated Universal", ""))
        ? "UTC"
        : words.map((w) => w[0] ?? "").join("");
    moment = { offset: -minutes * 60, dst: minutes < standard, name };
    if (hostMoments.size > 1000) hostMoments.clear();
    hostMoments.set(key, moment);
  }
  return moment;
};

/** Local time as the interpreter has it: after tzset() as that found it, at first by the files of zones where there are some. */
export function localZone(): Zone {
  const interpreter = current();
  let zone = interpreter.state.get("localZone") as Zone | undefined;
  if (zone === undefined) {
    const { environment, files } = interpreter.host;
    zone = (environment === undefined ? undefined : knownZone(environment["TZ"], files)) ?? hostZone;
    interpreter.state.set("localZone", zone);
  }
  return zone;
}

/** The zone that a value of TZ names; undefined, the system's, is what /etc/localtime says. */
export function zoneOf(tz: string | undefined, files: HostFiles | undefined): Zone {
  const unknown = { ...UTC, name: /^[A-Za-z]{3,}/.exec(tz?.replace(/^:/, "") ?? "")?.[0] ?? "UTC" };
  return knownZone(tz, files) ?? (() => unknown);
}

function knownZone(tz: string | undefined, files: HostFiles | undefined): Zone | undefined {
  const name = tz === undefined ? undefined : tz.replace(/^:/, "");
  if (name !== undefined) {
    const rules = posixZone(name);
    if (rules !== undefined) return rules;
  }
  const path = name === undefined ? "/etc/localtime" : name.startsWith("/") ? name : `/usr/share/zoneinfo/${name}`;
  const data = name === "" || files === undefined ? undefined : readAll(files, path);
  return data === undefined ? undefined : fileZone(data);
}

function readAll(files: HostFiles, path: string): Uint8Array | undefined {
  try {
    const fd = files.open(path, 0, 0);
    try {
      const data = new Uint8Array(files.fstat(fd).size);
      return data.subarray(0, files.read(fd, data));
    } finally {
      files.close(fd);
    }
  } catch {
    return undefined;
  }
}

/** The timestamp of a wall clock time (seconds as if it were UTC); `dst` chooses where there are two, or none: -1 for unknown. */
export function fromWall(zone: Zone, wall: number, dst: number): number {
  const around = [zone(wall - DAY), zone(wall + DAY)];
  const found = around.map(({ offset }) => wall - offset).filter((t) => zone(t).offset === wall - t);
  for (const t of found) if (dst < 0 || zone(t).dst === dst > 0) return t;
  if (dst < 0) return found[0] ?? wall - around[0]!.offset;
  // The other half of the year has what is asked for, if any has.
  for (const days of [182, -182]) {
    const other = zone(wall + days * DAY);
    if (other.dst === dst > 0) return wall - other.offset;
  }
  return wall - around[0]!.offset - (dst > 0 ? 3600 : -3600);
}

/** Seconds of a date as if it were UTC. */
export function dateSeconds(year: number, month: number, day: number): number {
  const d = new Date(0);
  d.setUTCFullYear(year, month, day);
  return d.getTime() / 1000;
}

/** When in a year the clocks change, in seconds of the wall clock. */
type Rule = (year: number) => number;

function ruleOf(text: string): Rule | undefined {
  const m = /^(?:J(\d+)|(\d+)|M(\d+)\.(\d)\.(\d))(?:\/([-+]?\d+(?::\d+){0,2}))?$/.exec(text);
  if (m === null) return undefined;
  const time = m[6] === undefined ? 7200 : secondsOf(m[6]);
  if (m[1] !== undefined) {
    const n = Number(m[1]);
    // February 29 is never counted.
    return (year) =>
      dateSeconds(year, 0, n + (n > 59 && dateSeconds(year, 1, 29) !== dateSeconds(year, 2, 1) ? 1 : 0)) + time;
  }
  if (m[2] !== undefined) return (year) => dateSeconds(year, 0, 1 + Number(m[2])) + time;
  const [month, week, weekday] = [Number(m[3]) - 1, Number(m[4]), Number(m[5])];
  return (year) => {
    const first = dateSeconds(year, month, 1);
    let day = 1 + ((weekday - new Date(first * 1000).getUTCDay() + 7) % 7) + (week - 1) * 7;
    const last = new Date(dateSeconds(year, month + 1, 0) * 1000).getUTCDate();
    while (day > last) day -= 7;
    return dateSeconds(year, month, day) + time;
  };
}

function secondsOf(text: string): number {
  const [h, m = 0, s = 0] = text.replace(/^[-+]/, "").split(":").map(Number) as [number, number?, number?];
  return (text.startsWith("-") ? -1 : 1) * (h * 3600 + m * 60 + s);
}

const NAME = "([A-Za-z]{3,}|<[-+A-Za-z0-9]+>)";
const OFFSET = "([-+]?\\d+(?::\\d+){0,2})";
const POSIX = new RegExp(`^${NAME}${OFFSET}(?:${NAME}${OFFSET}?(?:,([^,]+),([^,]+))?)?$`);

/** A zone by its rules; undefined when the text is no such thing. */
function posixZone(text: string): Zone | undefined {
  const m = POSIX.exec(text);
  if (m === null) return undefined;
  const plain = (name: string): string => name.replace(/[<>]/g, "");
  const standard: LocalMoment = { offset: 0 - secondsOf(m[2]!), dst: false, name: plain(m[1]!) };
  if (m[3] === undefined) return () => standard;
  const offset = m[4] === undefined ? standard.offset + 3600 : 0 - secondsOf(m[4]);
  const summer: LocalMoment = { offset, dst: true, name: plain(m[3]) };
  const [begin, end] = [ruleOf(m[5] ?? "M3.2.0"), ruleOf(m[6] ?? "M11.1.0")];
  if (begin === undefined || end === undefined) return undefined;
  return (seconds) => {
    const year = new Date((seconds + standard.offset) * 1000).getUTCFullYear();
    const from = begin(year) - standard.offset;
    const to = end(year) - summer.offset;
    const isSummer = from < to ? seconds >= from && seconds < to : seconds >= from || seconds < to;
    return isSummer ? summer : standard;
  };
}

/** A zone from the bytes of a TZif file. */
function fileZone(data: Uint8Array): Zone | undefined {
  const view = new DataView(data.buffer, data.byteOffset, data.length);
  const isFile = (at: number): boolean => at + 44 <= data.length && view.getUint32(at) === 0x545a6966;
  if (!isFile(0)) return undefined;
  const counts = (at: number): number[] => [20, 24, 28, 32, 36, 40].map((o) => view.getUint32(at + o));
  let at = 0;
  let width = 4;
  if (data[4]! >= 0x32) {
    const [utc, std, leaps, times, types, chars] = counts(0) as [number, number, number, number, number, number];
    at = 44 + times * 5 + types * 6 + chars + leaps * 8 + std + utc;
    width = 8;
    if (!isFile(at)) return undefined;
  }
  const [utc, std, leaps, times, types, chars] = counts(at) as [number, number, number, number, number, number];
  const start = at + 44;
  const transitions = Array.from({ length: times }, (_, i) =>
    width === 8 ? Number(view.getBigInt64(start + i * 8)) : view.getInt32(start + i * 4),
  );
  const indices = start + times * width;
  const records = indices + times;
  const names = records + types * 6;
  const moments = Array.from({ length: types }, (_, i): LocalMoment => {
    const from = names + data[records + i * 6 + 5]!;
    let name = "";
    for (let k = from; data[k] !== 0 && k < data.length; k++) name += String.fromCharCode(data[k]!);
    return { offset: view.getInt32(records + i * 6), dst: data[records + i * 6 + 4] === 1, name };
  });
  let rules: Zone | undefined;
  if (width === 8) {
    const footer = String.fromCharCode(...data.subarray(names + chars + leaps * 12 + std + utc + 1));
    rules = posixZone(footer.split("\n")[0]!);
  }
  const first = moments.find((m) => !m.dst) ?? moments[0] ?? UTC;
  return (seconds) => {
    if (times === 0 || seconds < transitions[0]!) return times === 0 && rules !== undefined ? rules(seconds) : first;
    if (seconds >= transitions[times - 1]! && rules !== undefined) return rules(seconds);
    let low = 0;
    for (let high = times; high - low > 1; ) {
      const middle = (low + high) >> 1;
      if (transitions[middle]! <= seconds) low = middle;
      else high = middle;
    }
    return moments[data[indices + low]!] ?? first;
  };
}
