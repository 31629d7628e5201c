// sqlite3.Blob: a value of a row that is read and written in pieces (Modules/_sqlite/blob.c).

import { cInt } from "#runtime/native/convert.ts";
import { makeType } from "#runtime/native/define.ts";
import { pos } from "#runtime/native/params.ts";
import { toBytesLike } from "#runtime/objects/buffer.ts";
import { PyBytes, PySlice } from "#runtime/objects/containers.ts";
import { indexError, notImplementedError, overflowError, typeError, valueError } from "#runtime/objects/exceptions.ts";
import { isInt } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { toIndexValue } from "#runtime/operators/protocols.ts";
import { sliceRange } from "#runtime/operators/slices.ts";
import { PyBlob, type PyConnection } from "./layouts.ts";
import { SQLITE_OK, type SqlState } from "./state.ts";
import { usable } from "./transactions.ts";

function opened(self: PyBlob): SqlState {
  const state = usable(self.connection!);
  if (self.handle === 0) throw state.error("ProgrammingError", "Cannot operate on a closed blob.");
  return state;
}
const sizeOf = (self: PyBlob): number => self.connection!.state!.engine.c.sqlite3_blob_bytes(self.handle);

function failure(state: SqlState, self: PyBlob, code: number): never {
  if (code === 4) throw state.error("OperationalError", "Cannot operate on an expired blob handle");
  throw state.failure(self.connection!.db);
}

function readAt(self: PyBlob, offset: number, size: number): Uint8Array {
  const state = opened(self);
  const { engine } = state;
  const at = engine.c.malloc(Math.max(1, size));
  const code = engine.c.sqlite3_blob_read(self.handle, at, size, offset);
  const data = engine.slice(at, size);
  engine.c.free(at);
  if (code !== SQLITE_OK) failure(state, self, code);
  return data;
}

function writeAt(self: PyBlob, offset: number, data: Uint8Array): void {
  const state = opened(self);
  if (data.length > sizeOf(self) - offset) throw valueError("data longer than blob length");
  const { engine } = state;
  const code = engine.with(data, (at) => engine.c.sqlite3_blob_write(self.handle, at, data.length, offset));
  if (code !== SQLITE_OK) failure(state, self, code);
}

function positionOf(self: PyBlob, key: PyValue): number {
  const n = Number(toIndexValue(key));
  const size = sizeOf(self);
  const at = n < 0 ? n + size : n;
  if (at < 0 || at >= size) throw indexError("Blob index out of range");
  return at;
}

export const blobType: PyType = makeType(
  PyBlob,
  { name: "sqlite3.Blob", module: "sqlite3", flags: TypeFlags.DISALLOW_INSTANTIATION },
  (c) => ({
    slots: {
      len: (self) => {
        opened(self);
        return sizeOf(self);
      },
      getitem: (self, key) => {
        opened(self);
        if (isInt(key)) return readAt(self, positionOf(self, key), 1)[0]!;
        if (!(key instanceof PySlice)) throw typeError("Blob indices must be integers");
        const { start, step, count } = sliceRange(key, sizeOf(self));
        if (count === 0) return new PyBytes(new Uint8Array(0));
        const low = Math.min(start, start + (count - 1) * step);
        const high = Math.max(start, start + (count - 1) * step);
        const data = readAt(self, low, high - low + 1);
        return new PyBytes(Uint8Array.from({ length: count }, (_, i) => data[start + i * step - low]!));
      },
      setitem: (self, key, value) => {
        opened(self);
        if (isInt(key)) {
          if (!isInt(value)) throw typeError(`'${typeName(value)}' object cannot be interpreted as an integer`);
          const at = positionOf(self, key);
          const n = Number(toIndexValue(value));
          if (n < 0 || n > 255) throw valueError("byte must be in range(0, 256)");
          writeAt(self, at, Uint8Array.of(n));
          return;
        }
        if (!(key instanceof PySlice)) throw typeError("Blob indices must be integers");
        const { start, step, count } = sliceRange(key, sizeOf(self));
        const data = toBytesLike(value);
        if (data.length !== count) throw indexError("Blob slice assignment is wrong size");
        if (count === 0) return;
        if (step === 1) return writeAt(self, start, data);
        const low = Math.min(start, start + (count - 1) * step);
        const high = Math.max(start, start + (count - 1) * step);
        const whole = readAt(self, low, high - low + 1);
        for (let i = 0; i < count; i++) whole[start + i * step - low] = data[i]!;
        writeAt(self, low, whole);
      },
      delitem: (self, key) => {
        opened(self);
        if (isInt(key)) throw typeError("Blob doesn't support item deletion");
        if (key instanceof PySlice) throw typeError("Blob doesn't support slice deletion");
        throw typeError("Blob indices must be integers");
      },
    },
    methods: {
      close: c.method([], (self) => {
        const state = usable(self.connection!);
        if (self.handle !== 0) state.engine.c.sqlite3_blob_close(self.handle);
        self.handle = 0;
        self.connection!.blobs.delete(self);
        return None;
      }),
      __enter__: c.method([], (self) => {
        opened(self);
        return self;
      }),
      __exit__: c.method([pos("type"), pos("val"), pos("tb")], (self) => {
        const state = opened(self);
        state.engine.c.sqlite3_blob_close(self.handle);
        self.handle = 0;
        self.connection!.blobs.delete(self);
        return false;
      }),
      read: c.method([pos("length", cInt, "-1")], (self, length) => {
        opened(self);
        const left = sizeOf(self) - self.offset;
        const n = length < 0 || length > left ? left : length;
        if (n === 0) return new PyBytes(new Uint8Array(0));
        const data = readAt(self, self.offset, n);
        self.offset += n;
        return new PyBytes(data);
      }),
      write: c.method([pos("data", toBytesLike)], (self, data) => {
        writeAt(self, self.offset, data);
        self.offset += data.length;
        return None;
      }),
      seek: c.method([pos("offset", cInt), pos("origin", cInt, "0")], (self, offset, origin) => {
        opened(self);
        const size = sizeOf(self);
        if (origin < 0 || origin > 2) throw valueError("'origin' should be os.SEEK_SET, os.SEEK_CUR, or os.SEEK_END");
        const base = origin === 0 ? 0 : origin === 1 ? self.offset : size;
        if (origin !== 0 && offset > 2 ** 31 - 1 - base) throw overflowError("seek offset results in offset overflow");
        const at = base + offset;
        if (at < 0 || at > size) throw valueError("offset out of blob range");
        self.offset = at;
        return None;
      }),
      tell: c.method([], (self) => {
        opened(self);
        return self.offset;
      }),
    },
  }),
);

/** `blobopen(table, column, rowid, /, *, readonly=False, name='main')` */
export function openBlob(
  self: PyConnection,
  table: string,
  column: string,
  rowid: PyValue,
  readOnly: boolean,
  name: string,
): PyValue {
  const state = usable(self);
  const { engine } = state;
  const open = engine.c.sqlite3_blob_open;
  if (open === undefined) throw notImplementedError("sqlite3.Connection.blobopen");
  const row = BigInt(toIndexValue(rowid));
  if (BigInt.asIntN(64, row) !== row) throw overflowError("Python int too large to convert to SQLite INTEGER");
  const out = engine.alloc(4);
  const code = engine.withTexts([name, table, column], (n, t, c) =>
    open(self.db, n!, t!, c!, row, readOnly ? 0 : 1, out),
  );
  const handle = engine.u32(out);
  engine.c.free(out);
  if (code !== SQLITE_OK) throw state.failure(self.db);
  const made = new blobType.K() as PyBlob;
  made.connection = self;
  made.handle = handle;
  self.blobs.add(made);
  return made;
}
