// Module _functools (Modules/_functoolsmodule.c).

import { attempt, call2 } from "#runtime/calls/call.ts";
import { defineModule, makeType, type NativeModule } from "#runtime/native/define.ts";
import { arg, fn, pos } from "#runtime/native/params.ts";
import { TypeErrorType, typeError } from "#runtime/objects/exceptions.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { isInstance } from "#runtime/objects/type-of.ts";
import { richCompare } from "#runtime/operators/compare.ts";
import { iterate } from "#runtime/operators/protocols.ts";
import { lruCacheType } from "./lru-cache.ts";
import { Placeholder, partialType, placeholderType } from "./partial.ts";

/** A key made by cmp_to_key. */
class PyCmpKey extends PyObject {
  cmp: PyValue = None;
  obj: PyValue | undefined = undefined;
}

function compareKeys(name: string) {
  return (self: PyCmpKey, other: PyValue): PyValue => {
    if (!(other instanceof PyCmpKey)) throw typeError("other argument must be K instance");
    if (self.obj === undefined || other.obj === undefined) throw typeError("object");
    return richCompare(call2(self.cmp, self.obj, other.obj), 0, name);
  };
}

makeType(PyCmpKey, { name: "functools.KeyWrapper", module: "functools", flags: 0 }, (c) => ({
  slots: {
    call: c.call([arg("obj")], (self, obj) => {
      const k = new PyCmpKey();
      k.cmp = self.cmp;
      k.obj = obj;
      return k;
    }),
    lt: compareKeys("__lt__"),
    le: compareKeys("__le__"),
    gt: compareKeys("__gt__"),
    ge: compareKeys("__ge__"),
    eq: compareKeys("__eq__"),
    ne: compareKeys("__ne__"),
    unhashable: true,
  },
  properties: {
    obj: c.property(
      (self) => self.obj ?? None,
      (self, v) => {
        self.obj = v;
      },
    ),
    __text_signature__: c.property(() => "(obj)"),
  },
}));
PyCmpKey.prototype.call$1 = function (this: PyCmpKey, obj) {
  const k = new PyCmpKey();
  k.cmp = this.cmp;
  k.obj = obj;
  return k;
};

function reduce(f: PyValue, iterable: PyValue, initial: PyValue | undefined): PyValue {
  const it = attempt(
    () => iterate(iterable),
    (e) => isInstance(e, TypeErrorType),
  );
  if (it === undefined) throw typeError("reduce() arg 2 must support iteration");
  let result = initial ?? it.nx();
  if (result === undefined) throw typeError("reduce() of empty iterable with no initial value");
  for (let v = it.nx(); v !== undefined; v = it.nx()) result = call2(f, result, v);
  return result;
}

const functoolsModule: NativeModule = defineModule("_functools", () => ({
  functions: {
    reduce: fn([pos("function"), pos("iterable"), arg("initial", "...")], reduce),
    cmp_to_key: fn([arg("mycmp")], (mycmp) => {
      const k = new PyCmpKey();
      k.cmp = mycmp;
      return k;
    }),
  },
  types: { partial: partialType, _PlaceholderType: placeholderType, _lru_cache_wrapper: lruCacheType },
  attributes: { Placeholder },
}));
export default functoolsModule;
