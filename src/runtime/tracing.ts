// sys.settrace and sys.setprofile: the hooks that traced code calls (CompileOptions.traced). Untraced code has none, so that programs that
// are not traced pay nothing. Follows Python/legacy_tracing.c and Python/sysmodule.c (call_trampoline, trace_trampoline).

import { callMethodv, getattr } from "./attributes.ts";
import { callv } from "./calls/call.ts";
import { S } from "./current.ts";
import { addTraceback, frameAt, handle, settleContext, toPython } from "./exceptions/raise.ts";
import { PyTuple } from "./objects/containers.ts";
import { type PyBaseException, typeError } from "./objects/exceptions.ts";
import type { PyFrame } from "./objects/frames.ts";
import { PyMethod, PyNativeFunction } from "./objects/functions.ts";
import type { PyGenerator } from "./objects/generators.ts";
import type { CallResult, KeywordNames, PyObject, PyValue } from "./objects/object.ts";
import { None } from "./objects/singletons.ts";
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

function tell(f: PyFrame, event: string, arg: PyValue): void {
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
  t.event = event;
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

function on(): boolean {
  return S.tracing.active && S.tracing.inside === 0;
}

function tellException(f: PyFrame, e: PyBaseException): void {
  if (S.tracing.trace !== undefined) tell(f, "exception", new PyTuple([typeOf(e), e, e.traceback]));
}

function callDirect(f: PyObject, args: PyValue[], names: KeywordNames): CallResult {
  if (names === undefined) {
    switch (args.length) {
      case 0:
        return f.call$0();
      case 1:
        return f.call$1(args[0]!);
      case 2:
        return f.call$2(args[0]!, args[1]!);
    }
  }
  return f.callv(args, names);
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

/** The hooks, as part of the ABI. */
export const tracingAbi = {
  traceEnter(d: number): void {
    if (!on()) return;
    const f = frameAt(d)!;
    f.lastLine = -1;
    tell(f, "call", None);
  },
  traceLine(d: number, n: number, again?: boolean): void {
    S.pos[d] = n;
    if (!on() || S.tracing.trace === undefined) return;
    const f = frameAt(d)!;
    if (f.trace === None) return;
    const line = f.code.lineAt(n);
    if (again === true || f.lastLine !== line) {
      f.lastLine = line;
      if (f.traceLines) tell(f, "line", None);
    }
    if (f.traceOpcodes && f.trace !== None) tell(f, "opcode", None);
  },
  traceOpcode(d: number): void {
    if (!on() || S.tracing.trace === undefined) return;
    const f = frameAt(d)!;
    if (f.traceOpcodes && f.trace !== None) tell(f, "opcode", None);
  },
  traceReturn(d: number, v: PyValue): void {
    if (on()) tell(frameAt(d)!, "return", v);
  },
  traceYield(d: number, v: PyValue): void {
    if (on()) tell(frameAt(d)!, "return", v);
  },
  traceResume(d: number): void {
    if (on()) tell(frameAt(d)!, "call", None);
  },
  traceThrown(d: number, g: PyGenerator): void {
    if (!g.thrown) return;
    g.thrown = false;
    if (on()) tell(frameAt(d)!, "call", None);
  },
  traceCall(d: number, f: PyValue, args: PyValue[], names: KeywordNames): CallResult {
    if (typeof f !== "object") throw typeError(`'${typeName(f)}' object is not callable`);
    const native = f instanceof PyMethod ? f.func : f;
    if (S.tracing.profile === undefined || S.tracing.inside > 0 || !(native instanceof PyNativeFunction))
      return callDirect(f, args, names);
    return profiled(d, native, () => callDirect(f, args, names));
  },
  traceMethod(d: number, o: PyValue, name: string, args: PyValue[], names: KeywordNames): CallResult {
    if (S.tracing.profile === undefined || S.tracing.inside > 0) return callMethodv(o, name, args, names);
    const f = getattr(o, name);
    return tracingAbi.traceCall(d, f, args, names);
  },
  traceHandle(d: number, previous: PyValue): PyBaseException {
    const raisedHere = S.sp >= d;
    const e = handle(d, previous);
    if (raisedHere && on()) tellException(frameAt(d)!, e);
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
      if (raisedHere) tellException(f, e);
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
