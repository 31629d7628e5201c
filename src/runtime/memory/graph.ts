// The strongly connected components of the objects around some roots (Tarjan's algorithm, without recursion), and copies of whole
// components: what a finaliser gets in place of objects that the host has already taken away.

import { PyFunction } from "../objects/functions.ts";
import { InstanceDict } from "../objects/instance-dict.ts";
import { PyObject, slotsOf } from "../objects/object.ts";
import { referents } from "./referents.ts";

export interface Component {
  readonly members: readonly PyObject[];
  /** The members refer to each other, or the only one to itself. */
  readonly cyclic: boolean;
}

/** Objects that may be visited for one collection; what lies beyond counts as free of cycles. */
const BUDGET = 100_000;

interface Visit {
  readonly o: PyObject;
  readonly next: PyObject[];
  at: number;
}

/** The component of each object that can be reached from the roots. */
export function components(roots: Iterable<PyObject>): Map<PyObject, Component> {
  const order = new Map<PyObject, number>();
  const low = new Map<PyObject, number>();
  const found = new Map<PyObject, Component>();
  const open: PyObject[] = [];
  const path: Visit[] = [];
  const loops = new Set<PyObject>();
  const enter = (o: PyObject): void => {
    const n = order.size;
    order.set(o, n);
    low.set(o, n);
    open.push(o);
    const next: PyObject[] = [];
    if (n < BUDGET)
      referents(
        o,
        (v) => {
          if (v === o) loops.add(o);
          else next.push(v);
        },
        false,
      );
    path.push({ o, next, at: 0 });
  };
  for (const root of roots) {
    if (order.has(root)) continue;
    enter(root);
    while (path.length > 0) {
      const top = path[path.length - 1]!;
      if (top.at < top.next.length) {
        const v = top.next[top.at++]!;
        const seen = order.get(v);
        if (seen === undefined) enter(v);
        else if (!found.has(v)) low.set(top.o, Math.min(low.get(top.o)!, seen));
        continue;
      }
      path.pop();
      const own = low.get(top.o)!;
      const parent = path[path.length - 1];
      if (parent !== undefined) low.set(parent.o, Math.min(low.get(parent.o)!, own));
      if (own !== order.get(top.o)) continue;
      const members = open.splice(open.lastIndexOf(top.o));
      const component = { members, cyclic: members.length > 1 || loops.has(top.o) };
      for (const m of members) found.set(m, component);
    }
  }
  // V8 may still be compiling this very loop in the background, and holds what its closures see until it has done so.
  order.clear();
  low.clear();
  loops.clear();
  return found;
}

/** Does `from` lead to an object that `test` accepts? Looks at a limited number. */
export function leadsTo(from: PyObject, test: (o: PyObject) => boolean, limit: number): boolean {
  const seen = new Set<PyObject>();
  const queue = [from];
  let hit = false;
  for (let o = queue.pop(); o !== undefined && !hit && seen.size < limit; o = queue.pop())
    referents(
      o,
      (v) => {
        hit ||= test(v);
        if (hit || seen.has(v)) return;
        seen.add(v);
        queue.push(v);
      },
      false,
    );
  return hit;
}

/** Fields that closures of the host fill: they would hold the originals. */
const isEntry = (key: string): boolean => key === "entry" || key.startsWith("call$");

/**
 * Copies the members of a component: references among them lead to the copies, all others are shared.
 * @returns the copies by original
 */
export function twins(members: readonly PyObject[]): Map<PyObject, PyObject> {
  const made = new Map<unknown, unknown>();
  const out = new Map<PyObject, PyObject>();
  for (const o of members) {
    const twin = Object.create(Object.getPrototypeOf(o) as object) as PyObject;
    made.set(o, twin);
    out.set(o, twin);
  }
  for (const [o, twin] of out) fill(o, twin, made);
  return out;
}

function fill(o: object, twin: object, made: Map<unknown, unknown>): void {
  const from = slotsOf(o) as Record<string, unknown>;
  const to = slotsOf(twin) as Record<string, unknown>;
  const bare = o instanceof PyFunction && (o.closure ?? []).some((c) => made.has(c));
  for (const key of Object.keys(from)) if (!bare || !isEntry(key)) to[key] = copied(from[key], made);
}

function copied(x: unknown, made: Map<unknown, unknown>): unknown {
  if (typeof x !== "object" || x === null) return x;
  const known = made.get(x);
  if (known !== undefined) return known;
  if (x instanceof PyObject) {
    if (!(x instanceof InstanceDict && made.has(x.owner))) return x;
  } else if (Array.isArray(x)) {
    const out: unknown[] = [];
    made.set(x, out);
    for (const v of x) out.push(copied(v, made));
    return out;
  } else if (x instanceof Map) {
    const out = new Map<unknown, unknown>();
    made.set(x, out);
    for (const [k, v] of x) out.set(copied(k, made), copied(v, made));
    return out;
  } else if (x instanceof Set) {
    const out = new Set<unknown>();
    made.set(x, out);
    for (const v of x) out.add(copied(v, made));
    return out;
  } else if (ArrayBuffer.isView(x) || x instanceof WeakRef || Symbol.iterator in x) return x;
  const out = Object.create(Object.getPrototypeOf(x) as object) as object;
  made.set(x, out);
  fill(x, out, made);
  return out;
}
