// What an interpreter's _sqlite3 shares: the engine, the classes of errors, adapters and converters; and errors out of SQLite's codes.

import { setattr } from "#runtime/attributes.ts";
import { current } from "#runtime/current.ts";
import { writeUnraisable } from "#runtime/exceptions/unraisable.ts";
import type { Interpreter } from "#runtime/interpreter.ts";
import { wasmModule } from "#runtime/native/c-library.ts";
import { newException } from "#runtime/native/exceptions.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { ExceptionType, MemoryErrorType, makeException, type PyBaseException } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { fromUtf16 } from "#runtime/objects/str.ts";
import type { PyType } from "#runtime/objects/type.ts";
import { reprText } from "#runtime/operators/protocols.ts";
import { errorName } from "./constants.ts";
import { type Engine, makeEngine } from "./engine.ts";
import type { PyCursor } from "./layouts.ts";
import type { Statement } from "./statement.ts";
import { installVfs } from "./vfs.ts";

export const SQLITE_OK = 0;
export const SQLITE_LOCKED = 6;
export const SQLITE_ROW = 100;
export const SQLITE_DONE = 101;

/** Nanoseconds between two collections for the sake of locks. */
const RECLAIM_PAUSE = 100_000_000n;

type ErrorName =
  | "Warning"
  | "Error"
  | "InterfaceError"
  | "DatabaseError"
  | "DataError"
  | "OperationalError"
  | "IntegrityError"
  | "InternalError"
  | "ProgrammingError"
  | "NotSupportedError";

/** Which error a primary code is. */
const CLASSES: Readonly<Record<number, ErrorName>> = {
  ...Object.fromEntries([2, 12].map((code) => [code, "InternalError"])),
  ...Object.fromEntries([1, 3, 4, 5, 6, 8, 9, 10, 13, 14, 15, 16, 17].map((code) => [code, "OperationalError"])),
  11: "DatabaseError",
  18: "DataError",
  19: "IntegrityError",
  20: "IntegrityError",
  21: "InterfaceError",
  25: "InterfaceError",
};

export class SqlState {
  readonly interpreter: Interpreter;
  readonly engine: Engine;
  readonly errors: Readonly<Record<ErrorName, PyType>>;
  readonly adapters: PyDict = new PyDict();
  readonly converters: PyDict = new PyDict();
  /** Some adapter is for int, float, str or bytearray. */
  baseTypeAdapted = false;
  callbackTracebacks = false;
  /** Statements whose rows were not all read: they hold locks, which those of a cursor that is gone should not. */
  private readonly reading: Map<Statement, WeakRef<PyCursor>> = new Map();
  /** The last of them, until there is another one: most are read to their end soon, and weak references cost much. */
  private readingLast: { statement: Statement; cursor: PyCursor } | undefined = undefined;
  private reclaimed = 0n;

  constructor(interpreter: Interpreter) {
    this.interpreter = interpreter;
    this.engine = makeEngine(wasmModule("sqlite3", "_sqlite3"));
    installVfs(this.engine, interpreter, () => this.reclaim(true));
    this.engine.c.sqlite3_initialize();
    const exception = (name: string, base: PyType): PyType => newException("sqlite3", name, base);
    const Error = exception("Error", ExceptionType);
    const DatabaseError = exception("DatabaseError", Error);
    const of = (name: string): PyType => exception(name, DatabaseError);
    this.errors = {
      Warning: exception("Warning", ExceptionType),
      Error,
      InterfaceError: exception("InterfaceError", Error),
      DatabaseError,
      DataError: of("DataError"),
      OperationalError: of("OperationalError"),
      IntegrityError: of("IntegrityError"),
      InternalError: of("InternalError"),
      ProgrammingError: of("ProgrammingError"),
      NotSupportedError: of("NotSupportedError"),
    };
  }

  /** Notes that a cursor reads the rows of a statement. */
  startReading(statement: Statement, cursor: PyCursor): void {
    this.loosenLast();
    this.readingLast = { statement, cursor };
  }
  endReading(statement: Statement): void {
    if (this.readingLast?.statement === statement) this.readingLast = undefined;
    else this.reading.delete(statement);
  }
  private loosenLast(): Statement | undefined {
    const last = this.readingLast;
    this.readingLast = undefined;
    if (last !== undefined) this.reading.set(last.statement, new WeakRef(last.cursor));
    return last?.statement;
  }

  /** Ends the statements of cursors that are gone; false where there was none. It costs a collection, so one that tries `often` has to wait. */
  reclaim(often: boolean): boolean {
    const { collect, clock } = this.interpreter.host;
    const now = clock?.monotonic() ?? 0n;
    if (collect === undefined || (this.reading.size === 0 && this.readingLast === undefined)) return false;
    if (often && now - this.reclaimed < RECLAIM_PAUSE) return false;
    const loosened = this.loosenLast();
    collect();
    let any = this.endForgotten();
    if (loosened !== undefined && this.reading.has(loosened)) {
      // A collection that had begun before may have taken it for live.
      collect();
      any = this.endForgotten() || any;
    }
    this.reclaimed = clock?.monotonic() ?? 0n;
    return any;
  }
  private endForgotten(): boolean {
    let any = false;
    for (const [statement, cursor] of this.reading) {
      if (cursor.deref() !== undefined) continue;
      statement.reset();
      this.reading.delete(statement);
      any = true;
    }
    return any;
  }

  error(name: ErrorName, text: string): PyBaseException {
    return makeException(this.errors[name], fromUtf16(text));
  }

  /** The error behind a database's last failure, or a code. */
  failure(db: number, given?: number): PyBaseException {
    const { c } = this.engine;
    const extended = given ?? c.sqlite3_extended_errcode(db);
    const code = given ?? c.sqlite3_errcode(db);
    if ((code & 0xff) === 7) return makeException(MemoryErrorType);
    const text =
      given === undefined ? this.engine.text(c.sqlite3_errmsg(db)) : this.engine.text(c.sqlite3_errstr(given));
    const e = this.error(CLASSES[code & 0xff] ?? "DatabaseError", text);
    this.mark(e, extended);
    return e;
  }

  /** Says with which of SQLite's codes an exception goes. */
  mark(e: PyBaseException, code: number): void {
    setattr(e, "sqlite_errorcode", code);
    setattr(e, "sqlite_errorname", errorName(code));
  }

  /** An exception in a callback, which SQLite cannot pass on. */
  report(e: PyBaseException, callback: PyValue): void {
    if (!this.callbackTracebacks) return;
    writeUnraisable(this.interpreter, e, `Exception ignored on sqlite3 callback ${reprText(callback)}`);
  }
}

const states: WeakMap<Interpreter, SqlState> = new WeakMap();

/** The running interpreter's; made with the module. */
export function sqlState(): SqlState {
  const interpreter = current();
  let state = states.get(interpreter);
  if (state === undefined) states.set(interpreter, (state = new SqlState(interpreter)));
  return state;
}
