// Subscription and membership: `o[k]`, `o[k] = v`, `del o[k]`, `x in o`. Follows Objects/abstract.c (PyObject_GetItem and company).

import { lookupAttribute } from "../attributes.ts";
import { attempt, call1, callUnbound, callUnbound1, outsideReplay } from "../calls/call.ts";
import { S } from "../current.ts";
import {
  bytearrayType,
  bytesType,
  listType,
  type PyByteArray,
  type PyBytes,
  PyList,
  type PyRange,
  PySlice,
  PyTuple,
  rangeType,
  tupleType,
} from "../objects/containers.ts";
import { dictType, PyDict } from "../objects/dict.ts";
import { indexError, keyError, TypeErrorType, typeError, valueError } from "../objects/exceptions.ts";
import { genericAlias } from "../objects/generic-alias.ts";
import { pyEquals } from "../objects/hash.ts";
import { PyObject, type PyValue } from "../objects/object.ts";
import { frozensetType, PySet, setType } from "../objects/set.ts";
import { None } from "../objects/singletons.ts";
import { PyType, typeType } from "../objects/type.ts";
import { isInstance, typeName, typeOf } from "../objects/type-of.ts";
import { iterate, type NativeIterator, toArray, truthy } from "./protocols.ts";
import { adjustSlice, sliceItems, sliceText, subscriptIndex, unpackSlice } from "./slices.ts";

/** `o[k]` of a str, in few words: compiled into the function that asks. ABI helper. */
export function textItem(o: PyValue, k: PyValue): PyValue {
  return typeof o === "string" && typeof k === "number" && k >= 0 && k < o.length ? o[k]! : getitem(o, k);
}

/** `o[k]`. ABI helper. */
export function getitem(o: PyValue, k: PyValue): PyValue {
  if (typeof o === "object") {
    const type = o.cls;
    if (type === listType) {
      if (typeof k === "number") {
        const { items } = o as PyList;
        const i = k < 0 ? k + items.length : k;
        if (i >= 0 && i < items.length) return items[i]!;
        throw indexError("list index out of range");
      }
      return listGetItem(o as PyList, k);
    }
    if (type === dictType) {
      const v = (o as PyDict).get(k);
      if (v !== undefined) return v;
      throw keyError(k);
    }
    if (type === tupleType) {
      if (typeof k === "number") {
        const { items } = o as PyTuple;
        const i = k < 0 ? k + items.length : k;
        if (i >= 0 && i < items.length) return items[i]!;
        throw indexError("tuple index out of range");
      }
      return tupleGetItem(o as PyTuple, k);
    }
    if (o instanceof PyDict && !type.isHeap) {
      const v = o.get(k);
      if (v !== undefined) return v;
    }
    if (typeof k === "number" && k >= 0) {
      if (type === bytesType) {
        const { data } = o as PyBytes;
        if (k < data.length) return data[k]!;
      } else if (type === bytearrayType) {
        const b = o as PyByteArray;
        if (k < b.length) return b.buffer[k]!;
      }
    }
    const f = type.lookup("__getitem__");
    if (f !== undefined) return callUnbound1(f, o, k);
    if (o instanceof PyType) return subscriptType(o, k);
    throw typeError(`'${type.name}' object is not subscriptable`);
  }
  if (typeof o === "string") {
    if (typeof k === "number") {
      const i = k < 0 ? k + o.length : k;
      if (i >= 0 && i < o.length) return o[i]!;
      throw indexError("string index out of range");
    }
    if (k instanceof PySlice) return sliceText(o, k);
  }
  const f = typeOf(o).lookup("__getitem__");
  if (f !== undefined) return callUnbound(f, o, [k]);
  throw typeError(`'${typeName(o)}' object is not subscriptable`);
}

function subscriptType(t: PyType, k: PyValue): PyValue {
  if (t === typeType) return genericAlias(t, k);
  const f = lookupAttribute(t, "__class_getitem__");
  if (f !== undefined && f !== None) return call1(f, k);
  throw typeError(`type '${t.name}' is not subscriptable`);
}

/** `o[k] = v`. ABI helper. */
export function setitem(o: PyValue, k: PyValue, v: PyValue): void {
  if (typeof o === "object") {
    const type = o.cls;
    if (type === listType) {
      if (typeof k === "number") {
        const { items } = o as PyList;
        const i = k < 0 ? k + items.length : k;
        if (i < 0 || i >= items.length) throw indexError("list assignment index out of range");
        items[i] = v;
        return;
      }
      listSetItem(o as PyList, k, v);
      return;
    }
    if (type === dictType || (o instanceof PyDict && !type.isHeap)) {
      (o as PyDict).set(k, v);
      return;
    }
    if (type === bytearrayType && typeof k === "number" && typeof v === "number" && v >= 0 && v < 256) {
      const b = o as PyByteArray;
      if (k >= 0 && k < b.length) {
        b.buffer[k] = v;
        return;
      }
    }
  }
  const f = typeOf(o).lookup("__setitem__");
  if (f === undefined) throw typeError(`'${typeName(o)}' object does not support item assignment`);
  callUnbound(f, o, [k, v]);
}

/** `del o[k]`. ABI helper. */
export function delitem(o: PyValue, k: PyValue): void {
  if (typeof o === "object" && o.cls === dictType) {
    if ((o as PyDict).delete(k) === undefined) throw keyError(k);
    return;
  }
  const f = typeOf(o).lookup("__delitem__");
  if (f === undefined) {
    const type = typeOf(o);
    // PySequence_DelItem has another text: types with sequence methods and an int for a key.
    const sequence =
      type.lookup("__setitem__") === undefined &&
      (type.isHeap || ["__getitem__", "__contains__", "__len__"].some((n) => type.lookup(n) !== undefined)) &&
      typeOf(k).lookup("__index__") !== undefined;
    throw typeError(`'${type.name}' object ${sequence ? "doesn't" : "does not"} support item deletion`);
  }
  callUnbound(f, o, [k]);
}

/** `item in container`. ABI helper. */
export function contains(container: PyValue, item: PyValue): boolean {
  if (typeof container === "object") {
    const type = container.cls;
    if (type === listType || type === tupleType) return itemsContain(container as PyList, item);
    if (type === dictType) return (container as PyDict).has(item);
    if (!type.isHeap) {
      if (type === setType || type === frozensetType) {
        // An unhashable set stands for its frozen copy there.
        if (!(item instanceof PySet)) return (container as PySet).has(item);
      } else if (type === rangeType && typeof item === "number") {
        const { start, stop, step } = container as PyRange;
        if (typeof start === "number" && typeof stop === "number" && typeof step === "number") {
          return (
            (step > 0 ? item >= start && item < stop : item <= start && item > stop) && (item - start) % step === 0
          );
        }
      }
    }
  } else if (typeof container === "string" && typeof item === "string") return container.includes(item);
  const f = typeOf(container).lookup("__contains__");
  if (f === None) throw typeError(`'${typeName(container)}' object is not a container`);
  if (f !== undefined) return truthy(callUnbound(f, container, [item]));
  const it = iterateFor(container, `argument of type '${typeName(container)}' is not a container or iterable`);
  // What is consumed cannot be iterated again.
  return outsideReplay(() => {
    for (;;) {
      const x = it.nx();
      if (x === undefined) return false;
      if (pyEquals(x, item)) return true;
    }
  });
}

/** iterate() with another text for values that are not iterable (any TypeError, as CPython has it). */
export function iterateFor(v: PyValue, text: string): NativeIterator {
  const it = attempt(
    () => iterate(v),
    (e) => isInstance(e, TypeErrorType),
  );
  if (it === undefined) throw typeError(text);
  return it;
}

/** Membership in a list or tuple; the list may change under way. */
export function itemsContain(o: PyList | PyTuple, item: PyValue): boolean {
  for (let i = 0; i < o.items.length; i++) {
    const x = o.items[i]!;
    if (x === item || pyEquals(x, item)) return true;
  }
  return false;
}

// --- list and tuple subscripts in full ---

export function listGetItem(list: PyList, k: PyValue): PyValue {
  const index = subscriptIndex(k, "list indices");
  if (index === undefined) return new PyList(sliceItems(list.items, k as PySlice));
  const i = index < 0 ? index + list.items.length : index;
  const v = i < 0 ? undefined : list.items[i];
  if (v === undefined) throw indexError("list index out of range");
  return v;
}

export function tupleGetItem(t: PyTuple, k: PyValue): PyValue {
  const index = subscriptIndex(k, "tuple indices");
  if (index === undefined) {
    const s = k as PySlice;
    if (s.start === None && s.stop === None && s.step === None && t.cls === tupleType) return t;
    return new PyTuple(sliceItems(t.items, s));
  }
  const i = index < 0 ? index + t.items.length : index;
  const v = i < 0 ? undefined : t.items[i];
  if (v === undefined) throw indexError("tuple index out of range");
  return v;
}

export function listSetItem(list: PyList, k: PyValue, v: PyValue): void {
  const index = subscriptIndex(k, "list indices");
  if (index !== undefined) {
    const i = index < 0 ? index + list.items.length : index;
    if (i < 0 || i >= list.items.length) throw indexError("list assignment index out of range");
    list.items[i] = v;
    return;
  }
  const b = unpackSlice(k as PySlice);
  if (b.step === 1) {
    const fresh =
      typeOf(v) === listType ? (v as PyList).items.slice() : itemsForSlice(v, "must assign iterable to extended slice");
    const { start, stop } = adjustSlice(b, list.items.length);
    replaceRange(list, start, Math.max(start, stop), fresh);
    return;
  }
  const fresh = itemsForSlice(v, "must assign iterable to extended slice");
  const { start, step, count } = adjustSlice(b, list.items.length);
  if (fresh.length !== count)
    throw valueError(`attempt to assign sequence of size ${fresh.length} to extended slice of size ${count}`);
  for (let n = 0, i = start; n < count; n++, i += step) list.items[i] = fresh[n]!;
}

function itemsForSlice(v: PyValue, text: string): PyValue[] {
  if (v instanceof PyList || v instanceof PyTuple) return toArray(v);
  const it = iterateFor(v, text);
  const out: PyValue[] = [];
  for (let x = it.nx(); x !== undefined; x = it.nx()) out.push(x);
  return out;
}

/** `list[start:stop] = fresh`. */
export function replaceRange(list: PyList, start: number, stop: number, fresh: readonly PyValue[]): void {
  const { items } = list;
  if (fresh.length === stop - start) {
    for (let i = 0; i < fresh.length; i++) items[start + i] = fresh[i]!;
  } else if (fresh.length < 10000) items.splice(start, stop - start, ...fresh);
  else {
    const tail = items.slice(stop);
    items.length = start;
    for (const x of fresh) items.push(x);
    for (const x of tail) items.push(x);
  }
}

export function listDelItem(list: PyList, k: PyValue): void {
  const { items } = list;
  const index = subscriptIndex(k, "list indices");
  if (index !== undefined) {
    const i = index < 0 ? index + items.length : index;
    if (i < 0 || i >= items.length) throw indexError("list assignment index out of range");
    if (i === items.length - 1) items.pop();
    else items.splice(i, 1);
    return;
  }
  const r = adjustSlice(unpackSlice(k as PySlice), items.length);
  if (r.count === 0) return;
  if (r.step === 1) {
    items.splice(r.start, r.count);
    return;
  }
  const low = r.step > 0 ? r.start : r.start + (r.count - 1) * r.step;
  const step = Math.abs(r.step);
  let write = low;
  for (let read = low; read < items.length; read++) {
    const offset = read - low;
    if (offset % step === 0 && offset / step < r.count) continue;
    items[write++] = items[read]!;
  }
  items.length = write;
}

PyObject.prototype.getItem = function (k) {
  return getitem(this, k);
};
PyObject.prototype.setItem = function (k, v) {
  setitem(this, k, v);
};
PyObject.prototype.holds = function (k) {
  return contains(this, k);
};
PyObject.prototype.findItem = function (k) {
  return this.getItem(k);
};
PyList.prototype.findItem = function (this: PyList, k) {
  const { items } = this;
  if (typeof k !== "number" || this.cls !== listType || (k < 0 ? -k <= items.length : k < items.length))
    return getitem(this, k);
  S.err = indexError("list index out of range");
  return undefined;
};
PyDict.prototype.findItem = function (this: PyDict, k) {
  if (this.cls !== dictType) return getitem(this, k);
  const v = this.get(k);
  if (v === undefined) S.err = keyError(k);
  return v;
};

PyDict.prototype.getItem = function (this: PyDict, k) {
  if (this.cls !== dictType) return getitem(this, k);
  const v = this.get(k);
  if (v === undefined) throw keyError(k);
  return v;
};
PyDict.prototype.setItem = function (this: PyDict, k, v) {
  if (this.cls === dictType) this.set(k, v);
  else setitem(this, k, v);
};
PyDict.prototype.holds = function (this: PyDict, k) {
  return this.cls === dictType ? this.has(k) : contains(this, k);
};
PySet.prototype.holds = function (this: PySet, k) {
  return this.cls.isHeap || k instanceof PySet ? contains(this, k) : this.has(k);
};
PyList.prototype.holds = function (this: PyList, k) {
  return this.cls === listType ? itemsContain(this, k) : contains(this, k);
};
PyTuple.prototype.holds = function (this: PyTuple, k) {
  return this.cls === tupleType ? itemsContain(this, k) : contains(this, k);
};
