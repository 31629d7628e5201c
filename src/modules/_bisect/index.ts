// Module _bisect (Modules/_bisectmodule.c).

import { isLess } from "#builtins/list/sort.ts";
import { callMethod } from "#runtime/attributes.ts";
import { call1 } from "#runtime/calls/call.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { arg, fn, kw, type NativeFunctionSpec } from "#runtime/native/params.ts";
import { listType, PyList } from "#runtime/objects/containers.ts";
import { valueError } from "#runtime/objects/exceptions.ts";
import { normalizeInt } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { getitem } from "#runtime/operators/items.ts";
import { exactLength, toIndexValue, toSize } from "#runtime/operators/protocols.ts";

type Int = number | bigint;

/** Where `x` belongs in the sorted `a`; `right`: after equal items. */
function bisect(a: PyValue, x: PyValue, lo: Int, hi: PyValue, key: PyValue, right: boolean): Int {
  if (lo < 0) throw valueError("lo must be non-negative");
  const end = hi === None ? exactLength(a) : exactSize(hi);
  if (typeof lo === "bigint" || typeof end === "bigint") return bisectFar(a, x, BigInt(lo), BigInt(end), key, right);
  let from = lo;
  let to = end;
  const items = a instanceof PyList && a.cls === listType ? a : undefined;
  if (items !== undefined && typeof x === "number" && key === None)
    [from, to] = narrowed(items.items, x, from, to, right);
  while (from < to) {
    const mid = Math.floor((from + to) / 2);
    let v = items === undefined ? getitem(a, mid) : (items.items[mid] ?? getitem(a, mid));
    if (key !== None) v = call1(key, v);
    if (right ? isLess(x, v) : !isLess(v, x)) to = mid;
    else from = mid + 1;
  }
  return from;
}

/** Bisects as long as it meets plain ints, whose comparison runs nothing: the bounds that are left. */
function narrowed(items: readonly PyValue[], x: number, from: number, to: number, right: boolean): [number, number] {
  while (from < to) {
    const mid = Math.floor((from + to) / 2);
    const v = items[mid];
    if (typeof v !== "number") break;
    if (right ? x < v : x <= v) to = mid;
    else from = mid + 1;
  }
  return [from, to];
}

/** Items behind the place of a new one, at most, which are sooner moved one by one. */
const FEW_BEHIND = 100;

function insertAt(items: PyValue[], i: number, x: PyValue): void {
  let at = items.length;
  if (at - i > FEW_BEHIND) {
    items.splice(i, 0, x);
    return;
  }
  items.push(x);
  for (; at > i; at--) items[at] = items[at - 1]!;
  items[at] = x;
}

/** Among more than 2^53 items. */
function bisectFar(a: PyValue, x: PyValue, lo: bigint, hi: bigint, key: PyValue, right: boolean): Int {
  let [from, to] = [lo, hi];
  while (from < to) {
    const mid = (from + to) / 2n;
    let v = getitem(a, normalizeInt(mid));
    if (key !== None) v = call1(key, v);
    if (right ? isLess(x, v) : !isLess(v, x)) to = mid;
    else from = mid + 1n;
  }
  return normalizeInt(from);
}

const exactSize = (v: PyValue): Int => {
  const n = toIndexValue(v);
  toSize(n);
  return n;
};
const params = [arg("a"), arg("x"), arg("lo", exactSize, "0"), arg("hi", "None"), kw("key", "None")] as const;
const find = (right: boolean): NativeFunctionSpec => ({
  ...fn(params, (a, x, lo, hi, key) => bisect(a, x, lo, hi, key, right)),
  direct: { 2: (a: PyValue, x: PyValue) => bisect(a, x, 0, None, None, right) },
});
const insort = (right: boolean): NativeFunctionSpec => {
  const insert = (a: PyValue, x: PyValue, lo: Int, hi: PyValue, key: PyValue): PyValue => {
    const i = bisect(a, key === None ? x : call1(key, x), lo, hi, key, right);
    if (a instanceof PyList && a.cls === listType) insertAt(a.items, Number(i), x);
    else callMethod(a, "insert", i, x);
    return None;
  };
  return { ...fn(params, insert), direct: { 2: (a: PyValue, x: PyValue) => insert(a, x, 0, None, None) } };
};

const bisectModule: NativeModule = defineModule("_bisect", () => ({
  functions: {
    bisect_left: find(false),
    bisect_right: find(true),
    insort_left: insort(false),
    insort_right: insort(true),
  },
}));
export default bisectModule;
