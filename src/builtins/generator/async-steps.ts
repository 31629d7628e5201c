// The awaitables of async generators: what `__anext__`, `asend`, `athrow` and `aclose` return. Follows Objects/genobject.c
// (async_gen_asend_send, async_gen_athrow_send and their neighbours).

import { attempt, call1 } from "#runtime/calls/call.ts";
import { dropError, S } from "#runtime/current.ts";
import { makeType } from "#runtime/native/define.ts";
import { pos } from "#runtime/native/params.ts";
import {
  GeneratorExitType,
  makeException,
  PyBaseException,
  type PyStopIteration,
  runtimeError,
  StopAsyncIterationType,
  StopIterationType,
  stopIteration,
} from "#runtime/objects/exceptions.ts";
import { AsyncYield, type PyAsyncGenerator, type Thrown } from "#runtime/objects/generators.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { isInstance } from "#runtime/objects/type-of.ts";
import { runDirect, type Suspending, settled } from "#runtime/suspending/suspend.ts";
import { thrown, throwParameters } from "./common.ts";

const IGNORED_EXIT = "async generator ignored GeneratorExit";

const isEnd = (x: unknown): x is PyBaseException =>
  x instanceof PyBaseException && (isInstance(x, StopAsyncIterationType) || isInstance(x, GeneratorExitType));

/** `StopIteration(value)` with any value, tuples and exceptions included. */
function stopWith(value: PyValue): PyBaseException {
  const s = makeException(StopIterationType, value) as PyStopIteration;
  s.value = value;
  return s;
}

abstract class PyAsyncStep extends PyObject {
  generator!: PyAsyncGenerator;
  state: "init" | "iter" | "closed" = "init";
  /** What it is in "cannot reuse already awaited …". */
  abstract readonly what: string;

  abstract sendGen(value: PyValue): Suspending<PyValue>;
  abstract throwGen(exc: PyBaseException | Thrown): Suspending<PyValue>;

  protected checkOpen(): void {
    if (this.state === "closed") throw runtimeError(`cannot reuse already awaited ${this.what}`);
  }

  protected begin(method: string): void {
    if (this.generator.runningAsync) {
      this.state = "closed";
      throw runtimeError(`${method}(): asynchronous generator is already running`);
    }
    this.state = "iter";
    this.generator.runningAsync = true;
  }

  protected finished(): void {
    this.state = "closed";
    this.generator.runningAsync = false;
  }

  /** Resumes the body; its yield ends this step with StopIteration(value), what it awaits is the result. */
  protected *run(value: PyValue, exc: PyBaseException | Thrown | undefined): Suspending<PyValue> {
    const g = this.generator;
    let r: PyValue | undefined;
    try {
      r = exc === undefined ? yield* settled(g.resumeS(value, undefined)) : yield* g.throwInGen(exc, false);
    } catch (x) {
      this.finished();
      if (isEnd(x)) g.closed = true;
      throw x;
    }
    if (r === undefined) {
      this.finished();
      g.closed = true;
      throw makeException(StopAsyncIterationType);
    }
    if (r instanceof AsyncYield) {
      this.finished();
      throw stopWith(r.value);
    }
    return r;
  }

  close(): PyValue {
    if (this.state === "closed") return None;
    const r = attempt(
      () => runDirect(this.throwGen(makeException(GeneratorExitType))),
      (e) => isEnd(e) || isInstance(e, StopIterationType),
    );
    if (r !== undefined) throw runtimeError("coroutine ignored GeneratorExit");
    return None;
  }
}

/** async_generator_asend */
class PyAsyncSend extends PyAsyncStep {
  value: PyValue = None;
  get what(): string {
    return "__anext__()/asend()";
  }
  *sendGen(value: PyValue): Suspending<PyValue> {
    this.checkOpen();
    if (this.state === "init") {
      this.begin("anext");
      if (value === None) value = this.value;
    }
    this.generator.runningAsync = true;
    return yield* this.run(value, undefined);
  }
  *throwGen(exc: PyBaseException | Thrown): Suspending<PyValue> {
    this.checkOpen();
    if (this.state === "init") this.begin("anext");
    return yield* this.run(None, exc);
  }
}

/** async_generator_athrow; `exc` undefined is `aclose()`. */
class PyAsyncThrow extends PyAsyncStep {
  exc: Thrown | undefined = undefined;
  get what(): string {
    return "aclose()/athrow()";
  }
  private get method(): string {
    return this.exc === undefined ? "aclose" : "athrow";
  }
  *sendGen(value: PyValue): Suspending<PyValue> {
    const g = this.generator;
    this.checkOpen();
    if (g.js === undefined) {
      this.state = "closed";
      throw stopIteration();
    }
    if (this.state === "iter") return yield* this.step(value, undefined);
    if (g.runningAsync) this.begin(this.method);
    if (g.closed) {
      this.state = "closed";
      throw makeException(StopAsyncIterationType);
    }
    if (value !== None) throw runtimeError("can't send non-None value to a just-started coroutine");
    this.begin(this.method);
    if (this.exc === undefined) g.closed = true;
    return yield* this.step(None, this.exc ?? makeException(GeneratorExitType));
  }
  *throwGen(exc: PyBaseException | Thrown): Suspending<PyValue> {
    this.checkOpen();
    if (this.state === "init") this.begin(this.method);
    return yield* this.step(None, exc);
  }

  // aclose() swallows the end of the body, and the body must not yield any more.
  private *step(value: PyValue, exc: PyBaseException | Thrown | undefined): Suspending<PyValue> {
    if (this.exc !== undefined) return yield* this.run(value, exc);
    const sp = S.sp;
    const handled = S.ei.value;
    try {
      return yield* this.run(value, exc);
    } catch (x) {
      if (isEnd(x)) {
        dropError(sp, handled);
        throw stopIteration();
      }
      if (x instanceof PyBaseException && isInstance(x, StopIterationType) && this.generator.js !== undefined) {
        S.sp = sp;
        throw runtimeError(IGNORED_EXIT);
      }
      throw x;
    }
  }
}

for (const [Layout, name] of [
  [PyAsyncSend, "async_generator_asend"],
  [PyAsyncThrow, "async_generator_athrow"],
] as const) {
  makeType(Layout as typeof PyAsyncStep, { name, flags: 0 }, (c) => ({
    slots: { iter: (self) => self, await: (self) => self, next: (self) => runDirect(self.sendGen(None)) },
    methods: {
      send: c.blocking([pos("arg")], {
        direct: (self, v) => runDirect(self.sendGen(v)),
        gen: (self, v) => self.sendGen(v),
      }),
      throw: c.blocking(throwParameters, {
        direct: (self, type, value, tb) => runDirect(self.throwGen(thrown(type, value, tb))),
        gen: (self, type, value, tb) => self.throwGen(thrown(type, value, tb)),
      }),
      close: c.method([], (self) => self.close()),
    },
  }));
}

/** Tells the hooks of the thread about a generator that is iterated for the first time. */
function initHooks(g: PyAsyncGenerator): void {
  if (g.hooksInited) return;
  g.hooksInited = true;
  g.finalizer = S.asyncgenFinalizer;
  if (S.asyncgenFirstiter !== None) call1(S.asyncgenFirstiter, g);
}

/** `__anext__()` and `asend(value)` */
export function asyncSend(g: PyAsyncGenerator, value: PyValue): PyValue {
  initHooks(g);
  const s = new PyAsyncSend();
  s.generator = g;
  s.value = value;
  return s;
}

/** `athrow(…)`, or `aclose()` without exception */
export function asyncThrow(g: PyAsyncGenerator, exc: Thrown | undefined): PyValue {
  initHooks(g);
  const s = new PyAsyncThrow();
  s.generator = g;
  s.exc = exc;
  return s;
}
