// Module _asyncio: Future, Task and the bookkeeping of loops and tasks. Follows Modules/_asynciomodule.c.

import { callMethod, getattr, lookupAttribute } from "#runtime/attributes.ts";
import { call } from "#runtime/calls/call.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { arg, fn, pos } from "#runtime/native/params.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { PySet } from "#runtime/objects/set.ts";
import { None } from "#runtime/objects/singletons.ts";
import { toArray, truthy } from "#runtime/operators/protocols.ts";
import { addAwaitedBy, discardAwaitedBy, futureType, PENDING } from "./future.ts";
import { type AsyncioState, asyncioState, enterTask, eventLoop, leaveTask, runningLoop, swapTask } from "./state.ts";
import { PyTask, registerTask, taskType, unregisterTask } from "./task.ts";

function allTasks(state: AsyncioState, given: PyValue): PyValue {
  const loop = given === None ? runningLoop(state) : given;
  const out = new PySet();
  for (const reference of [...state.tasks]) {
    const task = reference.deref();
    if (task === undefined) state.tasks.delete(reference);
    else if (task instanceof PyTask && task.loop === loop && task.state === PENDING) out.add(task);
  }
  for (const task of [...toArray(state.foreignTasks), ...toArray(state.eagerTasks)]) {
    const getLoop = lookupAttribute(task, "get_loop");
    const own = getLoop === undefined ? getattr(task, "_loop") : call(getLoop);
    if (own === loop && !truthy(callMethod(task, "done"))) out.add(task);
  }
  return out;
}

const asyncioModule: NativeModule = defineModule("_asyncio", () => ({
  functions: {
    _get_running_loop: fn([], () => asyncioState().runningLoop),
    _set_running_loop: fn([pos("loop")], (loop) => {
      asyncioState().runningLoop = loop;
      return None;
    }),
    get_running_loop: fn([], () => runningLoop(asyncioState())),
    get_event_loop: fn([], () => eventLoop(asyncioState())),
    _register_task: fn([arg("task")], (task) => {
      const state = asyncioState();
      if (task instanceof PyTask) registerTask(state, task);
      else callMethod(state.foreignTasks, "add", task);
      return None;
    }),
    _unregister_task: fn([arg("task")], (task) => {
      const state = asyncioState();
      if (task instanceof PyTask) unregisterTask(state, task);
      else callMethod(state.foreignTasks, "discard", task);
      return None;
    }),
    _register_eager_task: fn([arg("task")], (task) => {
      asyncioState().eagerTasks.add(task);
      return None;
    }),
    _unregister_eager_task: fn([arg("task")], (task) => {
      asyncioState().eagerTasks.discard(task);
      return None;
    }),
    _enter_task: fn([arg("loop"), arg("task")], (loop, task) => {
      enterTask(asyncioState(), loop, task);
      return None;
    }),
    _leave_task: fn([arg("loop"), arg("task")], (loop, task) => {
      leaveTask(asyncioState(), loop, task);
      return None;
    }),
    _swap_current_task: fn([arg("loop"), arg("task")], (loop, task) => swapTask(asyncioState(), loop, task)),
    current_task: fn([arg("loop", "None")], (loop) => {
      const state = asyncioState();
      const wanted = loop === None ? runningLoop(state) : loop;
      return wanted === state.runningLoop ? state.runningTask : None;
    }),
    all_tasks: fn([arg("loop", "None")], (loop) => allTasks(asyncioState(), loop)),
    future_add_to_awaited_by: fn([pos("fut"), pos("waiter")], (f, waiter) => {
      addAwaitedBy(f, waiter);
      return None;
    }),
    future_discard_from_awaited_by: fn([pos("fut"), pos("waiter")], (f, waiter) => {
      discardAwaitedBy(f, waiter);
      return None;
    }),
  },
  types: { Future: futureType, Task: taskType },
  attributes: { _scheduled_tasks: asyncioState().foreignTasks, _eager_tasks: asyncioState().eagerTasks },
}));
export default asyncioModule;
