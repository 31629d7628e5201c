// Operators in suspendable code. A helper such as getattr or add that meets a Python method may not call it directly, since the method may
// suspend. So the helper is run once to find the call it wants, the method is run as a generator, and the helper is run again with the
// method's result at hand, until it gets through. Helpers that are run so have no effect of their own before such a call.

import { S } from "../current.ts";
import { addTraceback, toPython } from "../exceptions/raise.ts";
import type { PyBaseException } from "../objects/exceptions.ts";
import { PyFunction, PyMethod } from "../objects/functions.ts";
import type { KeywordNames, PyObject, PyValue } from "../objects/object.ts";
import { runningSuspendable } from "./forms.ts";
import { type Suspending, suspend } from "./suspend.ts";

/** The call that a helper cannot make itself. */
class NeedsCall {
  readonly f: PyFunction;
  readonly args: PyValue[];
  readonly names: KeywordNames;
  constructor(f: PyFunction, args: PyValue[], names: KeywordNames) {
    this.f = f;
    this.args = args;
    this.names = names;
  }
}

class Failure {
  readonly error: PyBaseException;
  constructor(error: PyBaseException) {
    this.error = error;
  }
}

/** The results of the Python calls of one helper so far; `S.replay` while the helper runs. */
export class Replay {
  readonly results: (PyValue | Failure)[] = [];
  private next = 0;

  /** Calls as `f.callv` does, through this replay. Throws what Python raises, or NeedsCall. */
  call(f: PyObject, args: PyValue[], names: KeywordNames): PyValue {
    let callee: PyObject = f;
    let given = args;
    if (callee instanceof PyMethod) {
      given = [callee.self, ...args];
      callee = callee.func;
    }
    if (callee instanceof PyFunction) {
      if (this.next === this.results.length) throw new NeedsCall(callee, given, names);
      const r = this.results[this.next++]!;
      if (r instanceof Failure) throw r.error;
      return r;
    }
    // A native runs what it calls itself.
    S.replay = undefined;
    try {
      const r = f.callv(args, names);
      if (r === undefined) throw S.err;
      return r;
    } finally {
      S.replay = this;
    }
  }

  /** Runs the helper from its start. */
  run<T>(helper: () => T): T {
    this.next = 0;
    S.replay = this;
    try {
      return helper();
    } finally {
      S.replay = undefined;
    }
  }
}

function* replaying<T>(helper: () => T, replay: Replay, first: NeedsCall, sp: number): Suspending<T> {
  let need = first;
  for (;;) {
    S.sp = sp;
    let error: PyBaseException | undefined;
    try {
      const r = yield* runningSuspendable(need.f, need.args, need.names);
      if (r === undefined) error = S.err!;
      else replay.results.push(r);
    } catch (x) {
      error = toPython(x);
    }
    if (error !== undefined) {
      addTraceback(error, sp + 1);
      S.sp = sp;
      S.err = undefined;
      replay.results.push(new Failure(error));
    }
    try {
      return replay.run(helper);
    } catch (x) {
      if (!(x instanceof NeedsCall)) throw x;
      need = x;
    }
  }
}

/** Runs a helper; `pending` with a generator in S.gen when it has Python code to run. */
export function replayed<T>(helper: () => T): T | PyValue {
  const replay = new Replay();
  const { sp } = S;
  try {
    return replay.run(helper);
  } catch (x) {
    if (!(x instanceof NeedsCall)) throw x;
    return suspend(replaying(helper, replay, x, sp));
  }
}
