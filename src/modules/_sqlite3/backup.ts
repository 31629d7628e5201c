// Connection.backup. SQLite's build has no sqlite3_backup_*: what is copied is the source as sqlite3_serialize gives it, taken again whenever the
// source has changed. Pages go into the target's file by the virtual table sqlite_dbpage, in one transaction of a connection of its own (whose
// cache knows nothing of what they replace); a target in memory becomes the copy at the end. What a step gives is what sqlite3_backup_step
// gives (https://sqlite.org/c3ref/backup_finish.html).

import { tick } from "#runtime/allocation.ts";
import { callv } from "#runtime/calls/call.ts";
import { memoryError, type PyBaseException } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import type { PyConnection } from "./layouts.ts";
import { perform, privately, quoted, rowsOf } from "./private-sql.ts";
import { SQLITE_DONE, SQLITE_OK, SQLITE_ROW, type SqlState } from "./state.ts";
import { usable } from "./transactions.ts";

const ERROR = 1;
const BUSY = 5;
const LOCKED = 6;
const OPEN_READWRITE_CREATE = 6;
const TXN_WRITE = 2;
const DESERIALIZE_OWNED = 3;
/** Offsets in the first page: of the two versions of the format (1 for a rollback journal), of the page size, of the schema's number. */
const VERSIONS = 18;
const PAGE_SIZE = 16;
const COOKIE = 40;
/** The page that holds this byte is never used. */
const PENDING_BYTE = 0x40000000;

/** Where pages go. All give SQLite's codes. */
interface Sink {
  start(pageSize: number): number;
  /** Each page but the first. */
  put(page: number, data: Uint8Array): number;
  /** After the last page. The target must notice that its schema is another: it has the number `cookie`. */
  finish(image: Uint8Array, pageSize: number, cookie: number): number;
  /** After all, or in the middle. */
  close(): void;
}

/** Code that failed, as long as the failure's text is known. */
type Fail = (code: number, db: number) => number;

const setCookie = (first: Uint8Array, cookie: number): void =>
  new DataView(first.buffer, first.byteOffset).setUint32(COOKIE, cookie);
const next = (cookie: number): number => (cookie + 1) & 0x7fffffff;

function memorySink(state: SqlState, target: PyConnection, fail: Fail): Sink {
  return {
    start: () => SQLITE_OK,
    put: () => SQLITE_OK,
    finish: (image, _size, cookie) => {
      const { engine } = state;
      setCookie(image, next(cookie));
      const at = engine.c.sqlite3_malloc64(BigInt(image.length));
      if (at === 0) throw memoryError();
      engine.u8.set(image, at);
      const size = BigInt(image.length);
      const code = engine.withTexts(["main"], (main) =>
        engine.c.sqlite3_deserialize(target.db, main!, at, size, size, DESERIALIZE_OWNED),
      );
      return code === SQLITE_OK ? code : fail(code, target.db);
    },
    close: () => {},
  };
}

function fileSink(state: SqlState, path: string, fail: Fail): Sink {
  const { engine } = state;
  let db = 0;
  let begun = false;
  const run = (sql: string, ...parameters: readonly (number | Uint8Array)[]): number => {
    const code = perform(state, db, sql, parameters);
    return code === SQLITE_OK ? code : fail(code, db);
  };
  const close = (): void => {
    if (begun) perform(state, db, "ROLLBACK");
    if (db !== 0) engine.c.sqlite3_close_v2(db);
    begun = false;
    db = 0;
  };
  return {
    start: (pageSize) => {
      close();
      const out = engine.alloc(4);
      const opened = engine.withTexts([path], (at) => engine.c.sqlite3_open_v2(at!, out, OPEN_READWRITE_CREATE, 0));
      db = engine.u32(out);
      engine.c.free(out);
      if (opened !== SQLITE_OK) return fail(opened, db);
      const size = rowsOf(state, db, "PRAGMA page_size", [], (row) => row.integer(0))[0];
      let code = run(`PRAGMA page_size = ${pageSize}`);
      // Pages of another size are made anew.
      if (code === SQLITE_OK && size !== pageSize) code = run("VACUUM");
      if (code === SQLITE_OK) code = run("BEGIN IMMEDIATE");
      begun = code === SQLITE_OK;
      return code;
    },
    put: (page, data) => run("INSERT INTO sqlite_dbpage(pgno, data) VALUES (?, ?)", page, data),
    finish: (image, size, cookie) => {
      const first = image.subarray(0, size);
      // The next statement must not read the schema with what the cache knows of the old first page: so its number stays until the end. The
      // rows go in singly, since a statement's savepoint makes the number of pages the new first page's, and nothing would be cut off.
      setCookie(first, cookie);
      let code = run("INSERT INTO sqlite_dbpage(pgno, data) VALUES (1, ?)", first);
      if (code === SQLITE_OK)
        code = run("INSERT INTO sqlite_dbpage(pgno, data) VALUES (?, NULL)", image.length / size + 1);
      if (code === SQLITE_OK) code = run(`PRAGMA schema_version = ${next(cookie)}`);
      if (code === SQLITE_OK) code = run("COMMIT");
      if (code === SQLITE_OK) begun = false;
      return code;
    },
    close,
  };
}

class Backup {
  private readonly state: SqlState;
  private readonly source: PyConnection;
  private readonly target: PyConnection;
  private readonly schema: string;
  private readonly sink: Sink;
  private next = 0;
  private image: Uint8Array = new Uint8Array(0);
  private pageSize = 0;
  private mark = "";
  pages = 0;
  remaining = 0;
  failure: PyBaseException | undefined;

  constructor(source: PyConnection, target: PyConnection, schema: string) {
    this.state = source.state!;
    this.source = source;
    this.target = target;
    this.schema = schema;
    const { state } = this;
    const { engine } = state;
    const at = engine.withTexts(["main"], (main) => engine.c.sqlite3_db_filename(target.db, main!));
    const path = engine.text(at);
    const fail: Fail = (code, db) => {
      this.failure = state.failure(db);
      return code;
    };
    this.sink = path === "" ? memorySink(state, target, fail) : fileSink(state, path, fail);
  }

  private pragma(name: string, db = this.source.db, schema = this.schema): number {
    return rowsOf(this.state, db, `PRAGMA ${quoted(schema)}.${name}`, [], (row) => row.integer(0))[0]!;
  }

  /** Copies up to `count` pages, all where it is negative. */
  step(count: number): number {
    return privately(this.source, () => privately(this.target, () => this.copy(count)));
  }

  private copy(count: number): number {
    const { state, source, schema } = this;
    const { c } = state.engine;
    if (state.engine.withTexts([schema], (at) => c.sqlite3_txn_state(source.db, at!)) === TXN_WRITE) return BUSY;
    // Whatever was changed since the last step: it begins again.
    const mark = `${this.pragma("data_version")} ${this.pragma("schema_version")} ${c.sqlite3_total_changes64(source.db)}`;
    if (this.next === 0 || mark !== this.mark) {
      this.pageSize = this.pragma("page_size");
      const code = this.take() || this.sink.start(this.pageSize);
      if (code !== SQLITE_OK) return code;
      this.next = 1;
      this.mark = mark;
    }
    const { pageSize, pages } = this;
    const end = count < 0 ? pages + 1 : Math.min(pages + 1, this.next + count);
    for (; this.next < end; this.next++) {
      const page = this.next;
      if (page === 1 || page === Math.floor(PENDING_BYTE / pageSize) + 1) continue;
      const code = this.sink.put(page, this.image.subarray((page - 1) * pageSize, page * pageSize));
      if (code !== SQLITE_OK) return code;
    }
    this.remaining = pages + 1 - end;
    return this.remaining > 0 ? SQLITE_OK : this.finish();
  }

  /** Reads the source. */
  private take(): number {
    const { state, source } = this;
    const { engine } = state;
    const size = engine.alloc(8);
    const at = engine.withTexts([this.schema], (schema) => engine.c.sqlite3_serialize(source.db, schema!, size, 0));
    const length = Number(engine.view.getBigInt64(size, true));
    engine.c.free(size);
    const code = engine.c.sqlite3_errcode(source.db);
    if (at === 0 && code !== SQLITE_OK && code !== SQLITE_ROW && code !== SQLITE_DONE) {
      this.failure = state.failure(source.db);
      return code;
    }
    this.image = length > 0 ? engine.slice(at, length) : this.emptyPage();
    this.pages = length / this.pageSize;
    engine.c.sqlite3_free(at);
    return SQLITE_OK;
  }

  private finish(): number {
    const cookie = this.pragma("schema_version", this.target.db, "main");
    this.image.fill(1, VERSIONS, VERSIONS + 2);
    const code = this.sink.finish(this.image, this.pageSize, cookie);
    return code === SQLITE_OK ? SQLITE_DONE : code;
  }

  /** The first page of a database without tables. */
  private emptyPage(): Uint8Array {
    const size = this.pageSize;
    const page = new Uint8Array(size);
    const view = new DataView(page.buffer);
    page.set(new TextEncoder().encode("SQLite format 3\0"));
    view.setUint16(PAGE_SIZE, size === 65536 ? 1 : size);
    // The largest and smallest parts of a page that a row may take: the format allows no others.
    page.set([64, 32, 32], 21);
    view.setUint32(28, 1);
    view.setUint32(44, 4);
    view.setUint32(56, 1);
    // A leaf of a table, without cells: what cells there are begins at the end.
    page[100] = 13;
    view.setUint16(105, size === 65536 ? 0 : size);
    return page;
  }

  close(): void {
    this.sink.close();
  }
}

/** Copies a database into another connection's. */
export function backUp(
  source: PyConnection,
  target: PyConnection,
  pages: number,
  progress: PyValue,
  schema: string,
  sleep: number,
): void {
  const state = source.state!;
  const { engine } = state;
  const refusal = (text: string): PyBaseException => {
    const e = state.error("OperationalError", text);
    state.mark(e, ERROR);
    return e;
  };
  const schemas = privately(source, () => rowsOf(state, source.db, "PRAGMA database_list", [], (row) => row.text(1)));
  const known =
    schema.toLowerCase() === "temp" ? "temp" : schemas.find((s) => s.toLowerCase() === schema.toLowerCase());
  if (known === undefined) throw refusal(`unknown database ${schema}`);
  const inUse = engine.withTexts(["main"], (main) => engine.c.sqlite3_txn_state(target.db, main!)) > 0;
  if (inUse) throw refusal("destination database is in use");
  const backup = new Backup(source, target, known);
  try {
    for (;;) {
      usable(source);
      usable(target);
      tick();
      const code = backup.step(pages);
      if (progress !== None) callv(progress, [code, backup.remaining, backup.pages]);
      if (code === SQLITE_DONE) return;
      // Somebody works on one of the two.
      if (code === BUSY || code === LOCKED) state.interpreter.host.clock?.sleep?.(sleep * 1000);
      else if (code !== SQLITE_OK) throw backup.failure!;
    }
  } finally {
    backup.close();
  }
}
