// Module _bisect (Modules/_bisectmodule.c).

import { isLess } from "#builtins/list/sort.ts";
import { callMethod } from "#runtime/attributes.ts";
import { call1 } from "#runtime/calls/call.ts";
import { index } from "#runtime/native/convert.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { arg, fn, kw } from "#runtime/native/params.ts";
import { listType, PyList } from "#runtime/objects/containers.ts";
import { valueError } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { getitem } from "#runtime/operators/items.ts";
import { length, toSize } from "#runtime/operators/protocols.ts";

/** Where `x` belongs in the sorted `a`; `right`: after equal items. */
function bisect(a: PyValue, x: PyValue, lo: number, hi: PyValue, key: PyValue, right: boolean): number {
  if (lo < 0) throw valueError("lo must be non-negative");
  let from = lo;
  let to = hi === None ? length(a) : toSize(hi);
  const items = a instanceof PyList && a.cls === listType ? a : undefined;
  while (from < to) {
    const mid = Math.floor((from + to) / 2);
    let v = items === undefined ? getitem(a, mid) : (items.items[mid] ?? getitem(a, mid));
    if (key !== None) v = call1(key, v);
    if (right ? isLess(x, v) : !isLess(v, x)) to = mid;
    else from = mid + 1;
  }
  return from;
}

const params = [arg("a"), arg("x"), arg("lo", index, "0"), arg("hi", "None"), kw("key", "None")] as const;
const find = (right: boolean) => fn(params, (a, x, lo, hi, key) => bisect(a, x, lo, hi, key, right));
const insort = (right: boolean) =>
  fn(params, (a, x, lo, hi, key) => {
    const i = bisect(a, key === None ? x : call1(key, x), lo, hi, key, right);
    if (a instanceof PyList && a.cls === listType) a.items.splice(i, 0, x);
    else callMethod(a, "insert", i, x);
    return None;
  });

const bisectModule: NativeModule = defineModule("_bisect", () => ({
  functions: {
    bisect_left: find(false),
    bisect_right: find(true),
    insort_left: insort(false),
    insort_right: insort(true),
  },
}));
export default bisectModule;
