// What suspendable code yields to whoever runs it, and how it is run where nothing can be suspended (docs/architecture.md section 4).

import { current, S } from "../current.ts";
import type { CallResult, PyValue } from "../objects/object.ts";

/** What suspended code waits for. */
export type Wait =
  /** The end of a JavaScript promise: resumed with its value, or by throwing HostRejection. */
  | { readonly kind: "promise"; readonly promise: PromiseLike<unknown> }
  /** Some milliseconds. */
  | {
      readonly kind: "time";
      readonly ms: number /** May end before, when the host has news. */;
      readonly early?: boolean;
    }
  /** Nothing: others may run. */
  | { readonly kind: "turn" };

/** The only thing that suspendable code yields, apart from the yields of Python generators. */
export class Suspend {
  readonly wait: Wait;
  constructor(wait: Wait) {
    this.wait = wait;
  }
}

/** A piece of suspendable code: resumed with what it waited for; its result is as that of the direct form. */
export type Suspending<T = CallResult> = Generator<Suspend, T, unknown>;

/** Why a promise was rejected, thrown into the code that waits for it. */
export class HostRejection {
  readonly reason: unknown;
  constructor(reason: unknown) {
    this.reason = reason;
  }
}

/** Result of a twin (`getattrS` …) that has Python code to run: its generator is in S.gen. Never seen by Python. */
export const pending: PyValue = Object.freeze({ pending: true }) as unknown as PyValue;

/** Leaves a generator for the caller to run. */
export function suspend(gen: Suspending<unknown>): PyValue {
  S.gen = gen;
  return pending;
}

/** What a twin left to be run, or its result as a generator. To be called before another twin is. */
export function settled<T>(result: T | PyValue): Suspending<T> {
  return result === pending ? (S.gen as Suspending<T>) : immediate(result as T);
}
// biome-ignore lint/correctness/useYield: the result is there already
function* immediate<T>(result: T): Suspending<T> {
  return result;
}

/** Suspends until `wait` is over; gives what it brought. */
export function* waitFor(wait: Wait): Suspending<unknown> {
  return yield new Suspend(wait);
}

/** Runs suspendable code from direct code: each wait blocks the thread, where the host can do that. */
export function runDirect<T>(gen: Suspending<T>): T {
  let r = gen.next();
  while (r.done !== true) {
    let value: unknown;
    try {
      value = current().block(r.value.wait);
    } catch (x) {
      r = gen.throw(x);
      continue;
    }
    r = gen.next(value);
  }
  return r.value;
}

/** The next item of a cursor in suspendable code; undefined when exhausted, or `pending`. */
export function nextStep(cursor: { nx(): PyValue | undefined; nxS?(): PyValue | undefined }): PyValue | undefined {
  return cursor.nxS === undefined ? cursor.nx() : cursor.nxS();
}
