// asyncio.Future (Modules/_asynciomodule.c). Deallocation logs nothing: there are no finalizers yet.

import { thrown, throwParameters } from "#builtins/generator/common.ts";
import { callMethod, getattr } from "#runtime/attributes.ts";
import { call, call1, callKw } from "#runtime/calls/call.ts";
import { current } from "#runtime/current.ts";
import { type ClassKit, type MethodSpec, makeType, type PropertySpec } from "#runtime/native/define.ts";
import { arg, kw, pos } from "#runtime/native/params.ts";
import { PyList, PyTuple } from "#runtime/objects/containers.ts";
import {
  attributeError,
  BaseExceptionType,
  PyBaseException,
  runtimeError,
  StopIterationType,
  stopIteration,
  typeError,
  valueError,
} from "#runtime/objects/exceptions.ts";
import { genericAlias } from "#runtime/objects/generic-alias.ts";
import { pyEquals } from "#runtime/objects/hash.ts";
import { instanceDict } from "#runtime/objects/instance-dict.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { frozensetOf, PySet } from "#runtime/objects/set.ts";
import { None } from "#runtime/objects/singletons.ts";
import { PyType, TypeFlags } from "#runtime/objects/type.ts";
import { setInstanceDict } from "#runtime/objects/type-create.ts";
import { isInstance } from "#runtime/objects/type-of.ts";
import { toArray, truthy } from "#runtime/operators/protocols.ts";
import { copyContext } from "../_contextvars/index.ts";
import { asyncioState, eventLoop } from "./state.ts";

export const PENDING = 0;
export const CANCELLED = 1;
export const FINISHED = 2;
const STATES = ["PENDING", "CANCELLED", "FINISHED"] as const;

export class PyFuture extends PyObject {
  loop: PyValue | undefined = undefined;
  state = PENDING;
  /** Callback and context by turns. */
  callbacks: PyValue[] = [];
  result: PyValue = None;
  exception: PyValue = None;
  exceptionTraceback: PyValue = None;
  sourceTraceback: PyValue = None;
  cancelMessage: PyValue = None;
  cancelledError: PyValue | undefined = undefined;
  blocking = false;
  logTraceback = false;
  awaitedBy: PySet | undefined = undefined;
}

/** What `await future` iterates. */
class PyFutureIter extends PyObject {
  future: PyFuture | undefined = undefined;
  /** The value of the StopIteration that ends it. */
  finished: PyValue = None;
  nx(): PyValue | undefined {
    const f = this.future;
    if (f === undefined) return undefined;
    if (f.state === PENDING) {
      if (f.blocking) throw runtimeError("await wasn't used with future");
      f.blocking = true;
      return f;
    }
    this.future = undefined;
    this.finished = resultOf(f);
    return undefined;
  }
}

makeType(PyFutureIter, { name: "_asyncio.FutureIter", module: "_asyncio", flags: 0 }, (c) => ({
  slots: {
    iter: (self) => self,
    next: (self) => {
      const r = self.nx();
      if (r === undefined) throw stopIteration(self.finished);
      return r;
    },
  },
  methods: {
    send: c.method([pos("value")], (self) => {
      const r = self.nx();
      if (r === undefined) throw stopIteration(self.finished);
      return r;
    }),
    throw: c.method(throwParameters, (self, type, value, tb) => {
      self.future = undefined;
      throw thrown(type, value, tb).arrive();
    }),
    close: c.method([], (self) => {
      self.future = undefined;
      return None;
    }),
  },
}));

/** The loop of a future that has been initialized. */
export function loopOf(f: PyFuture): PyValue {
  if (f.loop === undefined) throw runtimeError("Future object is not initialized.");
  return f.loop;
}

export function initFuture(f: PyFuture, loop: PyValue): void {
  const chosen = loop === None ? eventLoop(asyncioState()) : loop;
  f.loop = chosen;
  f.state = PENDING;
  f.callbacks = [];
  f.result = None;
  f.exception = None;
  f.exceptionTraceback = None;
  f.cancelMessage = None;
  f.cancelledError = undefined;
  f.blocking = false;
  f.logTraceback = false;
  f.awaitedBy = undefined;
  if (truthy(callMethod(chosen, "get_debug")))
    f.sourceTraceback = call(getattr(current().importModule("traceback"), "extract_stack"));
}

export function callSoon(loop: PyValue, f: PyValue, argument: PyValue | undefined, context: PyValue): void {
  const soon = getattr(loop, "call_soon");
  callKw(soon, argument === undefined ? [f] : [f, argument], { context });
}

function scheduleCallbacks(f: PyFuture): void {
  const { callbacks } = f;
  if (callbacks.length === 0) return;
  f.callbacks = [];
  for (let i = 0; i < callbacks.length; i += 2) callSoon(f.loop!, callbacks[i]!, f, callbacks[i + 1]!);
}

export function cancelledErrorOf(f: PyFuture): PyValue {
  const saved = f.cancelledError;
  if (saved !== undefined) {
    f.cancelledError = undefined;
    return saved;
  }
  const type = asyncioState().cancelledError;
  return f.cancelMessage === None ? call(type) : call1(type, f.cancelMessage);
}

/** Futures whose `__init__` was skipped have neither result nor exception. */
function checkAlive(f: PyFuture): void {
  if (f.loop === undefined) throw asyncioState().invalidState("Future object is not initialized.");
}

/** `future.result()`; throws what was set as its exception. */
export function resultOf(f: PyFuture): PyValue {
  checkAlive(f);
  if (f.state === CANCELLED) throw cancelledErrorOf(f);
  if (f.state !== FINISHED) throw asyncioState().invalidState("Result is not set.");
  f.logTraceback = false;
  const e = f.exception;
  if (e === None) return f.result;
  (e as PyBaseException).traceback = f.exceptionTraceback;
  f.exceptionTraceback = None;
  throw e;
}

export function setResult(f: PyFuture, v: PyValue): void {
  loopOf(f);
  if (f.state !== PENDING) throw asyncioState().invalidState("invalid state");
  f.result = v;
  f.state = FINISHED;
  scheduleCallbacks(f);
}

export function setException(f: PyFuture, v: PyValue): void {
  loopOf(f);
  if (f.state !== PENDING) throw asyncioState().invalidState("invalid state");
  let e = v;
  if (v instanceof PyType && v.isSubtype(BaseExceptionType)) e = call(v);
  if (!(e instanceof PyBaseException)) throw typeError("invalid exception object");
  if (isInstance(e, StopIterationType)) {
    const wrapped = runtimeError("StopIteration interacts badly with generators and cannot be raised into a Future");
    wrapped.cause = e;
    wrapped.context = e;
    wrapped.suppressContext = true;
    e = wrapped;
  }
  f.exception = e;
  f.exceptionTraceback = (e as PyBaseException).traceback;
  f.state = FINISHED;
  scheduleCallbacks(f);
  f.logTraceback = true;
}

export function cancelFuture(f: PyFuture, message: PyValue): boolean {
  loopOf(f);
  f.logTraceback = false;
  if (f.state !== PENDING) return false;
  f.state = CANCELLED;
  f.cancelMessage = message;
  scheduleCallbacks(f);
  return true;
}

export function addCallback(f: PyFuture, callback: PyValue, context: PyValue | undefined): void {
  loopOf(f);
  const chosen = context ?? copyContext();
  if (f.state !== PENDING) callSoon(f.loop!, callback, f, chosen);
  else f.callbacks.push(callback, chosen);
}

function removeCallback(f: PyFuture, callback: PyValue): number {
  loopOf(f);
  const before = f.callbacks;
  const kept: PyValue[] = [];
  for (let i = 0; i < before.length; i += 2) if (!pyEquals(before[i]!, callback)) kept.push(before[i]!, before[i + 1]!);
  // Comparing may have run the callbacks, or added some.
  if (f.callbacks === before) f.callbacks = kept;
  return (before.length - kept.length) / 2;
}

export function addAwaitedBy(f: PyValue, waiter: PyValue): void {
  if (f instanceof PyFuture && waiter instanceof PyFuture) (f.awaitedBy ??= new PySet()).add(waiter);
}
export function discardAwaitedBy(f: PyValue, waiter: PyValue): void {
  if (f instanceof PyFuture && waiter instanceof PyFuture) f.awaitedBy?.discard(waiter);
}

/** Methods and properties that Task inherits by having them too. */
export function futureMethods(c: ClassKit<PyFuture>): Record<string, MethodSpec> {
  return {
    result: c.method([], resultOf),
    exception: c.method([], (self) => {
      checkAlive(self);
      if (self.state === CANCELLED) throw cancelledErrorOf(self);
      if (self.state !== FINISHED) throw asyncioState().invalidState("Exception is not set.");
      self.logTraceback = false;
      return self.exception;
    }),
    set_result: c.method([pos("result")], (self, v) => {
      setResult(self, v);
      return None;
    }),
    set_exception: c.method([pos("exception")], (self, v) => {
      setException(self, v);
      return None;
    }),
    add_done_callback: c.method([pos("fn"), kw("context", "...")], (self, callback, context) => {
      addCallback(self, callback, context === None ? undefined : context);
      return None;
    }),
    remove_done_callback: c.method([pos("fn")], removeCallback),
    cancel: c.method([arg("msg", "None")], cancelFuture),
    cancelled: c.method([], (self) => self.state === CANCELLED),
    done: c.method([], (self) => self.state !== PENDING),
    get_loop: c.method([], loopOf),
    _make_cancelled_error: c.method([], cancelledErrorOf),
    __class_getitem__: c.classMethod([pos("object")], (cls, item) => genericAlias(cls, item)),
  };
}

function futureProperties(c: ClassKit<PyFuture>): Record<string, PropertySpec> {
  return {
    _state: c.property((self) => STATES[self.state]!),
    _asyncio_future_blocking: c.property(
      (self) => self.loop !== undefined && self.blocking,
      (self, v) => {
        loopOf(self);
        if (v === undefined) throw attributeError("cannot delete attribute", self, "_asyncio_future_blocking");
        self.blocking = truthy(v);
      },
    ),
    _asyncio_awaited_by: c.property((self) =>
      self.awaitedBy === undefined ? None : frozensetOf(toArray(self.awaitedBy)),
    ),
    _loop: c.property((self) => self.loop ?? None),
    _callbacks: c.property((self) => {
      const { callbacks } = self;
      if (callbacks.length === 0) return None;
      const out: PyValue[] = [];
      for (let i = 0; i < callbacks.length; i += 2) out.push(new PyTuple([callbacks[i]!, callbacks[i + 1]!]));
      return new PyList(out);
    }),
    _result: c.property((self) => self.result),
    _exception: c.property((self) => self.exception),
    _log_traceback: c.property(
      (self) => self.logTraceback,
      (self, v) => {
        if (v === undefined) throw attributeError("cannot delete attribute", self, "_log_traceback");
        if (truthy(v)) throw valueError("_log_traceback can only be set to False");
        self.logTraceback = false;
      },
    ),
    _source_traceback: c.property((self) => self.sourceTraceback),
    _cancel_message: c.property(
      (self) => self.cancelMessage,
      (self, v) => {
        if (v === undefined) throw attributeError("cannot delete attribute", self, "_cancel_message");
        self.cancelMessage = v;
      },
    ),
    __dict__: c.property(
      (self) => instanceDict(self),
      (self, v) => setInstanceDict(self, v),
    ),
  };
}

function iteratorOf(self: PyFuture): PyFutureIter {
  loopOf(self);
  const it = new PyFutureIter();
  it.future = self;
  return it;
}

export const futureType: PyType = makeType(
  PyFuture,
  { name: "_asyncio.Future", module: "_asyncio", flags: TypeFlags.BASETYPE | TypeFlags.DICT | TypeFlags.WEAKREF },
  (c) => ({
    slots: {
      new: c.makePlain(),
      init: c.init([kw("loop", "None")], initFuture),
      repr: (self) => call1(asyncioState().find("asyncio.base_futures", "_future_repr"), self),
      iter: iteratorOf,
      await: iteratorOf,
    },
    methods: futureMethods(c),
    properties: futureProperties(c),
  }),
);
