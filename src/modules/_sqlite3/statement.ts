// Prepared statements, their parameters and rows (Modules/_sqlite/statement.c and the binding half of cursor.c).

import { lookupAttribute } from "#runtime/attributes.ts";
import { attempt } from "#runtime/calls/call.ts";
import { encodeText } from "#runtime/codecs.ts";
import { PyList, PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { LookupErrorType } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { fromUtf16, type Str } from "#runtime/objects/str.ts";
import type { PyType } from "#runtime/objects/type.ts";
import { isInstance, typeName, typeOf } from "#runtime/objects/type-of.ts";
import { getitem } from "#runtime/operators/items.ts";
import { length } from "#runtime/operators/protocols.ts";
import { SQLITE_OK, type SqlState } from "./state.ts";
import { adaptParameter, bindValue } from "./values.ts";

const LIMIT_SQL_LENGTH = 1;
const STATUS_REPREPARE = 5;

/** SQL without comments and white space at its start. */
export const stripSql = (sql: string): string => sql.replace(/^(?:\s+|--[^\n]*(?:\n|$)|\/\*[\s\S]*?(?:\*\/|$))+/, "");

export class Statement {
  readonly state: SqlState;
  /** 0 for SQL that is empty. */
  handle: number;
  readonly isDml: boolean;
  readonly sql: string;
  /** Is it in the connection's cache? */
  cached = false;
  private parameters: readonly (string | undefined)[] | undefined = undefined;
  private columns: readonly string[] | undefined = undefined;
  private prepared = 0;

  constructor(state: SqlState, db: number, sql: Str) {
    this.state = state;
    const { engine } = state;
    const data = encodeText(sql);
    if (data.length > engine.c.sqlite3_limit(db, LIMIT_SQL_LENGTH, -1))
      throw state.error("DataError", "query string is too large");
    if (data.includes(0)) throw state.error("ProgrammingError", "the query contains a null character");
    const at = engine.c.malloc(data.length + 9);
    const room = engine.alloc(8);
    try {
      engine.u8.set(data, at);
      engine.u8[at + data.length] = 0;
      const code = engine.c.sqlite3_prepare_v3(db, at, data.length + 1, 0, room, room + 4);
      if (code !== SQLITE_OK) throw state.failure(db);
      this.handle = engine.u32(room);
      const tail = engine.text(engine.u32(room + 4));
      if (stripSql(tail) !== "") {
        engine.c.sqlite3_finalize(this.handle);
        throw state.error("ProgrammingError", "You can only execute one statement at a time.");
      }
    } finally {
      engine.c.free(at);
      engine.c.free(room);
    }
    this.sql = new TextDecoder().decode(data);
    this.isDml = /^(?:insert|update|delete|replace)/i.test(stripSql(this.sql));
  }

  get busy(): boolean {
    return this.handle !== 0 && this.state.engine.c.sqlite3_stmt_busy(this.handle) !== 0;
  }
  get readOnly(): boolean {
    return this.state.engine.c.sqlite3_stmt_readonly(this.handle) !== 0;
  }
  reset(): void {
    if (this.handle !== 0) this.state.engine.c.sqlite3_reset(this.handle);
  }
  finalize(): void {
    if (this.handle !== 0) this.state.engine.c.sqlite3_finalize(this.handle);
    this.handle = 0;
  }

  private parameterNames(): (string | undefined)[] {
    const { handle, state } = this;
    const { engine } = state;
    const count = handle === 0 ? 0 : engine.c.sqlite3_bind_parameter_count(handle);
    return Array.from({ length: count }, (_, i) => {
      const at = engine.c.sqlite3_bind_parameter_name(handle, i + 1);
      return at === 0 ? undefined : engine.text(at);
    });
  }

  /** Names of the columns; they change when SQLite prepares the statement again after a change of the schema. */
  columnNames(): readonly string[] {
    const { handle, state } = this;
    const { engine } = state;
    const again = engine.c.sqlite3_stmt_status(handle, STATUS_REPREPARE, 0);
    if (this.columns === undefined || this.prepared !== again) {
      this.prepared = again;
      this.columns = Array.from({ length: engine.c.sqlite3_column_count(handle) }, (_, i) =>
        engine.text(engine.c.sqlite3_column_name(handle, i)),
      );
    }
    return this.columns;
  }

  /** Binds one value. `name` is how errors call the parameter. */
  private bindOne(i: number, value: PyValue, name: string | number, protocol: PyType, db: number): void {
    const { state } = this;
    const adapted = adaptParameter(state, value, protocol);
    const code = bindValue(state.engine, this.handle, i, adapted);
    if (code === undefined)
      throw state.error(
        "ProgrammingError",
        `Error binding parameter ${name}: type '${typeName(adapted)}' is not supported`,
      );
    if (code !== SQLITE_OK) throw state.failure(db);
  }

  bind(parameters: PyValue, protocol: PyType, db: number): void {
    const { state } = this;
    const names = (this.parameters ??= this.parameterNames());
    const needed = names.length;
    const isSequence =
      parameters instanceof PyTuple ||
      parameters instanceof PyList ||
      (!(parameters instanceof PyDict) && isSequenceLike(parameters));
    if (isSequence) {
      const given = length(parameters);
      if (given !== needed)
        throw state.error(
          "ProgrammingError",
          `Incorrect number of bindings supplied. The current statement uses ${needed}, and there are ${given} supplied.`,
        );
      for (let i = 1; i <= needed; i++) {
        const name = names[i - 1];
        if (name !== undefined && !name.startsWith("?"))
          throw state.error(
            "ProgrammingError",
            `Binding ${i} ('${name}') is a named parameter, but you supplied a sequence which requires nameless (qmark) placeholders.`,
          );
        this.bindOne(i, getitem(parameters, i - 1), i, protocol, db);
      }
      return;
    }
    if (!isMapping(parameters)) throw state.error("ProgrammingError", "parameters are of unsupported type");
    for (let i = 1; i <= needed; i++) {
      const name = names[i - 1]?.slice(1);
      if (name === undefined)
        throw state.error(
          "ProgrammingError",
          `Binding ${i} has no name, but you supplied a dictionary (which has only names).`,
        );
      const key = fromUtf16(name);
      const value = attempt(
        () => getitem(parameters, key),
        (e) => isInstance(e, LookupErrorType),
      );
      if (value === undefined)
        throw state.error("ProgrammingError", `You did not supply a value for binding parameter :${name}.`);
      this.bindOne(i, value, `':${name}'`, protocol, db);
    }
  }
}

function isSequenceLike(v: PyValue): boolean {
  const type = typeOf(v);
  return type.lookup("__getitem__") !== undefined && type.lookup("__len__") !== undefined && !hasKeys(v);
}
const hasKeys = (v: PyValue): boolean => v instanceof PyDict || lookupAttribute(v, "keys") !== undefined;
const isMapping = (v: PyValue): boolean => typeOf(v).lookup("__getitem__") !== undefined;
