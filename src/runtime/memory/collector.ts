// One collection. The host tells what nothing refers to any more, by taking it away; so all that a finaliser needs must outlive the
// object. Before the host collects, each object with a finaliser is copied (with all that it forms cycles with) and let go; where the
// object is gone afterwards, its copy takes its place, and its finaliser runs. Follows Python/gc.c and Objects/typeobject.c (subtype_dealloc).

import { call1, callUnbound } from "../calls/call.ts";
import { dropError, S } from "../current.ts";
import { addTraceback, HostStop, toPython } from "../exceptions/raise.ts";
import { writeUnraisable } from "../exceptions/unraisable.ts";
import type { Interpreter } from "../interpreter.ts";
import { PyFunction } from "../objects/functions.ts";
import { PyGenerator } from "../objects/generators.ts";
import { adoptIdentity } from "../objects/hash.ts";
import type { PyObject } from "../objects/object.ts";
import { PyType } from "../objects/type.ts";
import { typeOf } from "../objects/type-of.ts";
import { reprText } from "../operators/protocols.ts";
import { type Component, components, leadsTo, twins } from "./graph.ts";
import type { Memory } from "./memory.ts";
import { park, unpark } from "./parking.ts";
import { isTracked, referents } from "./referents.ts";
import type { DueCallback } from "./weak.ts";

/** An object that was let go for the time of a collection. */
interface Released {
  readonly ref: WeakRef<PyObject>;
  readonly twin: PyObject;
  /** Other members of its component, with their copies. */
  readonly around: readonly (readonly [WeakRef<PyObject>, PyObject])[];
  readonly cyclic: boolean;
  /** What its weak references hang on. */
  readonly handle: WeakRef<PyObject> | undefined;
}

interface Prepared {
  readonly released: Released[];
  /** What counts as unreachable where it goes. */
  readonly counted: WeakRef<PyObject>[];
}

/** What a finaliser leaves may end in turn; so often at most. */
const ROUNDS = 100;
const SUSPECTS = 2000;

export class Collector {
  private readonly interpreter: Interpreter;
  private readonly memory: Memory;
  running = false;
  /** What ends together does so from the youngest to the oldest. */
  backwards = false;
  /** Objects that had gone in the last collection, of those that are known. */
  freed = 0;
  /** Unbound objects that are part of cycles: they live until gc.collect(), and are counted. */
  private suspects: Set<PyObject> = new Set();
  private pinned: unknown[] = [];

  constructor(interpreter: Interpreter, memory: Memory) {
    this.interpreter = interpreter;
    this.memory = memory;
  }

  get suspecting(): boolean {
    return this.suspects.size > 0;
  }

  /** Notes an object that was unbound, if it is part of a cycle. */
  suspect(o: PyObject): void {
    if (!isTracked(o)) return;
    // A class refers to itself by its MRO.
    if (o instanceof PyType) {
      if (o.isHeap) this.suspects.add(o);
      return;
    }
    if (this.suspects.size < SUSPECTS && leadsTo(o, (v) => v === o, 500)) this.suspects.add(o);
  }

  /**
   * @param full with cycles
   * @returns how many finalisers and callbacks ran; of a full collection, how many the cycles had
   */
  collect(full: boolean): number {
    const { host } = this.interpreter;
    if (host.collect === undefined) return 0;
    this.running = true;
    let total = 0;
    this.freed = 0;
    try {
      for (let round = 0; round < ROUNDS; round++) {
        const prepared = this.prepare(full);
        letGo();
        host.collect();
        const { gone, ended, counted, again } = this.settle(prepared);
        this.freed += gone;
        total += full ? counted : ended;
        if (!again) break;
      }
    } finally {
      this.running = false;
      this.pinned = [];
    }
    return total;
  }

  private prepare(full: boolean): Prepared {
    const { memory } = this;
    const owners = [...memory.finalisable];
    for (const G of S.live) if (!G.running) owners.push(G);
    const roots = full
      ? [...owners, ...this.suspects]
      : [...owners, ...memory.weak.living().filter((o) => !(o instanceof PyType))];
    const found = components(roots);
    const counted: WeakRef<PyObject>[] = [];
    if (full) {
      for (const o of reachableFromCycles(found)) if (isTracked(o)) counted.push(new WeakRef(o));
      for (const o of this.suspects) if (o instanceof PyType) counted.push(new WeakRef<PyObject>(o));
      this.suspects.clear();
      this.pinned = [];
    } else this.pinned = roots.filter((o) => found.get(o)!.cyclic);
    const released: Released[] = [];
    const copies = new Map<Component, Map<PyObject, PyObject>>();
    for (const o of owners) {
      const component = found.get(o)!;
      if (!full && component.cyclic) continue;
      let made = copies.get(component);
      if (made === undefined) copies.set(component, (made = twins(component.members)));
      const twin = made.get(o)!;
      if (o instanceof PyGenerator) {
        o.withdraw();
        (twin as PyGenerator).slot = -1;
        park(o, twin as PyGenerator, made);
      } else memory.finalisable.delete(o);
      const around = component.members.length === 1 ? [] : [...made].map(([m, t]) => [new WeakRef(m), t] as const);
      released.push({
        ref: new WeakRef(o),
        twin,
        around,
        cyclic: component.cyclic,
        handle: memory.weak.handleOf(o),
      });
      adoptIdentity(twin, o);
    }
    // See components().
    found.clear();
    copies.clear();
    owners.length = 0;
    roots.length = 0;
    return { released, counted };
  }

  private settle({ released, counted }: Prepared): {
    gone: number;
    ended: number;
    counted: number;
    again: boolean;
  } {
    const { memory } = this;
    this.pinned.length = 0;
    const dead: Released[] = [];
    // Those that live keep their order.
    const younger = [...memory.finalisable];
    memory.finalisable.clear();
    for (const r of released) {
      const o = r.ref.deref();
      if (o === undefined) {
        dead.push(r);
      } else if (o instanceof PyGenerator) {
        unpark(o);
        o.enroll();
      } else memory.finalisable.add(o);
    }
    for (const o of younger) memory.finalisable.add(o);
    if (this.backwards) dead.reverse();
    this.backwards = false;
    let unreachable = 0;
    for (const ref of counted) if (ref.deref() === undefined) unreachable++;
    // An object that dies by its count is still there for its weak references while its finaliser runs; but generators.
    for (const { handle, cyclic, twin } of dead)
      if (handle !== undefined && !cyclic && !(twin instanceof PyGenerator)) memory.weak.move(handle, twin);
    const { count, due } = memory.weak.takeDead();
    for (const r of dead) for (const [, twin] of r.around) if (twin instanceof PyFunction) this.reconnect(twin);
    for (const { holder, callback } of due) this.callBack({ holder, callback });
    const ends = (o: PyObject): boolean =>
      memory.finalisable.has(o) || memory.weak.has(o) || (o instanceof PyGenerator && o.slot >= 0);
    let again = due.length > 0;
    for (const { twin } of dead) {
      again ||= ends(twin) || leadsTo(twin, ends, 2000);
      this.finalise(twin);
    }
    return { gone: dead.length + count, ended: dead.length + due.length, counted: unreachable, again };
  }

  /** Gives the copy of a function its entry: a closure over the copies of its cells. */
  private reconnect(f: PyFunction): void {
    if (f.entry !== undefined) return;
    const made = this.interpreter.functionFromCode(
      f.code,
      f.code.instance.globals as never,
      f.closure ?? [],
      f.defaults,
    );
    for (const key of ["entry", "call$0", "call$1", "call$2", "call$3", "call$4", "call$5", "call$6"] as const)
      if (Object.hasOwn(made, key)) (f as unknown as Record<string, unknown>)[key] = made[key];
  }

  private callBack({ holder, callback }: DueCallback): void {
    this.guarded(
      () => void call1(callback, holder),
      () => `Exception ignored while calling weakref callback ${reprText(callback)}`,
    );
  }

  /** Runs the finaliser of an object that nothing refers to. */
  private finalise(o: PyObject): void {
    const { memory } = this;
    if (memory.finalised.has(o)) return;
    memory.finalised.add(o);
    if (o instanceof PyGenerator) {
      this.guarded(
        () => o.dropped(),
        () => `Exception ignored while ${o.started ? "closing" : "finalizing"} ${o.kind} ${reprText(o)}`,
      );
      return;
    }
    const del = typeOf(o).lookup("__del__");
    if (del === undefined) return;
    this.guarded(
      () => void callUnbound(del, o, []),
      () => `Exception ignored while calling deallocator ${reprText(del)}`,
    );
  }

  private guarded(action: () => void, message: () => string): void {
    const { sp, err } = S;
    const handled = S.ei.value;
    try {
      action();
    } catch (x) {
      if (x instanceof HostStop) throw x;
      const e = toPython(x);
      addTraceback(e, sp + 1);
      dropError(sp, handled);
      writeUnraisable(this.interpreter, e, message());
    }
    S.sp = sp;
    S.ei.value = handled;
    S.err = err;
  }

  /** The interpreter ends: all that is left is finalised, in the order in which it was made. */
  finish(): void {
    const { memory } = this;
    this.running = true;
    for (let round = 0; round < ROUNDS && memory.finalisable.size + S.live.length > 0; round++) {
      const left = [...memory.finalisable];
      const generators = S.live.splice(0);
      memory.finalisable.clear();
      for (const G of generators) G.slot = -1;
      for (const o of left) this.finalise(o);
      for (const G of generators) if (!G.running) this.finalise(G);
    }
    this.running = false;
  }
}

/** What the thread state holds beyond its use. */
function letGo(): void {
  S.err = undefined;
  S.code.fill(undefined, S.sp + 1);
}

/** The members of cycles, and all that they lead to. */
function reachableFromCycles(found: ReadonlyMap<PyObject, Component>): Set<PyObject> {
  const out = new Set<PyObject>();
  const queue: PyObject[] = [];
  const add = (o: PyObject): void => {
    if (out.has(o)) return;
    out.add(o);
    queue.push(o);
  };
  for (const [o, c] of found) if (c.cyclic) add(o);
  for (let o = queue.pop(); o !== undefined; o = queue.pop()) referents(o, (v) => void (found.has(v) && add(v)), false);
  return out;
}
