// The running interpreter and its thread state, ambient as in CPython (PyThreadState_Get). Set at each entry from the host.

import type { Interpreter } from "./interpreter.ts";
import { ThreadState } from "./objects/frames.ts";
import type { PyValue } from "./objects/object.ts";

/** The thread state of the running interpreter. */
export let S: ThreadState = new ThreadState();
let interpreter: Interpreter | undefined;

/** The running interpreter; natives may rely on one. */
export function current(): Interpreter {
  if (interpreter === undefined) throw new Error("no interpreter is running");
  return interpreter;
}

/** Makes `next` current and returns what was current before. */
export function enterInterpreter(next: Interpreter | undefined): Interpreter | undefined {
  const before = interpreter;
  interpreter = next;
  if (next !== undefined) S = next.S;
  return before;
}

/**
 * Forgets an exception that was caught, and the frames that it left.
 * @param sp depth of the frame that goes on
 * @param handled the exception that was being handled there
 */
export function dropError(sp: number, handled: PyValue): void {
  S.sp = sp;
  S.ei.value = handled;
  S.err = undefined;
}
