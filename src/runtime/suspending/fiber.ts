// A fiber: one suspendable run with a shadow stack of its own. Whoever schedules resumes it; the thread state of the interpreter shows the
// fiber's stack while it runs (docs/architecture.md section 4).

import { addTraceback, HostStop, settleContext, toPython } from "../exceptions/raise.ts";
import type { Interpreter } from "../interpreter.ts";
import type { PyBaseException } from "../objects/exceptions.ts";
import { ExcItem, type ThreadState } from "../objects/frames.ts";
import type { PyValue } from "../objects/object.ts";
import type { Suspend, Suspending, Wait } from "./suspend.ts";

/** What became of a fiber when it was resumed. */
export type FiberStep =
  | { readonly done: false; readonly wait: Wait }
  | { readonly done: true; readonly value: PyValue };

type Stack = Pick<ThreadState, "sp" | "code" | "pos" | "ei" | "err">;

function exchange(S: ThreadState, next: Stack): Stack {
  const before: Stack = { sp: S.sp, code: S.code, pos: S.pos, ei: S.ei, err: S.err };
  S.sp = next.sp;
  S.code = next.code;
  S.pos = next.pos;
  S.ei = next.ei;
  S.err = next.err;
  return before;
}

/** One suspendable run. */
export class Fiber {
  private readonly interpreter: Interpreter;
  private readonly gen: Suspending<PyValue | undefined>;
  private stack: Stack = { sp: 0, code: [undefined], pos: [0], ei: new ExcItem(), err: undefined };
  /** True while its code is on the JavaScript stack. */
  running = false;

  /** @param start makes the generator; it is called at the first resume, on the fiber's own stack */
  constructor(interpreter: Interpreter, start: () => Suspending<PyValue | undefined>) {
    this.interpreter = interpreter;
    this.gen = (function* () {
      return yield* start();
    })();
  }

  /**
   * Runs to the next wait or to the end.
   * @param value what the wait brought
   * @param failure what is thrown into the fiber instead, when it is not undefined
   * @throws PyBaseException with its traceback, or HostStop
   */
  resume(value: unknown, failure?: unknown): FiberStep {
    const { interpreter, gen } = this;
    const { S } = interpreter;
    const caller = exchange(S, this.stack);
    this.running = true;
    try {
      const r = failure === undefined ? gen.next(value) : gen.throw(failure);
      if (r.done !== true) return { done: false, wait: (r.value as Suspend).wait };
      if (r.value === undefined) throw S.err;
      return { done: true, value: r.value };
    } catch (x) {
      if (x instanceof HostStop) throw x;
      const e: PyBaseException = toPython(x);
      addTraceback(e, 1);
      settleContext(e);
      S.sp = 0;
      S.err = undefined;
      throw e;
    } finally {
      this.running = false;
      this.stack = exchange(S, caller);
    }
  }
}
