// Module _tracemalloc. A JavaScript engine does not tell where memory was allocated: tracing cannot be started, and what
// CPython answers while it is off is answered here. Follows Modules/_tracemalloc.c.

import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { fn, pos } from "#runtime/native/params.ts";
import { PyList, PyTuple } from "#runtime/objects/containers.ts";
import { notImplementedError } from "#runtime/objects/exceptions.ts";
import { None } from "#runtime/objects/singletons.ts";

const tracemallocModule: NativeModule = defineModule("_tracemalloc", () => ({
  functions: {
    is_tracing: fn([], () => false),
    clear_traces: fn([], () => None),
    _get_traces: fn([], () => new PyList([])),
    _get_object_traceback: fn([pos("obj")], () => None),
    start: fn([pos("nframe", "1")], () => {
      throw notImplementedError("_tracemalloc.start: allocations cannot be traced");
    }),
    stop: fn([], () => None),
    get_traceback_limit: fn([], () => 1),
    get_tracemalloc_memory: fn([], () => 0),
    get_traced_memory: fn([], () => new PyTuple([0, 0])),
    reset_peak: fn([], () => None),
  },
}));
export default tracemallocModule;
