// Generators, coroutines, async generators: a JavaScript generator with a Python frame of its own (docs/architecture.md section 4).
// Follows Objects/genobject.c.

import { CodeFlags } from "#abi/types.ts";
import { lookupAttribute } from "../attributes.ts";
import { callUnbound, callv, takeError } from "../calls/call.ts";
import { current, dropError, S } from "../current.ts";
import { addTraceback, codeAt, HostStop, setContext, settleContext, toPython } from "../exceptions/raise.ts";
import { warn } from "../exceptions/warn.ts";
import { cursorOf, reprText, strText } from "../operators/protocols.ts";
import { callGen } from "../suspending/call.ts";
import { pending, runDirect, Suspend, type Suspending, settled, suspend } from "../suspending/suspend.ts";
import { PyTuple } from "./containers.ts";
import {
  attributeError,
  BaseExceptionType,
  GeneratorExitType,
  makeException,
  PyBaseException,
  PyStopIteration,
  RuntimeWarningType,
  recursionError,
  runtimeError,
  StopAsyncIterationType,
  StopIterationType,
  typeError,
  valueError,
} from "./exceptions.ts";
import { type Code, ExcItem, PyFrame, PyTraceback } from "./frames.ts";
import { type JsFunction, PyFunction } from "./functions.ts";
import { type Cell, PyObject, type PyValue } from "./object.ts";
import { None } from "./singletons.ts";
import { fromUtf16 } from "./str.ts";
import { builtinType, PyType, TypeFlags } from "./type.ts";
import { isInstance, typeName, typeOf } from "./type-of.ts";

/** Variables of a suspended body. */
export interface LocalSlots {
  readonly plain: readonly (readonly [string, PyValue | undefined])[];
  readonly cells: readonly (readonly [string, PyValue])[];
}
const NO_LOCALS: LocalSlots = { plain: [], cells: [] };

type JsResult = IteratorResult<PyValue | undefined, PyValue | undefined>;
type JsGenerator = Generator<PyValue | undefined, PyValue | undefined, PyValue>;

/** What `throw(type[, value[, tb]])` got: the exception is made only where it arrives (a delegate may take it first). */
export class Thrown {
  readonly type: PyValue;
  readonly value: PyValue | undefined;
  readonly tb: PyValue | undefined;
  constructor(type: PyValue, value: PyValue | undefined, tb: PyValue | undefined) {
    if (tb !== undefined && tb !== None && !(tb instanceof PyTraceback))
      throw typeError("throw() third argument must be a traceback object");
    this.type = type;
    this.value = value;
    this.tb = tb;
  }

  get isGeneratorExit(): boolean {
    const { type } = this;
    return type instanceof PyType ? type.isSubtype(GeneratorExitType) : isInstance(type, GeneratorExitType);
  }

  /** The arguments for a delegate's own `throw`. */
  get args(): PyValue[] {
    if (this.value === undefined) return [this.type];
    return this.tb === undefined ? [this.type, this.value] : [this.type, this.value, this.tb];
  }

  /** The exception; one that cannot be made is thrown in in its place. */
  arrive(): PyBaseException {
    const { type, tb } = this;
    const value = this.value ?? None;
    let e: PyBaseException;
    if (type instanceof PyType && type.isSubtype(BaseExceptionType)) {
      if (value instanceof PyBaseException && isInstance(value, type)) e = value;
      else {
        const sp = S.sp;
        try {
          const made = callv(type, value === None ? [] : value instanceof PyTuple ? value.items.slice() : [value]);
          if (!(made instanceof PyBaseException))
            throw typeError(
              `calling ${reprText(type)} should have returned an instance of BaseException, not ${typeName(made)}`,
            );
          e = made;
        } catch (x) {
          e = toPython(x);
          addTraceback(e, sp + 1);
          S.sp = sp;
        }
      }
    } else if (type instanceof PyBaseException) {
      if (value !== None) throw typeError("instance exception may not have a separate value");
      e = type;
    } else
      throw typeError(`exceptions must be classes or instances deriving from BaseException, not ${typeName(type)}`);
    if (tb instanceof PyTraceback) e.traceback = tb;
    return e;
  }
}

/** A body in step form (codegen/statements/resumption.ts): runs to its next suspension; undefined when it ended (st is -1) or raised. */
export type Steps = (G: PyGenerator, sent: PyValue | undefined, d: number) => PyValue | undefined;

/** What `js` is for a body in step form that has not ended. */
const inSteps = {} as JsGenerator;

/** A delegate raised. */
const raised = {} as PyObject;

/** Not so the cursors that generator expressions take items from. */
function isPythonValue(v: PyValue | undefined): boolean {
  return typeof v !== "object" || v.cls !== undefined;
}

/** State shared by generators, coroutines and async generators; `G` in emitted code. */
export class PyGenerator extends PyObject {
  code: Code;
  name: PyValue;
  qualname: PyValue;
  js: JsGenerator | undefined = undefined;
  /** The body in step form, the state it goes on from (-1 when it ended), and its variables while it is suspended. */
  steps: Steps | undefined = undefined;
  st = 0;
  slots: (PyValue | undefined)[] | undefined = undefined;
  /** Depth of its frame while it runs. */
  d = 0;
  /** Position where it is suspended. */
  pos = 0;
  started = false;
  running = false;
  /** An exception was thrown in, and traced code was not told yet. */
  thrown = false;
  /** What `yield from` / `await` is waiting for. */
  delegate: PyValue | undefined = undefined;
  /** Result of the finished delegate. */
  result: PyValue = None;
  /** The exception that it handles; none where it has no handlers. */
  item: ExcItem | undefined;
  /** Arguments of a body that has not started. */
  args: readonly PyValue[] | undefined = undefined;
  /** The JavaScript function that made `js`, as long as the body has not started. */
  body: JsFunction | undefined = undefined;
  maker: PyFunction | undefined = undefined;
  frame: PyFrame | undefined = undefined;
  /** Place in `S.live`; -1 when its end does not show. */
  slot = -1;
  /** A task has it: it will be started. */
  scheduled = false;
  /** Its JavaScript generator may yield Suspend objects. */
  suspendable = false;
  /** Coroutines: where they were made (sys.set_coroutine_origin_tracking_depth). */
  origin: PyValue = None;
  constructor(code: Code, name: PyValue, qualname: PyValue) {
    super();
    this.code = code;
    this.name = name;
    this.qualname = qualname;
    this.item = code.spec.handles === true ? new ExcItem() : undefined;
  }

  /**
   * Variables of a body that is not running, as [name, value] pairs and [name, cell] pairs. A suspended body answers `undefined` sent
   * to it with them (codegen/expressions/suspension.ts).
   */
  locals(): LocalSlots {
    const { plain, cells } = this.rawLocals();
    return { plain: plain.map(([n, v]) => [n, isPythonValue(v) ? v : undefined]), cells };
  }

  private rawLocals(): LocalSlots {
    const { args, code } = this;
    if (args !== undefined) {
      const { argcount } = code.spec;
      const defaults = this.maker?.defaults?.items ?? [];
      const names = parameterNames(code);
      const order = code.spec.varnames;
      const plain = names.map((n, i) => [n, args[i] ?? defaults[i - argcount + defaults.length]] as const);
      return { plain: plain.sort(([a], [b]) => order.indexOf(a) - order.indexOf(b)), cells: [] };
    }
    if (this.js === undefined || !this.started || this.running || this.suspendable) return NO_LOCALS;
    const { saved } = code.spec;
    if (this.steps !== undefined && saved !== undefined) {
      const slots = this.slots ?? [];
      return {
        plain: saved.plain.map(([n, i]) => [n, slots[i]] as const),
        cells: saved.cells.map(([n, i]) => [n, slots[i]!] as const),
      };
    }
    return (this.js.next(undefined as unknown as PyValue).value as unknown as LocalSlots | undefined) ?? NO_LOCALS;
  }

  /** Changes a variable of a body that is not running; false when it has none of that name. */
  setLocal(name: string, value: PyValue): boolean {
    const { args } = this;
    if (args !== undefined) {
      const i = parameterNames(this.code).indexOf(name);
      if (i < 0) return false;
      const changed = args.slice();
      changed[i] = name === ".0" ? asCursor(value) : value;
      this.restart(changed);
      return true;
    }
    const { plain, cells } = this.rawLocals();
    const cell = cells.find(([n]) => n === name);
    if (cell !== undefined) {
      (cell[1] as Cell).v = value;
      return true;
    }
    if (!plain.some(([n]) => n === name)) return false;
    if (this.steps !== undefined) {
      const slot = this.code.spec.saved?.plain.find(([n]) => n === name);
      if (slot !== undefined && this.slots !== undefined) this.slots[slot[1]] = value;
      return true;
    }
    this.js!.next(plain.map(([n, v]) => (n === name ? value : v)) as unknown as PyValue);
    return true;
  }

  /** Makes the body anew with other arguments; it has not started. */
  protected restart(args: readonly PyValue[]): void {
    this.args = args;
    if (this.body !== undefined) this.js = (this.body as unknown as (...a: unknown[]) => JsGenerator)(this, ...args);
  }

  /** Runs to the next yield. undefined: finished, value in `result`. Throws what the body raises. `value` undefined and `exc` given: throw. */
  resume(value: PyValue, exc: PyBaseException | undefined): PyValue | undefined {
    const r = this.resumeS(value, exc);
    return r === pending ? runDirect(settled(r)) : r;
  }

  /** As resume, in suspendable code: gives `pending` when the body waits. */
  resumeS(value: PyValue, exc: PyBaseException | undefined): PyValue | undefined {
    if (this.steps !== undefined) return this.resumeSteps(value, exc);
    const { js } = this;
    if (!this.ready(value, exc) || js === undefined) return undefined;
    const caller = S.ei;
    const d = this.enter(caller, exc);
    let r: JsResult;
    try {
      r = exc === undefined ? js.next(value) : js.throw(exc);
    } catch (x) {
      throw this.failed(x, d, caller);
    }
    if (this.suspendable && (r.value as unknown) instanceof Suspend)
      return suspend(this.waiting(r.value as unknown as Suspend, js, d, caller));
    return this.left(r, d, caller);
  }

  /** As resume, for a body in step form. */
  private resumeSteps(value: PyValue, exc: PyBaseException | undefined): PyValue | undefined {
    if ((exc !== undefined || this.running || !this.started || this.js === undefined) && !this.ready(value, exc))
      return undefined;
    const caller = S.ei;
    const d = this.enter(caller, exc);
    let r: PyValue | undefined;
    try {
      let sent: PyValue | undefined = value;
      if (exc !== undefined) {
        S.err = exc;
        sent = undefined;
      } else if (this.delegate !== undefined) {
        r = this.pass(this.delegate, value);
        if (r === raised) r = sent = undefined;
      }
      if (r === undefined) r = this.steps!(this, sent, d);
    } catch (x) {
      throw this.failed(x, d, caller);
    }
    return this.stepped(r, d, caller);
  }

  // What is sent goes to the delegate; the body goes on when that has ended (undefined, with the value in `result`) or raised (S.err).
  private pass(inner: PyValue, value: PyValue): PyValue | undefined {
    try {
      if (!(inner instanceof PyGenerator) || inner.steps === undefined) return delegateNext(this, inner, value);
      const r = inner.send(value);
      if (r === undefined) {
        this.result = inner.result;
        this.delegate = undefined;
      }
      return r;
    } catch (x) {
      this.delegate = undefined;
      S.err = toPython(x);
      return raised;
    }
  }

  // The body in step form yielded, returned or raised.
  private stepped(r: PyValue | undefined, d: number, caller: ExcItem): PyValue | undefined {
    const ended = r === undefined;
    if (ended && this.st !== -1 && S.err !== undefined) settleContext(S.err);
    this.running = false;
    this.handBack(caller);
    if (ended) {
      this.js = this.slots = undefined;
      this.withdraw();
    }
    this.keepFrame(d);
    if (ended && this.st !== -1) throw this.convert(takeError(), d);
    S.sp = d - 1;
    return r;
  }

  /** Checks before the body goes on; false when it has ended. */
  private ready(value: PyValue, exc: PyBaseException | undefined): boolean {
    const { js } = this;
    if (this.running) throw valueError(`${this.kind} already executing`);
    if (exc !== undefined) {
      // What is thrown in gets only what the body itself handles as its context (_PyErr_ChainStackItem).
      if (this.item !== undefined && this.item.value !== None && js !== undefined) setContext(exc, this.item.value);
      exc.contextSet = true;
    }
    if (js === undefined) {
      this.checkReuse();
      if (exc !== undefined) throw exc;
      this.result = None;
      return false;
    }
    if (!this.started) {
      if (exc !== undefined) {
        this.js = this.args = this.body = this.maker = undefined;
        this.withdraw();
        const d = S.sp + 1;
        S.sp = d;
        S.code[d] = this.frame ?? this.code;
        S.pos[d] = 0;
        throw exc;
      }
      if (value !== None) throw typeError(`can't send non-None value to a just-started ${this.kind}`);
      this.started = true;
      if (this.steps === undefined) this.args = undefined;
      this.body = this.maker = undefined;
      this.withdraw();
      if (this.code.spec.guarded === true || S.tracing.active) {
        this.enroll();
        if (this.kind === "generator") current().memory.markGenerator();
      }
    }
    return true;
  }

  /** Pushes the frame; gives its depth. */
  private enter(caller: ExcItem, exc: PyBaseException | undefined): number {
    const d = S.sp + 1;
    if (d > S.max) throw recursionLimit();
    S.sp = d;
    S.code[d] = this.frame ?? this;
    S.pos[d] = this.pos;
    if (this.frame !== undefined) this.frame.depth = d;
    this.d = d;
    if (this.item !== undefined) {
      this.item.previous = caller;
      S.ei = this.item;
    }
    this.running = true;
    this.thrown = exc !== undefined;
    return d;
  }

  // The body waits: what it yields goes to the scheduler until it comes to a yield of its own or to its end.
  private *waiting(first: Suspend, js: JsGenerator, d: number, caller: ExcItem): Suspending<PyValue | undefined> {
    let wait = first;
    for (;;) {
      let sent: unknown;
      let thrown: { readonly x: unknown } | undefined;
      try {
        sent = yield wait;
      } catch (x) {
        thrown = { x };
      }
      let r: JsResult;
      try {
        r = thrown === undefined ? js.next(sent as PyValue) : js.throw(thrown.x);
      } catch (x) {
        throw this.failed(x, d, caller);
      }
      if (!((r.value as unknown) instanceof Suspend)) return this.left(r, d, caller);
      wait = r.value as unknown as Suspend;
    }
  }

  // What the caller handles is what is handled again.
  private handBack(caller: ExcItem): void {
    if (this.item === undefined) return;
    S.ei = caller;
    this.item.previous = undefined;
  }

  // The body threw.
  private failed(x: unknown, d: number, caller: ExcItem): unknown {
    if (x instanceof HostStop) return x;
    const failure = toPython(x);
    settleContext(failure);
    this.running = false;
    this.handBack(caller);
    this.js = undefined;
    this.withdraw();
    this.keepFrame(d);
    return this.convert(failure, d);
  }

  // The body yielded or returned.
  private left(r: JsResult, d: number, caller: ExcItem): PyValue | undefined {
    if (r.done === true && r.value === undefined && S.err !== undefined) settleContext(S.err);
    this.running = false;
    this.handBack(caller);
    if (r.done === true) {
      this.js = undefined;
      this.withdraw();
      this.keepFrame(d);
      if (r.value === undefined) throw this.convert(takeError(), d);
      S.sp = d - 1;
      this.result = r.value;
      return undefined;
    }
    this.keepFrame(d);
    S.sp = d - 1;
    return r.value;
  }

  private keepFrame(d: number): void {
    const c = S.code[d];
    if (c === this) S.code[d] = this.code;
    else if (c instanceof PyFrame) {
      this.frame = c;
      c.generator = this;
      c.depth = 0;
      c.pos = S.pos[d] ?? 0;
    }
    this.pos = S.pos[d] ?? 0;
  }

  /** StopIteration that leaves a generator becomes RuntimeError (PEP 479). */
  private convert(e: PyBaseException, d: number): PyBaseException {
    const stop = isInstance(e, StopIterationType);
    if (!stop && !(this instanceof PyAsyncGenerator && isInstance(e, StopAsyncIterationType))) return e;
    addTraceback(e, d);
    S.sp = d - 1;
    const r = runtimeError(`${this.kind} raised ${stop ? "StopIteration" : "StopAsyncIteration"}`);
    r.cause = e;
    r.context = e;
    r.suppressContext = true;
    r.contextSet = true;
    return r;
  }

  get kind(): string {
    return "generator";
  }

  /** Throws where resuming what has ended is an error. */
  protected checkReuse(): void {}

  /** Native iteration: undefined at the end. */
  nx(): PyValue | undefined {
    return this.send(None);
  }
  /** The same in suspendable code. */
  nxS(): PyValue | undefined {
    return this.resumeS(None, undefined);
  }

  /** `send(value)`; undefined = finished. The short way is for bodies in step form without handlers. */
  send(value: PyValue): PyValue | undefined {
    const d = S.sp + 1;
    if (
      this.js !== inSteps ||
      this.running ||
      this.item !== undefined ||
      this.frame !== undefined ||
      d > S.max ||
      (this.st === 0 && !this.ready(value, undefined))
    )
      return this.resume(value, undefined);
    S.sp = d;
    S.code[d] = this;
    S.pos[d] = this.pos;
    this.running = true;
    let r: PyValue | undefined;
    try {
      if (this.delegate === undefined) r = this.steps!(this, value, d);
      else {
        r = this.pass(this.delegate, value);
        if (r === undefined || r === raised) r = this.steps!(this, r === undefined ? value : undefined, d);
      }
    } catch (x) {
      throw this.failed(x, d, S.ei);
    }
    if (r === undefined || S.code[d] !== this) return this.stepped(r, d, S.ei);
    this.running = false;
    this.pos = S.pos[d]!;
    S.code[d] = this.code;
    S.sp = d - 1;
    return r;
  }

  /** `throw(exc)`: goes to the delegate first. undefined = finished. */
  throwIn(exc: PyBaseException | Thrown): PyValue | undefined {
    if (this.delegate === undefined) return this.resume(None, exc instanceof Thrown ? exc.arrive() : exc);
    return runDirect(this.throwInGen(exc));
  }

  /** @param closing a delegate is closed by GeneratorExit; async generators throw it in instead. */
  *throwInGen(exc: PyBaseException | Thrown, closing = true): Suspending<PyValue | undefined> {
    const inner = this.delegate;
    if (inner === undefined || this.running)
      return yield* settled(this.resumeS(None, exc instanceof Thrown ? exc.arrive() : exc));
    const sp = S.sp;
    // The delegate runs beneath this frame.
    const d = sp + 1;
    S.sp = d;
    S.code[d] = this.frame ?? this.code;
    S.pos[d] = this.pos;
    if (this.frame !== undefined) this.frame.depth = d;
    this.running = true;
    let failure: PyBaseException | undefined;
    let ended: { value: PyValue } | undefined;
    let r: PyValue | undefined;
    try {
      if (closing && (exc instanceof Thrown ? exc.isGeneratorExit : isInstance(exc, GeneratorExitType))) {
        yield* closeIterator(inner);
        failure = exc instanceof Thrown ? exc.arrive() : exc;
      } else if (inner instanceof PyGenerator) {
        r = yield* inner.throwInGen(exc, closing);
        if (r === undefined) ended = { value: inner.result };
      } else {
        const f = lookupAttribute(inner, "throw");
        if (f === undefined) failure = exc instanceof Thrown ? exc.arrive() : exc;
        else r = yield* callGen(f, exc instanceof Thrown ? exc.args : [exc]);
      }
    } catch (x) {
      const e = toPython(x);
      if (e instanceof PyStopIteration && isInstance(e, StopIterationType)) ended = { value: e.value };
      else {
        failure = e;
        addTraceback(e, d + 1);
      }
    } finally {
      this.running = false;
      if (this.frame !== undefined) this.frame.depth = 0;
    }
    S.sp = sp;
    if (failure === undefined && ended === undefined) return r;
    this.delegate = undefined;
    return failure !== undefined
      ? yield* settled(this.resumeS(None, failure))
      : yield* this.finishDelegate(ended!.value);
  }

  // The delegate ended while an exception was thrown in: emitted code finds `delegate` cleared and the value in `result`.
  private *finishDelegate(value: PyValue): Suspending<PyValue | undefined> {
    this.delegate = undefined;
    this.result = value;
    return yield* settled(this.resumeS(None, undefined));
  }

  /** Its end shows from now on: where nothing refers to it any more, it is closed (memory/memory.ts). */
  enroll(): void {
    if (this.slot >= 0 || this.suspendable) return;
    this.slot = S.live.length;
    S.live.push(this);
    S.watched = 1;
  }
  /** Its end does not show any more. Those made last mostly end first. */
  withdraw(): void {
    const { slot } = this;
    if (slot < 0) return;
    const last = S.live.pop()!;
    if (last !== this) {
      S.live[slot] = last;
      last.slot = slot;
    }
    this.slot = -1;
  }
  /** Nothing refers to it any more (_PyGen_Finalize). */
  dropped(): void {
    this.close();
  }

  /** `close()`; gives the return value (3.13+) or None. */
  close(): PyValue {
    return this.js === undefined ? None : runDirect(this.closeGen());
  }
  *closeGen(): Suspending<PyValue> {
    if (this.js === undefined) return None;
    if (!this.started) {
      this.js = this.args = this.body = this.maker = undefined;
      this.withdraw();
      return None;
    }
    const sp = S.sp;
    const handled = S.ei.value;
    let r: PyValue | undefined;
    try {
      r = yield* this.throwInGen(makeException(GeneratorExitType));
    } catch (x) {
      const e = toPython(x);
      if (isInstance(e, GeneratorExitType) || isInstance(e, StopIterationType)) {
        dropError(sp, handled);
        return None;
      }
      throw e;
    }
    if (r === undefined) return this.result;
    throw runtimeError(`${this.kind} ignored GeneratorExit`);
  }
}
function recursionLimit(): PyBaseException {
  return recursionError("maximum recursion depth exceeded");
}

export class PyCoroutine extends PyGenerator {
  override get kind(): string {
    return "coroutine";
  }
  protected override checkReuse(): void {
    throw runtimeError("cannot reuse already awaited coroutine");
  }
  override dropped(): void {
    if (this.started) this.close();
    else warnNeverAwaited(this);
  }
}

export class PyAsyncGenerator extends PyGenerator {
  closed = false;
  runningAsync = false;
  hooksInited = false;
  finalizer: PyValue = None;
  override get kind(): string {
    return "async generator";
  }
  override dropped(): void {
    if (this.finalizer !== None && !this.closed) callv(this.finalizer, [this]);
    else this.close();
  }
}

/** _PyErr_WarnUnawaitedCoroutine */
function warnNeverAwaited(coroutine: PyCoroutine): void {
  const module = current().importModule("warnings");
  const tell = lookupAttribute(module, "_warn_unawaited_coroutine");
  if (tell !== undefined) callv(tell, [coroutine]);
  else warn(RuntimeWarningType, `coroutine '${strText(coroutine.qualname)}' was never awaited`);
}

// Coroutines and async generators are no iterators, though they run like generators.
for (const layout of [PyCoroutine, PyAsyncGenerator])
  for (const name of ["nx", "nxS"]) Object.defineProperty(layout.prototype, name, { value: undefined });

/** A value that an async generator yields (as opposed to an await passing through). */
export class AsyncYield extends PyObject {
  readonly value: PyValue;
  constructor(value: PyValue) {
    super();
    this.value = value;
  }
}

export const generatorType: PyType = builtinType({ name: "generator", layout: PyGenerator, flags: TypeFlags.WEAKREF });
export const coroutineType: PyType = builtinType({ name: "coroutine", layout: PyCoroutine, flags: TypeFlags.WEAKREF });
export const asyncGeneratorType: PyType = builtinType({
  name: "async_generator",
  layout: PyAsyncGenerator,
  flags: TypeFlags.WEAKREF,
});

/** Makers of what calling a generator function gives, by the form of its code. */
export const generatorMakers = {
  generator: (c: Code, n: PyValue, q: PyValue) => new PyGenerator(c, n, q),
  coroutine: (c: Code, n: PyValue, q: PyValue) => new PyCoroutine(c, n, q),
  asyncgen: (c: Code, n: PyValue, q: PyValue) => new PyAsyncGenerator(c, n, q),
} as const;

/** Entry of a generator function: makes the object, starts nothing. */
export function generatorEntry(
  make: (code: Code, name: PyValue, qualname: PyValue) => PyGenerator,
  js: JsFunction,
  owner: () => PyFunction,
  inStepForm: boolean,
): JsFunction {
  const coroutine = make === generatorMakers.coroutine;
  return (...args) => {
    const f = owner();
    const G = make(f.code, f.name, f.qualname);
    G.args = args;
    G.maker = f;
    if (inStepForm) {
      G.steps = js as unknown as Steps;
      G.js = inSteps;
    } else {
      G.body = js;
      G.js = (js as unknown as (...a: unknown[]) => JsGenerator)(G, ...args);
    }
    if (coroutine) {
      G.enroll();
      if (S.originDepth > 0) G.origin = originHere(S.originDepth);
    }
    return G;
  };
}

/** `cr_origin`: who called, innermost first. */
function originHere(depth: number): PyValue {
  const out: PyValue[] = [];
  for (let d = S.sp; d > 0 && out.length < depth; d--) {
    const code = codeAt(d);
    if (code !== undefined)
      out.push(new PyTuple([fromUtf16(code.filename), code.lineAt(S.pos[d] ?? 0), fromUtf16(code.name)]));
  }
  return new PyTuple(out);
}

/** Names of the JavaScript parameters of a function, in their order (docs/architecture.md section 2). */
function parameterNames(code: Code): readonly string[] {
  const { argcount, kwonlyargcount, flags, varnames } = code.spec;
  const positional = varnames.slice(0, argcount);
  const rest = varnames.slice(argcount + kwonlyargcount);
  return [
    ...(argcount === 1 && positional.length === 0 ? [".0"] : positional),
    ...((flags & 4) !== 0 ? [rest[0]!] : []),
    ...varnames.slice(argcount, argcount + kwonlyargcount),
    ...((flags & 8) !== 0 ? [rest[(flags & 4) !== 0 ? 1 : 0]!] : []),
  ];
}

/** May the running frame await coroutines with `yield from`? */
function awaitsByYieldFrom(): boolean {
  const code = codeAt(S.sp);
  return code !== undefined && (code.spec.flags & (CodeFlags.COROUTINE | CodeFlags.ITERABLE_COROUTINE)) !== 0;
}

/** An iterator as what a generator expression takes items from; what is none fails when it is asked. */
export function asCursor(v: PyValue): PyValue {
  if (typeof v === "object" && !v.cls.isHeap && (v as { nx?: unknown }).nx !== undefined) return v;
  if (typeOf(v).lookup("__next__") !== undefined) return cursorOf(v) as unknown as PyValue;
  const nx = (): never => {
    throw typeError(`'${typeName(v)}' object is not an iterator`);
  };
  return { nx } as unknown as PyValue;
}

// --- yield from / await ---

/** What `yield from v` iterates: a generator itself or a cursor's iterator. */
export function yieldFromIter(v: PyValue): PyValue {
  if (v instanceof PyCoroutine) {
    if (!awaitsByYieldFrom()) throw typeError("cannot 'yield from' a coroutine object in a non-coroutine generator");
    return v;
  }
  if (v instanceof PyGenerator && !(v instanceof PyAsyncGenerator)) return v;
  const f = typeOf(v).lookup("__iter__");
  if (f === undefined) {
    // Iteration by __getitem__: the builtin iter() makes the iterator.
    const iter = typeOf(v).lookup("__getitem__") === undefined ? undefined : current().builtins.getStr("iter");
    if (iter === undefined) throw typeError(`'${typeName(v)}' object is not iterable`);
    return callv(iter, [v]);
  }
  return callUnbound(f, v, []);
}

/** Is `await v` possible? */
function isAwaitable(v: PyValue): boolean {
  if (v instanceof PyCoroutine || typeOf(v).lookup("__await__") !== undefined) return true;
  return v instanceof PyGenerator && (v.code.spec.flags & CodeFlags.ITERABLE_COROUTINE) !== 0;
}

/**
 * The iterator behind `await v`.
 * @param origin where v comes from when no `await` expression: "__aenter__", "__aexit__" or "__anext__"
 */
export function awaitIter(v: PyValue, origin?: string): PyValue {
  if (v instanceof PyCoroutine) {
    if (v.delegate !== undefined || v.running) throw runtimeError("coroutine is being awaited already");
    return v;
  }
  if (origin === "__anext__") {
    const sp = S.sp;
    try {
      return awaitIter(v);
    } catch (x) {
      const e = toPython(x);
      addTraceback(e, sp + 1);
      S.sp = sp;
      const failure = typeError(`'async for' received an invalid object from __anext__: ${typeName(v)}`);
      failure.cause = failure.context = e;
      failure.suppressContext = failure.contextSet = true;
      throw failure;
    }
  }
  if (origin !== undefined && !isAwaitable(v))
    throw typeError(`'async with' received an object from ${origin} that does not implement __await__: ${typeName(v)}`);
  if (v instanceof PyGenerator && (v.code.spec.flags & CodeFlags.ITERABLE_COROUTINE) !== 0) return v;
  const f = typeOf(v).lookup("__await__");
  if (f === undefined) throw typeError(`'${typeName(v)}' object can't be awaited`);
  const it = callUnbound(f, v, []);
  if (
    it instanceof PyGenerator &&
    it.cls === generatorType &&
    (it.code.spec.flags & CodeFlags.ITERABLE_COROUTINE) === 0
  )
    return it;
  if (
    it instanceof PyCoroutine ||
    (it instanceof PyGenerator && (it.code.spec.flags & CodeFlags.ITERABLE_COROUTINE) !== 0)
  )
    throw typeError("__await__() returned a coroutine");
  if (typeOf(it).lookup("__next__") === undefined)
    throw typeError(`__await__() returned non-iterator of type '${typeName(it)}'`);
  return it;
}

/** Starts the delegate `it` of a body in step form: undefined = finished with the value in G.result. */
export function delegateFirst(G: PyGenerator, it: PyValue): PyValue | undefined {
  if (!(it instanceof PyGenerator) || it.steps === undefined) return delegateNext(G, it, None);
  const r = it.send(None);
  if (r === undefined) G.result = it.result;
  else G.delegate = it;
  return r;
}

/** Resumes the delegate `it` of G with `sent`; undefined = finished with the value in G.result. Clears G.delegate when it ends or raises. */
export function delegateNext(G: PyGenerator, it: PyValue, sent: PyValue): PyValue | undefined {
  G.delegate = it;
  try {
    const r = delegateStep(G, it, sent);
    if (r === undefined) G.delegate = undefined;
    return r;
  } catch (x) {
    G.delegate = undefined;
    throw x;
  }
}

/** delegateNext in suspendable code. */
export function delegateNextS(G: PyGenerator, it: PyValue, sent: PyValue): PyValue | undefined {
  G.delegate = it;
  if (it instanceof PyGenerator && !(it instanceof PyAsyncGenerator)) {
    let r: PyValue | undefined;
    try {
      r = it.resumeS(sent, undefined);
    } catch (x) {
      G.delegate = undefined;
      throw x;
    }
    if (r === pending) return suspend(delegated(G, settled(r), it));
    if (r === undefined) {
      G.result = it.result;
      G.delegate = undefined;
    }
    return r;
  }
  const steps = it as { sendGen?(value: PyValue): Suspending<PyValue | undefined> };
  if (steps.sendGen !== undefined) return suspend(delegated(G, stopping(G, steps.sendGen(sent)), undefined));
  const next = typeOf(it).lookup(sent === None ? "__next__" : "send");
  if (next instanceof PyFunction)
    return suspend(delegated(G, stopping(G, callGen(next, sent === None ? [it] : [it, sent])), undefined));
  return delegateNext(G, it, sent);
}

// StopIteration ends a delegate with its value.
function* stopping(G: PyGenerator, gen: Suspending<PyValue | undefined>): Suspending<PyValue | undefined> {
  const { sp } = S;
  const handled = S.ei.value;
  try {
    return yield* gen;
  } catch (x) {
    const e = toPython(x);
    if (!isInstance(e, StopIterationType)) throw e;
    dropError(sp, handled);
    G.result = (e as PyStopIteration).value;
    return undefined;
  }
}

function* delegated(
  G: PyGenerator,
  gen: Suspending<PyValue | undefined>,
  it: PyGenerator | undefined,
): Suspending<PyValue | undefined> {
  try {
    const r = yield* gen;
    if (r === undefined) {
      if (it !== undefined) G.result = it.result;
      G.delegate = undefined;
    }
    return r;
  } catch (x) {
    G.delegate = undefined;
    throw x;
  }
}

function delegateStep(G: PyGenerator, it: PyValue, sent: PyValue): PyValue | undefined {
  if (it instanceof PyGenerator && !(it instanceof PyAsyncGenerator)) {
    const r = it.send(sent);
    if (r === undefined) G.result = it.result;
    return r;
  }
  const sp = S.sp;
  const handled = S.ei.value;
  try {
    if (sent === None) {
      if (typeof it === "object" && !it.cls.isHeap && (it as { nx?: unknown }).nx !== undefined) {
        // An iterator that ends with a value (StopIteration.value) keeps it in `finished`.
        const native = it as unknown as { nx(): PyValue | undefined; finished?: PyValue };
        const r = native.nx();
        if (r === undefined) G.result = native.finished ?? None;
        return r;
      }
      const next = typeOf(it).lookup("__next__");
      if (next === undefined) throw typeError(`'${typeName(it)}' object is not an iterator`);
      return callUnbound(next, it, []);
    }
    const send = lookupAttribute(it, "send");
    if (send === undefined) throw attributeMissing(it);
    return callv(send, [sent]);
  } catch (x) {
    const e = toPython(x);
    if (isInstance(e, StopIterationType)) {
      S.tracing.stopped = S.tracing.active ? e : undefined;
      dropError(sp, handled);
      G.result = (e as PyStopIteration).value;
      return undefined;
    }
    throw e;
  }
}
function attributeMissing(it: PyValue): PyBaseException {
  return attributeError(`'${typeName(it)}' object has no attribute 'send'`, it, "send");
}

/** Closes a delegate: generators directly, others through their close method when they have one. */
export function* closeIterator(it: PyValue): Suspending<void> {
  if (it instanceof PyGenerator) yield* it.closeGen();
  else {
    const f = lookupAttribute(it, "close");
    if (f !== undefined) yield* callGen(f, []);
  }
}
