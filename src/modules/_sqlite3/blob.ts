// sqlite3.Blob: a value of a row that is read and written in pieces (Modules/_sqlite/blob.c).

import { cInt } from "#runtime/native/convert.ts";
import { makeType } from "#runtime/native/define.ts";
import { pos } from "#runtime/native/params.ts";
import { toSimpleBuffer } from "#runtime/objects/buffer.ts";
import { PyBytes, PySlice } from "#runtime/objects/containers.ts";
import { indexError, overflowError, typeError, valueError } from "#runtime/objects/exceptions.ts";
import { isInt } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { toIndexValue } from "#runtime/operators/protocols.ts";
import { sliceRange } from "#runtime/operators/slices.ts";
import { closeBlob, hook, openValue, readBlob, writeBlob } from "./blob-value.ts";
import { PyBlob, type PyConnection } from "./layouts.ts";
import { usable } from "./transactions.ts";

/** The connection of a blob that is open. */
function opened(self: PyBlob): PyConnection {
  const connection = self.connection!;
  const state = usable(connection, false);
  if (self.closed) throw state.error("ProgrammingError", "Cannot operate on a closed blob.");
  return connection;
}
const sizeOf = (self: PyBlob): number => self.value?.size ?? 0;
const readAt = (self: PyBlob, offset: number, size: number): Uint8Array => readBlob(opened(self), self, offset, size);

function writeAt(self: PyBlob, offset: number, data: Uint8Array): void {
  const connection = opened(self);
  if (data.length > sizeOf(self) - offset) throw valueError("data longer than blob length");
  writeBlob(connection, self, offset, data);
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
        const data = toSimpleBuffer(value);
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
        usable(self.connection!, false);
        if (!self.closed) closeBlob(self.connection!, self);
        return None;
      }),
      __enter__: c.method([], (self) => {
        opened(self);
        return self;
      }),
      __exit__: c.method([pos("type"), pos("val"), pos("tb")], (self) => {
        closeBlob(opened(self), self);
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
      write: c.method([pos("data", toSimpleBuffer)], (self, data) => {
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
  if (!isInt(rowid)) throw typeError("expected 'int'");
  usable(self);
  const { value, cursor } = openValue(self, [name, table, column], BigInt(toIndexValue(rowid)), readOnly);
  const made = new blobType.K() as PyBlob;
  Object.assign(made, { connection: self, value, cursor, readOnly });
  self.blobs.add(made);
  hook(self, true);
  return made;
}
