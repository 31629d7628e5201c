// Module _heapq (Modules/_heapqmodule.c): min-heaps and, new in 3.14, max-heaps.

import { isLess } from "#builtins/list/sort.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { fn, pos } from "#runtime/native/params.ts";
import { PyList } from "#runtime/objects/containers.ts";
import { indexError, runtimeError, typeError } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { typeName } from "#runtime/objects/type-of.ts";

type Before = (a: PyValue, b: PyValue) => boolean;
const smaller: Before = isLess;
const greater: Before = (a, b) => isLess(b, a);

function heapOf(v: PyValue, name: string): PyList {
  if (!(v instanceof PyList))
    throw typeError(
      `${name}() argument ${/pop(_max)?$|ify/.test(name) && !name.includes("pushpop") ? "" : "1 "}must be list, not ${typeName(v)}`,
    );
  return v;
}

/** `before(a, b)` where the comparison may have changed the list. */
function compare(heap: PyList, size: number, before: Before, a: PyValue, b: PyValue): boolean {
  const r = before(a, b);
  if (heap.items.length !== size) throw runtimeError("list changed size during iteration");
  return r;
}

function siftDown(heap: PyList, start: number, from: number, before: Before): void {
  const { length } = heap.items;
  const v = heap.items[from]!;
  let i = from;
  while (i > start) {
    const parent = (i - 1) >> 1;
    const p = heap.items[parent]!;
    if (!compare(heap, length, before, v, p)) break;
    heap.items[parent] = v;
    heap.items[i] = p;
    i = parent;
  }
}

function siftUp(heap: PyList, from: number, before: Before): void {
  const { length } = heap.items;
  const limit = length >> 1;
  let i = from;
  while (i < limit) {
    let child = 2 * i + 1;
    if (child + 1 < length && !compare(heap, length, before, heap.items[child]!, heap.items[child + 1]!)) child++;
    const { items } = heap;
    const v = items[child]!;
    items[child] = items[i]!;
    items[i] = v;
    i = child;
  }
  siftDown(heap, from, i, before);
}

function push(heap: PyList, v: PyValue, before: Before): PyValue {
  heap.items.push(v);
  siftDown(heap, 0, heap.items.length - 1, before);
  return None;
}

function pop(heap: PyList, before: Before): PyValue {
  const last = heap.items.pop();
  if (last === undefined) throw indexError("index out of range");
  if (heap.items.length === 0) return last;
  const first = heap.items[0]!;
  heap.items[0] = last;
  siftUp(heap, 0, before);
  return first;
}

function replace(heap: PyList, v: PyValue, before: Before): PyValue {
  const first = heap.items[0];
  if (first === undefined) throw indexError("index out of range");
  heap.items[0] = v;
  siftUp(heap, 0, before);
  return first;
}

function pushPop(heap: PyList, v: PyValue, before: Before): PyValue {
  const first = heap.items[0];
  if (first === undefined || !before(first, v)) return v;
  // The comparison may have emptied the list.
  if (heap.items.length === 0) throw indexError("index out of range");
  heap.items[0] = v;
  siftUp(heap, 0, before);
  return first;
}

function heapify(heap: PyList, before: Before): PyValue {
  for (let i = (heap.items.length >> 1) - 1; i >= 0; i--) siftUp(heap, i, before);
  return None;
}

function family(before: Before, suffix: string) {
  const named = (name: string) => name + suffix;
  return {
    [named("heappush")]: fn([pos("heap"), pos("item")], (h, v) => push(heapOf(h, named("heappush")), v, before)),
    [named("heappop")]: fn([pos("heap")], (h) => pop(heapOf(h, named("heappop")), before)),
    [named("heapreplace")]: fn([pos("heap"), pos("item")], (h, v) =>
      replace(heapOf(h, named("heapreplace")), v, before),
    ),
    [named("heappushpop")]: fn([pos("heap"), pos("item")], (h, v) =>
      pushPop(heapOf(h, named("heappushpop")), v, before),
    ),
    [named("heapify")]: fn([pos("heap")], (h) => heapify(heapOf(h, named("heapify")), before)),
  };
}

const heapqModule: NativeModule = defineModule("_heapq", () => ({
  functions: { ...family(smaller, ""), ...family(greater, "_max") },
  attributes: { __about__: "Heap queues" },
}));
export default heapqModule;
