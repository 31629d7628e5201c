// sqlite3.Cursor (Modules/_sqlite/cursor.c).

import { call1, call2 } from "#runtime/calls/call.ts";
import { encodeText } from "#runtime/codecs.ts";
import { makeType } from "#runtime/native/define.ts";
import { arg, pos } from "#runtime/native/params.ts";
import { bytearrayType, bytesType, emptyTuple, PyBytes, PyList, PyTuple } from "#runtime/objects/containers.ts";
import { overflowError, typeError, valueError } from "#runtime/objects/exceptions.ts";
import { PyFloat } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { fromUtf16, type Str, strType, strValue } from "#runtime/objects/str.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { iterate, toIndexValue } from "#runtime/operators/protocols.ts";
import { LEGACY, PyConnection, PyCursor, type ReadRows } from "./layouts.ts";
import { prepareProtocolType } from "./protocol.ts";
import { SQLITE_DONE, SQLITE_LOCKED, SQLITE_OK, SQLITE_ROW, type SqlState, sqlState } from "./state.ts";
import type { Statement } from "./statement.ts";
import { begin, discard, inTransaction, runSql, statementFor, usable, usableCursor } from "./transactions.ts";
import {
  columnBytes,
  columnInt,
  columnText,
  fromInt64,
  SQLITE_BLOB,
  SQLITE_FLOAT,
  SQLITE_INTEGER,
  SQLITE_TEXT,
} from "./values.ts";

const PARSE_DECLTYPES = 1;
const PARSE_COLNAMES = 2;

/** The converter of sizes, which CPython keeps in 32 bits. */
function uint32(v: PyValue): number {
  const n = toIndexValue(v);
  if (n < 0) throw valueError("value must be positive");
  if (n > 0xffffffff) throw overflowError("Python int too large for C uint32_t");
  return Number(n);
}

/** The converter of a method's SQL. */
const sqlOf =
  (method: string) =>
  (v: PyValue): Str => {
    const sql = strValue(v);
    if (sql === undefined) throw typeError(`${method}() argument 1 must be str, not ${typeName(v)}`);
    return sql;
  };

function dropStatement(self: PyCursor): void {
  const { statement, connection } = self;
  self.statement = undefined;
  self.read = undefined;
  if (statement === undefined) return;
  connection!.state!.endReading(statement);
  statement.reset();
  discard(connection!, statement);
}

/** The converter of each column, by its name or declared type. */
function convertersOf(self: PyCursor, statement: Statement, count: number): (PyValue | undefined)[] | undefined {
  const { detectTypes, state } = self.connection!;
  if (detectTypes === 0) return undefined;
  const { engine, converters } = state!;
  const find = (name: string): PyValue | undefined => converters.get(fromUtf16(name.toUpperCase()));
  return Array.from({ length: count }, (_, i) => {
    let found: PyValue | undefined;
    if ((detectTypes & PARSE_COLNAMES) !== 0) {
      const key = /\[([^\]]*)\]/.exec(engine.text(engine.c.sqlite3_column_name(statement.handle, i)))?.[1];
      if (key !== undefined) found = find(key);
    }
    if (found === undefined && (detectTypes & PARSE_DECLTYPES) !== 0) {
      const declared = engine.c.sqlite3_column_decltype(statement.handle, i);
      if (declared !== 0) found = find(/^[^ (]*/.exec(engine.text(declared))![0]);
    }
    return found;
  });
}

function describe(self: PyCursor, statement: Statement): PyTuple {
  const short = (self.connection!.detectTypes & PARSE_COLNAMES) !== 0;
  return new PyTuple(
    statement.columnNames().map((column) => {
      const name = short ? column.replace(/ ?\[[\s\S]*$/, "") : column;
      return new PyTuple([fromUtf16(name), None, None, None, None, None, None]);
    }),
  );
}

/** A column's text as the connection's text_factory gives it. */
function textOf(state: SqlState, factory: PyValue, stmt: number, i: number): PyValue {
  const { engine } = state;
  if (factory === strType) {
    const made = columnText(engine, stmt, i);
    if (made !== undefined) return made;
    const column = engine.text(engine.c.sqlite3_column_name(stmt, i));
    const shown = new TextDecoder().decode(columnBytes(engine, stmt, i));
    throw state.error("OperationalError", `Could not decode to UTF-8 column '${column}' with text '${shown}'`);
  }
  engine.c.sqlite3_column_text(stmt, i);
  const data = columnBytes(engine, stmt, i);
  if (factory === bytesType) return new PyBytes(data);
  if (factory === bytearrayType) return call1(bytearrayType, new PyBytes(data));
  return call1(factory, new PyBytes(data));
}

/** The row that the statement stands at. */
function currentRow(self: PyCursor, statement: Statement): PyTuple {
  const connection = self.connection!;
  const state = connection.state!;
  const { engine } = state;
  const { c } = engine;
  const stmt = statement.handle;
  const count = c.sqlite3_column_count(stmt);
  const { converters } = self;
  const out: PyValue[] = [];
  for (let i = 0; i < count; i++) {
    const type = c.sqlite3_column_type(stmt, i);
    const converter = converters?.[i];
    if (converter !== undefined) {
      // SQLite has no address for a value without bytes.
      const at = c.sqlite3_column_blob(stmt, i);
      out.push(at === 0 ? None : call1(converter, new PyBytes(columnBytes(engine, stmt, i))));
    } else if (type === SQLITE_INTEGER) out.push(columnInt(engine, stmt, i));
    else if (type === SQLITE_FLOAT) out.push(new PyFloat(c.sqlite3_column_double(stmt, i)));
    else if (type === SQLITE_TEXT) out.push(textOf(state, connection.textFactory, stmt, i));
    else if (type === SQLITE_BLOB) out.push(new PyBytes(columnBytes(engine, stmt, i)));
    else out.push(None);
  }
  return new PyTuple(out);
}

/** Runs a statement; `many` for executemany. */
export function execute(self: PyCursor, sql: PyValue, argument: PyValue, many: boolean): PyValue {
  const { state, connection } = usableCursor(self);
  const { c } = state.engine;
  self.locked = true;
  try {
    const sets = many ? iterate(argument) : undefined;
    dropStatement(self);
    self.description = None;
    self.converters = undefined;
    const statement = statementFor(connection, sql as string);
    self.statement = statement;
    if (many && statement.readOnly)
      throw state.error("ProgrammingError", "executemany() can only execute DML statements.");
    statement.reset();
    self.rowcount = statement.isDml ? 0 : -1;
    const implicit = connection.autocommit === LEGACY && connection.isolation !== undefined;
    if (implicit && statement.isDml && !inTransaction(connection)) begin(connection);
    let once: PyValue | undefined = argument;
    for (;;) {
      const parameters: PyValue | undefined = sets === undefined ? once : sets.nx();
      once = undefined;
      if (parameters === undefined) break;
      if (statement.handle !== 0) c.sqlite3_clear_bindings(statement.handle);
      statement.bind(parameters, prepareProtocolType, connection.db);
      const step = (): number => (statement.handle === 0 ? SQLITE_DONE : c.sqlite3_step(statement.handle));
      let code = step();
      if ((code & 0xff) === SQLITE_LOCKED && state.reclaim(false)) {
        statement.reset();
        code = step();
      }
      if (code !== SQLITE_DONE && code !== SQLITE_ROW) throw state.failure(connection.db);
      const columns = statement.handle === 0 ? 0 : c.sqlite3_column_count(statement.handle);
      self.converters = convertersOf(self, statement, columns);
      if (self.description === None && columns > 0) self.description = describe(self, statement);
      if (code === SQLITE_DONE) {
        if (statement.isDml) self.rowcount += Number(c.sqlite3_changes64(connection.db));
        statement.reset();
      } else if (many) statement.reset();
      else if (code === SQLITE_ROW && !statement.readOnly) readAhead(self, statement);
    }
    if (!many) self.lastrowid = fromInt64(c.sqlite3_last_insert_rowid(connection.db));
    if (statement.busy) state.startReading(statement, self);
    else if (self.read === undefined) dropStatement(self);
    return self;
  } catch (e) {
    if (connection.db !== 0) dropStatement(self);
    self.rowcount = -1;
    throw e;
  } finally {
    self.locked = false;
  }
}

/**
 * Reads all rows of a statement that writes (`RETURNING`, some pragmas). While it runs nothing can be committed; CPython ends it with the cursor,
 * which here nobody may have closed.
 */
function readAhead(self: PyCursor, statement: Statement): void {
  const connection = self.connection!;
  const { c } = connection.state!.engine;
  const rows: PyTuple[] = [];
  let code: number;
  do {
    rows.push(currentRow(self, statement));
    code = c.sqlite3_step(statement.handle);
  } while (code === SQLITE_ROW);
  if (code !== SQLITE_DONE) throw connection.state!.failure(connection.db);
  self.read = { rows, next: 0, changes: statement.isDml ? Number(c.sqlite3_changes64(connection.db)) : -1 };
  statement.reset();
}

function fetchRead(self: PyCursor, { rows, next, changes }: ReadRows): PyValue {
  self.read!.next++;
  if (next + 1 === rows.length) {
    dropStatement(self);
    self.rowcount = changes;
  }
  return self.rowFactory === None ? rows[next]! : call2(self.rowFactory, self, rows[next]!);
}

function fetchOne(self: PyCursor): PyValue | undefined {
  const { state, connection } = usableCursor(self);
  if (self.read !== undefined) return fetchRead(self, self.read);
  const { statement } = self;
  if (statement === undefined || statement.handle === 0) return undefined;
  const { c } = state.engine;
  let row: PyValue;
  self.locked = true;
  try {
    row = currentRow(self, statement);
  } finally {
    self.locked = false;
  }
  const code = c.sqlite3_step(statement.handle);
  if (code === SQLITE_DONE) {
    if (statement.isDml) self.rowcount = Number(c.sqlite3_changes64(connection.db));
    dropStatement(self);
  } else if (code !== SQLITE_ROW) {
    const failure = state.failure(connection.db);
    dropStatement(self);
    throw failure;
  }
  return self.rowFactory === None ? row : call2(self.rowFactory, self, row);
}

/** `executescript`: all statements of a text. */
export function executeScript(self: PyCursor, script: PyValue): PyValue {
  const { state, connection } = usableCursor(self);
  const { engine } = state;
  const { c } = engine;
  const data = encodeText(script as string);
  if (data.includes(0)) throw valueError("embedded null character");
  if (data.length > c.sqlite3_limit(connection.db, 1, -1)) throw state.error("DataError", "query string is too large");
  if (connection.autocommit === LEGACY && inTransaction(connection)) runSql(connection, "COMMIT");
  const start = c.malloc(data.length + 1);
  const out = engine.alloc(8);
  engine.u8.set(data, start);
  engine.u8[start + data.length] = 0;
  try {
    for (let at = start; at < start + data.length; at = engine.u32(out + 4)) {
      const prepared = c.sqlite3_prepare_v3(connection.db, at, -1, 0, out, out + 4);
      if (prepared !== SQLITE_OK) throw state.failure(connection.db);
      const stmt = engine.u32(out);
      if (stmt === 0) continue;
      let code: number;
      do code = c.sqlite3_step(stmt);
      while (code === SQLITE_ROW);
      const failure = code === SQLITE_DONE ? undefined : state.failure(connection.db);
      c.sqlite3_finalize(stmt);
      if (failure !== undefined) throw failure;
    }
  } finally {
    c.free(start);
    c.free(out);
  }
  return self;
}

export const cursorType: PyType = makeType(
  PyCursor,
  { name: "sqlite3.Cursor", module: "sqlite3", flags: TypeFlags.BASETYPE | TypeFlags.WEAKREF },
  (c) => ({
    slots: {
      new: c.makePlain(),
      init: c.init([pos("connection")], (self, connection) => {
        if (self.locked) throw sqlState().error("ProgrammingError", "Recursive use of cursors not allowed.");
        if (!(connection instanceof PyConnection))
          throw typeError(`Cursor() argument 1 must be sqlite3.Connection, not ${typeName(connection)}`);
        if (self.connection !== undefined && self.statement !== undefined) dropStatement(self);
        self.connection = connection;
        self.closed = false;
        self.rowcount = -1;
        self.arraysize = 1;
        self.rowFactory = None;
        self.lastrowid = None;
        self.description = None;
        self.initialized = true;
      }),
      iter: (self) => self,
      next: fetchOne,
    },
    methods: {
      execute: c.method([pos("sql", sqlOf("execute")), pos("parameters", "...")], (self, sql, parameters) =>
        execute(self, sql, parameters ?? emptyTuple, false),
      ),
      executemany: c.method([pos("sql", sqlOf("executemany")), pos("seq_of_parameters")], (self, sql, sets) =>
        execute(self, sql, sets, true),
      ),
      executescript: c.method([pos("sql_script", sqlOf("executescript"))], executeScript),
      fetchone: c.method([], (self) => fetchOne(self) ?? None),
      fetchmany: c.method([arg("size", uint32, "...")], (self, size) => {
        const out: PyValue[] = [];
        for (let left = size ?? self.arraysize; left !== 0; left--) {
          const row = fetchOne(self);
          if (row === undefined) break;
          out.push(row);
        }
        return new PyList(out);
      }),
      fetchall: c.method([], (self) => {
        const out: PyValue[] = [];
        for (let row = fetchOne(self); row !== undefined; row = fetchOne(self)) out.push(row);
        return new PyList(out);
      }),
      close: c.method([], (self) => {
        const { connection } = self;
        if (!self.initialized || connection === undefined)
          throw sqlState().error("ProgrammingError", "Base Cursor.__init__ not called.");
        if (self.locked) throw connection.state!.error("ProgrammingError", "Recursive use of cursors not allowed.");
        usable(connection);
        dropStatement(self);
        self.closed = true;
        return None;
      }),
      setinputsizes: c.method([pos("sizes")], () => None),
      setoutputsize: c.method([pos("size"), pos("column", "None")], () => None),
    },
    properties: {
      connection: c.member((self) => self.connection ?? None),
      description: c.member((self) => self.description),
      lastrowid: c.member((self) => self.lastrowid),
      rowcount: c.member((self) => self.rowcount),
      arraysize: c.property(
        (self) => self.arraysize,
        (self, value) => {
          if (value !== undefined) self.arraysize = uint32(value);
        },
      ),
      row_factory: c.member(
        (self) => self.rowFactory,
        (self, value) => {
          self.rowFactory = value ?? None;
        },
      ),
    },
  }),
);
