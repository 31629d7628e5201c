// SQL that the module runs for itself, to do what SQLite's build has no functions for (blobs, backups). The program's authorizer and its
// trace callback hear nothing of it.

import { encodeText } from "#runtime/codecs.ts";
import { fromUtf16 } from "#runtime/objects/str.ts";
import { callbacksOf } from "./callbacks.ts";
import type { Engine } from "./engine.ts";
import type { PyConnection } from "./layouts.ts";
import { SQLITE_DONE, SQLITE_OK, SQLITE_ROW, type SqlState } from "./state.ts";
import { parameterSink } from "./values.ts";

export type Parameter = bigint | number | string | Uint8Array | null;

/** A name in SQL. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A prepared statement with its parameters; failures are SQLite's codes. */
export class Query {
  private readonly engine: Engine;
  private handle: number;
  /** What preparing and binding gave. */
  readonly code: number;

  constructor(state: SqlState, db: number, sql: string, parameters: readonly Parameter[] = []) {
    const { engine } = state;
    this.engine = engine;
    const out = engine.alloc(4);
    let code = engine.withTexts([sql], (at) => engine.c.sqlite3_prepare_v3(db, at!, -1, 0, out, 0));
    this.handle = engine.u32(out);
    engine.c.free(out);
    for (let i = 0; i < parameters.length && code === SQLITE_OK; i++) code = this.bind(i + 1, parameters[i]!);
    this.code = code;
  }

  private bind(i: number, value: Parameter): number {
    const sink = parameterSink(this.engine, this.handle, i);
    if (value === null) return sink.none();
    if (typeof value === "number" || typeof value === "bigint") return sink.integer(BigInt(value));
    const data = typeof value === "string" ? encodeText(fromUtf16(value)) : value;
    return this.engine.with(data, (at) =>
      typeof value === "string" ? sink.text(at, data.length) : sink.blob(at, data.length),
    );
  }

  step(): number {
    return this.code === SQLITE_OK ? this.engine.c.sqlite3_step(this.handle) : this.code;
  }
  integer(i: number): number {
    return Number(this.engine.c.sqlite3_column_int64(this.handle, i));
  }
  text(i: number): string {
    return this.engine.text(this.engine.c.sqlite3_column_text(this.handle, i));
  }
  bytes(i: number): Uint8Array {
    const at = this.engine.c.sqlite3_column_blob(this.handle, i);
    return this.engine.slice(at, this.engine.c.sqlite3_column_bytes(this.handle, i));
  }
  finalize(): void {
    if (this.handle !== 0) this.engine.c.sqlite3_finalize(this.handle);
    this.handle = 0;
  }
}

/** All rows of a query; SQLite's failure is raised. */
export function rowsOf<T>(
  state: SqlState,
  db: number,
  sql: string,
  parameters: readonly Parameter[],
  read: (row: Query) => T,
): T[] {
  const query = new Query(state, db, sql, parameters);
  try {
    const out: T[] = [];
    let code = query.step();
    for (; code === SQLITE_ROW; code = query.step()) out.push(read(query));
    if (code !== SQLITE_DONE) throw state.failure(db);
    return out;
  } finally {
    query.finalize();
  }
}

/** Runs SQL that gives no rows; SQLite's code, 0 where it went well. */
export function perform(state: SqlState, db: number, sql: string, parameters: readonly Parameter[] = []): number {
  const query = new Query(state, db, sql, parameters);
  let code = query.step();
  while (code === SQLITE_ROW) code = query.step();
  query.finalize();
  return code === SQLITE_DONE ? SQLITE_OK : code;
}

/** Runs an action without the connection's authorizer and trace callback. */
export function privately<T>(self: PyConnection, action: () => T): T {
  const { c } = self.state!.engine;
  const authorizer = self.handles.get("authorizer");
  const trace = self.handles.get("trace");
  if (authorizer === undefined && trace === undefined) return action();
  const pointers = callbacksOf(self.state!);
  if (authorizer !== undefined) c.sqlite3_set_authorizer(self.db, 0, 0);
  if (trace !== undefined) c.sqlite3_trace_v2(self.db, 0, 0, 0);
  try {
    return action();
  } finally {
    if (authorizer !== undefined) c.sqlite3_set_authorizer(self.db, pointers.authorize, authorizer);
    if (trace !== undefined) c.sqlite3_trace_v2(self.db, 1, pointers.trace, trace);
  }
}
