// Timestamps, and the host's local time (the utc_to_seconds and local functions of Modules/_datetimemodule.c).

import { callMethod, getattr } from "#runtime/attributes.ts";
import { current } from "#runtime/current.ts";
import { makeException, OSErrorType, overflowError, valueError } from "#runtime/objects/exceptions.ts";
import { PyFloat } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { toIndexValue } from "#runtime/operators/protocols.ts";
import { localZone as zoneNow } from "../time/zone.ts";
import type { Clock } from "./add.ts";
import { DAY_SECONDS, EPOCH_ORDINAL, fromOrdinal, MAX_YEAR, MIN_YEAR, toOrdinal } from "./calendar.ts";
import { delta } from "./delta.ts";
import type { PyDateTime } from "./layout.ts";
import { makeZone } from "./zone.ts";

const MAX_FOLD = 86_400;

export interface Moment {
  seconds: number;
  micro: number;
}

/** Now, as the host's clock says. */
export function now(): Moment {
  const { clock } = current().host;
  if (clock === undefined) throw makeException(OSErrorType, 1, "the host grants no clock");
  const ns = clock.now();
  const seconds = ns / 1_000_000_000n;
  return { seconds: Number(seconds), micro: Number((ns - seconds * 1_000_000_000n) / 1000n) };
}

function roundHalfEven(x: number): number {
  const down = Math.floor(x);
  const part = x - down;
  return part > 0.5 || (part === 0.5 && down % 2 !== 0) ? down + 1 : down;
}

/** A timestamp, a float or an int, as seconds and microseconds. */
export function momentOf(v: PyValue): Moment {
  if (v instanceof PyFloat) {
    const x = v.value;
    if (Number.isNaN(x)) throw valueError("Invalid value NaN (not a number)");
    // The fraction as modf() has it, of the number's own sign.
    const whole = Math.trunc(x);
    let micro = roundHalfEven((x - whole) * 1e6);
    let seconds = whole;
    if (micro < 0) {
      micro += 1_000_000;
      seconds--;
    } else if (micro >= 1_000_000) {
      micro -= 1_000_000;
      seconds++;
    }
    return { seconds: checkSeconds(seconds), micro };
  }
  return { seconds: checkSeconds(Number(toIndexValue(v))), micro: 0 };
}

function checkSeconds(n: number): number {
  if (!(n >= -(2 ** 63) && n < 2 ** 63)) throw overflowError("timestamp out of range for platform time_t");
  return n;
}

export interface Fields {
  year: number;
  month: number;
  day: number;
  clock: Clock;
}

function inRange(year: number): void {
  if (year < MIN_YEAR || year > MAX_YEAR) throw valueError(`year must be in ${MIN_YEAR}..${MAX_YEAR}, not ${year}`);
}

export function utcFields(seconds: number, micro: number): Fields {
  const days = Math.floor(seconds / DAY_SECONDS);
  const [year, month, day] = fromOrdinal(days + EPOCH_ORDINAL);
  inRange(year);
  let s = seconds - days * DAY_SECONDS;
  const hour = Math.floor(s / 3600);
  s -= hour * 3600;
  const minute = Math.floor(s / 60);
  return { year, month, day, clock: { hour, minute, second: s - minute * 60, micro } };
}

/** Seconds that local time is ahead of UTC. */
function localOffset(seconds: number): number {
  return zoneNow()(seconds).offset;
}

const toLocal = (seconds: number): number => seconds + localOffset(seconds);
export const localFields = (seconds: number, micro: number): Fields => utcFields(toLocal(seconds), micro);

/** Does the local time at this moment come for the second time? */
export function localFold(seconds: number): number {
  const wall = toLocal(seconds);
  const transition = wall - toLocal(seconds - MAX_FOLD) - MAX_FOLD;
  return transition < 0 && toLocal(seconds + transition) === wall ? 1 : 0;
}

/** Seconds of the fields of a datetime since the epoch, as if they were UTC. */
export const wallSeconds = (dt: PyDateTime): number =>
  (toOrdinal(dt.year, dt.month, dt.day) - EPOCH_ORDINAL) * DAY_SECONDS + dt.hour * 3600 + dt.minute * 60 + dt.second;

/** The timestamp of a wall clock time of local time. */
export function fromLocal(wall: number, fold: number): number {
  const a = toLocal(wall) - wall;
  const u1 = wall - a;
  const t1 = toLocal(u1);
  let b: number;
  if (t1 === wall) {
    // One solution; the other may be the one that fold asks for.
    const u2 = u1 + (fold === 1 ? MAX_FOLD : -MAX_FOLD);
    b = toLocal(u2) - u2;
    if (a === b) return u1;
  } else b = t1 - u1;
  const u2 = wall - b;
  if (toLocal(u2) === wall) return u2;
  if (t1 === wall) return u1;
  return fold === 1 ? Math.min(u1, u2) : Math.max(u1, u2);
}

/** The zone that local time is in at a timestamp. */
export function localZone(seconds: number): PyValue {
  const tm = callMethod(current().importModule("time"), "localtime", seconds);
  const name = getattr(tm, "tm_zone");
  return makeZone(delta(0, Number(toIndexValue(getattr(tm, "tm_gmtoff"))), 0), name);
}

/** The same for a wall clock time. */
export function localZoneOfWall(dt: PyDateTime): PyValue {
  const wall = wallSeconds(dt);
  let at = fromLocal(wall, dt.fold);
  const other = fromLocal(wall, 1 - dt.fold);
  // In a gap the offset is the one that the time would have had.
  if (other !== at && other > at === (dt.fold === 1)) at = other;
  return localZone(at);
}
