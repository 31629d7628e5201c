// sqlite3.Row: a row with names (Modules/_sqlite/row.c).

import { makeType } from "#runtime/native/define.ts";
import { pos } from "#runtime/native/params.ts";
import { PyList, PySlice, PyTuple } from "#runtime/objects/containers.ts";
import { indexError, typeError } from "#runtime/objects/exceptions.ts";
import { hashOf } from "#runtime/objects/hash.ts";
import { isInt } from "#runtime/objects/numbers.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None, NotImplemented } from "#runtime/objects/singletons.ts";
import { jsText } from "#runtime/objects/str.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { pyEquals } from "#runtime/operators/compare.ts";
import { getitem } from "#runtime/operators/items.ts";
import { getIter } from "#runtime/operators/protocols.ts";
import { PyCursor } from "./layouts.ts";

export class PyRow extends PyObject {
  data: PyTuple = new PyTuple([]);
  description: PyValue = None;
}

const names = (self: PyRow): PyValue[] =>
  self.description instanceof PyTuple ? self.description.items.map((d) => (d as PyTuple).items[0]!) : [];

export const rowType: PyType = makeType(
  PyRow,
  { name: "sqlite3.Row", module: "sqlite3", flags: TypeFlags.BASETYPE },
  (c) => {
    const compare = (f: (a: PyValue, b: PyValue) => PyValue) => (self: PyRow, other: PyValue) =>
      other instanceof PyRow && pyEquals(self.description, other.description)
        ? f(self.data, other.data)
        : NotImplemented;
    return {
      slots: {
        new: c.make([pos("cursor"), pos("data")], (cls, cursor, data) => {
          if (!(cursor instanceof PyCursor))
            throw typeError(`Row() argument 1 must be sqlite3.Cursor, not ${typeName(cursor)}`);
          if (!(data instanceof PyTuple)) throw typeError(`Row() argument 2 must be tuple, not ${typeName(data)}`);
          const made = new cls.K() as PyRow;
          made.data = data;
          made.description = cursor.description;
          return made;
        }),
        len: (self) => self.data.items.length,
        getitem: (self, key) => {
          if (isInt(key) || key instanceof PySlice) return getitem(self.data, key);
          const text = jsText(key);
          if (text === undefined) throw indexError("Index must be int or string");
          // Only ASCII letters are alike in both cases.
          const fold = (s: string): string => s.replace(/[A-Z]/g, (l) => l.toLowerCase());
          const at = names(self).findIndex((n) => fold(jsText(n)!) === fold(text));
          if (at < 0) throw indexError(self.description === None ? text : "No item with that key");
          return self.data.items[at]!;
        },
        iter: (self) => getIter(self.data, (o) => o),
        hash: (self) => Number(hashOf(self.description)) ^ Number(hashOf(self.data)),
        eq: compare((a, b) => pyEquals(a, b)),
        ne: compare((a, b) => !pyEquals(a, b)),
      },
      methods: { keys: c.method([], (self) => new PyList(names(self))) },
    };
  },
);
