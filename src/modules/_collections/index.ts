// Module _collections: deque, defaultdict, OrderedDict and the helpers of namedtuple and Counter (Modules/_collectionsmodule.c).

import { lookupAttribute } from "#runtime/attributes.ts";
import { call2, callMethodOf } from "#runtime/calls/call.ts";
import { index } from "#runtime/native/convert.ts";
import { defineModule, makeType, type NativeModule } from "#runtime/native/define.ts";
import { fn, pos } from "#runtime/native/params.ts";
import { PyTuple, tupleType } from "#runtime/objects/containers.ts";
import { dictType, PyDict } from "#runtime/objects/dict.ts";
import { AttributeErrorType, indexError, makeException } from "#runtime/objects/exceptions.ts";
import { PyGetSet } from "#runtime/objects/functions.ts";
import { hashOf } from "#runtime/objects/hash.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { joinStrs } from "#runtime/objects/str.ts";
import type { PyType } from "#runtime/objects/type.ts";
import { typeOf } from "#runtime/objects/type-of.ts";
import { add } from "#runtime/operators/arith.ts";
import { setitem } from "#runtime/operators/items.ts";
import { iterate, repr } from "#runtime/operators/protocols.ts";
import { defaultDictType } from "./default-dict.ts";
import { dequeIteratorType, dequeReverseIteratorType, dequeType } from "./deque.ts";
import { orderedDictType } from "./ordered-dict.ts";

function itemAt(t: PyValue, i: number): PyValue {
  const v = (t as PyTuple).items[i];
  if (v === undefined) throw indexError("tuple index out of range");
  return v;
}

/** Attribute of a namedtuple: the item at a position. */
class PyTupleGetter extends PyGetSet {
  readonly index: number;
  doc: PyValue;
  constructor(position = 0, doc: PyValue = None) {
    super(
      String(position),
      tupleType,
      (self) => itemAt(self, position),
      (_self, v) => {
        throw makeException(AttributeErrorType, v === undefined ? "can't delete attribute" : "can't set attribute");
      },
    );
    this.index = position;
    this.doc = doc;
  }
}

const tupleGetterType: PyType = makeType(
  PyTupleGetter,
  { name: "_collections._tuplegetter", module: "_collections", flags: 0 },
  (c) => ({
    slots: {
      new: c.make([pos("index", index), pos("doc")], (_cls, position, doc) => new PyTupleGetter(position, doc)),
      repr: (self) => joinStrs([`_tuplegetter(${self.index}, `, repr(self.doc), ")"]),
      get: (self, obj) => (obj === None ? self : self.get(obj)),
      set: (self, obj, v) => self.set!(obj, v),
      delete: (self, obj) => self.set!(obj, undefined),
    },
    methods: { __reduce__: c.method([], (self) => new PyTuple([typeOf(self), new PyTuple([self.index, self.doc])])) },
    properties: {
      __doc__: c.property(
        (self) => self.doc,
        (self, v) => {
          self.doc = v ?? None;
        },
      ),
    },
  }),
);

/** Counter's inner loop. */
function countElements(mapping: PyValue, iterable: PyValue): PyValue {
  const it = iterate(iterable);
  const type = typeOf(mapping);
  if (mapping instanceof PyDict && type.definer("get") === dictType && type.definer("__setitem__") === dictType) {
    for (let k = it.nx(); k !== undefined; k = it.nx()) {
      hashOf(k);
      const n = mapping.get(k);
      mapping.set(k, n === undefined ? 1 : typeof n === "number" ? n + 1 : add(n, 1));
    }
    return None;
  }
  const get = lookupAttribute(mapping, "get");
  for (let k = it.nx(); k !== undefined; k = it.nx()) {
    const n = get === undefined ? callMethodOf(mapping, "get", k, 0) : call2(get, k, 0);
    setitem(mapping, k, add(n, 1));
  }
  return None;
}

const collectionsModule: NativeModule = defineModule("_collections", () => ({
  functions: { _count_elements: fn([pos("mapping"), pos("iterable")], countElements) },
  types: {
    deque: dequeType,
    defaultdict: defaultDictType,
    OrderedDict: orderedDictType,
    _deque_iterator: dequeIteratorType,
    _deque_reverse_iterator: dequeReverseIteratorType,
    _tuplegetter: tupleGetterType,
  },
}));
export default collectionsModule;
