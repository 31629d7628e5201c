// Module gc. The host collects; what has gone is found out in runtime/memory. Generations are the host's: every collection is a full one.
// Follows Modules/gcmodule.c.

import { call2 } from "#runtime/calls/call.ts";
import { S } from "#runtime/current.ts";
import { toPython } from "#runtime/exceptions/raise.ts";
import { writeUnraisable } from "#runtime/exceptions/unraisable.ts";
import { allObjects, referrers } from "#runtime/memory/heap.ts";
import { isTracked, referents } from "#runtime/memory/referents.ts";
import { index } from "#runtime/native/convert.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { arg, fn, pos, rest } from "#runtime/native/params.ts";
import { PyList, PyTuple } from "#runtime/objects/containers.ts";
import { dictOf, PyDict } from "#runtime/objects/dict.ts";
import { typeError, valueError } from "#runtime/objects/exceptions.ts";
import { isInt } from "#runtime/objects/numbers.ts";
import type { PyObject, PyValue } from "#runtime/objects/object.ts";
import { PySet } from "#runtime/objects/set.ts";
import { None } from "#runtime/objects/singletons.ts";
import { typeName } from "#runtime/objects/type-of.ts";

interface Generation {
  collections: number;
  collected: number;
}

const gcModule: NativeModule = defineModule("gc", (interpreter) => {
  const { memory } = interpreter;
  memory.counting = true;
  S.watched = 1;
  let enabled = true;
  let thresholds: PyValue[] = [2000, 10, 0];
  let debug = 0;
  let frozen = 0;
  const generations: Generation[] = [0, 1, 2].map(() => ({ collections: 0, collected: 0 }));
  const callbacks = new PyList([]);

  const tell = (phase: string, generation: number, collected: number): void => {
    const info = dictOf([
      ["generation", generation],
      ["collected", collected],
      ["uncollectable", 0],
    ]);
    for (const f of callbacks.items.slice()) {
      const { sp } = S;
      try {
        call2(f, phase, info);
      } catch (x) {
        S.sp = sp;
        writeUnraisable(interpreter, toPython(x), `Exception ignored while calling GC callback`, f);
      }
    }
  };

  const collect = (generation: number): number => {
    if (callbacks.items.length > 0) tell("start", generation, 0);
    const n = memory.collect(generation < 2);
    const stats = generations[generation]!;
    stats.collections++;
    stats.collected += n;
    if (callbacks.items.length > 0) tell("stop", generation, n);
    return n;
  };

  const threshold = (v: PyValue): PyValue => {
    if (!isInt(v)) throw typeError(`'${typeName(v)}' object cannot be interpreted as an integer`);
    return v;
  };

  return {
    functions: {
      collect: fn([arg("generation", index, "2")], (generation) => {
        if (generation < 0 || generation > 2) throw valueError("invalid generation");
        return collect(generation);
      }),
      enable: fn([], () => {
        enabled = true;
        return None;
      }),
      disable: fn([], () => {
        enabled = false;
        return None;
      }),
      isenabled: fn([], () => enabled),
      get_threshold: fn([], () => new PyTuple(thresholds)),
      set_threshold: fn([rest("args")], (args) => {
        if (args.length < 1 || args.length > 3) throw typeError("gc.set_threshold requires 1 to 3 arguments");
        thresholds = thresholds.map((old, i) => (args[i] === undefined ? old : threshold(args[i])));
        return None;
      }),
      get_count: fn([], () => new PyTuple([Math.min(memory.finalisable.size, 700), 0, 0])),
      get_stats: fn(
        [],
        () =>
          new PyList(
            generations.map(({ collections, collected }) =>
              dictOf([
                ["collections", collections],
                ["collected", collected],
                ["uncollectable", 0],
              ]),
            ),
          ),
      ),
      get_debug: fn([], () => debug),
      set_debug: fn([pos("flags", index)], (f) => {
        debug = f;
        return None;
      }),
      get_objects: fn([arg("generation", "None")], (generation) => {
        if (generation !== None) {
          const g = Number(threshold(generation));
          if (g < 0) throw valueError("generation cannot be negative");
          if (g > 2) throw valueError("generation must be less than the number of available generations (3)");
          if (g !== 2) return new PyList([]);
        }
        return new PyList(allObjects(interpreter));
      }),
      get_referrers: fn([rest("objs")], (objs) => new PyList(referrers(interpreter, objs))),
      get_referents: fn([rest("objs")], (objs) => {
        const out: PyValue[] = [];
        for (const o of objs) {
          if (o instanceof PyList || o instanceof PyTuple) out.push(...o.items);
          else if (o instanceof PySet) out.push(...o.members());
          else if (o instanceof PyDict) for (const [k, v] of o.pairs()) out.push(k, v);
          else if (isTracked(o)) referents(o as PyObject, (v) => void out.push(v), true);
        }
        return new PyList(out);
      }),
      is_tracked: fn([pos("obj")], (o) => isTracked(o)),
      is_finalized: fn([pos("obj")], (o) => typeof o === "object" && memory.finalised.has(o)),
      freeze: fn([], () => {
        frozen = allObjects(interpreter).length;
        return None;
      }),
      unfreeze: fn([], () => {
        frozen = 0;
        return None;
      }),
      get_freeze_count: fn([], () => frozen),
    },
    attributes: {
      callbacks,
      garbage: new PyList([]),
      DEBUG_STATS: 1,
      DEBUG_COLLECTABLE: 2,
      DEBUG_UNCOLLECTABLE: 4,
      DEBUG_SAVEALL: 32,
      DEBUG_LEAK: 38,
    },
  };
});
export default gcModule;
