// Checks and transactions of connections (Modules/_sqlite/connection.c).

import { fromUtf16 } from "#runtime/objects/str.ts";
import { closeBlob } from "./blob-value.ts";
import { LEGACY, type PyConnection, type PyCursor } from "./layouts.ts";
import { SQLITE_DONE, SQLITE_OK, SQLITE_ROW, type SqlState, sqlState } from "./state.ts";
import { Statement } from "./statement.ts";

/**
 * The connection's state; ProgrammingError when it is closed or was not initialized.
 * @param settled whether the database must have all that blobs hold
 */
export function usable(self: PyConnection, settled = true): SqlState {
  const state = self.state ?? sqlState();
  if (!self.initialized) throw state.error("ProgrammingError", "Base Connection.__init__ not called.");
  if (self.db === 0) throw state.error("ProgrammingError", "Cannot operate on a closed database.");
  if (settled) self.settle?.();
  return state;
}

export function usableCursor(self: PyCursor): { state: SqlState; connection: PyConnection } {
  const connection = self.connection;
  if (!self.initialized || connection === undefined)
    throw sqlState().error("ProgrammingError", "Base Cursor.__init__ not called.");
  const state = connection.state!;
  if (self.closed) throw state.error("ProgrammingError", "Cannot operate on a closed cursor.");
  if (self.locked) throw state.error("ProgrammingError", "Recursive use of cursors not allowed.");
  usable(connection);
  return { state, connection };
}

/** Runs SQL that gives no rows. */
export function runSql(self: PyConnection, sql: string): void {
  const state = self.state!;
  const statement = new Statement(state, self.db, fromUtf16(sql));
  const code = state.engine.c.sqlite3_step(statement.handle);
  const failure = code === SQLITE_DONE || code === SQLITE_ROW ? undefined : state.failure(self.db);
  statement.finalize();
  if (failure !== undefined) throw failure;
}

export const inTransaction = (self: PyConnection): boolean =>
  self.state!.engine.c.sqlite3_get_autocommit(self.db) === 0;

export function begin(self: PyConnection): void {
  runSql(self, self.isolation === "" || self.isolation === undefined ? "BEGIN " : `BEGIN ${self.isolation}`);
}

/** COMMIT or ROLLBACK, as the connection's mode has it. */
export function endTransaction(self: PyConnection, sql: "COMMIT" | "ROLLBACK"): void {
  usable(self);
  if (self.autocommit === LEGACY) {
    if (inTransaction(self)) runSql(self, sql);
  } else if (self.autocommit === 0) {
    runSql(self, sql);
    runSql(self, "BEGIN");
  }
}

/** A statement for SQL, from the cache when it is there and idle. */
export function statementFor(self: PyConnection, sql: string): Statement {
  const cached = self.cache.get(sql);
  if (cached !== undefined && !cached.busy) {
    self.cache.delete(sql);
    self.cache.set(sql, cached);
    return cached;
  }
  const made = new Statement(self.state!, self.db, fromUtf16(sql));
  self.statements.add(made);
  if (cached === undefined && self.cacheSize > 0) {
    if (self.cache.size >= self.cacheSize) {
      const [oldest, statement] = self.cache.entries().next().value!;
      self.cache.delete(oldest);
      statement.cached = false;
      discard(self, statement);
    }
    self.cache.set(sql, made);
    made.cached = true;
  }
  return made;
}

/** Finalizes a statement that nobody uses any more. */
export function discard(self: PyConnection, statement: Statement): void {
  if (statement.cached || statement.busy) return;
  self.statements.delete(statement);
  statement.finalize();
}

export function closeConnection(self: PyConnection): void {
  const state = self.state ?? sqlState();
  if (!self.initialized) throw state.error("ProgrammingError", "Base Connection.__init__ not called.");
  const { db } = self;
  if (db === 0) return;
  const { c } = state.engine;
  for (const blob of self.blobs) closeBlob(self, blob);
  for (const statement of self.statements) statement.finalize();
  self.statements.clear();
  self.cache.clear();
  if (self.autocommit === 0 && inTransaction(self)) runSql(self, "ROLLBACK");
  self.db = 0;
  state.engine.forget(self);
  for (const handle of self.handles.values()) state.engine.dropHandle(handle);
  self.handles.clear();
  const code = c.sqlite3_close_v2(db);
  if (code !== SQLITE_OK) throw state.failure(0, code);
}
