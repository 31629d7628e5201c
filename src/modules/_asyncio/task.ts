// asyncio.Task (Modules/_asynciomodule.c): drives a coroutine by callbacks of the event loop.

import { callMethod, getattr, lookupAttribute, setattr } from "#runtime/attributes.ts";
import { call, call1, callKw, callv } from "#runtime/calls/call.ts";
import { dropError, S } from "#runtime/current.ts";
import { addTraceback, settleContext, toPython } from "#runtime/exceptions/raise.ts";
import { installNativeEntries } from "#runtime/native/bind.ts";
import { makeType } from "#runtime/native/define.ts";
import { arg, kw, makeSpec, pos } from "#runtime/native/params.ts";
import {
  KeyboardInterruptType,
  type PyBaseException,
  PyStopIteration,
  runtimeError,
  StopIterationType,
  SystemExitType,
  typeError,
} from "#runtime/objects/exceptions.ts";
import { type JsFunction, PyNativeFunction } from "#runtime/objects/functions.ts";
import { PyAsyncGenerator, PyCoroutine, PyGenerator } from "#runtime/objects/generators.ts";
import { genericAlias } from "#runtime/objects/generic-alias.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { strValue } from "#runtime/objects/str.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { isInstance, typeOf } from "#runtime/objects/type-of.ts";
import { reprText, str, truthy } from "#runtime/operators/protocols.ts";
import { copyContext, runInContext } from "../_contextvars/index.ts";
import {
  addAwaitedBy,
  addCallback,
  CANCELLED,
  callSoon,
  cancelFuture,
  cancelledErrorOf,
  discardAwaitedBy,
  futureType,
  initFuture,
  loopOf,
  PENDING,
  PyFuture,
  setException,
  setResult,
} from "./future.ts";
import { type AsyncioState, asyncioState, enterTask, leaveTask, swapTask } from "./state.ts";

export class PyTask extends PyFuture {
  coro: PyValue = None;
  name: PyValue | number = None;
  context: PyValue = None;
  fut_waiter: PyValue = None;
  mustCancel = false;
  logDestroyPending = true;
  cancelsRequested = 0;
  wakeup: PyNativeFunction | undefined = undefined;
  registration: WeakRef<PyObject> | undefined = undefined;
}

/** The callback that runs a step: `<TaskStepMethWrapper object>`. */
class PyTaskStep extends PyObject {
  task: PyTask | undefined = undefined;
  exc: PyValue | undefined = undefined;
}
makeType(
  PyTaskStep,
  { name: "TaskStepMethWrapper", module: "builtins", flags: TypeFlags.DISALLOW_INSTANTIATION },
  (c) => ({
    slots: {
      call: c.call([], (self) => {
        step(self.task!, self.exc);
        return None;
      }),
    },
    properties: {
      __self__: c.property((self) => self.task ?? None),
      __qualname__: c.property((self) => getattr(getattr(typeOf(self.task!), "__init__"), "__qualname__")),
    },
  }),
);
(PyTaskStep.prototype as PyObject).call$0 = function (this: PyTaskStep) {
  step(this.task!, this.exc);
  return None;
};

export function registerTask(state: AsyncioState, task: PyTask): void {
  if (task.registration !== undefined) return;
  task.registration = new WeakRef<PyObject>(task);
  state.tasks.add(task.registration);
}
export function unregisterTask(state: AsyncioState, task: PyTask): void {
  if (task.registration === undefined) return;
  state.tasks.delete(task.registration);
  task.registration = undefined;
}

function stepSoon(task: PyTask, exc: PyValue | undefined): void {
  const s = new PyTaskStep();
  s.task = task;
  s.exc = exc;
  callSoon(task.loop!, s, undefined, task.context);
}

const wakeupSpec = makeSpec([pos("future")], ((self: PyTask, future: PyValue) => {
  wakeup(self, future);
  return None;
}) as unknown as JsFunction);

function wakeupOf(task: PyTask): PyNativeFunction {
  let f = task.wakeup;
  if (f === undefined) {
    f = installNativeEntries(new PyNativeFunction("task_wakeup", wakeupSpec, task, undefined));
    f.qualname = "Task.task_wakeup";
    task.wakeup = f;
  }
  return f;
}

function wakeup(task: PyTask, future: PyValue): void {
  discardAwaitedBy(future, task);
  if (future instanceof PyFuture && !future.cls.isHeap) {
    if (future.state === CANCELLED) step(task, cancelledErrorOf(future));
    else if (future.exception !== None) {
      future.logTraceback = false;
      step(task, future.exception);
    } else step(task, undefined);
    return;
  }
  const sp = S.sp;
  const handled = S.ei.value;
  let failure: PyBaseException | undefined;
  try {
    callMethod(future, "result");
  } catch (x) {
    failure = toPython(x);
    addTraceback(failure, sp + 1);
    dropError(sp, handled);
  }
  step(task, failure);
}

function step(task: PyTask, given: PyValue | undefined): void {
  const state = asyncioState();
  let exc = given;
  if (task.state !== PENDING)
    throw state.invalidState(`__step(): already done: ${reprText(task)} ${exc === undefined ? "None" : reprText(exc)}`);
  if (task.mustCancel) {
    if (exc === undefined || !isInstance(exc, state.cancelledError as PyType)) exc = cancelledErrorOf(task);
    task.mustCancel = false;
  }
  task.fut_waiter = None;
  enterTask(state, task.loop!, task);
  try {
    run(state, task, exc);
  } finally {
    leaveTask(state, task.loop!, task);
  }
}

/** Resumes the coroutine. A yielded value, or undefined at its end with the value in `returned`. */
function resume(task: PyTask, exc: PyValue | undefined): { yielded: PyValue | undefined; returned: PyValue } {
  const { coro } = task;
  if (coro instanceof PyGenerator && !(coro instanceof PyAsyncGenerator)) {
    if (coro instanceof PyCoroutine && coro.js === undefined && !coro.running)
      throw runtimeError("cannot reuse already awaited coroutine");
    const yielded = exc === undefined ? coro.send(None) : coro.throwIn(exc as PyBaseException);
    if (yielded !== undefined) return { yielded, returned: None };
    const returned = coro.result;
    coro.result = None;
    return { yielded, returned };
  }
  return {
    yielded: exc === undefined ? callMethod(coro, "send", None) : callMethod(coro, "throw", exc),
    returned: None,
  };
}

function finish(task: PyTask, value: PyValue): void {
  if (task.mustCancel) {
    task.mustCancel = false;
    cancelFuture(task, task.cancelMessage);
  } else setResult(task, value);
}

function run(state: AsyncioState, task: PyTask, exc: PyValue | undefined): void {
  const sp = S.sp;
  const handled = S.ei.value;
  let outcome: { yielded: PyValue | undefined; returned: PyValue };
  try {
    outcome = resume(task, exc);
  } catch (x) {
    const e = toPython(x);
    addTraceback(e, sp + 1);
    S.sp = sp;
    settleContext(e);
    S.ei.value = handled;
    S.err = undefined;
    if (e instanceof PyStopIteration && isInstance(e, StopIterationType)) finish(task, e.value);
    else if (isInstance(e, state.cancelledError as PyType)) {
      task.cancelledError = e;
      cancelFuture(task, None);
    } else {
      setException(task, e);
      unregisterTask(state, task);
      if (isInstance(e, KeyboardInterruptType) || isInstance(e, SystemExitType)) throw e;
    }
    unregisterTask(state, task);
    return;
  }
  if (outcome.yielded === undefined) {
    finish(task, outcome.returned);
    unregisterTask(state, task);
  } else handleYield(task, outcome.yielded);
}

/** The step goes on with an error at once. */
function failSoon(task: PyTask, message: string): void {
  stepSoon(task, runtimeError(message));
}

function cancelAwaited(task: PyTask, future: PyValue): void {
  if (!task.mustCancel) return;
  const cancelled = callKw(getattr(future, "cancel"), [], { msg: task.cancelMessage });
  if (truthy(cancelled)) task.mustCancel = false;
}

function handleYield(task: PyTask, yielded: PyValue): void {
  if (yielded === task) {
    failSoon(task, `Task cannot await on itself: ${reprText(task)}`);
    return;
  }
  if (yielded === None) {
    stepSoon(task, undefined);
    return;
  }
  if (yielded instanceof PyFuture && !yielded.cls.isHeap) {
    if (loopOf(yielded) !== task.loop) {
      failSoon(task, `Task ${reprText(task)} got Future ${reprText(yielded)} attached to a different loop`);
      return;
    }
    if (!yielded.blocking) {
      failSoon(task, `yield was used instead of yield from in task ${reprText(task)} with ${reprText(yielded)}`);
      return;
    }
    yielded.blocking = false;
    addAwaitedBy(yielded, task);
    addCallback(yielded, wakeupOf(task), task.context);
    task.fut_waiter = yielded;
    cancelAwaited(task, yielded);
    return;
  }
  const blocking = lookupAttribute(yielded, "_asyncio_future_blocking");
  if (blocking !== undefined && blocking !== None) {
    const getLoop = lookupAttribute(yielded, "get_loop");
    const loop = getLoop === undefined ? getattr(yielded, "_loop") : call(getLoop);
    if (loop !== task.loop) {
      failSoon(task, `Task ${reprText(task)} got Future ${reprText(yielded)} attached to a different loop`);
      return;
    }
    if (!truthy(blocking)) {
      failSoon(task, `yield was used instead of yield from in task ${reprText(task)} with ${reprText(yielded)}`);
      return;
    }
    addAwaitedBy(yielded, task);
    setattr(yielded, "_asyncio_future_blocking", false);
    callKw(getattr(yielded, "add_done_callback"), [wakeupOf(task)], { context: task.context });
    task.fut_waiter = yielded;
    cancelAwaited(task, yielded);
    return;
  }
  if (yielded instanceof PyGenerator && yielded.cls.name === "generator") {
    failSoon(
      task,
      `yield was used instead of yield from for generator in task ${reprText(task)} with ${reprText(yielded)}`,
    );
    return;
  }
  failSoon(task, `Task got bad yield: ${reprText(yielded)}`);
}

function eagerStart(state: AsyncioState, task: PyTask): void {
  const before = swapTask(state, task.loop!, task);
  try {
    registerTask(state, task);
    runInContext(task.context, () => run(state, task, undefined));
  } finally {
    swapTask(state, task.loop!, before);
    if (task.state !== PENDING) {
      unregisterTask(state, task);
      task.coro = None;
    }
  }
}

function initTask(self: PyTask, coro: PyValue, loop: PyValue, name: PyValue, context: PyValue, eager: PyValue): void {
  initFuture(self, loop);
  const state = asyncioState();
  if (!(coro instanceof PyCoroutine) && !truthy(call1(state.find("asyncio.coroutines", "iscoroutine"), coro))) {
    self.logDestroyPending = false;
    throw typeError(`a coroutine was expected, got ${reprText(coro)}`);
  }
  self.context = context === None ? copyContext() : context;
  self.fut_waiter = None;
  self.mustCancel = false;
  self.logDestroyPending = true;
  self.cancelsRequested = 0;
  self.coro = coro;
  self.name = name === None ? ++state.taskCounter : (strValue(name) ?? str(name));
  if (name === None) self.name = `Task-${state.taskCounter}`;
  if (truthy(eager) && truthy(callMethod(self.loop!, "is_running"))) {
    eagerStart(state, self);
    return;
  }
  if (coro instanceof PyGenerator) coro.scheduled = true;
  stepSoon(self, undefined);
  registerTask(state, self);
}

function cancelTask(self: PyTask, message: PyValue): boolean {
  loopOf(self);
  self.logTraceback = false;
  if (self.state !== PENDING) return false;
  self.cancelsRequested++;
  if (self.fut_waiter !== None) {
    if (truthy(callKw(getattr(self.fut_waiter, "cancel"), [], { msg: message }))) return true;
  }
  self.mustCancel = true;
  self.cancelMessage = message;
  return true;
}

export const taskType: PyType = makeType(
  PyTask,
  {
    name: "_asyncio.Task",
    module: "_asyncio",
    base: futureType,
    flags: TypeFlags.BASETYPE | TypeFlags.DICT | TypeFlags.WEAKREF,
  },
  (c) => ({
    slots: {
      new: c.makePlain(),
      init: c.init(
        [arg("coro"), kw("loop", "None"), kw("name", "None"), kw("context", "None"), kw("eager_start", "False")],
        initTask,
      ),
      repr: (self) => call1(asyncioState().find("asyncio.base_tasks", "_task_repr"), self),
    },
    methods: {
      cancel: c.method([arg("msg", "None")], cancelTask),
      cancelling: c.method([], (self) => self.cancelsRequested),
      uncancel: c.method([], (self) => {
        if (self.cancelsRequested > 0) {
          self.cancelsRequested--;
          if (self.cancelsRequested === 0) self.mustCancel = false;
        }
        return self.cancelsRequested;
      }),
      set_result: c.method([pos("result")], () => {
        throw runtimeError("Task does not support set_result operation");
      }),
      set_exception: c.method([pos("exception")], () => {
        throw runtimeError("Task does not support set_exception operation");
      }),
      get_name: c.method([], (self) => self.name),
      set_name: c.method([pos("value")], (self, v) => {
        self.name = strValue(v) ?? str(v);
        return None;
      }),
      get_coro: c.method([], (self) => self.coro),
      get_context: c.method([], (self) => self.context),
      get_stack: c.method([kw("limit", "None")], (self, limit) =>
        callv(asyncioState().find("asyncio.base_tasks", "_task_get_stack"), [self, limit]),
      ),
      print_stack: c.method([kw("limit", "None"), kw("file", "None")], (self, limit, file) =>
        callv(asyncioState().find("asyncio.base_tasks", "_task_print_stack"), [self, limit, file]),
      ),
      __class_getitem__: c.classMethod([pos("object")], (cls, item) => genericAlias(cls, item)),
    },
    properties: {
      _log_destroy_pending: c.property(
        (self) => self.logDestroyPending,
        (self, v) => {
          self.logDestroyPending = v !== undefined && truthy(v);
        },
      ),
      _must_cancel: c.property((self) => self.mustCancel),
      _coro: c.property((self) => self.coro),
      _fut_waiter: c.property((self) => self.fut_waiter),
    },
  }),
);
