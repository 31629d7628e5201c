// The type slice (Objects/sliceobject.c).

import { type ClassKit, defineClass } from "#runtime/native/define.ts";
import { directCalls } from "#runtime/native/direct.ts";
import { pos } from "#runtime/native/params.ts";
import { PySlice, PyTuple, sliceType } from "#runtime/objects/containers.ts";
import { typeError, valueError } from "#runtime/objects/exceptions.ts";
import { hashOf, hashTupleItems } from "#runtime/objects/hash.ts";
import { normalizeInt } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None, NotImplemented } from "#runtime/objects/singletons.ts";
import { joinStrs } from "#runtime/objects/str.ts";
import { compareItems } from "#runtime/operators/compare.ts";
import { isIndexable, repr, toIndexValue } from "#runtime/operators/protocols.ts";
import { adjustSlice } from "#runtime/operators/slices.ts";

const fields = (s: PySlice): PyValue[] => [s.start, s.stop, s.step];
const compareBy = (name: string) => (self: PySlice, other: PyValue) =>
  other instanceof PySlice ? compareItems(fields(self), fields(other), name) : NotImplemented;

function bound(v: PyValue): number | bigint {
  if (!isIndexable(v)) throw typeError("slice indices must be integers or None or have an __index__ method");
  return toIndexValue(v);
}

/** `slice.indices(length)` with ints of any size (_PySlice_GetLongIndices). */
export function longIndices(s: PySlice, length: number | bigint): [number | bigint, number | bigint, number | bigint] {
  const step = s.step === None ? 1 : bound(s.step);
  // biome-ignore lint/suspicious/noDoubleEquals: 0 and 0n
  if (step == 0) throw valueError("slice step cannot be zero");
  const values = [s.start, s.stop].map((v) => (v === None ? undefined : bound(v)));
  if (typeof length === "number" && typeof step === "number" && values.every((v) => typeof v !== "bigint")) {
    const max = Number.MAX_SAFE_INTEGER;
    const start = (values[0] as number | undefined) ?? (step < 0 ? max : 0);
    const stop = (values[1] as number | undefined) ?? (step < 0 ? -max : max);
    const r = adjustSlice({ start, stop, step }, length);
    return [r.start, r.stop, step];
  }
  const n = BigInt(length);
  const negative = step < 0;
  const lower = negative ? -1n : 0n;
  const upper = negative ? n - 1n : n;
  const clamp = (v: number | bigint | undefined, missing: bigint): number | bigint => {
    if (v === undefined) return normalizeInt(missing);
    let b = BigInt(v);
    if (b < 0n) {
      b += n;
      if (b < lower) b = lower;
    } else if (b > upper) b = upper;
    return normalizeInt(b);
  };
  return [clamp(values[0], negative ? upper : lower), clamp(values[1], negative ? lower : upper), step];
}

/** slice(stop), slice(start, stop), slice(start, stop, step). */
function makeSlice(a: PyValue, b: PyValue | undefined, c: PyValue | undefined): PySlice {
  return b === undefined ? new PySlice(None, a, None) : new PySlice(a, b, c ?? None);
}

defineClass(sliceType, PySlice, (c: ClassKit<PySlice>) => ({
  slots: {
    new: c.make([pos("start"), pos("stop", "..."), pos("step", "...")], (_cls, a, b, d) => makeSlice(a, b, d)),
    repr: (self) => joinStrs(["slice(", repr(self.start), ", ", repr(self.stop), ", ", repr(self.step), ")"]),
    hash: (self) => hashTupleItems(fields(self).map(hashOf)),
    eq: compareBy("__eq__"),
    ne: compareBy("__ne__"),
    lt: compareBy("__lt__"),
    le: compareBy("__le__"),
    gt: compareBy("__gt__"),
    ge: compareBy("__ge__"),
  },
  methods: {
    indices: c.method([pos("object")], (self, length) => {
      const n = toIndexValue(length);
      if (n < 0) throw valueError("length should not be negative");
      return new PyTuple(longIndices(self, n));
    }),
    __reduce__: c.method([], (self) => new PyTuple([sliceType, new PyTuple(fields(self))])),
    __class_getitem__: c.classMethod([pos("object")], (cls, item) => genericAlias(cls, item)),
  },
  members: { start: "start", stop: "stop", step: "step" },
}));

import { genericAlias } from "#runtime/objects/generic-alias.ts";

directCalls(sliceType, {
  1: (stop: PyValue) => new PySlice(None, stop, None),
  2: (start: PyValue, stop: PyValue) => new PySlice(start, stop, None),
  3: (start: PyValue, stop: PyValue, step: PyValue) => new PySlice(start, stop, step),
});
