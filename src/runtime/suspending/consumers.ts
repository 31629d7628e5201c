// Built-in functions that consume an iterable (`list(x)`, `sum(x)` …) in suspendable code: a generator that may wait is run to its end
// first, item by item in suspendable form, and the function then gets its items. Those that may stop early have a loop of their own.

import { bytesType, listType, PyList, tupleType } from "../objects/containers.ts";
import { dictType } from "../objects/dict.ts";
import { stopIteration } from "../objects/exceptions.ts";
import { PyNativeFunction } from "../objects/functions.ts";
import { PyAsyncGenerator, PyCoroutine, PyGenerator } from "../objects/generators.ts";
import { boolType, complexType, floatType, intType } from "../objects/numbers.ts";
import type { CallResult, KeywordNames, PyObject, PyValue } from "../objects/object.ts";
import { frozensetType, setType } from "../objects/set.ts";
import { strType } from "../objects/str.ts";
import { PyType } from "../objects/type.ts";
import { truthy } from "../operators/protocols.ts";
import { startCall } from "./call.ts";
import { replayed } from "./replay.ts";
import { type Suspending, settled, suspend } from "./suspend.ts";

const consumingTypes: ReadonlySet<PyValue> = new Set([listType, tupleType, setType, frozensetType, dictType]);
const consumingFunctions: ReadonlySet<string> = new Set(["sum", "min", "max", "sorted", "join", "extend", "update"]);

interface Steps {
  nxS(): PyValue | undefined;
}

function waitingSource(v: PyValue | undefined): Steps | undefined {
  if (typeof v !== "object" || v.cls.isHeap) return undefined;
  if (v instanceof PyCoroutine || v instanceof PyAsyncGenerator) return undefined;
  if (v instanceof PyGenerator) return v.suspendable ? v : undefined;
  return (v as { nxS?: unknown }).nxS === undefined ? undefined : (v as unknown as Steps);
}

function* items(source: Steps): Suspending<PyValue[]> {
  const out: PyValue[] = [];
  for (;;) {
    const v = yield* settled(source.nxS());
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
    const v = yield* settled(source.nxS());
    if (v === undefined) return !until;
    if (truthy(v) === until) return until;
  }
}

/** Built-ins that do nothing but call one special method of their argument: these run as operators do. */
const operatorFunctions: ReadonlySet<string> = new Set(
  "abs ascii callable delattr divmod format getattr hasattr hash isinstance issubclass iter len repr round setattr".split(
    " ",
  ),
);
const operatorTypes: ReadonlySet<PyValue> = new Set([strType, intType, floatType, boolType, complexType, bytesType]);

function* nextItem(source: Steps, fallback: PyValue | undefined): Suspending {
  const v = (yield* settled(source.nxS())) ?? fallback;
  if (v !== undefined) return v;
  throw stopIteration(source instanceof PyGenerator ? source.result : undefined);
}

/** The call of a built-in that runs Python methods of its arguments; undefined for every other call. */
export function builtinCall(f: PyValue, args: PyValue[], names: KeywordNames): CallResult {
  const first = args[0];
  if (typeof first !== "object") return undefined;
  if (names !== undefined) return drained(f, args, names);
  if (f instanceof PyNativeFunction && f.name === "next" && f.module === "builtins") {
    const source = waitingSource(first);
    if (source !== undefined) return suspend(nextItem(source, args[1]));
    return first.cls.isHeap && args.length === 1 ? replayed(() => f.callv(args, names)) : undefined;
  }
  if (!first.cls.isHeap && !(typeof args[1] === "object" && args[1].cls.isHeap)) return drained(f, args, names);
  if (
    f instanceof PyType
      ? operatorTypes.has(f)
      : f instanceof PyNativeFunction && f.module === "builtins" && operatorFunctions.has(f.name)
  )
    return replayed(() => (f as PyObject).callv(args, names));
  return undefined;
}

/** The call of a consumer with something that may wait; undefined for every other call. */
function drained(f: PyValue, args: PyValue[], names: KeywordNames): CallResult {
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
