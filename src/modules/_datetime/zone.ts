// tzinfo and timezone, and what is asked of a tzinfo (Modules/_datetimemodule.c).

import { callMethod, lookupAttribute } from "#runtime/attributes.ts";
import { call0 } from "#runtime/calls/call.ts";
import { defineClass } from "#runtime/native/define.ts";
import { pos } from "#runtime/native/params.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { notImplementedError, type PyBaseException, typeError, valueError } from "#runtime/objects/exceptions.ts";
import { hashOf } from "#runtime/objects/hash.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None, NotImplemented } from "#runtime/objects/singletons.ts";
import { isStr } from "#runtime/objects/str.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { reprText } from "#runtime/operators/protocols.ts";
import { addDelta } from "./add.ts";
import { pad2, pad6 } from "./calendar.ts";
import { compareDeltas, delta, isNonZero, negate, subtractDeltas } from "./delta.ts";
import { deltaType, PyDateTime, PyDelta, PyTimeZone, PyTzInfo, parse, timezoneType, tzinfoType } from "./layout.ts";

const badOffset = (v: PyDelta): PyBaseException =>
  valueError(
    `offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not ${reprText(v)}`,
  );
/** Strictly less than a day, either way. */
const inDay = (d: PyDelta): boolean => d.days === 0 || (d.days === -1 && (d.seconds > 0 || d.micros > 0));

function newZone(offset: PyDelta, name: PyValue | undefined): PyTimeZone {
  const z = new PyTimeZone();
  z.offset = offset;
  z.name = name;
  return z;
}
export const utc: PyTimeZone = newZone(delta(0, 0, 0), undefined);

/** `timezone(offset, name)` */
export function makeZone(offset: PyDelta, name?: PyValue): PyTimeZone {
  if (name === undefined && !isNonZero(offset)) return utc;
  if (!inDay(offset)) throw badOffset(offset);
  return newZone(offset, name);
}

function askDelta(tz: PyValue, name: "utcoffset" | "dst", dt: PyValue): PyDelta | undefined {
  if (tz === None) return undefined;
  if ((tz as PyTimeZone).cls === timezoneType) return name === "utcoffset" ? (tz as PyTimeZone).offset : undefined;
  const r = callMethod(tz, name, dt);
  if (r === None) return undefined;
  if (!(r instanceof PyDelta)) throw typeError(`tzinfo.${name}() must return None or timedelta, not '${typeName(r)}'`);
  if (!inDay(r)) throw badOffset(r);
  return r;
}

/** `tz.utcoffset(dt)`; undefined for None. */
export const utcOffset = (tz: PyValue, dt: PyValue): PyDelta | undefined => askDelta(tz, "utcoffset", dt);
export const dstOf = (tz: PyValue, dt: PyValue): PyDelta | undefined => askDelta(tz, "dst", dt);

/** `tz.tzname(dt)`, a str or None. */
export function zoneName(tz: PyValue, dt: PyValue): PyValue {
  if (tz === None) return None;
  if ((tz as PyTimeZone).cls === timezoneType) return zoneText(tz as PyTimeZone);
  const r = callMethod(tz, "tzname", dt);
  if (r !== None && !isStr(r)) throw typeError(`tzinfo.tzname() must return None or a string, not '${typeName(r)}'`);
  return r;
}

/** `+HH:MM[:SS[.ffffff]]` */
export function offsetText(offset: PyDelta, separator: string): string {
  const negative = offset.days < 0;
  const d = negative ? negate(offset) : offset;
  const { seconds, micros } = d;
  let text = `${negative ? "-" : "+"}${pad2(Math.floor(seconds / 3600))}${separator}${pad2(Math.floor(seconds / 60) % 60)}`;
  if (seconds % 60 !== 0 || micros !== 0) text += separator + pad2(seconds % 60);
  if (micros !== 0) text += `.${pad6(micros)}`;
  return text;
}

function zoneText(z: PyTimeZone): PyValue {
  if (z.name !== undefined) return z.name;
  return isNonZero(z.offset) ? `UTC${offsetText(z.offset, ":")}` : "UTC";
}

function checkInstance(dt: PyValue, method: string): void {
  if (dt !== None && !(dt instanceof PyDateTime))
    throw typeError(`${method}(dt) argument must be a datetime instance or None, not ${typeName(dt)}`);
}

/** The datetime that fromutc() is given. */
function ownDateTime(self: PyTzInfo, dt: PyValue): PyDateTime {
  if (!(dt instanceof PyDateTime)) throw typeError("fromutc: argument must be a datetime");
  if (dt.tz !== self) throw valueError("fromutc: dt.tzinfo is not self");
  return dt;
}

const abstract = (name: string) => (): PyValue => {
  throw notImplementedError(`a tzinfo subclass must implement ${name}()`);
};

defineClass(tzinfoType, PyTzInfo, (c) => ({
  slots: { new: c.makePlain() },
  methods: {
    tzname: c.method([pos("object")], abstract("tzname")),
    utcoffset: c.method([pos("object")], abstract("utcoffset")),
    dst: c.method([pos("object")], abstract("dst")),
    fromutc: c.method([pos("object")], (self, v) => {
      const dt = ownDateTime(self, v);
      const offset = utcOffset(self, dt);
      if (offset === undefined) throw valueError("fromutc: non-None utcoffset() result required");
      let dst = dstOf(self, dt);
      if (dst === undefined) throw valueError("fromutc: non-None dst() result required");
      const standard = subtractDeltas(offset, dst);
      const result = addDelta(dt, standard, 1);
      dst = dstOf(result.tz, result);
      if (dst === undefined) throw valueError("fromutc: tz.dst() gave inconsistent results; cannot convert");
      return isNonZero(dst) ? addDelta(result, dst, 1) : result;
    }),
    __reduce__: c.method([], (self) => {
      const initArgs = lookupAttribute(self, "__getinitargs__");
      const args = initArgs === undefined ? new PyTuple([]) : call0(initArgs);
      return new PyTuple([self.cls, args, callMethod(self, "__getstate__")]);
    }),
  },
}));

const order = (): PyValue => NotImplemented;

defineClass(timezoneType, PyTimeZone, (c) => ({
  slots: {
    new: c.makeRaw((_cls, args, names) => {
      const [offset, name] = parse("timezone()", ["offset", "name"], 2, 1, args, names);
      if (!(offset instanceof PyDelta))
        throw typeError(`timezone() argument 1 must be ${deltaType.name}, not ${typeName(offset!)}`);
      if (name !== undefined && !isStr(name))
        throw typeError(`timezone() argument 2 must be str, not ${typeName(name)}`);
      return makeZone(offset, name);
    }),
    repr: (self) => {
      if (self === utc) return "datetime.timezone.utc";
      const name = self.name === undefined ? "" : `, ${reprText(self.name)}`;
      return `${self.cls.name}(${reprText(self.offset)}${name})`;
    },
    str: zoneText,
    hash: (self) => hashOf(self.offset),
    eq: (self, other) =>
      other instanceof PyTimeZone ? compareDeltas(self.offset, other.offset) === 0 : NotImplemented,
    ne: (self, other) =>
      other instanceof PyTimeZone ? compareDeltas(self.offset, other.offset) !== 0 : NotImplemented,
    lt: order,
    le: order,
    gt: order,
    ge: order,
  },
  methods: {
    tzname: c.method([pos("object")], (self, dt) => {
      checkInstance(dt, "tzname");
      return zoneText(self);
    }),
    utcoffset: c.method([pos("object")], (self, dt) => {
      checkInstance(dt, "utcoffset");
      return self.offset;
    }),
    dst: c.method([pos("object")], (_self, dt) => {
      checkInstance(dt, "dst");
      return None;
    }),
    fromutc: c.method([pos("object")], (self, dt) => addDelta(ownDateTime(self, dt), self.offset, 1)),
    __getinitargs__: c.method(
      [],
      (self) => new PyTuple(self.name === undefined ? [self.offset] : [self.offset, self.name]),
    ),
  },
  attributes: {
    utc,
    min: newZone(delta(0, -86_340, 0), undefined),
    max: newZone(delta(0, 86_340, 0), undefined),
  },
}));
