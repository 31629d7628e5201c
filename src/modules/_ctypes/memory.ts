// What ctypes does with addresses: reading and writing at them, texts and Python objects that have one. Memory is the interpreter's
// (runtime/memory/address-space.ts): an address that belongs to nothing raises what CPython raises on Windows instead of crashing.

import { current } from "#runtime/current.ts";
import { addressSpace, Memory, type Place } from "#runtime/memory/address-space.ts";
import type { PyBytes } from "#runtime/objects/containers.ts";
import { makeException, OSErrorType, type PyBaseException } from "#runtime/objects/exceptions.ts";
import { identityOf } from "#runtime/objects/hash.ts";
import type { PyObject, PyValue } from "#runtime/objects/object.ts";

type Address = number | bigint;

export function accessViolation(address: Address, writing = false): PyBaseException {
  const digits = address.toString(16).toUpperCase().padStart(16, "0");
  return makeException(OSErrorType, `exception: access violation ${writing ? "writing" : "reading"} 0x${digits}`);
}

/** The memory at an address, all `size` bytes of it. */
export function placeAt(address: Address, size: number, writing = false): Place {
  const place = addressSpace().find(address, size);
  if (place === undefined) throw accessViolation(address, writing);
  return place;
}

/** The bytes from an address to a NUL, or to the end of the memory there. */
export function textAt(address: Address): Uint8Array {
  const { memory, offset } = placeAt(address, 0);
  const end = memory.bytes.indexOf(0, offset);
  return memory.bytes.slice(offset, end < 0 ? memory.bytes.length : end);
}

/** The same for wide characters. */
export function wideTextAt(address: Address): number[] {
  const { memory, offset } = placeAt(address, 0);
  const points: number[] = [];
  for (let at = offset; at + 4 <= memory.bytes.length; at += 4) {
    const p = memory.view.getUint32(at, true);
    if (p === 0) break;
    points.push(p);
  }
  return points;
}

/** What the interpreter knows of addresses of Python objects and functions. */
class Known {
  /** Copies of immutable bytes, with the NUL that C wants. */
  readonly texts: WeakMap<PyObject, Memory> = new WeakMap();
  readonly objects: Map<Address, WeakRef<PyObject>> = new Map();
  /** Ints, strs and the like have no identity: their addresses are made up here. */
  readonly values: Map<PyValue, number> = new Map();
  readonly valuesByAddress: Map<number, PyValue> = new Map();
  limit = 1024;
}

function known(): Known {
  const { state } = current();
  let own = state.get("_ctypes.known") as Known | undefined;
  if (own === undefined) state.set("_ctypes.known", (own = new Known()));
  return own;
}

function nulTerminated(owner: PyObject, size: number, fill: (memory: Memory) => void): number {
  const { texts } = known();
  let memory = texts.get(owner);
  if (memory === undefined) {
    memory = new Memory(new Uint8Array(size));
    fill(memory);
    texts.set(owner, memory);
  }
  return addressSpace().addressOf(memory, 0);
}

/** The address of a bytes object's contents. It is of a copy: C cannot change the object. */
export function addressOfBytes(v: PyBytes): number {
  return nulTerminated(v, v.data.length + 1, (memory) => memory.bytes.set(v.data));
}

/** The address of a copy of text as wide characters, which lives as long as its owner. */
export function addressOfText(owner: PyObject, points: readonly number[]): number {
  return nulTerminated(owner, 4 * (points.length + 1), (memory) => {
    for (let i = 0; i < points.length; i++) memory.view.setUint32(4 * i, points[i]!, true);
  });
}

/** The address of a Python object. */
export function addressOfValue(v: PyValue): number {
  const own = known();
  if (typeof v === "object") {
    const address = identityOf(v);
    if (own.objects.size >= own.limit) {
      for (const [a, ref] of own.objects) if (ref.deref() === undefined) own.objects.delete(a);
      own.limit = Math.max(1024, 2 * own.objects.size);
    }
    own.objects.set(address, new WeakRef(v));
    return address;
  }
  let address = own.values.get(v);
  if (address === undefined) {
    own.values.set(v, (address = addressSpace().reserve(16)));
    own.valuesByAddress.set(address, v);
  }
  return address;
}

/** The Python object at an address that addressOfValue gave. */
export function valueAt(address: Address): PyValue {
  const own = known();
  const v = own.objects.get(address)?.deref() ?? own.valuesByAddress.get(address as number);
  if (v === undefined) throw accessViolation(address);
  return v;
}
