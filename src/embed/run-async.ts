// Running Python without blocking JavaScript: a session's code in suspendable form, on a fiber that this driver resumes from promises and
// timers (docs/architecture.md section 4, docs/embedding.md).

import { HostStop } from "#runtime/exceptions/raise.ts";
import type { Interpreter } from "#runtime/interpreter.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { Fiber, type FiberStep } from "#runtime/suspending/fiber.ts";
import { HostRejection, type Suspending, type Wait } from "#runtime/suspending/suspend.ts";
import type { Session } from "./session.ts";

// Of the web platform (and Node), without its types: the core is host-neutral.
declare const setTimeout: (action: () => void, ms: number) => unknown;
declare const clearTimeout: (timer: unknown) => void;

/** What a wait brought, or what is to be thrown into the code that waited. */
interface Outcome {
  readonly value?: unknown;
  readonly failure?: unknown;
}

interface Stoppable {
  readonly aborted: boolean;
  addEventListener?(type: "abort", listener: () => void, options?: { once: boolean }): void;
  removeEventListener?(type: "abort", listener: () => void): void;
}

function outcomeOf(session: Session, wait: Wait, signal: Stoppable | undefined): Promise<Outcome> {
  return new Promise((resolve) => {
    const timers: unknown[] = [];
    const settle = (outcome: Outcome): void => {
      for (const t of timers) clearTimeout(t);
      signal?.removeEventListener?.("abort", aborted);
      resolve(outcome);
    };
    const aborted = (): void => settle({ failure: new HostStop("abort") });
    signal?.addEventListener?.("abort", aborted, { once: true });
    const left = session.deadline - Date.now();
    if (left < 2 ** 31) timers.push(setTimeout(() => settle({ failure: new HostStop("time") }), Math.max(0, left)));
    switch (wait.kind) {
      case "promise":
        wait.promise.then(
          (value) => settle({ value }),
          (reason: unknown) => settle({ failure: new HostRejection(reason) }),
        );
        break;
      case "turn":
        timers.push(setTimeout(() => settle({}), 0));
        break;
      case "time": {
        // Without a clock of the host's, time is what is slept.
        if (!session.realTime) session.interpreter.host.clock?.sleep?.(wait.ms);
        timers.push(setTimeout(() => settle({}), session.realTime ? wait.ms : 0));
      }
    }
  });
}

/**
 * Runs suspendable code of a session to its end.
 * @param start makes the code's generator; it is called inside the interpreter
 * @param signal stops the program, also while it waits
 * @returns the Python value; rejects as the direct form throws: PythonError, PythonExit, PythonStopped
 */
export async function runFiber(
  session: Session,
  start: (interpreter: Interpreter) => Suspending<PyValue | undefined>,
  signal: Stoppable | undefined,
): Promise<PyValue> {
  const { interpreter } = session;
  const fiber = new Fiber(interpreter, () => start(interpreter));
  const { timeMs } = session.limits;
  const deadline = timeMs === undefined ? Number.POSITIVE_INFINITY : Date.now() + timeMs;
  let outcome: Outcome = {};
  for (;;) {
    const { value, failure } = outcome;
    const step: FiberStep = session.within(() => {
      session.deadline = deadline;
      return fiber.resume(value, failure);
    });
    if (step.done) return step.value;
    session.deadline = deadline;
    outcome = await outcomeOf(session, step.wait, signal);
  }
}
