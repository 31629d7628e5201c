// Module _tracemalloc: where objects were made, and how much memory is held. Numbers, strs and what the engine holds for itself are no objects:
// they are part of the memory, and have no trace. Follows Modules/_tracemalloc.c.

import { cInt } from "#runtime/native/convert.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { fn, pos } from "#runtime/native/params.ts";
import { PyList, PyTuple } from "#runtime/objects/containers.ts";
import { PyModule } from "#runtime/objects/module.ts";
import { PyObject } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { tracerOf } from "./tracer.ts";

const tracemallocModule: NativeModule = defineModule("_tracemalloc", (interpreter) => {
  const tracer = tracerOf(interpreter);
  return {
    functions: {
      is_tracing: fn([], () => tracer.tracing),
      clear_traces: fn([], () => {
        tracer.clear();
        return None;
      }),
      _get_traces: fn([], () => new PyList(tracer.traces())),
      _get_object_traceback: fn(
        [pos("obj")],
        (o) => (o instanceof PyObject ? tracer.tracebackOf(o) : undefined) ?? None,
      ),
      start: fn([pos("nframe", cInt, "1")], (frames) => {
        // What the module needs for reports is not to count as the program's.
        const own = interpreter.modules.getStr("tracemalloc");
        if (own instanceof PyModule) interpreter.importer.later.all(own.dict);
        tracer.start(frames);
        return None;
      }),
      stop: fn([], () => {
        tracer.stop();
        return None;
      }),
      get_traceback_limit: fn([], () => tracer.limit),
      get_tracemalloc_memory: fn([], () => tracer.overhead),
      get_traced_memory: fn([], () => new PyTuple(tracer.memory())),
      reset_peak: fn([], () => {
        tracer.resetPeak();
        return None;
      }),
    },
  };
});
export default tracemallocModule;
