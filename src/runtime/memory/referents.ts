// What an object refers to, as far as that can be seen from outside: CPython's tp_traverse. What native closures and suspended
// generators of suspendable code hold is not seen.

import { PyTuple } from "../objects/containers.ts";
import { DictEntry, PyDict } from "../objects/dict.ts";
import { Code } from "../objects/frames.ts";
import { PyFunction, PyNativeFunction } from "../objects/functions.ts";
import { PyGenerator } from "../objects/generators.ts";
import { InstanceDict } from "../objects/instance-dict.ts";
import { PyModule } from "../objects/module.ts";
import { PyObject, type PyValue } from "../objects/object.ts";
import { PyType } from "../objects/type.ts";

type See = (v: PyObject) => void;

function scan(x: unknown, see: See, depth: number): void {
  if (typeof x !== "object" || x === null) return;
  if (x instanceof PyObject) {
    // What only the runtime sees has no Python type.
    if (x.cls !== undefined) see(x);
  } else if (depth > 3) return;
  else if (Array.isArray(x)) {
    // Arrays of numbers and the like are not walked to their end.
    if (x.length > 0 && typeof x[0] !== "object" && x.length > 64 && typeof x[x.length - 1] !== "object") return;
    for (let i = 0; i < x.length; i++) scan(x[i], see, depth + 1);
  } else if (x instanceof DictEntry) {
    scan(x.key, see, depth);
    scan(x.value, see, depth);
  } else if (x instanceof Map)
    for (const [k, v] of x) {
      scan(k, see, depth + 1);
      scan(v, see, depth + 1);
    }
  else if (x instanceof Set) for (const v of x) scan(v, see, depth + 1);
  else if (!ArrayBuffer.isView(x) && !(x instanceof WeakRef)) scanFields(x, see, depth + 1);
}

function scanFields(x: object, see: See, depth: number): void {
  for (const key of Object.keys(x)) scan((x as Record<string, unknown>)[key], see, depth);
}

/** Calls `see` for each Python object that an object of the runtime's own refers to. */
export function held(x: object, see: See): void {
  scanFields(x, see, 1);
}

/**
 * Calls `see` for each Python object that `o` refers to; some more than once.
 * @param everything also what nearly always outlives it: classes, the globals of functions
 */
export function referents(o: PyObject, see: See, everything: boolean): void {
  if (everything && o.cls.isHeap) see(o.cls);
  if (o instanceof InstanceDict && !o.detached) {
    for (const v of o.values()) if (typeof v === "object") see(v);
  } else if (o instanceof PyDict) {
    for (const e of o.liveEntries()) scan(e, see, 0);
    if (o.cls.isHeap) attributes(o, see);
  } else if (o instanceof PyFunction) {
    for (const c of o.closure ?? []) see(c);
    scan(o.defaults?.items, see, 0);
    scan(o.kwdefaults, see, 0);
    scan(o.extras, see, 0);
    attributes(o, see);
    if (everything) {
      see(o.code);
      see(o.code.instance.globals);
    }
  } else if (o instanceof PyGenerator) {
    scan(o.args, see, 0);
    scan(o.delegate, see, 0);
    attributes(o, see);
    const { plain, cells } = o.locals();
    for (const [, v] of plain) scan(v, see, 0);
    for (const [, v] of cells) scan(v, see, 0);
  } else if (o instanceof PyType) {
    if (!everything || !o.isHeap) return;
    for (const v of o.ns.values()) if (typeof v === "object") see(v);
    for (const b of o.bases) see(b);
    for (const t of o.mro) see(t);
  } else if (o instanceof PyModule) {
    if (everything) see(o.dict);
  } else if (!(o instanceof Code) && !(o instanceof PyNativeFunction && !("self" in o))) scanFields(o, see, 0);
}

/** Would CPython's collector look at it? */
export function isTracked(o: PyValue): boolean {
  if (typeof o !== "object") return false;
  if (o instanceof PyTuple) return !o.items.every((x) => !isTracked(x));
  if (o instanceof PyType || o instanceof PyFunction) return true;
  return o.cls.mro.some((t) => (t.isHeap ? t.hasDict || t.ownSlots.length > 0 : CONTAINERS.has(t.name)));
}
const CONTAINERS = new Set(
  (
    "list dict set frozenset function method cell module generator coroutine async_generator frame traceback slice mappingproxy " +
    "staticmethod classmethod property super ReferenceType weakref.ReferenceType partial functools.partial collections.deque deque"
  ).split(" "),
);

function attributes(o: PyObject, see: See): void {
  for (const key of Object.keys(o))
    if (key.charCodeAt(0) === 36) scan((o as unknown as Record<string, unknown>)[key], see, 0);
  if (o.odict !== undefined) see(o.odict);
}
