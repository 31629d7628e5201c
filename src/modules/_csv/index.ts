// Module _csv: reading and writing of comma-separated values. Follows Modules/_csv.c.

import { lookupAttribute } from "#runtime/attributes.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { fn, kwrest, pos, rest } from "#runtime/native/params.ts";
import { PyList } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { ExceptionType, makeException, typeError } from "#runtime/objects/exceptions.ts";
import { isInt } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { isStr } from "#runtime/objects/str.ts";
import { typeType } from "#runtime/objects/type.ts";
import { typeNew } from "#runtime/objects/type-create.ts";
import { iterate, toIndexValue } from "#runtime/operators/protocols.ts";
import {
  dialectType,
  makeDialect,
  type PyDialect,
  QUOTE_ALL,
  QUOTE_MINIMAL,
  QUOTE_NONE,
  QUOTE_NONNUMERIC,
  QUOTE_NOTNULL,
  QUOTE_STRINGS,
} from "./dialect.ts";
import { type CsvState, PyReader, readerType } from "./reader.ts";
import { PyWriter, writerType } from "./writer.ts";

/** The object and the dialect of a call, which may be given by name. */
function target(func: string, args: readonly PyValue[], given: PyDict): [PyValue, PyValue | undefined] {
  if (args.length === 0) throw typeError(`${func} expected at least 1 argument, got 0`);
  if (args.length > 2) throw typeError(`${func} expected at most 2 arguments, got ${args.length}`);
  const named = given.getStr("dialect");
  if (args.length === 1 && named !== undefined) given.delete("dialect");
  return [args[0]!, args[1] ?? named];
}

const csvModule: NativeModule = defineModule("_csv", () => {
  const ns = new PyDict();
  ns.set("__module__", "_csv");
  const errorType = typeNew(typeType, "Error", [ExceptionType], ns, []);
  const state: CsvState = { limit: 131072, error: (message) => makeException(errorType, message) };
  const dialects = new PyDict();
  const registered = (name: PyValue): PyValue => {
    const d = dialects.get(name);
    if (d === undefined) throw state.error("unknown dialect");
    return d;
  };
  const dialectOf = (base: PyValue | undefined, given: PyDict): PyDialect =>
    makeDialect(dialectType, base !== undefined && isStr(base) ? registered(base) : base, given);
  return {
    functions: {
      reader: fn([rest("args"), kwrest("fmtparams")], (args, given) => {
        const [iterable, dialect] = target("reader", args, given);
        const r = new PyReader();
        r.csv = state;
        r.input = iterate(iterable);
        r.dialect = dialectOf(dialect, given);
        return r;
      }),
      writer: fn([rest("args"), kwrest("fmtparams")], (args, given) => {
        const [file, dialect] = target("writer", args, given);
        const w = new PyWriter();
        w.csv = state;
        w.dialect = dialectOf(dialect, given);
        const write = lookupAttribute(file, "write");
        if (write === undefined) throw typeError('argument 1 must have a "write" method');
        w.write = write;
        return w;
      }),
      register_dialect: fn([rest("args"), kwrest("fmtparams")], (args, given) => {
        const [name, dialect] = target("register_dialect", args, given);
        if (!isStr(name)) throw typeError("dialect name must be a string");
        dialects.set(name, dialectOf(dialect, given));
        return None;
      }),
      unregister_dialect: fn([pos("name")], (name) => {
        registered(name);
        dialects.delete(name);
        return None;
      }),
      get_dialect: fn([pos("name")], registered),
      list_dialects: fn([], () => new PyList(dialects.keys())),
      field_size_limit: fn([pos("new_limit", "...")], (limit) => {
        const before = state.limit;
        if (limit !== undefined) {
          if (!isInt(limit)) throw typeError("limit must be an integer");
          state.limit = Number(toIndexValue(limit));
        }
        return before;
      }),
    },
    types: { Dialect: dialectType, Error: errorType, Reader: readerType, Writer: writerType },
    attributes: {
      QUOTE_MINIMAL,
      QUOTE_ALL,
      QUOTE_NONNUMERIC,
      QUOTE_NONE,
      QUOTE_STRINGS,
      QUOTE_NOTNULL,
      _dialects: dialects,
    },
  };
});
export default csvModule;
