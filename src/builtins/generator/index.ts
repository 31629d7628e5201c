// The contents of generator, coroutine, async_generator and their awaitables. Follows Objects/genobject.c.

import { attempt, call1, callv } from "#runtime/calls/call.ts";
import { S } from "#runtime/current.ts";
import { defineClass, makeType } from "#runtime/native/define.ts";
import { pos } from "#runtime/native/params.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import {
  BaseExceptionType,
  GeneratorExitType,
  makeException,
  PyBaseException,
  runtimeError,
  StopAsyncIterationType,
  StopIterationType,
  stopIteration,
  typeError,
} from "#runtime/objects/exceptions.ts";
import { PyFrame, PyTraceback } from "#runtime/objects/frames.ts";
import {
  AsyncYield,
  asyncGeneratorType,
  coroutineType,
  generatorType,
  PyAsyncGenerator,
  PyCoroutine,
  PyGenerator,
} from "#runtime/objects/generators.ts";
import { genericAlias as genericAliasOf } from "#runtime/objects/generic-alias.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { jsText, strValue } from "#runtime/objects/str.ts";
import { PyType } from "#runtime/objects/type.ts";
import { isInstance, typeName } from "#runtime/objects/type-of.ts";
import { runDirect, type Suspending, settled } from "#runtime/suspending/suspend.ts";
import { addressOf } from "../object/index.ts";

/** The exception of `throw(type[, value[, tb]])`. */
export function thrownException(type: PyValue, value: PyValue, tb: PyValue): PyBaseException {
  if (tb !== None && !(tb instanceof PyTraceback)) throw typeError("throw() third argument must be a traceback object");
  let e: PyValue;
  if (type instanceof PyType && type.isSubtype(BaseExceptionType)) {
    if (value instanceof PyBaseException && isInstance(value, type)) e = value;
    else e = callv(type, value === None ? [] : value instanceof PyTuple ? value.items.slice() : [value]);
  } else if (type instanceof PyBaseException) {
    if (value !== None) throw typeError("instance exception may not have a separate value");
    e = type;
  } else throw typeError(`exceptions must be classes or instances deriving from BaseException, not ${typeName(type)}`);
  if (!(e instanceof PyBaseException))
    throw typeError(`calling ${typeName(type)} should have returned an instance of BaseException`);
  if (tb !== None) e.traceback = tb;
  return e;
}

function finish(g: PyGenerator, r: PyValue | undefined): PyValue {
  if (r !== undefined) return r;
  const v = g.result;
  g.result = None;
  throw stopIteration(v);
}

function frameOf(g: PyGenerator): PyValue {
  if (g.js === undefined) return None;
  if (g.frame === undefined) {
    g.frame = new PyFrame(g.code, 0, g.pos);
    g.frame.generator = g;
  }
  return g.frame;
}

const setName = (self: PyGenerator, v: PyValue | undefined, what: string): PyValue => {
  if (v === undefined || strValue(v) === undefined) throw typeError(`${what} must be set to a string object`);
  return v;
};

defineClass(generatorType, PyGenerator, (c) => ({
  slots: {
    repr: (self) => `<generator object ${jsText(self.qualname)} at ${addressOf(self)}>`,
    iter: (self) => self,
    next: (self) => {
      const r = self.nx();
      if (r === undefined && self.result !== None) {
        const v = self.result;
        self.result = None;
        throw stopIteration(v);
      }
      return r;
    },
  },
  methods: {
    send: c.blocking([pos("arg")], {
      direct: (self, v) => finish(self, self.send(v)),
      *gen(self, v) {
        return finish(self, yield* settled(self.resumeS(v, undefined)));
      },
    }),
    throw: c.blocking([pos("type"), pos("value", "None"), pos("traceback", "None")], {
      direct: (self, t, v, tb) => finish(self, self.throwIn(thrownException(t, v, tb))),
      *gen(self, t, v, tb) {
        return finish(self, yield* self.throwInGen(thrownException(t, v, tb)));
      },
    }),
    close: c.blocking([], { direct: (self) => self.close(), gen: (self) => self.closeGen() }),
    __class_getitem__: c.classMethod([pos("item")], (cls, item) => genericAliasOf(cls, item)),
  },
  properties: {
    __name__: c.property(
      (self) => self.name,
      (self, v) => {
        self.name = setName(self, v, "__name__");
      },
    ),
    __qualname__: c.property(
      (self) => self.qualname,
      (self, v) => {
        self.qualname = setName(self, v, "__qualname__");
      },
    ),
    gi_code: c.property((self) => self.code),
    gi_frame: c.property(frameOf),
    gi_running: c.property((self) => self.running),
    gi_suspended: c.property((self) => self.started && self.js !== undefined && !self.running),
    gi_yieldfrom: c.property((self) => (self.running ? None : (self.delegate ?? None))),
  },
}));

/** `coroutine.__await__()`. */
class PyCoroutineWrapper extends PyObject {
  coroutine!: PyCoroutine;
  nx(): PyValue | undefined {
    return this.coroutine.nx();
  }
  *sendGen(value: PyValue): Suspending<PyValue> {
    return finish(this.coroutine, yield* settled(this.coroutine.resumeS(value, undefined)));
  }
}
makeType(PyCoroutineWrapper, { name: "coroutine_wrapper", flags: 0 }, (c) => ({
  slots: { iter: (self) => self, next: (self) => finish(self.coroutine, self.nx()) },
  methods: {
    send: c.blocking([pos("arg")], {
      direct: (self, v) => finish(self.coroutine, self.coroutine.send(v)),
      gen: (self, v) => self.sendGen(v),
    }),
    throw: c.method([pos("type"), pos("value", "None"), pos("traceback", "None")], (self, t, v, tb) =>
      finish(self.coroutine, self.coroutine.throwIn(thrownException(t, v, tb))),
    ),
    close: c.method([], (self) => self.coroutine.close()),
  },
}));

function checkAwaited(self: PyCoroutine): void {
  if (self.js === undefined && !self.running) throw runtimeError("cannot reuse already awaited coroutine");
}

defineClass(coroutineType, PyCoroutine, (c) => ({
  slots: {
    repr: (self) => `<coroutine object ${jsText(self.qualname)} at ${addressOf(self)}>`,
    await: (self) => {
      const w = new PyCoroutineWrapper();
      w.coroutine = self;
      return w;
    },
  },
  methods: {
    send: c.blocking([pos("arg")], {
      direct: (self, v) => {
        checkAwaited(self);
        return finish(self, self.send(v));
      },
      *gen(self, v) {
        checkAwaited(self);
        return finish(self, yield* settled(self.resumeS(v, undefined)));
      },
    }),
    throw: c.blocking([pos("type"), pos("value", "None"), pos("traceback", "None")], {
      direct: (self, t, v, tb) => {
        const e = thrownException(t, v, tb);
        checkAwaited(self);
        return finish(self, self.throwIn(e));
      },
      *gen(self, t, v, tb) {
        const e = thrownException(t, v, tb);
        checkAwaited(self);
        return finish(self, yield* self.throwInGen(e));
      },
    }),
    close: c.blocking([], { direct: (self) => self.close(), gen: (self) => self.closeGen() }),
    __class_getitem__: c.classMethod([pos("item")], (cls, item) => genericAliasOf(cls, item)),
  },
  properties: {
    __name__: c.property(
      (self) => self.name,
      (self, v) => {
        self.name = setName(self, v, "__name__");
      },
    ),
    __qualname__: c.property(
      (self) => self.qualname,
      (self, v) => {
        self.qualname = setName(self, v, "__qualname__");
      },
    ),
    cr_code: c.property((self) => self.code),
    cr_frame: c.property(frameOf),
    cr_running: c.property((self) => self.running),
    cr_suspended: c.property((self) => self.started && self.js !== undefined && !self.running),
    cr_await: c.property((self) => (self.running ? None : (self.delegate ?? None))),
    cr_origin: c.property((self) => self.origin),
  },
}));

type Step = "next" | "send" | "throw" | "close";

/** What `asend`, `athrow`, `aclose` and `__anext__` return. */
class PyAsyncStep extends PyObject {
  generator!: PyAsyncGenerator;
  kind: Step = "next";
  value: PyValue = None;
  exc: (() => PyBaseException) | undefined = undefined;
  state: "init" | "iter" | "closed" = "init";

  /** advance without suspension. */
  advance(value: PyValue, exc: PyBaseException | undefined): PyValue {
    return runDirect(this.advanceGen(value, exc));
  }
  sendGen(value: PyValue): Suspending<PyValue> {
    return this.advanceGen(value, undefined);
  }

  /** Runs the async generator; returns what is awaited; throws StopIteration(value) with what it yielded. */
  *advanceGen(value: PyValue, exc: PyBaseException | undefined): Suspending<PyValue> {
    const g = this.generator;
    if (this.state === "closed") {
      throw runtimeError(
        this.kind === "throw" || this.kind === "close"
          ? "cannot reuse already awaited aclose()/athrow()"
          : "cannot reuse already awaited __anext__()/asend()",
      );
    }
    if (this.state === "init") {
      if (g.runningAsync) {
        this.state = "closed";
        throw runtimeError(
          this.kind === "close"
            ? "aclose(): asynchronous generator is already running"
            : this.kind === "throw"
              ? "athrow(): asynchronous generator is already running"
              : "anext(): asynchronous generator is already running",
        );
      }
      if (this.kind === "close" || this.kind === "throw") {
        if (exc === undefined && value !== None)
          throw runtimeError("can't send non-None value to a just-started coroutine");
        if (g.closed || (g.js === undefined && g.started)) {
          this.state = "closed";
          if (this.kind === "close") throw stopIteration();
          if (g.js === undefined) throw makeException(StopAsyncIterationType);
        }
        if (this.kind === "close") g.closed = true;
      }
      this.state = "iter";
      g.runningAsync = true;
      if (exc === undefined) {
        if (this.kind === "throw") return yield* this.run(None, this.exc!());
        if (this.kind === "close") {
          if (!g.started) {
            g.js = undefined;
            this.done();
            throw stopIteration();
          }
          return yield* this.run(None, makeException(GeneratorExitType));
        }
        if (this.kind === "send" && value === None) value = this.value;
      }
    }
    return yield* this.run(value, exc);
  }

  private done(): void {
    this.state = "closed";
    this.generator.runningAsync = false;
  }

  private *run(value: PyValue, exc: PyBaseException | undefined): Suspending<PyValue> {
    const g = this.generator;
    let r: PyValue | undefined;
    try {
      r = exc === undefined ? yield* settled(g.resumeS(value, undefined)) : yield* g.throwInGen(exc);
    } catch (x) {
      this.done();
      if (
        this.kind === "close" &&
        x instanceof PyBaseException &&
        (isInstance(x, StopAsyncIterationType) || isInstance(x, GeneratorExitType))
      ) {
        g.closed = true;
        const swallowed = attempt(
          () => {
            throw x;
          },
          () => true,
        );
        void swallowed;
        throw stopIteration();
      }
      throw x;
    }
    if (r === undefined) {
      this.done();
      g.closed = true;
      if (this.kind === "close") throw stopIteration();
      throw makeException(StopAsyncIterationType);
    }
    if (r instanceof AsyncYield) {
      this.done();
      if (this.kind === "close") throw runtimeError("async generator ignored GeneratorExit");
      const s = makeException(StopIterationType, r.value) as ReturnType<typeof stopIteration>;
      s.value = r.value;
      throw s;
    }
    return r;
  }
}
/** Layouts of the two step types. */
const asyncSteps: Record<string, new () => PyAsyncStep> = {};
for (const [name, kinds] of [
  ["async_generator_asend", "send"],
  ["async_generator_athrow", "throw"],
] as const) {
  const Layout =
    kinds === "send" ? class PyAsyncSend extends PyAsyncStep {} : class PyAsyncThrow extends PyAsyncStep {};
  asyncSteps[kinds] = Layout;
  makeType(Layout, { name, flags: 0 }, (c) => ({
    slots: { iter: (self) => self, await: (self) => self, next: (self) => self.advance(None, undefined) },
    methods: {
      send: c.blocking([pos("arg")], {
        direct: (self, v) => self.advance(v, undefined),
        gen: (self, v) => self.sendGen(v),
      }),
      throw: c.blocking([pos("type"), pos("value", "None"), pos("traceback", "None")], {
        direct: (self, t, v, tb) => self.advance(None, thrownException(t, v, tb)),
        gen: (self, t, v, tb) => self.advanceGen(None, thrownException(t, v, tb)),
      }),
      close: c.method([], (self) => {
        if (self.state === "closed") return None;
        const r = attempt(
          () => self.advance(None, makeException(GeneratorExitType)),
          (e) =>
            isInstance(e, StopAsyncIterationType) ||
            isInstance(e, StopIterationType) ||
            isInstance(e, GeneratorExitType),
        );
        if (r !== undefined) throw runtimeError("coroutine ignored GeneratorExit");
        return None;
      }),
    },
  }));
}

function step(g: PyAsyncGenerator, kind: Step, value: PyValue, exc?: () => PyBaseException): PyValue {
  if (!g.hooksInited) {
    g.hooksInited = true;
    g.finalizer = S.asyncgenFinalizer;
    if (S.asyncgenFirstiter !== None) call1(S.asyncgenFirstiter, g);
  }
  const s = new asyncSteps[kind === "next" || kind === "send" ? "send" : "throw"]!();
  s.generator = g;
  s.kind = kind;
  s.value = value;
  s.exc = exc;
  return s;
}

defineClass(asyncGeneratorType, PyAsyncGenerator, (c) => ({
  slots: {
    repr: (self) => `<async_generator object ${jsText(self.qualname)} at ${addressOf(self)}>`,
    aiter: (self) => self,
    anext: (self) => step(self, "next", None),
  },
  methods: {
    asend: c.method([pos("value")], (self, v) => step(self, "send", v)),
    athrow: c.method([pos("type"), pos("value", "None"), pos("traceback", "None")], (self, t, v, tb) =>
      step(self, "throw", None, () => thrownException(t, v, tb)),
    ),
    aclose: c.method([], (self) => step(self, "close", None)),
    __class_getitem__: c.classMethod([pos("item")], (cls, item) => genericAliasOf(cls, item)),
  },
  properties: {
    __name__: c.property(
      (self) => self.name,
      (self, v) => {
        self.name = setName(self, v, "__name__");
      },
    ),
    __qualname__: c.property(
      (self) => self.qualname,
      (self, v) => {
        self.qualname = setName(self, v, "__qualname__");
      },
    ),
    ag_code: c.property((self) => self.code),
    ag_frame: c.property(frameOf),
    ag_running: c.property((self) => self.runningAsync),
    ag_suspended: c.property((self) => self.started && self.js !== undefined && !self.running),
    ag_await: c.property((self) => (self.running ? None : (self.delegate ?? None))),
  },
}));
