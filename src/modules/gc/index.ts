// Module gc, first form: the host collects; thresholds and counts are kept for programs that set them. Follows Modules/gcmodule.c.

import { index } from "#runtime/native/convert.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { arg, fn, pos, rest } from "#runtime/native/params.ts";
import { PyList, PyTuple } from "#runtime/objects/containers.ts";
import { dictOf, PyDict } from "#runtime/objects/dict.ts";
import { valueError } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";

const gcModule: NativeModule = defineModule("gc", (interpreter) => {
  let enabled = true;
  let thresholds: PyValue[] = [2000, 10, 0];
  let debug = 0;
  const hook = (): number => {
    const collect = interpreter.host.extras?.["collectGarbage"] as (() => number) | undefined;
    return collect?.() ?? 0;
  };
  return {
    functions: {
      collect: fn([arg("generation", index, "2")], (generation) => {
        if (generation < 0 || generation > 2) throw valueError("invalid generation");
        return hook();
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
      set_threshold: fn([pos("threshold0"), pos("threshold1", "..."), pos("threshold2", "...")], (a, b, c) => {
        thresholds = [a, b ?? thresholds[1]!, c ?? thresholds[2]!];
        return None;
      }),
      get_count: fn([], () => new PyTuple([0, 0, 0])),
      get_stats: fn(
        [],
        () =>
          new PyList(
            [0, 1, 2].map(() =>
              dictOf([
                ["collections", 0],
                ["collected", 0],
                ["uncollectable", 0],
                ["candidates", 0],
              ]),
            ),
          ),
      ),
      get_debug: fn([], () => debug),
      set_debug: fn([pos("flags", index)], (f) => {
        debug = f;
        return None;
      }),
      get_objects: fn([arg("generation", "None")], () => new PyList([])),
      get_referrers: fn([rest("objs")], () => new PyList([])),
      get_referents: fn([rest("objs")], (objs) => {
        const out: PyValue[] = [];
        for (const o of objs) {
          if (o instanceof PyList || o instanceof PyTuple) out.push(...o.items);
          else if (o instanceof PyDict) for (const [k, v] of o.pairs()) out.push(k, v);
        }
        return new PyList(out);
      }),
      is_tracked: fn(
        [pos("obj")],
        (o) => typeof o === "object" && !(o instanceof PyTuple && o.items.every((x) => typeof x !== "object")),
      ),
      is_finalized: fn([pos("obj")], () => false),
      freeze: fn([], () => None),
      unfreeze: fn([], () => None),
      get_freeze_count: fn([], () => 0),
    },
    attributes: {
      callbacks: new PyList([]),
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
