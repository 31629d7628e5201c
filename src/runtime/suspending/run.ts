// Running a unit in suspendable form: what runAsync, threads and hosts that cannot block do with a program.

import type { Interpreter } from "../interpreter.ts";
import type { PyDict } from "../objects/dict.ts";
import { runtimeError } from "../objects/exceptions.ts";
import type { LoadedUnit } from "../objects/frames.ts";
import { PyCoroutine } from "../objects/generators.ts";
import type { KeywordNames, PyValue } from "../objects/object.ts";
import { None } from "../objects/singletons.ts";
import { instantiate } from "../units.ts";
import { callGen } from "./call.ts";
import { Fiber } from "./fiber.ts";
import { suspendableMaker } from "./forms.ts";
import { type Suspending, settled } from "./suspend.ts";

/**
 * Runs a unit's body in a namespace, as Interpreter.run does.
 * @returns the generator of the run; its result is the value of an expression unit, or undefined when raised
 */
export function* runUnit(
  interpreter: Interpreter,
  loaded: LoadedUnit,
  globals: PyDict,
  locals: PyDict = globals,
): Suspending<PyValue | undefined> {
  if (!globals.has("__builtins__")) globals.set("__builtins__", interpreter.builtins);
  const instance = instantiate(loaded, interpreter, globals, locals);
  const code = instance.K[0]!;
  const body = suspendableMaker(code);
  if (body === undefined) return interpreter.runInstance(instance);
  if (code.spec.form === "module") return yield* body() as Suspending;
  // Top-level await.
  const G = new PyCoroutine(code, code.name, code.qualname);
  G.suspendable = true;
  G.js = body(G) as NonNullable<PyCoroutine["js"]>;
  return yield* completed(G);
}

/** Runs a coroutine that nobody else drives; waits are its only way to pause. */
function* completed(G: PyCoroutine): Suspending<PyValue> {
  const r = yield* settled(G.resumeS(None, undefined));
  if (r !== undefined) throw runtimeError("await wasn't used with a future");
  return G.result;
}

/** Calls a Python value; a coroutine that it gives is run to its end. */
export function* awaitedCall(f: PyValue, [args, names]: [PyValue[], KeywordNames]): Suspending<PyValue> {
  const r = yield* callGen(f, args, names);
  return r instanceof PyCoroutine ? yield* completed(r) : r;
}

/** Runs a unit in suspendable form on a fiber of its own; each wait blocks the thread. Throws what the program raises. */
export function runBlocking(interpreter: Interpreter, loaded: LoadedUnit, globals: PyDict): PyValue {
  const fiber = new Fiber(interpreter, () => runUnit(interpreter, loaded, globals));
  for (let r = fiber.resume(undefined); ; ) {
    if (r.done) return r.value;
    let value: unknown;
    try {
      value = interpreter.block(r.wait);
    } catch (x) {
      r = fiber.resume(undefined, x);
      continue;
    }
    r = fiber.resume(value);
  }
}
