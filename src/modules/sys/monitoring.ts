// sys.monitoring (PEP 669): tools, their callbacks and events. The events come from traced code (runtime/tracing.ts). Follows
// Python/instrumentation.c.

import { simpleNamespaceType } from "#builtins/simple-namespace/index.ts";
import { callv } from "#runtime/calls/call.ts";
import { S } from "#runtime/current.ts";
import type { Interpreter } from "#runtime/interpreter.ts";
import { index } from "#runtime/native/convert.ts";
import { makeNativeFunction } from "#runtime/native/define.ts";
import { fn, type NativeFunctionSpec, pos } from "#runtime/native/params.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { typeError, valueError } from "#runtime/objects/exceptions.ts";
import { Code, Monitor } from "#runtime/objects/frames.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { isStr } from "#runtime/objects/str.ts";
import { disableMarker, EVENTS, MonitorEvent, missingMarker } from "#runtime/tracing.ts";

const LOCAL_EVENTS = 11;
const C_EVENTS = (1 << MonitorEvent.C_RETURN) | (1 << MonitorEvent.C_RAISE);

function checkTool(id: number): void {
  if (id < 0 || id > 5) throw valueError(`invalid tool ${id} (must be between 0 and 5)`);
}
function toolInUse(id: number): Monitor {
  checkTool(id);
  const m = S.tracing.monitors[id];
  if (m === undefined) throw valueError(`tool ${id} is not in use`);
  return m;
}

function eventSet(set: number): number {
  if (set < 0 || set >= 2 ** EVENTS.length) throw valueError(`invalid event set 0x${set.toString(16)}`);
  let events = set;
  const branch = 1 << MonitorEvent.BRANCH;
  if ((events & branch) !== 0)
    events = (events & ~branch) | (1 << MonitorEvent.BRANCH_LEFT) | (1 << MonitorEvent.BRANCH_RIGHT);
  if ((events & C_EVENTS) !== 0 && (events & (1 << MonitorEvent.CALL)) === 0)
    throw valueError("cannot set C_RETURN or C_RAISE events independently");
  return events & ~C_EVENTS;
}

function clear(m: Monitor): void {
  m.callbacks.clear();
  m.events = 0;
  m.local = new WeakMap();
  m.disabled = new WeakMap();
  m.hasLocal = false;
}

const functions: Record<string, NativeFunctionSpec> = {
  use_tool_id: fn([pos("tool_id", index), pos("name")], (id, name) => {
    checkTool(id);
    if (!isStr(name)) throw valueError("tool name must be a str");
    if (S.tracing.monitors[id] !== undefined) throw valueError(`tool ${id} is already in use`);
    S.tracing.monitors[id] = new Monitor(name);
    return None;
  }),
  clear_tool_id: fn([pos("tool_id", index)], (id) => {
    checkTool(id);
    const m = S.tracing.monitors[id];
    if (m !== undefined) clear(m);
    S.tracing.settle();
    return None;
  }),
  free_tool_id: fn([pos("tool_id", index)], (id) => {
    checkTool(id);
    S.tracing.monitors[id] = undefined;
    S.tracing.settle();
    return None;
  }),
  get_tool: fn([pos("tool_id", index)], (id) => {
    checkTool(id);
    return S.tracing.monitors[id]?.name ?? None;
  }),
  register_callback: fn([pos("tool_id", index), pos("event", index), pos("func")], (id, event, f) => {
    checkTool(id);
    const n = Math.log2(event);
    if (event <= 0 || !Number.isInteger(n)) throw valueError("The callback can only be set for one event at a time");
    if (n >= EVENTS.length) throw valueError(`invalid event ${event}`);
    const m = (S.tracing.monitors[id] ??= new Monitor(None));
    const ids = n === MonitorEvent.BRANCH ? [MonitorEvent.BRANCH_LEFT, MonitorEvent.BRANCH_RIGHT] : [n];
    const before = m.callbacks.get(ids[0]!) ?? None;
    for (const i of ids) {
      if (f === None) m.callbacks.delete(i);
      else m.callbacks.set(i, f);
    }
    return before;
  }),
  get_events: fn([pos("tool_id", index)], (id) => {
    checkTool(id);
    return S.tracing.monitors[id]?.events ?? 0;
  }),
  set_events: fn([pos("tool_id", index), pos("event_set", index)], (id, set) => {
    checkTool(id);
    const events = eventSet(set);
    toolInUse(id).events = events;
    S.tracing.settle();
    return None;
  }),
  get_local_events: fn([pos("tool_id", index), pos("code")], (id, code) => {
    if (!(code instanceof Code)) throw typeError("code must be a code object");
    checkTool(id);
    return S.tracing.monitors[id]?.local.get(code) ?? 0;
  }),
  set_local_events: fn([pos("tool_id", index), pos("code"), pos("event_set", index)], (id, code, set) => {
    if (!(code instanceof Code)) throw typeError("code must be a code object");
    const events = eventSet(set);
    if (events >= 2 ** LOCAL_EVENTS) throw valueError(`invalid local event set 0x${set.toString(16)}`);
    const m = toolInUse(id);
    m.local.set(code, events);
    if (events !== 0) m.hasLocal = true;
    S.tracing.settle();
    return None;
  }),
  restart_events: fn([], () => {
    for (const m of S.tracing.monitors) if (m !== undefined) m.disabled = new WeakMap();
    return None;
  }),
  _all_events: fn([], () => {
    const d = new PyDict();
    EVENTS.forEach((name, i) => {
      let mask = 0;
      S.tracing.monitors.forEach((m, id) => {
        if (m !== undefined && (m.events & (1 << i)) !== 0) mask |= 1 << id;
      });
      if (mask !== 0) d.set(name, mask);
    });
    return d;
  }),
};

/** The module object `sys.monitoring`. */
export function monitoringModule(interpreter: Interpreter): PyValue {
  const module = interpreter.newModule("sys.monitoring");
  const d = module.dict;
  const events = new PyDict();
  events.set("NO_EVENTS", 0);
  EVENTS.forEach((name, i) => {
    events.set(name, 2 ** i);
  });
  d.set("events", callv(simpleNamespaceType, [events]));
  d.set("DEBUGGER_ID", 0);
  d.set("COVERAGE_ID", 1);
  d.set("PROFILER_ID", 2);
  d.set("OPTIMIZER_ID", 5);
  d.set("DISABLE", disableMarker);
  d.set("MISSING", missingMarker);
  for (const [name, spec] of Object.entries(functions)) d.set(name, makeNativeFunction(name, spec, "sys.monitoring"));
  return module;
}
