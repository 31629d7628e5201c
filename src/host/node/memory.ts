// What Node tells about the heap, for memory limits.

import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

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
