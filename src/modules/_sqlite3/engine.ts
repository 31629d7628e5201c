// SQLite itself: the C library as WebAssembly, its functions by name, and pointers to JavaScript functions for its callbacks. One per
// interpreter.

import { encodeText } from "#runtime/codecs.ts";
import { CLibrary, type WasmMemory, type WasmModule, webAssembly } from "#runtime/native/c-library.ts";
import { fromUtf16 } from "#runtime/objects/str.ts";

/** What is used of SQLite's C API; pointers are numbers, 64-bit ints bigints. */
export interface Sqlite {
  __wasm_call_ctors?(): void;
  sqlite3_initialize(): number;
  sqlite3_vfs_register(vfs: number, makeDefault: number): number;
  sqlite3_libversion(): number;
  sqlite3_errmsg(db: number): number;
  sqlite3_errcode(db: number): number;
  sqlite3_extended_errcode(db: number): number;
  sqlite3_errstr(code: number): number;
  sqlite3_open_v2(name: number, out: number, flags: number, vfs: number): number;
  sqlite3_close_v2(db: number): number;
  sqlite3_prepare_v3(db: number, sql: number, size: number, flags: number, out: number, tail: number): number;
  sqlite3_finalize(stmt: number): number;
  sqlite3_step(stmt: number): number;
  sqlite3_reset(stmt: number): number;
  sqlite3_clear_bindings(stmt: number): number;
  sqlite3_sql(stmt: number): number;
  sqlite3_expanded_sql(stmt: number): number;
  sqlite3_stmt_readonly(stmt: number): number;
  sqlite3_stmt_busy(stmt: number): number;
  sqlite3_column_count(stmt: number): number;
  sqlite3_stmt_status(stmt: number, counter: number, reset: number): number;
  sqlite3_column_name(stmt: number, i: number): number;
  sqlite3_column_decltype(stmt: number, i: number): number;
  sqlite3_column_type(stmt: number, i: number): number;
  sqlite3_column_int64(stmt: number, i: number): bigint;
  sqlite3_column_double(stmt: number, i: number): number;
  sqlite3_column_text(stmt: number, i: number): number;
  sqlite3_column_blob(stmt: number, i: number): number;
  sqlite3_column_bytes(stmt: number, i: number): number;
  sqlite3_bind_parameter_count(stmt: number): number;
  sqlite3_bind_parameter_name(stmt: number, i: number): number;
  sqlite3_bind_null(stmt: number, i: number): number;
  sqlite3_bind_int(stmt: number, i: number, value: number): number;
  sqlite3_bind_int64(stmt: number, i: number, value: bigint): number;
  sqlite3_bind_double(stmt: number, i: number, value: number): number;
  sqlite3_bind_text(stmt: number, i: number, text: number, size: number, free: number): number;
  sqlite3_bind_blob(stmt: number, i: number, data: number, size: number, free: number): number;
  sqlite3_bind_zeroblob(stmt: number, i: number, size: number): number;
  sqlite3_get_autocommit(db: number): number;
  sqlite3_last_insert_rowid(db: number): bigint;
  sqlite3_changes64(db: number): bigint;
  sqlite3_total_changes64(db: number): bigint;
  sqlite3_busy_timeout(db: number, ms: number): number;
  sqlite3_progress_handler(db: number, n: number, f: number, data: number): void;
  sqlite3_set_authorizer(db: number, f: number, data: number): number;
  sqlite3_trace_v2(db: number, mask: number, f: number, data: number): number;
  sqlite3_create_function_v2(
    db: number,
    name: number,
    args: number,
    flags: number,
    data: number,
    func: number,
    step: number,
    final: number,
    destroy: number,
  ): number;
  sqlite3_create_window_function(
    db: number,
    name: number,
    args: number,
    flags: number,
    data: number,
    step: number,
    final: number,
    value: number,
    inverse: number,
    destroy: number,
  ): number;
  sqlite3_create_collation_v2(
    db: number,
    name: number,
    encoding: number,
    data: number,
    compare: number,
    destroy: number,
  ): number;
  sqlite3_user_data(context: number): number;
  sqlite3_aggregate_context(context: number, size: number): number;
  sqlite3_value_type(value: number): number;
  sqlite3_value_int64(value: number): bigint;
  sqlite3_value_double(value: number): number;
  sqlite3_value_text(value: number): number;
  sqlite3_value_blob(value: number): number;
  sqlite3_value_bytes(value: number): number;
  sqlite3_result_null(context: number): void;
  sqlite3_result_int64(context: number, value: bigint): void;
  sqlite3_result_double(context: number, value: number): void;
  sqlite3_result_text(context: number, text: number, size: number, free: number): void;
  sqlite3_result_blob(context: number, data: number, size: number, free: number): void;
  sqlite3_result_error(context: number, text: number, size: number): void;
  sqlite3_result_error_nomem(context: number): void;
  sqlite3_result_error_toobig(context: number): void;
  sqlite3_interrupt(db: number): void;
  sqlite3_limit(db: number, category: number, value: number): number;
  sqlite3_complete(sql: number): number;
  sqlite3_preupdate_hook(db: number, f: number, data: number): number;
  sqlite3_rollback_hook(db: number, f: number, data: number): number;
  sqlite3_db_filename(db: number, name: number): number;
  sqlite3_serialize(db: number, name: number, size: number, flags: number): number;
  sqlite3_deserialize(db: number, name: number, data: number, size: bigint, room: bigint, flags: number): number;
  sqlite3_malloc64(size: bigint): number;
  sqlite3_free(pointer: number): void;
  sqlite3__wasm_db_config_ip(db: number, op: number, value: number, out: number): number;
  sqlite3_txn_state(db: number, name: number): number;
}

type ValueType = "i32" | "i64" | "f64";
const TYPE_CODES: Record<ValueType, number> = { i32: 0x7f, i64: 0x7e, f64: 0x7c };

/** A module that imports one function and exports it: the way to a WebAssembly function of a JavaScript one. */
function trampoline(params: readonly ValueType[], result: ValueType | undefined): Uint8Array {
  const types = [1, 0x60, params.length, ...params.map((p) => TYPE_CODES[p])];
  types.push(...(result === undefined ? [0] : [1, TYPE_CODES[result]]));
  const section = (id: number, body: readonly number[]): number[] => [id, body.length, ...body];
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, types),
    ...section(2, [1, 1, 0x65, 1, 0x66, 0, 0]),
    ...section(7, [1, 1, 0x66, 0, 0]),
  ]);
}

export class Engine extends CLibrary<Sqlite> {
  private readonly targets: Map<number, unknown> = new Map();
  private nextTarget = 1;

  /** A C function pointer for a JavaScript function; "iij>i" are its C types (i int or pointer, j 64-bit int, d double, v void). */
  pointer(signature: string, f: (...args: never[]) => unknown): number {
    const letters: Record<string, ValueType> = { i: "i32", j: "i64", d: "f64" };
    const [params, result] = signature.split(">");
    const code = trampoline(
      Array.from(params!, (c) => letters[c]!),
      letters[result!],
    );
    const { Module, Instance } = webAssembly!;
    const made = new Instance(new Module(code), { e: { f } }).exports["f"];
    const table = this.c.__indirect_function_table!;
    const at = table.grow(1);
    table.set(at, made);
    return at;
  }

  /** A number that stands for a JavaScript object in a callback's data. */
  handleOf(target: object): number {
    const handle = this.nextTarget++;
    this.targets.set(handle, target);
    return handle;
  }
  target<T>(handle: number): T {
    return this.targets.get(handle) as T;
  }
  dropHandle(handle: number): void {
    this.targets.delete(handle);
  }

  /** Runs with bytes in C memory. */
  with<R>(data: Uint8Array, use: (at: number) => R): R {
    const at = this.put(data);
    try {
      return use(at);
    } finally {
      this.c.free(at);
    }
  }
  /** Runs with texts in C memory. */
  withTexts<R>(texts: readonly string[], use: (...at: number[]) => R): R {
    // The encoder refuses lone surrogates, as Python does.
    const data = texts.map((text) => encodeText(fromUtf16(text)));
    const at = data.map((bytes) => this.put(Uint8Array.of(...bytes, 0)));
    try {
      return use(...at);
    } finally {
      for (const pointer of at) this.c.free(pointer);
    }
  }
}

/** SQLite from its compiled code. What its build asks of Emscripten's runtime is memory that grows; its own files are never opened. */
export function makeEngine(compiled: WasmModule): Engine {
  const { Module, Memory } = webAssembly!;
  const imports: Record<string, Record<string, unknown>> = {};
  let memory: WasmMemory | undefined;
  const grow = (size: number): number => {
    try {
      memory!.grow(Math.ceil((size - memory!.buffer.byteLength) / 65536));
      return 1;
    } catch {
      return 0;
    }
  };
  for (const { module, name, kind } of Module.imports(compiled)) {
    const group = (imports[module] ??= {});
    if (kind === "memory") group[name] = memory = new Memory({ initial: 256, maximum: 32768 });
    else group[name] = name === "emscripten_resize_heap" ? grow : () => 0;
  }
  const engine = new Engine(compiled, imports, memory);
  engine.c.__wasm_call_ctors?.();
  return engine;
}
