// The running interpreter and its thread state, ambient as in CPython (PyThreadState_Get). Set at each entry from the host.

import type { Interpreter } from "./interpreter.ts";
import { ThreadState } from "./objects/frames.ts";

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
