// What Node tells about the heap, for memory limits.

import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { createContext, runInNewContext, Script } from "node:vm";

let collector: (() => void) | undefined;

function gc(): () => void {
  if (collector === undefined) {
    setFlagsFromString("--expose-gc");
    collector = runInNewContext("gc") as () => void;
  }
  return collector;
}

/** Bytes that the heap and buffers take, garbage included; without it where `collected` is set. */
export function heapUsed(collected?: boolean): number {
  if (collected === true) gc()();
  const s = getHeapStatistics();
  return s.used_heap_size + s.external_memory;
}

let nothing: { readonly script: Script; readonly context: object } | undefined;

/**
 * V8 keeps the targets of weak references that were made or followed until the running job ends; evaluating anything in a context with
 * microtasks of its own ends a job as far as that goes.
 */
export function releaseTargets(): void {
  nothing ??= { script: new Script("0"), context: createContext({}, { microtaskMode: "afterEvaluate" }) };
  nothing.script.runInContext(nothing.context);
}

/** Frees all that nothing refers to. */
export function collect(): void {
  releaseTargets();
  gc()();
}
