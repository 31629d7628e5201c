// What one interpreter keeps for asyncio: the running loop and task, the tasks, and the Python parts that the natives lean on.
// Follows module state and _PyThreadStateImpl fields of Modules/_asynciomodule.c.

import { callMethod, getattr } from "#runtime/attributes.ts";
import { call, call1 } from "#runtime/calls/call.ts";
import { current } from "#runtime/current.ts";
import type { Interpreter } from "#runtime/interpreter.ts";
import { type PyBaseException, runtimeError } from "#runtime/objects/exceptions.ts";
import type { PyObject, PyValue } from "#runtime/objects/object.ts";
import { PySet } from "#runtime/objects/set.ts";
import { None } from "#runtime/objects/singletons.ts";
import { reprText } from "#runtime/operators/protocols.ts";

export class AsyncioState {
  runningLoop: PyValue = None;
  runningTask: PyValue = None;
  /** Native tasks that are not done, held weakly as CPython's linked list does. */
  readonly tasks: Set<WeakRef<PyObject>> = new Set();
  /** Tasks of other classes. */
  readonly foreignTasks: PyValue;
  readonly eagerTasks: PySet = new PySet();
  taskCounter = 0;
  private readonly found: Map<string, PyValue> = new Map();

  constructor() {
    this.foreignTasks = call(getattr(current().importModule("weakref"), "WeakSet"));
  }

  /** An attribute of a module of asyncio, looked up once. */
  find(module: string, name: string): PyValue {
    const key = `${module}.${name}`;
    let v = this.found.get(key);
    if (v === undefined) this.found.set(key, (v = getattr(current().importModule(module), name)));
    return v;
  }

  get cancelledError(): PyValue {
    return this.find("asyncio.exceptions", "CancelledError");
  }

  invalidState(message: string): PyBaseException {
    return call1(this.find("asyncio.exceptions", "InvalidStateError"), message) as PyBaseException;
  }
}

const states = new WeakMap<Interpreter, AsyncioState>();

export function asyncioState(): AsyncioState {
  const interpreter = current();
  let s = states.get(interpreter);
  if (s === undefined) states.set(interpreter, (s = new AsyncioState()));
  return s;
}

export function runningLoop(state: AsyncioState): PyValue {
  if (state.runningLoop === None) throw runtimeError("no running event loop");
  return state.runningLoop;
}

/** asyncio.get_event_loop(): the running loop, or the policy's. */
export function eventLoop(state: AsyncioState): PyValue {
  if (state.runningLoop !== None) return state.runningLoop;
  return callMethod(call(state.find("asyncio.events", "_get_event_loop_policy")), "get_event_loop");
}

function checkLoop(state: AsyncioState, loop: PyValue): void {
  if (state.runningLoop !== loop) throw runtimeError(`loop ${reprText(loop)} is not the running loop`);
}

export function enterTask(state: AsyncioState, loop: PyValue, task: PyValue): void {
  checkLoop(state, loop);
  if (state.runningTask !== None) {
    throw runtimeError(
      `Cannot enter into task ${reprText(task)} while another task ${reprText(state.runningTask)} is being executed.`,
    );
  }
  state.runningTask = task;
}

export function leaveTask(state: AsyncioState, loop: PyValue, task: PyValue): void {
  checkLoop(state, loop);
  if (state.runningTask !== task) {
    throw runtimeError(
      `Invalid attempt to leave task ${reprText(task)} while task ${reprText(state.runningTask)} is entered.`,
    );
  }
  state.runningTask = None;
}

export function swapTask(state: AsyncioState, loop: PyValue, task: PyValue): PyValue {
  checkLoop(state, loop);
  const before = state.runningTask;
  state.runningTask = task;
  return before;
}
