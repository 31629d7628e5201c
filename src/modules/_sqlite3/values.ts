// Values between Python and SQLite: parameters, results of functions, columns; and adapters (Modules/_sqlite/microprotocols.c).

import { lookupAttribute } from "#runtime/attributes.ts";
import { attempt, call1, callv } from "#runtime/calls/call.ts";
import { encodeText } from "#runtime/codecs.ts";
import { bytesLike, toSimpleBuffer } from "#runtime/objects/buffer.ts";
import { bytearrayType, PyByteArray, PyBytes, PyTuple } from "#runtime/objects/containers.ts";
import { AttributeErrorType, overflowError, TypeErrorType } from "#runtime/objects/exceptions.ts";
import { floatType, intType, intValue, PyFloat } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { fromUtf16, strType, strValue } from "#runtime/objects/str.ts";
import type { PyType } from "#runtime/objects/type.ts";
import { isInstance, typeOf } from "#runtime/objects/type-of.ts";
import type { Engine } from "./engine.ts";
import type { SqlState } from "./state.ts";

export const SQLITE_INTEGER = 1;
export const SQLITE_FLOAT = 2;
export const SQLITE_TEXT = 3;
export const SQLITE_BLOB = 4;
export const SQLITE_NULL = 5;
/** SQLite copies what it is given. */
const SQLITE_TRANSIENT = -1;

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Text of UTF-8; undefined where it is none. */
function decodeStrict(data: Uint8Array): PyValue | undefined {
  try {
    return fromUtf16(strict.decode(data));
  } catch {
    return undefined;
  }
}

function int64(value: number | bigint): bigint {
  if (typeof value === "number") return BigInt(value);
  const n = value;
  if (BigInt.asIntN(64, n) !== n) throw overflowError("Python int too large to convert to SQLite INTEGER");
  return n;
}

/** Where a value goes: to a parameter of a statement, or out of a function. */
interface Sink {
  none(): number;
  integer(value: bigint): number;
  float(value: number): number;
  text(at: number, size: number): number;
  blob(at: number, size: number): number;
}

export const parameterSink = (engine: Engine, stmt: number, i: number): Sink => ({
  none: () => engine.c.sqlite3_bind_null(stmt, i),
  integer: (value) => engine.c.sqlite3_bind_int64(stmt, i, value),
  float: (value) => engine.c.sqlite3_bind_double(stmt, i, value),
  text: (at, size) => engine.c.sqlite3_bind_text(stmt, i, at, size, SQLITE_TRANSIENT),
  blob: (at, size) => engine.c.sqlite3_bind_blob(stmt, i, at, size, SQLITE_TRANSIENT),
});

/** Binds a parameter; SQLite's code, or undefined for a type that SQLite has not. */
export function bindValue(engine: Engine, stmt: number, i: number, value: PyValue): number | undefined {
  const { c } = engine;
  if (typeof value === "number")
    return (value | 0) === value ? c.sqlite3_bind_int(stmt, i, value) : c.sqlite3_bind_int64(stmt, i, int64(value));
  if (typeof value === "string" && engine.putScratch(value))
    return c.sqlite3_bind_text(stmt, i, engine.scratch, value.length, SQLITE_TRANSIENT);
  if (value instanceof PyFloat) return c.sqlite3_bind_double(stmt, i, value.value);
  return storeValue(engine, parameterSink(engine, stmt, i), value);
}

/** A column's text; undefined where it is not UTF-8. */
export function columnText(engine: Engine, stmt: number, i: number): PyValue | undefined {
  const at = engine.c.sqlite3_column_text(stmt, i);
  const size = engine.c.sqlite3_column_bytes(stmt, i);
  return engine.ascii(at, size) ?? decodeStrict(engine.slice(at, size));
}

/** A copy of a column's bytes. */
export function columnBytes(engine: Engine, stmt: number, i: number): Uint8Array {
  const at = engine.c.sqlite3_column_blob(stmt, i);
  return engine.slice(at, engine.c.sqlite3_column_bytes(stmt, i));
}

/** A column's int. */
export function columnInt(engine: Engine, stmt: number, i: number): number | bigint {
  // Exact where it is below 2^53, and cheaper than a bigint.
  const n = engine.c.sqlite3_column_double(stmt, i);
  return Number.isSafeInteger(n) ? n : fromInt64(engine.c.sqlite3_column_int64(stmt, i));
}

export function resultSink(engine: Engine, context: number): Sink {
  const ok = (f: () => void): number => {
    f();
    return 0;
  };
  return {
    none: () => ok(() => engine.c.sqlite3_result_null(context)),
    integer: (value) => ok(() => engine.c.sqlite3_result_int64(context, value)),
    float: (value) => ok(() => engine.c.sqlite3_result_double(context, value)),
    text: (at, size) => ok(() => engine.c.sqlite3_result_text(context, at, size, SQLITE_TRANSIENT)),
    blob: (at, size) => ok(() => engine.c.sqlite3_result_blob(context, at, size, SQLITE_TRANSIENT)),
  };
}

/** Stores a value; SQLite's code, or undefined for a type that SQLite has not. */
export function storeValue(engine: Engine, sink: Sink, value: PyValue): number | undefined {
  if (value === None) return sink.none();
  const n = intValue(value);
  if (n !== undefined) return sink.integer(int64(n));
  if (value instanceof PyFloat) return sink.float(value.value);
  const s = strValue(value);
  if (s !== undefined) {
    const data = encodeText(s);
    return engine.with(data, (at) => sink.text(at, data.length));
  }
  if (bytesLike(value) === undefined) return undefined;
  const data = toSimpleBuffer(value);
  return engine.with(data, (at) => sink.blob(at, data.length));
}

/** An argument of a function. */
export function argumentValue(engine: Engine, value: number): PyValue {
  const { c } = engine;
  switch (c.sqlite3_value_type(value)) {
    case SQLITE_INTEGER:
      return fromInt64(c.sqlite3_value_int64(value));
    case SQLITE_FLOAT:
      return new PyFloat(c.sqlite3_value_double(value));
    case SQLITE_TEXT: {
      const at = c.sqlite3_value_text(value);
      const data = engine.slice(at, c.sqlite3_value_bytes(value));
      return decodeStrict(data) ?? fromUtf16(new TextDecoder().decode(data));
    }
    case SQLITE_BLOB: {
      const at = c.sqlite3_value_blob(value);
      return new PyBytes(engine.slice(at, c.sqlite3_value_bytes(value)));
    }
    default:
      return None;
  }
}

export const fromInt64 = (n: bigint): number | bigint =>
  n >= -9007199254740991n && n <= 9007199254740991n ? Number(n) : n;

/** A parameter as its adapter gives it; itself where none does. */
export function adaptParameter(state: SqlState, value: PyValue, protocol: PyType): PyValue {
  const type = typeOf(value);
  if (
    !state.baseTypeAdapted &&
    (value === None ||
      type === intType ||
      type === floatType ||
      type === strType ||
      type === bytearrayType ||
      value instanceof PyByteArray)
  )
    return value;
  return adapt(state, value, protocol, value)!;
}

/** `adapt(obj, proto, alt)`; undefined where nothing adapts and there is no alternative. */
export function adapt(
  state: SqlState,
  value: PyValue,
  protocol: PyValue,
  alternative: PyValue | undefined,
): PyValue | undefined {
  const adapter = state.adapters.get(new PyTuple([typeOf(value), protocol]));
  if (adapter !== undefined) return call1(adapter, value);
  const ask = (owner: PyValue, name: string, argument: PyValue): PyValue | undefined => {
    const method = attempt(
      () => lookupAttribute(owner, name),
      (e) => isInstance(e, AttributeErrorType),
    );
    if (method === undefined) return undefined;
    const result = attempt(
      () => callv(method, [argument]),
      (e) => isInstance(e, TypeErrorType),
    );
    return result === None ? undefined : result;
  };
  return ask(protocol, "__adapt__", value) ?? ask(value, "__conform__", protocol) ?? alternative;
}
