// sys.settrace and sys.setprofile: the hooks that traced code calls (CompileOptions.traced). Untraced code has none, so that programs that
// are not traced pay nothing. Follows Python/legacy_tracing.c and Python/sysmodule.c (call_trampoline, trace_trampoline).

import { callMethodv, getattr } from "./attributes.ts";
import { callDirect, callv } from "./calls/call.ts";
import { S } from "./current.ts";
import { addTraceback, frameAt, handle, settleContext, toPython } from "./exceptions/raise.ts";
import { PyTuple } from "./objects/containers.ts";
import { type PyBaseException, stopIteration, typeError, valueError } from "./objects/exceptions.ts";
import type { JumpTable, PyFrame } from "./objects/frames.ts";
import { PyFunction, PyMethod, PyNativeFunction } from "./objects/functions.ts";
import { PyGenerator } from "./objects/generators.ts";
import type { CallResult, KeywordNames, PyObject, PyValue } from "./objects/object.ts";
import { None } from "./objects/singletons.ts";
import { objectType } from "./objects/type.ts";
import { typeName, typeOf } from "./objects/type-of.ts";

/** Runs a hook's function: no events come from inside it, and the state of the code it interrupts is as before. */
function quietly(action: () => PyValue): PyValue {
  const t = S.tracing;
  const { err } = S;
  const handled = S.ei.value;
  t.inside++;
  try {
    S.err = undefined;
    const r = action();
    S.err = err;
    return r;
  } finally {
    t.inside--;
    S.ei.value = handled;
  }
}

/** @param jumpsAs what the event counts as for jumps */
function tell(f: PyFrame, event: string, arg: PyValue, jumpsAs = event): void {
  const t = S.tracing;
  if (t.profile !== undefined && (event === "call" || event === "return")) {
    const { profile } = t;
    try {
      quietly(() => callv(profile, [f, event, arg]));
    } catch (x) {
      t.setProfile(undefined);
      throw x;
    }
  }
  if (t.trace === undefined) return;
  t.event = jumpsAs;
  const callback = event === "call" ? t.trace : f.trace;
  if (callback === None) return;
  try {
    const r = quietly(() => callv(callback, [f, event, arg]));
    if (r !== None) f.trace = r;
  } catch (x) {
    t.setTrace(undefined);
    f.trace = None;
    throw x;
  } finally {
    t.event = undefined;
  }
}

/** Numbers of sys.monitoring's events. */
export const EVENTS: readonly string[] =
  "PY_START PY_RESUME PY_RETURN PY_YIELD CALL LINE INSTRUCTION JUMP BRANCH_LEFT BRANCH_RIGHT STOP_ITERATION RAISE EXCEPTION_HANDLED PY_UNWIND PY_THROW RERAISE C_RETURN C_RAISE BRANCH".split(
    " ",
  );
export const MonitorEvent = {
  PY_START: 0,
  PY_RESUME: 1,
  PY_RETURN: 2,
  PY_YIELD: 3,
  CALL: 4,
  LINE: 5,
  INSTRUCTION: 6,
  BRANCH_LEFT: 8,
  BRANCH_RIGHT: 9,
  STOP_ITERATION: 10,
  RAISE: 11,
  EXCEPTION_HANDLED: 12,
  PY_UNWIND: 13,
  PY_THROW: 14,
  RERAISE: 15,
  C_RETURN: 16,
  C_RAISE: 17,
  BRANCH: 18,
} as const;
/** What events count as for jumps, where it is not "return". */
const JUMPS_AS: Readonly<Record<number, string>> = {
  [MonitorEvent.PY_START]: "call",
  [MonitorEvent.PY_RESUME]: "call",
  [MonitorEvent.LINE]: "line",
  [MonitorEvent.PY_YIELD]: "line",
};
/** The last event that DISABLE can be returned for. */
const LAST_LOCAL = 10;

/** sys.monitoring.DISABLE and MISSING: plain objects. */
export const disableMarker: PyObject = new objectType.K();
export const missingMarker: PyObject = new objectType.K();

/** Tells the tools of sys.monitoring; `place` tells places of a code apart. */
function monitor(event: number, f: PyFrame, place: number, args: PyValue[]): void {
  const t = S.tracing;
  if (!t.monitored) return;
  const { code } = f;
  // What native calls lead to goes with CALL.
  const jumpsAs = JUMPS_AS[event] ?? "return";
  const bit = 1 << (event === MonitorEvent.C_RETURN || event === MonitorEvent.C_RAISE ? MonitorEvent.CALL : event);
  for (let id = 0; id < t.monitors.length; id++) {
    const m = t.monitors[id];
    if (m === undefined || (((m.hasLocal ? (m.local.get(code) ?? 0) : 0) | m.events) & bit) === 0) continue;
    const callback = m.callbacks.get(event);
    const key = `${event}:${place}`;
    if (callback === undefined || m.disabled.get(code)?.has(key) === true) continue;
    t.event = jumpsAs;
    let r: PyValue;
    try {
      r = quietly(() => callv(callback, [code, ...args]));
    } finally {
      t.event = undefined;
    }
    if (r !== disableMarker) continue;
    if (event > LAST_LOCAL && event < MonitorEvent.C_RETURN) {
      m.callbacks.delete(event);
      throw valueError(`Cannot disable ${EVENTS[event]} events. Callback removed.`);
    }
    let places = m.disabled.get(code);
    if (places === undefined) m.disabled.set(code, (places = new Set()));
    places.add(key);
  }
}

function on(): boolean {
  return S.tracing.active && S.tracing.inside === 0;
}

function tellException(f: PyFrame, e: PyBaseException, d: number): void {
  monitor(MonitorEvent.RAISE, f, -1, [offset(d), e]);
  if (S.tracing.trace !== undefined) tell(f, "exception", new PyTuple([typeOf(e), e, e.traceback]));
}

/** A native call with c_call, and c_return or c_exception. */
function profiled(d: number, f: PyNativeFunction, action: () => CallResult): CallResult {
  const frame = frameAt(d)!;
  const event = (name: string): void => {
    const t = S.tracing;
    const { profile } = t;
    if (profile === undefined || t.inside > 0) return;
    try {
      quietly(() => callv(profile, [frame, name, f]));
    } catch (x) {
      t.setProfile(undefined);
      throw x;
    }
  };
  event("c_call");
  let r: CallResult;
  try {
    r = action();
  } catch (x) {
    const { sp } = S;
    event("c_exception");
    S.sp = sp;
    throw x;
  }
  event(r === undefined ? "c_exception" : "c_return");
  return r;
}

/** A call with CALL, and C_RETURN or C_RAISE after a native one. */
function monitoredCall(
  d: number,
  f: PyObject,
  native: boolean,
  receiver: PyValue | undefined,
  args: PyValue[],
  action: () => CallResult,
): CallResult {
  const frame = frameAt(d)!;
  const place = S.pos[d]!;
  const details = [place * 2, f, receiver ?? args[0] ?? missingMarker];
  monitor(MonitorEvent.CALL, frame, place, details);
  if (!native) return action();
  let r: CallResult;
  try {
    r = action();
  } catch (x) {
    const { sp } = S;
    monitor(MonitorEvent.C_RAISE, frame, place, details);
    S.sp = sp;
    throw x;
  }
  monitor(r === undefined ? MonitorEvent.C_RAISE : MonitorEvent.C_RETURN, frame, place, details);
  return r;
}

/** What stands for an instruction's offset. */
function offset(d: number): number {
  return (S.pos[d] ?? 0) * 2;
}

/** The statement to go to after an assignment to f_lineno; 0: none. */
function takeJump(f: PyFrame): number {
  const target = f.jumpTo;
  if (target === 0) return 0;
  f.jumpTo = 0;
  f.lastLine = -1;
  f.carried.length = 0;
  f.caught = S.ei.value;
  return target;
}

/** The hooks, as part of the ABI. */
export const tracingAbi = {
  traceEnter(d: number, jumps: JumpTable): void {
    const f = frameAt(d)!;
    f.jumps = jumps;
    if (!on()) return;
    f.lastLine = -1;
    monitor(MonitorEvent.PY_START, f, 0, [0]);
    tell(f, "call", None);
  },
  traceLine(d: number, n: number, again?: boolean | 2, statement = 0): number {
    const before = S.pos[d]!;
    S.pos[d] = n;
    if (!on()) return 0;
    const f = frameAt(d)!;
    f.statement = statement;
    if (statement !== 0) f.begun = statement;
    const line = f.code.lineAt(n);
    // Tracing may have begun in the middle of a line.
    const last = f.lastLine === -1 ? -1 : f.code.lineAt(before);
    if (again === true || again === 2 || last !== line) {
      f.lastLine = line;
      // The step of a `for` loop is an instruction of its own.
      monitor(MonitorEvent.LINE, f, again === 2 ? -line : line, [line]);
      if (f.traceLines && f.trace !== None) tell(f, "line", None);
    }
    monitor(MonitorEvent.INSTRUCTION, f, n, [n * 2]);
    if (f.traceOpcodes && f.trace !== None) tell(f, "opcode", None);
    return takeJump(f);
  },
  /** A with block is left by a jump: its manager goes along, in case another with block is entered. */
  traceCarry(d: number, manager: object): void {
    frameAt(d)!.carried.push(manager);
  },
  traceTake(d: number): object | undefined {
    return frameAt(d)!.carried.pop();
  },
  /** The exception that is handled where a jump came from. */
  traceCaught(d: number): PyValue {
    return (S.ei.value = frameAt(d)!.caught);
  },
  traceOpcode(d: number): void {
    if (!on()) return;
    const f = frameAt(d)!;
    monitor(MonitorEvent.INSTRUCTION, f, -1 - S.pos[d]!, [offset(d)]);
    if (f.traceOpcodes && f.trace !== None) tell(f, "opcode", None);
  },
  traceReturn(d: number, v: PyValue): void {
    if (!on()) return;
    const f = frameAt(d)!;
    monitor(MonitorEvent.PY_RETURN, f, S.pos[d]!, [offset(d), v]);
    tell(f, "return", v);
  },
  traceYield(d: number, v: PyValue): number {
    if (!on()) return 0;
    const f = frameAt(d)!;
    monitor(MonitorEvent.PY_YIELD, f, S.pos[d]!, [offset(d), v]);
    f.statement = f.begun;
    tell(f, "return", v, "line");
    return takeJump(f);
  },
  traceResume(d: number): void {
    if (!on()) return;
    const f = frameAt(d)!;
    monitor(MonitorEvent.PY_RESUME, f, S.pos[d]!, [offset(d)]);
    tell(f, "call", None);
  },
  traceStop(d: number, it: PyValue, delegated: boolean): void {
    if (!on()) return;
    const f = frameAt(d)!;
    if (it instanceof PyGenerator) {
      // The loop asks a generator for its value, and is told of none by nothing.
      if (it.result === None && !delegated) return;
      const e = stopIteration(it.result);
      monitor(MonitorEvent.STOP_ITERATION, f, S.pos[d]!, [offset(d), e]);
      if (S.tracing.trace !== undefined) tell(f, "exception", new PyTuple([typeOf(e), e, None]));
      return;
    }
    const e = S.tracing.stopped;
    S.tracing.stopped = undefined;
    if (e !== undefined) tellException(f, e, d);
  },
  traceThrown(d: number, g: PyGenerator, x: unknown): void {
    if (!g.thrown) return;
    g.thrown = false;
    if (!on()) return;
    const f = frameAt(d)!;
    monitor(MonitorEvent.PY_THROW, f, -1, [offset(d), toPython(x)]);
    tell(f, "call", None);
  },
  traceCall(d: number, f: PyValue, args: PyValue[], names: KeywordNames, receiver?: PyValue): CallResult {
    if (typeof f !== "object") throw typeError(`'${typeName(f)}' object is not callable`);
    if (S.tracing.monitored && S.tracing.inside === 0) {
      const native = !(f instanceof PyFunction || (f instanceof PyMethod && f.func instanceof PyFunction));
      return monitoredCall(d, f, native, receiver, args, () => callDirect(f, args, names));
    }
    const native = f instanceof PyMethod ? f.func : f;
    if (S.tracing.profile === undefined || S.tracing.inside > 0 || !(native instanceof PyNativeFunction))
      return callDirect(f, args, names);
    return profiled(d, native, () => callDirect(f, args, names));
  },
  traceMethod(d: number, o: PyValue, name: string, args: PyValue[], names: KeywordNames): CallResult {
    if ((S.tracing.profile === undefined && !S.tracing.monitored) || S.tracing.inside > 0)
      return callMethodv(o, name, args, names);
    const f = getattr(o, name);
    const bound = f instanceof PyMethod || (f instanceof PyNativeFunction && f.self === o);
    return tracingAbi.traceCall(d, f, args, names, bound ? o : undefined);
  },
  traceHandle(d: number, previous: PyValue): PyBaseException {
    const raisedHere = S.sp >= d;
    const e = handle(d, previous);
    if (on()) {
      const f = frameAt(d)!;
      if (raisedHere) tellException(f, e, d);
      else monitor(MonitorEvent.RERAISE, f, -1, [offset(d), e]);
      monitor(MonitorEvent.EXCEPTION_HANDLED, f, -1, [offset(d), e]);
    }
    return e;
  },
  traceUnwind(d: number): undefined {
    if (!on()) return undefined;
    let e = S.err!;
    const raisedHere = S.sp >= d;
    if (raisedHere) {
      addTraceback(e, d);
      settleContext(e);
    }
    S.sp = d;
    const f = frameAt(d)!;
    try {
      if (raisedHere) tellException(f, e, d);
      else monitor(MonitorEvent.RERAISE, f, -1, [offset(d), e]);
      monitor(MonitorEvent.PY_UNWIND, f, -1, [offset(d), e]);
      tell(f, "return", None);
    } catch (x) {
      e = toPython(x);
      addTraceback(e, d);
      settleContext(e);
    }
    S.err = e;
    S.sp = d - 1;
    return undefined;
  },
};
