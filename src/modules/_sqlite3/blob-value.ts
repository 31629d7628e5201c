// What stands behind Blob objects. SQLite's build has no sqlite3_blob_*: a value is read whole when it is first looked at, and written by
// UPDATE, at once where it is small, else before anything else is done with the connection. A statement that stays at the row holds the
// lock and the transaction that SQLite's own handles hold; hooks tell when the row is changed otherwise, and when a transaction is rolled back.

import { overflowError, type PyBaseException } from "#runtime/objects/exceptions.ts";
import type { Engine } from "./engine.ts";
import type { PyBlob, PyConnection } from "./layouts.ts";
import { perform, privately, Query, quoted, rowsOf } from "./private-sql.ts";
import { SQLITE_OK, SQLITE_ROW, type SqlState } from "./state.ts";

const ABORT = 4;
const READONLY = 8;
const ABORT_ROLLBACK = 516;
const OP_INSERT = 18;
const ENABLE_TRIGGER = 1003;
/** Values up to this size are written with each write. */
const SMALL = 1 << 20;
/** How pragmas call a column that no table has by itself. */
const EXPRESSION = -2;

/** A value that blobs of a connection are open on; those on the same value share it. */
export interface BlobValue {
  readonly schema: string;
  readonly table: string;
  readonly column: string;
  readonly rowid: bigint;
  /** `"schema"."table"` and the name that its rowid has. */
  readonly source: string;
  readonly rowidName: string;
  readonly isText: boolean;
  readonly hasTriggers: boolean;
  readonly size: number;
  /** The value, once it was looked at. */
  data: Uint8Array | undefined;
  /** Holds what the database does not. */
  unwritten: boolean;
}

interface Place {
  readonly schema: string;
  readonly table: string;
  readonly column: string;
}

function refusal(state: SqlState, text: string): PyBaseException {
  const e = state.error("OperationalError", text);
  state.mark(e, 1);
  return e;
}

/** The table's column, by the names that the schema gives them. */
function locate(
  state: SqlState,
  db: number,
  schema: string,
  table: string,
  column: string,
): Place & { rowidName: string } {
  const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
  const rows = <T>(sql: string, read: (row: Query) => T): T[] => rowsOf(state, db, sql, [], read);
  const owner = rows("PRAGMA database_list", (row) => row.text(1)).find((name) => same(name, schema));
  const entry =
    owner === undefined
      ? undefined
      : rows(`PRAGMA ${quoted(owner)}.table_list(${quoted(table)})`, (row) => ({
          schema: row.text(0),
          name: row.text(1),
          type: row.text(2),
          withoutRowid: row.integer(4) !== 0,
        })).find((found) => same(found.schema, owner));
  if (entry === undefined) throw refusal(state, `no such table: ${schema}.${table}`);
  const kind = entry.withoutRowid ? "table without rowid" : entry.type === "virtual" ? "virtual table" : entry.type;
  if (kind !== "table" && kind !== "shadow") throw refusal(state, `cannot open ${kind}: ${table}`);
  const columns = rows(`PRAGMA ${quoted(owner!)}.table_xinfo(${quoted(entry.name)})`, (row) => ({
    name: row.text(1),
    type: row.text(2),
    isKey: row.integer(5) > 0,
  }));
  const found = columns.find(({ name }) => same(name, column));
  if (found === undefined) throw refusal(state, `no such column: "${column}"`);
  // The key that the rowid is stands for it; in the row there is a null.
  const keys = columns.filter(({ isKey }) => isKey);
  if (found === keys[0] && keys.length === 1 && same(found.type, "integer"))
    throw refusal(state, "cannot open value of type null");
  const rowidName = ["rowid", "_rowid_", "oid"].find((name) => !columns.some((c) => same(c.name, name)));
  return { schema: owner!, table: entry.name, column: found.name, rowidName: rowidName ?? "rowid" };
}

/** Columns of indexes and foreign keys are not written in pieces. */
function checkWritable(state: SqlState, db: number, { schema, table, column }: Place): void {
  const rows = <T>(sql: string, read: (row: Query) => T): T[] => rowsOf(state, db, sql, [], read);
  const pragma = (name: string, of: string): string => `PRAGMA ${quoted(schema)}.${name}(${quoted(of)})`;
  const foreign =
    rows("PRAGMA foreign_keys", (row) => row.integer(0))[0] === 1 &&
    rows(pragma("foreign_key_list", table), (row) => row.text(3)).includes(column);
  if (foreign) throw refusal(state, "cannot open foreign key column for writing");
  for (const index of rows(pragma("index_list", table), (row) => row.text(1)))
    for (const [cid, name, key] of rows(pragma("index_xinfo", index), (row) => [
      row.integer(1),
      row.text(2),
      row.integer(5),
    ]))
      if (key === 1 && (cid === EXPRESSION || name === column))
        throw refusal(state, "cannot open indexed column for writing");
}

/** Opens a value; gives it with the statement that stays at its row. */
export function openValue(
  self: PyConnection,
  names: readonly [schema: string, table: string, column: string],
  rowid: bigint,
  readOnly: boolean,
): { value: BlobValue; cursor: Query } {
  const state = self.state!;
  const { db } = self;
  if (BigInt.asIntN(64, rowid) !== rowid) throw overflowError("Python int too large to convert to SQLite INTEGER");
  return privately(self, () => {
    const place = locate(state, db, ...names);
    if (!readOnly) checkWritable(state, db, place);
    const { schema, table, column, rowidName } = place;
    const source = `${quoted(schema)}.${quoted(table)}`;
    const where = `WHERE ${quoted(rowidName)} = ?`;
    const name = quoted(column);
    const query = `SELECT typeof(${name}), octet_length(${name}) FROM ${source} ${where}`;
    const row = rowsOf(state, db, query, [rowid], (found) => [found.text(0), found.integer(1)] as const)[0];
    if (row === undefined) throw refusal(state, `no such rowid: ${rowid}`);
    const [type, size] = row;
    if (type !== "blob" && type !== "text") throw refusal(state, `cannot open value of type ${type}`);
    const triggers = `SELECT 1 FROM ${quoted(schema)}.sqlite_schema WHERE type = 'trigger' AND tbl_name = ?1
      UNION ALL SELECT 1 FROM sqlite_temp_schema WHERE type = 'trigger' AND tbl_name = ?1`;
    const shared = [...self.blobs].find(
      ({ value, aborted }) =>
        aborted === 0 &&
        value?.rowid === rowid &&
        value.schema === schema &&
        value.table === table &&
        value.column === column,
    );
    const value: BlobValue = shared?.value ?? {
      schema,
      table,
      column,
      rowid,
      source,
      rowidName,
      isText: type === "text",
      hasTriggers: rowsOf(state, db, triggers, [table], () => true).length > 0,
      size,
      data: undefined,
      unwritten: false,
    };
    const open = (): Query => {
      const held = readOnly
        ? `SELECT 1 FROM ${source} ${where}`
        : `UPDATE ${source} SET ${name} = ${name} ${where} RETURNING 1`;
      const cursor = new Query(state, db, held, [rowid]);
      if (cursor.step() === SQLITE_ROW) return cursor;
      const failure = state.failure(db);
      cursor.finalize();
      throw failure;
    };
    return { value, cursor: readOnly ? open() : unnoticed(self, value, open) };
  });
}

/** The failure of a blob whose row has changed; from then on it is empty. */
function expired(self: PyConnection, blob: PyBlob): PyBaseException {
  blob.value = undefined;
  leave(self, blob);
  return self.state!.failure(0, blob.aborted);
}

/** Lets go of the row; only now does SQLite count what the statement changed. */
function leave(self: PyConnection, blob: PyBlob): void {
  const { c } = self.state!.engine;
  const before = c.sqlite3_total_changes64(self.db);
  blob.cursor?.finalize();
  self.hiddenChanges += c.sqlite3_total_changes64(self.db) - before;
}

function load(self: PyConnection, value: BlobValue): Uint8Array {
  if (value.data !== undefined) return value.data;
  const sql = `SELECT CAST(${quoted(value.column)} AS BLOB) FROM ${value.source} WHERE ${quoted(value.rowidName)} = ?`;
  const read = (): Uint8Array[] => rowsOf(self.state!, self.db, sql, [value.rowid], (row) => row.bytes(0));
  const data = privately(self, read)[0];
  if (data?.length !== value.size) throw self.state!.failure(0, ABORT);
  value.data = data;
  return data;
}

export function readBlob(self: PyConnection, blob: PyBlob, offset: number, size: number): Uint8Array {
  const { value } = blob;
  if (value === undefined || blob.aborted !== 0) throw expired(self, blob);
  return load(self, value).slice(offset, offset + size);
}

export function writeBlob(self: PyConnection, blob: PyBlob, offset: number, data: Uint8Array): void {
  const { value } = blob;
  if (value === undefined || blob.aborted !== 0) throw expired(self, blob);
  if (blob.readOnly) throw self.state!.failure(0, READONLY);
  load(self, value).set(data, offset);
  value.unwritten = true;
  if (value.size <= SMALL) store(self, value);
  else
    self.settle ??= () => {
      for (const { value: other } of self.blobs) if (other?.unwritten === true) store(self, other);
      self.settle = undefined;
    };
}

/** Changes a blob's row: no trigger fires, and nobody counts it as a change. */
function unnoticed<T>(self: PyConnection, value: BlobValue, action: () => T): T {
  const { c } = self.state!.engine;
  const before = c.sqlite3_total_changes64(self.db);
  const triggers = (on: number): number =>
    value.hasTriggers ? c.sqlite3__wasm_db_config_ip(self.db, ENABLE_TRIGGER, on, 0) : SQLITE_OK;
  self.storing = true;
  triggers(0);
  try {
    return action();
  } finally {
    triggers(1);
    self.storing = false;
    self.hiddenChanges += c.sqlite3_total_changes64(self.db) - before;
  }
}

/** Puts a value into the database. */
function store(self: PyConnection, value: BlobValue): void {
  const state = self.state!;
  const given = value.isText ? "CAST(? AS TEXT)" : "?";
  const sql = `UPDATE ${value.source} SET ${quoted(value.column)} = ${given} WHERE ${quoted(value.rowidName)} = ?`;
  const write = (): void => {
    if (perform(state, self.db, sql, [value.data!, value.rowid]) !== SQLITE_OK) throw state.failure(self.db);
  };
  privately(self, () => unnoticed(self, value, write));
  value.unwritten = false;
}

export function closeBlob(self: PyConnection, blob: PyBlob): void {
  const { value } = blob;
  try {
    if (value?.unwritten === true && blob.aborted === 0) store(self, value);
  } finally {
    leave(self, blob);
    blob.closed = true;
    self.blobs.delete(blob);
    if (self.blobs.size === 0) hook(self, false);
  }
}

interface Hooks {
  readonly changed: number;
  readonly rolledBack: number;
}
const hooks: WeakMap<Engine, Hooks> = new WeakMap();

function makeHooks(engine: Engine): Hooks {
  const changed = (
    handle: number,
    _db: number,
    op: number,
    schema: number,
    table: number,
    rowid: bigint,
    _new: bigint,
  ): void => {
    const self = engine.target<PyConnection>(handle);
    if (op === OP_INSERT || self.storing) return;
    const names = [engine.text(schema), engine.text(table)];
    for (const blob of self.blobs) {
      const { value } = blob;
      if (value?.rowid === rowid && value.table === names[1] && value.schema === names[0]) blob.aborted ||= ABORT;
    }
  };
  const rolledBack = (handle: number): void => {
    for (const blob of engine.target<PyConnection>(handle).blobs) {
      if (blob.value !== undefined) blob.value.data = undefined;
      if (!blob.readOnly) blob.aborted ||= ABORT_ROLLBACK;
    }
  };
  return {
    changed: engine.pointer("iiiiijj>v", changed as never),
    rolledBack: engine.pointer("i>v", rolledBack as never),
  };
}

/** Listens to changes and rollbacks while blobs are open. */
export function hook(self: PyConnection, on: boolean): void {
  const { engine } = self.state!;
  const handle = self.handles.get("blobs");
  if (on === (handle !== undefined)) return;
  if (handle !== undefined) {
    engine.c.sqlite3_preupdate_hook(self.db, 0, 0);
    engine.c.sqlite3_rollback_hook(self.db, 0, 0);
    engine.dropHandle(handle);
    self.handles.delete("blobs");
    return;
  }
  let pointers = hooks.get(engine);
  if (pointers === undefined) hooks.set(engine, (pointers = makeHooks(engine)));
  const made = engine.handleOf(self);
  self.handles.set("blobs", made);
  engine.c.sqlite3_preupdate_hook(self.db, pointers.changed, made);
  engine.c.sqlite3_rollback_hook(self.db, pointers.rolledBack, made);
}
