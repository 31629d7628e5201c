// types.SimpleNamespace. Follows Objects/namespaceobject.c.

import { eachPair } from "#builtins/dict/update.ts";
import { callv } from "#runtime/calls/call.ts";
import { makeType } from "#runtime/native/define.ts";
import { kwrest, pos } from "#runtime/native/params.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { typeError } from "#runtime/objects/exceptions.ts";
import { instanceDict } from "#runtime/objects/instance-dict.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { NotImplemented } from "#runtime/objects/singletons.ts";
import { jsText, strValue } from "#runtime/objects/str.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { qualifiedName, setInstanceDict } from "#runtime/objects/type-create.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { richCompare } from "#runtime/operators/compare.ts";
import { reprText } from "#runtime/operators/protocols.ts";

export class PySimpleNamespace extends PyObject {}
const printing = new WeakSet<object>();

function fill(self: PyObject, source: PyValue): void {
  const d = instanceDict(self);
  const pairs: [PyValue, PyValue][] = [];
  eachPair(source, (k, v) => pairs.push([k, v]));
  for (const [k, v] of pairs) {
    if (strValue(k) === undefined) throw typeError("keywords must be strings");
    d.set(k, v);
  }
}

export const simpleNamespaceType: PyType = makeType(
  PySimpleNamespace,
  { name: "SimpleNamespace", module: "types", flags: TypeFlags.BASETYPE | TypeFlags.DICT },
  (c) => ({
    slots: {
      new: c.make([pos("mapping_or_iterable", "..."), kwrest("kwargs")], (cls) => new cls.K()),
      init: c.init([pos("mapping_or_iterable", "..."), kwrest("kwargs")], (self, source, kwargs) => {
        if (source !== undefined) fill(self, source);
        for (const [k, v] of kwargs.pairs()) instanceDict(self).set(k, v);
      }),
      repr: (self) => {
        const name = self.cls === simpleNamespaceType ? "namespace" : self.cls.name;
        if (printing.has(self)) return `${name}(...)`;
        printing.add(self);
        try {
          return `${name}(${instanceDict(self)
            .pairs()
            .filter(([k]) => jsText(k) !== "")
            .map(([k, v]) => `${jsText(k)}=${reprText(v)}`)
            .join(", ")})`;
        } finally {
          printing.delete(self);
        }
      },
      eq: (self, other) =>
        other instanceof PySimpleNamespace
          ? richCompare(instanceDict(self), instanceDict(other), "__eq__")
          : NotImplemented,
      unhashable: true,
    },
    methods: {
      __reduce__: c.method([], (self) => new PyTuple([self.cls, new PyTuple([]), instanceDict(self)])),
      __replace__: c.method([kwrest("changes")], (self, changes) => {
        const r = callv(self.cls, []);
        if (!(r instanceof PySimpleNamespace))
          throw typeError(
            `expect types.SimpleNamespace type, but ${qualifiedName(self.cls)}() returned '${typeName(r)}' object`,
          );
        const d = instanceDict(r);
        for (const [k, v] of instanceDict(self).pairs()) d.set(k, v);
        for (const [k, v] of changes.pairs()) d.set(k, v);
        return r;
      }),
    },
    properties: {
      __dict__: c.property(
        (self) => instanceDict(self),
        (self, v) => setInstanceDict(self, v),
      ),
    },
  }),
);
