// Built-in functions that consume an iterable (`list(x)`, `sum(x)` …) in suspendable code: a generator that may wait is run to its end
// first, item by item in suspendable form, and the function then gets its items. Those that may stop early have a loop of their own.

import { S } from "../current.ts";
import { listType, PyList, tupleType } from "../objects/containers.ts";
import { dictType } from "../objects/dict.ts";
import { PyNativeFunction } from "../objects/functions.ts";
import { PyGenerator } from "../objects/generators.ts";
import type { CallResult, KeywordNames, PyValue } from "../objects/object.ts";
import { frozensetType, setType } from "../objects/set.ts";
import { PyType } from "../objects/type.ts";
import { truthy } from "../operators/protocols.ts";
import { startCall } from "./call.ts";
import { pending, type Suspending, settled, suspend } from "./suspend.ts";

const consumingTypes: ReadonlySet<PyValue> = new Set([listType, tupleType, setType, frozensetType, dictType]);
const consumingFunctions: ReadonlySet<string> = new Set(["sum", "min", "max", "sorted", "join", "extend", "update"]);

interface Steps {
  nxS(): PyValue | undefined;
}

function waitingSource(v: PyValue | undefined): Steps | undefined {
  if (typeof v !== "object" || v.cls.isHeap) return undefined;
  if (v instanceof PyGenerator) return v.suspendable ? v : undefined;
  return (v as { nxS?: unknown }).nxS === undefined ? undefined : (v as unknown as Steps);
}

function* items(source: Steps): Suspending<PyValue[]> {
  const out: PyValue[] = [];
  for (;;) {
    const r = source.nxS();
    const v = r === pending ? ((yield* S.gen as Suspending) as CallResult) : r;
    if (v === undefined) return out;
    out.push(v);
  }
}

function* callWithItems(f: PyValue, source: Steps, args: PyValue[], names: KeywordNames): Suspending {
  const list = new PyList(yield* items(source));
  return yield* settled<CallResult>(startCall(f, [list, ...args.slice(1)], names));
}

/** `any` (until = true) and `all` (until = false). */
function* stopping(source: Steps, until: boolean): Suspending {
  for (;;) {
    const r = source.nxS();
    const v = r === pending ? ((yield* S.gen as Suspending) as CallResult) : r;
    if (v === undefined) return !until;
    if (truthy(v) === until) return until;
  }
}

/** The call of a consumer with something that may wait; undefined for every other call. */
export function drained(f: PyValue, args: PyValue[], names: KeywordNames): CallResult {
  const source = waitingSource(args[0]);
  if (source === undefined) return undefined;
  if (f instanceof PyType) {
    if (!consumingTypes.has(f)) return undefined;
  } else if (f instanceof PyNativeFunction) {
    if ((f.name === "any" || f.name === "all") && args.length === 1) return suspend(stopping(source, f.name === "any"));
    if (!consumingFunctions.has(f.name)) return undefined;
  } else return undefined;
  return suspend(callWithItems(f, source, args, names));
}
