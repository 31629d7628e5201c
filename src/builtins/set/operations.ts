// The set operations, with the order of insertions that CPython has (Objects/setobject.c), which the order of members shows.

import { tick } from "#runtime/allocation.ts";
import { listType, PyList, PyRange, PyTuple, tupleType } from "#runtime/objects/containers.ts";
import { dictType, PyDict } from "#runtime/objects/dict.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { PyFrozenSet, PySet } from "#runtime/objects/set.ts";
import { None } from "#runtime/objects/singletons.ts";
import { iterate, length } from "#runtime/operators/protocols.ts";

/** An empty set or frozenset, as `like` is one (results are never of a subclass). */
export function emptyLike(like: PySet): PySet {
  return like instanceof PyFrozenSet ? new PyFrozenSet() : new PySet();
}

/** The value to look a member up by: an unhashable set stands for its frozen copy. */
export function lookupValue(v: PyValue): PyValue {
  if (!(v instanceof PySet) || v instanceof PyFrozenSet || v.cls.lookup("__hash__") !== None) return v;
  const frozen = new PyFrozenSet();
  frozen.addAll(v);
  return frozen;
}

export function update(s: PySet, other: PyValue): void {
  if (other instanceof PySet) {
    s.addAll(other);
    return;
  }
  if (other instanceof PyDict && other.cls === dictType) {
    s.reserve(other.size);
    for (const e of other.liveEntries().slice()) if (e?.value !== undefined) s.addBy(e);
    return;
  }
  if (other instanceof PyList || other instanceof PyTuple) {
    const { cls } = other;
    if (cls === listType || cls === tupleType) {
      if (other.items.length > 8 && s.size === 0 && typeof other.items[0] === "string" && s.fillWithStrs(other.items))
        return;
      // Equality of Python's may change the list under way.
      for (let i = 0; i < other.items.length; i++) s.add(other.items[i]!);
      return;
    }
  }
  if (other instanceof PyRange) {
    const { start, stop, step } = other;
    if (typeof start === "number" && typeof stop === "number" && typeof step === "number") {
      const last = step > 0 ? stop : -stop;
      for (let i = start; (step > 0 ? i : -i) < last; i += step) {
        tick();
        s.add(i);
      }
      return;
    }
  }
  const it = iterate(other);
  for (let x = it.nx(); x !== undefined; x = it.nx()) s.add(x);
}

export function copy(s: PySet): PySet {
  const out = emptyLike(s);
  out.addAll(s);
  return out;
}

export function intersection(s: PySet, other: PyValue): PySet {
  if (s === other) return copy(s);
  const out = emptyLike(s);
  if (other instanceof PySet) {
    const [test, walked] = other.size > s.size ? [other, s] : [s, other];
    const ints = walked.select(test, true, out);
    if (ints !== undefined) return ints;
    for (const x of walked.members()) if (test.has(x)) out.add(x);
    return out;
  }
  const it = iterate(other);
  for (let x = it.nx(); x !== undefined; x = it.nx()) if (s.hasPlain(x)) out.add(x);
  return out;
}

export function differenceUpdate(s: PySet, other: PyValue): void {
  if (s === other) {
    s.clear();
    return;
  }
  if (other instanceof PySet) {
    const walked = other.size >> 3 > s.size ? intersection(s, other) : other;
    if (!s.toggle(walked, false)) for (const x of walked.members()) s.discard(x);
  } else {
    const it = iterate(other);
    for (let x = it.nx(); x !== undefined; x = it.nx()) s.discard(x);
  }
  s.tidy();
}

export function difference(s: PySet, other: PyValue): PySet {
  if (other instanceof PySet || other instanceof PyDict) {
    if (s.size >> 2 <= length(other)) {
      const out = emptyLike(s);
      if (other instanceof PySet && s.select(other, false, out) !== undefined) return out;
      for (const x of s.members()) if (!other.has(x)) out.add(x);
      return out;
    }
  }
  const out = copy(s);
  differenceUpdate(out, other);
  return out;
}

export function symmetricDifferenceUpdate(s: PySet, other: PyValue): void {
  if (s === other) {
    s.clear();
    return;
  }
  if (other instanceof PyDict && other.cls === dictType) {
    for (const e of other.liveEntries().slice()) if (e !== undefined && !s.discard(e.key)) s.add(e.key);
    return;
  }
  let walked = other;
  if (!(walked instanceof PySet)) {
    walked = emptyLike(s);
    update(walked as PySet, other);
  }
  if (s.toggle(walked as PySet, true)) return;
  for (const x of (walked as PySet).members()) if (!s.discard(x)) s.add(x);
}

export function symmetricDifference(s: PySet, other: PyValue): PySet {
  const out = emptyLike(s);
  update(out, other);
  symmetricDifferenceUpdate(out, s);
  return out;
}

export function isSubset(a: PySet, b: PySet): boolean {
  if (a.size > b.size) return false;
  const ints = a.every(b, true);
  if (ints !== undefined) return ints;
  for (const x of a.members()) if (!b.has(x)) return false;
  return true;
}

export function isDisjoint(s: PySet, other: PyValue): boolean {
  if (s === other) return s.size === 0;
  if (other instanceof PySet) {
    const [test, walked] = other.size > s.size ? [other, s] : [s, other];
    const ints = walked.every(test, false);
    if (ints !== undefined) return ints;
    for (const x of walked.members()) if (test.has(x)) return false;
    return true;
  }
  const it = iterate(other);
  for (let x = it.nx(); x !== undefined; x = it.nx()) if (s.hasPlain(x)) return false;
  return true;
}
