// sqlite3.Connection (Modules/_sqlite/connection.c).

import { lookupAttribute } from "#runtime/attributes.ts";
import { call1, callKw, callMethodOf } from "#runtime/calls/call.ts";
import { encodeText } from "#runtime/codecs.ts";
import { current } from "#runtime/current.ts";
import { bool, cInt, float, str, text } from "#runtime/native/convert.ts";
import { type MethodSpec, makeType, type PropertySpec } from "#runtime/native/define.ts";
import { arg, kw, kwrest, pos, rest } from "#runtime/native/params.ts";
import { toSimpleBuffer } from "#runtime/objects/buffer.ts";
import { PyBytes } from "#runtime/objects/containers.ts";
import type { PyDict } from "#runtime/objects/dict.ts";
import {
  AttributeErrorType,
  DeprecationWarningType,
  makeException,
  memoryError,
  overflowError,
  type PyBaseException,
  typeError,
  valueError,
} from "#runtime/objects/exceptions.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { jsText, type Str, strType } from "#runtime/objects/str.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { isInstance, typeName, typeOf } from "#runtime/objects/type-of.ts";
import { warn } from "#runtime/warnings.ts";
import { fspath } from "../posix/paths.ts";
import { backUp } from "./backup.ts";
import { openBlob } from "./blob.ts";
import { callbacksOf } from "./callbacks.ts";
import { cursorType } from "./cursor.ts";
import { LEGACY, PyConnection } from "./layouts.ts";
import { SQLITE_OK, type SqlState, sqlState } from "./state.ts";
import type { Statement } from "./statement.ts";
import { closeConnection, endTransaction, inTransaction, runSql, statementFor, usable } from "./transactions.ts";
import { fromInt64 } from "./values.ts";

const OPEN_READWRITE_CREATE = 6;
const OPEN_URI = 0x40;
const UTF8 = 1;
const DETERMINISTIC = 0x800;
const SERIALIZE_NOCOPY = 1;
const DESERIALIZE_OWNED = 3;
const LEVELS = ["", "DEFERRED", "IMMEDIATE", "EXCLUSIVE"];

function isolationOf(v: PyValue): string | undefined {
  if (v === None) return undefined;
  const level = jsText(v);
  if (level === undefined) throw typeError("isolation_level must be str or None");
  if (level.includes("\0")) throw valueError("embedded null character");
  if (!LEVELS.includes(level.toUpperCase()))
    throw valueError("isolation_level string must be '', 'DEFERRED', 'IMMEDIATE', or 'EXCLUSIVE'");
  return level.toUpperCase();
}

function autocommitOf(v: PyValue): number {
  if (v === true) return 1;
  if (v === false) return 0;
  if (v === LEGACY) return LEGACY;
  throw valueError("autocommit must be True, False, or sqlite3.LEGACY_TRANSACTION_CONTROL");
}

const isCallable = (v: PyValue): boolean => typeOf(v).lookup("__call__") !== undefined;

const PARAMETERS = [
  arg("database"),
  arg("timeout", float, "5.0"),
  arg("detect_types", cInt, "0"),
  arg("isolation_level", "''"),
  arg("check_same_thread", bool, "True"),
  arg("factory", "None"),
  arg("cached_statements", cInt, "128"),
  arg("uri", bool, "False"),
  kw("autocommit", "-1"),
] as const;

function open(state: SqlState, database: PyValue, uri: boolean): number {
  const path = fspath(database);
  const name = path instanceof PyBytes ? path.data : encodeText(path as Str, "utf-8", "surrogateescape");
  if (name.includes(0)) throw valueError("embedded null byte");
  const { engine } = state;
  const out = engine.alloc(4);
  const at = engine.alloc(name.length + 1);
  engine.u8.set(name, at);
  const code = engine.c.sqlite3_open_v2(at, out, OPEN_READWRITE_CREATE | (uri ? OPEN_URI : 0), 0);
  const db = engine.u32(out);
  engine.c.free(at);
  engine.c.free(out);
  if (db === 0) throw memoryError();
  if (code !== SQLITE_OK) {
    const failure = state.failure(db);
    engine.c.sqlite3_close_v2(db);
    throw failure;
  }
  return db;
}

class PyStatement extends PyObject {
  statement: Statement | undefined = undefined;
}
/** What calling a connection gives; there is nothing to do with it. */
const statementType: PyType = makeType(
  PyStatement,
  { name: "sqlite3.Statement", module: "sqlite3", flags: TypeFlags.DISALLOW_INSTANTIATION },
  () => ({}),
);

/** Arguments by position or name; names are deprecated. */
function positional(
  method: string,
  names: readonly string[],
  deprecated: number,
  args: PyValue[],
  kwargs: PyDict,
): PyValue[] {
  const out = [...args];
  if (args.length > names.length)
    throw typeError(`${method}() takes at most ${names.length} arguments (${args.length} given)`);
  let named = false;
  names.forEach((name, i) => {
    const value = kwargs.getStr(name);
    if (value === undefined) return;
    if (i < args.length) throw typeError(`argument for ${method}() given by name ('${name}') and position (${i + 1})`);
    out[i] = value;
    if (i < deprecated) named = true;
    kwargs.delete(name);
  });
  if (kwargs.size > 0)
    throw typeError(`${method}() got an unexpected keyword argument '${jsText(kwargs.pairs()[0]![0])}'`);
  const missing = names.findIndex((_, i) => out[i] === undefined);
  if (missing >= 0) throw typeError(`${method}() missing required argument '${names[missing]}' (pos ${missing + 1})`);
  if (named) {
    const quoted = names.slice(0, deprecated).map((n) => `'${n}'`);
    const last = quoted.pop()!;
    const list = quoted.length === 0 ? last : `${quoted.join(", ")} and ${last}`;
    const s = quoted.length === 0 ? "" : "s";
    warn(
      DeprecationWarningType,
      `Passing keyword argument${s} ${list} to _sqlite3.Connection.${method}() is deprecated. ` +
        `Parameter${s} ${list} will become positional-only in Python 3.15.`,
    );
  }
  return out;
}

function checkCount(self: PyConnection, name: string, count: number): void {
  const limit = self.state!.engine.c.sqlite3_limit(self.db, 6, -1);
  if (count < -1 || count > limit)
    throw self.state!.error("ProgrammingError", `'${name}' must be between -1 and ${limit}, not ${count}`);
}

/** Sets or removes a handler of which a connection has one. */
function handler(
  self: PyConnection,
  kind: string,
  callable: PyValue,
  set: (handle: number) => number | undefined,
): number {
  const { engine } = self.state!;
  const before = self.handles.get(kind);
  self.handles.delete(kind);
  let handle = 0;
  if (callable !== None) {
    handle = engine.handleOf({ callable });
    self.handles.set(kind, handle);
  }
  const code = set(handle) ?? SQLITE_OK;
  if (before !== undefined) engine.dropHandle(before);
  return code;
}

function cursorOf(self: PyConnection, factory: PyValue = cursorType): PyValue {
  usable(self);
  const made = call1(factory, self);
  if (!isInstance(made, cursorType)) throw typeError(`factory must return a cursor, not ${typeName(made)}`);
  const { rowFactory } = self;
  if (rowFactory !== None) (made as unknown as { rowFactory: PyValue }).rowFactory = rowFactory;
  return made;
}

const delegated = (method: string): ((self: PyConnection, args: PyValue[]) => PyValue) => {
  return (self, args) => callMethodOf(cursorOf(self), method, ...args);
};

/** Lets go of a database that cursors may still read. */
function leave(self: PyConnection): void {
  if (self.db === 0) return;
  for (const statement of self.statements) if (!statement.busy) statement.finalize();
  self.statements.clear();
  self.cache.clear();
  self.state!.engine.forget(self);
  self.state!.engine.c.sqlite3_close_v2(self.db);
  self.db = 0;
  self.rowFactory = None;
  self.textFactory = strType;
}

const ERROR_NAMES =
  "Warning Error InterfaceError DatabaseError DataError OperationalError IntegrityError InternalError ProgrammingError NotSupportedError".split(
    " ",
  );

export const connectionType: PyType = makeType(
  PyConnection,
  { name: "sqlite3.Connection", module: "sqlite3", flags: TypeFlags.BASETYPE | TypeFlags.WEAKREF },
  (c) => {
    const createFunction = (
      self: PyConnection,
      name: string,
      nargs: number,
      callable: PyValue,
      deterministic: boolean,
    ): PyValue => {
      const state = usable(self);
      checkCount(self, "narg", nargs);
      const { engine } = state;
      const flags = UTF8 | (deterministic ? DETERMINISTIC : 0);
      const { func, destroy } = callbacksOf(state);
      const code = engine.withTexts([name], (at) =>
        callable === None
          ? engine.c.sqlite3_create_function_v2(self.db, at!, nargs, flags, 0, 0, 0, 0, 0)
          : engine.c.sqlite3_create_function_v2(
              self.db,
              at!,
              nargs,
              flags,
              engine.handleOf({ callable }),
              func,
              0,
              0,
              destroy,
            ),
      );
      if (code !== SQLITE_OK) throw state.error("OperationalError", "Error creating function");
      return None;
    };
    const errorProperties: Record<string, PropertySpec> = {};
    for (const name of ERROR_NAMES)
      errorProperties[name] = c.member(() => (sqlState().errors as Readonly<Record<string, PyType>>)[name]!);
    const viaCursor: Record<string, MethodSpec> = {
      execute: c.method([pos("sql"), pos("parameters", "...")], (self, sql, parameters) =>
        delegated("execute")(self, parameters === undefined ? [sql] : [sql, parameters]),
      ),
      executemany: c.method([pos("sql"), pos("parameters")], (self, sql, sets) =>
        delegated("executemany")(self, [sql, sets]),
      ),
      executescript: c.method([pos("sql_script")], (self, script) => delegated("executescript")(self, [script])),
    };
    return {
      slots: {
        new: c.makePlain(),
        init: c.init(
          PARAMETERS,
          (self, database, timeout, detect, isolation, _thread, _factory, cached, uri, autocommit) => {
            const state = sqlState();
            const level = isolationOf(isolation);
            const mode = autocommitOf(autocommit);
            if (self.initialized) leave(self);
            self.initialized = false;
            const db = open(state, database, uri);
            const { engine } = state;
            engine.c.sqlite3_busy_timeout(db, Math.trunc(timeout * 1000));
            Object.assign(self, {
              state,
              db,
              detectTypes: detect,
              isolation: level,
              autocommit: mode,
              cacheSize: cached,
            });
            self.initialized = true;
            engine.freeWith(self, () => engine.c.sqlite3_close_v2(db));
            if (mode === 0) runSql(self, "BEGIN");
          },
        ),
        call: c.call([rest("args")], (self, args) => {
          usable(self);
          if (args.length !== 1) throw typeError(`Connection() takes exactly 1 argument (${args.length} given)`);
          const made = new statementType.K() as PyStatement;
          made.statement = statementFor(self, str(args[0]!, "sql") as string);
          return made;
        }),
      },
      methods: {
        ...viaCursor,
        cursor: c.method([arg("factory", "...")], (self, factory) => cursorOf(self, factory)),
        commit: c.method([], (self) => {
          endTransaction(self, "COMMIT");
          return None;
        }),
        rollback: c.method([], (self) => {
          endTransaction(self, "ROLLBACK");
          return None;
        }),
        close: c.method([], (self) => {
          closeConnection(self);
          return None;
        }),
        __enter__: c.method([], (self) => {
          usable(self);
          return self;
        }),
        __exit__: c.method([pos("type"), pos("value"), pos("traceback")], (self, type) => {
          if (self.autocommit === 1) return false;
          if (type !== None) {
            endTransaction(self, "ROLLBACK");
            return false;
          }
          try {
            endTransaction(self, "COMMIT");
          } catch (e) {
            // The transaction stays open when it cannot be committed: undone, the error goes on.
            endTransaction(self, "ROLLBACK");
            throw e;
          }
          return false;
        }),
        create_function: c.method(
          [rest("args"), kw("deterministic", bool, "False"), kwrest("kwargs")],
          (self, args, deterministic, kwargs) => {
            const [name, nargs, f] = positional("create_function", ["name", "narg", "func"], 3, args, kwargs);
            return createFunction(self, text(name!, "name"), cInt(nargs!, "narg"), f!, deterministic);
          },
        ),
        create_aggregate: c.method([rest("args"), kwrest("kwargs")], (self, args, kwargs) => {
          const names = ["name", "n_arg", "aggregate_class"];
          const given = positional("create_aggregate", names, 3, args, kwargs);
          const name = text(given[0]!, "name");
          const nargs = cInt(given[1]!, "n_arg");
          const callable = given[2]!;
          const state = usable(self);
          checkCount(self, "n_arg", nargs);
          const { engine } = state;
          const { step, final, destroy } = callbacksOf(state);
          const code = engine.withTexts([name], (at) =>
            callable === None
              ? engine.c.sqlite3_create_function_v2(self.db, at!, nargs, UTF8, 0, 0, 0, 0, 0)
              : engine.c.sqlite3_create_function_v2(
                  self.db,
                  at!,
                  nargs,
                  UTF8,
                  engine.handleOf({ callable }),
                  0,
                  step,
                  final,
                  destroy,
                ),
          );
          if (code !== SQLITE_OK) throw state.error("OperationalError", "Error creating aggregate");
          return None;
        }),
        create_window_function: c.method(
          [pos("name", text), pos("num_params", cInt), pos("aggregate_class")],
          (self, name, nargs, callable) => {
            const state = usable(self);
            checkCount(self, "num_params", nargs);
            const { engine } = state;
            const { step, final, value, inverse, destroy } = callbacksOf(state);
            const code = engine.withTexts([name], (at) =>
              callable === None
                ? engine.c.sqlite3_create_window_function(self.db, at!, nargs, UTF8, 0, 0, 0, 0, 0, 0)
                : engine.c.sqlite3_create_window_function(
                    self.db,
                    at!,
                    nargs,
                    UTF8,
                    engine.handleOf({ callable }),
                    step,
                    final,
                    value,
                    inverse,
                    destroy,
                  ),
            );
            if (code !== SQLITE_OK) throw state.failure(self.db, code);
            return None;
          },
        ),
        create_collation: c.method([pos("name", text), pos("callback")], (self, name, callable) => {
          const state = usable(self);
          if (callable !== None && !isCallable(callable)) throw typeError("parameter must be callable");
          const { engine } = state;
          const { collate, destroy } = callbacksOf(state);
          const code = engine.withTexts([name], (at) =>
            callable === None
              ? engine.c.sqlite3_create_collation_v2(self.db, at!, UTF8, 0, 0, 0)
              : engine.c.sqlite3_create_collation_v2(
                  self.db,
                  at!,
                  UTF8,
                  engine.handleOf({ callable }),
                  collate,
                  destroy,
                ),
          );
          if (code !== SQLITE_OK) throw state.failure(self.db);
          return None;
        }),
        set_authorizer: c.method([rest("args"), kwrest("kwargs")], (self, args, kwargs) => {
          const callable = positional("set_authorizer", ["authorizer_callback"], 1, args, kwargs)[0]!;
          const state = usable(self);
          const { authorize } = callbacksOf(state);
          const code = handler(self, "authorizer", callable, (handle) =>
            state.engine.c.sqlite3_set_authorizer(self.db, handle === 0 ? 0 : authorize, handle),
          );
          if (code !== SQLITE_OK) throw state.error("OperationalError", "Error setting authorizer callback");
          return None;
        }),
        set_progress_handler: c.method([rest("args"), kwrest("kwargs")], (self, args, kwargs) => {
          const given = positional("set_progress_handler", ["progress_handler", "n"], 1, args, kwargs);
          const callable = given[0]!;
          const n = cInt(given[1]!, "n");
          const state = usable(self);
          const { progress } = callbacksOf(state);
          handler(self, "progress", callable, (handle) => {
            state.engine.c.sqlite3_progress_handler(self.db, handle === 0 ? 0 : n, handle === 0 ? 0 : progress, handle);
            return SQLITE_OK;
          });
          return None;
        }),
        set_trace_callback: c.method([rest("args"), kwrest("kwargs")], (self, args, kwargs) => {
          const callable = positional("set_trace_callback", ["trace_callback"], 1, args, kwargs)[0]!;
          const state = usable(self);
          const { trace } = callbacksOf(state);
          handler(self, "trace", callable, (handle) =>
            state.engine.c.sqlite3_trace_v2(self.db, handle === 0 ? 0 : 1, handle === 0 ? 0 : trace, handle),
          );
          return None;
        }),
        interrupt: c.method([], (self) => {
          usable(self).engine.c.sqlite3_interrupt(self.db);
          return None;
        }),
        iterdump: c.method([kw("filter", "None")], (self, filter) => {
          usable(self);
          const dump = current().importModule("sqlite3.dump");
          const iterdump = lookupAttribute(dump, "_iterdump");
          if (iterdump === undefined)
            throw sqlState().error("OperationalError", "Failed to obtain _iterdump() reference");
          return callKw(iterdump, [self], { filter });
        }),
        backup: c.method(
          [
            arg("target"),
            kw("pages", cInt, "-1"),
            kw("progress", "None"),
            kw("name", text, "'main'"),
            kw("sleep", float, "0.25"),
          ],
          (self, target, pages, progress, name, sleep) => {
            if (!(target instanceof PyConnection))
              throw typeError(`backup() argument 'target' must be sqlite3.Connection, not ${typeName(target)}`);
            usable(self);
            usable(target);
            if (target === self) throw valueError("target cannot be the same connection instance");
            if (progress !== None && !isCallable(progress)) throw typeError("progress argument must be a callable");
            backUp(self, target, pages === 0 ? -1 : pages, progress, name, sleep);
            return None;
          },
        ),
        serialize: c.method([kw("name", text, "'main'")], (self, name) => {
          const state = usable(self);
          const { engine } = state;
          const size = engine.alloc(8);
          try {
            return engine.withTexts([name], (schema) => {
              let at = engine.c.sqlite3_serialize(self.db, schema!, size, SERIALIZE_NOCOPY);
              const own = at === 0;
              if (own) at = engine.c.sqlite3_serialize(self.db, schema!, size, 0);
              if (at === 0) throw state.error("OperationalError", `unable to serialize '${name}'`);
              const data = engine.slice(at, Number(engine.view.getBigInt64(size, true)));
              if (own) engine.c.sqlite3_free(at);
              return new PyBytes(data);
            });
          } finally {
            engine.c.free(size);
          }
        }),
        deserialize: c.method([pos("data", toSimpleBuffer), kw("name", text, "'main'")], (self, data, name) => {
          const state = usable(self);
          const { engine } = state;
          if (data.length > 2 ** 31) throw overflowError("'data' is too large");
          const at = engine.c.sqlite3_malloc64(BigInt(Math.max(1, data.length)));
          if (at === 0) throw memoryError();
          engine.u8.set(data, at);
          const code = engine.withTexts([name], (schema) =>
            engine.c.sqlite3_deserialize(
              self.db,
              schema!,
              at,
              BigInt(data.length),
              BigInt(data.length),
              DESERIALIZE_OWNED,
            ),
          );
          if (code !== SQLITE_OK) throw state.failure(self.db);
          return None;
        }),
        blobopen: c.method(
          [
            pos("table", text),
            pos("column", text),
            pos("rowid"),
            kw("readonly", bool, "False"),
            kw("name", text, "'main'"),
          ],
          openBlob,
        ),
        setlimit: c.method([pos("category", cInt), pos("limit", cInt)], (self, category, limit) => {
          const state = usable(self);
          const before = state.engine.c.sqlite3_limit(self.db, category, limit);
          if (before < 0) throw state.error("ProgrammingError", "'category' is out of bounds");
          return before;
        }),
        getlimit: c.method([pos("category", cInt)], (self, category) => {
          const state = usable(self);
          const value = state.engine.c.sqlite3_limit(self.db, category, -1);
          if (value < 0) throw state.error("ProgrammingError", "'category' is out of bounds");
          return value;
        }),
        setconfig: c.method([pos("op", cInt), pos("enable", bool, "True")], (self, op, enable) => {
          const actual = configure(self, op, enable ? 1 : 0);
          if (actual !== enable) throw sqlState().error("OperationalError", "Unable to set config");
          return None;
        }),
        getconfig: c.method([pos("op", cInt)], (self, op) => configure(self, op, -1)),
      },
      properties: {
        ...errorProperties,
        row_factory: c.member(
          (self) => self.rowFactory,
          (self, value) => {
            if (value === undefined) throw attributeGone();
            self.rowFactory = value;
          },
        ),
        text_factory: c.member(
          (self) => self.textFactory,
          (self, value) => {
            if (value === undefined) throw attributeGone();
            self.textFactory = value;
          },
        ),
        isolation_level: c.property(
          (self) => {
            usable(self);
            return self.isolation ?? None;
          },
          (self, value) => {
            if (value === undefined) throw attributeGone();
            const level = isolationOf(value);
            usable(self);
            self.isolation = level;
            // Without an isolation level each statement is a transaction of its own.
            if (level === undefined) endTransaction(self, "COMMIT");
          },
        ),
        total_changes: c.property((self) =>
          fromInt64(usable(self).engine.c.sqlite3_total_changes64(self.db) - self.hiddenChanges),
        ),
        in_transaction: c.property((self) => {
          usable(self);
          return inTransaction(self);
        }),
        autocommit: c.property(
          (self) => {
            usable(self);
            return self.autocommit === LEGACY ? LEGACY : self.autocommit === 1;
          },
          (self, value) => {
            usable(self);
            const mode = autocommitOf(value ?? None);
            if (mode === self.autocommit) return;
            if (mode === 1 && inTransaction(self)) runSql(self, "COMMIT");
            if (mode === 0 && !inTransaction(self)) runSql(self, "BEGIN");
            self.autocommit = mode;
          },
        ),
      },
    };
  },
);

const attributeGone = (): PyBaseException => makeException(AttributeErrorType, "cannot delete attribute");

/** Sets and reads a switch of sqlite3_db_config; -1 only reads. */
function configure(self: PyConnection, op: number, value: number): boolean {
  const state = usable(self);
  const { engine } = state;
  if (op < 1002 || op > 1020) throw valueError(`unknown config 'op': ${op}`);
  const out = engine.alloc(4);
  const code = engine.c.sqlite3__wasm_db_config_ip(self.db, op, value, out);
  const result = engine.u32(out) !== 0;
  engine.c.free(out);
  if (code !== SQLITE_OK) throw state.failure(self.db, code);
  return result;
}
