// Module _lsprof: the deterministic profiler behind cProfile (Modules/_lsprof.c), over the profile hook of traced code. Library modules
// compiled ahead of time give no events.

import { attempt, call } from "#runtime/calls/call.ts";
import { current, S } from "#runtime/current.ts";
import { writeUnraisable } from "#runtime/exceptions/unraisable.ts";
import { float, toDouble } from "#runtime/native/convert.ts";
import { defineModule, makeNativeFunction, makeType, type NativeModule } from "#runtime/native/define.ts";
import { arg, fn, pos } from "#runtime/native/params.ts";
import { PyList } from "#runtime/objects/containers.ts";
import { makeException, RuntimeErrorType, valueError } from "#runtime/objects/exceptions.ts";
import { Code, Monitor, PyFrame } from "#runtime/objects/frames.ts";
import { PyNativeFunction } from "#runtime/objects/functions.ts";
import { PyFloat } from "#runtime/objects/numbers.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { jsText } from "#runtime/objects/str.ts";
import { structSequence } from "#runtime/objects/struct-sequence.ts";
import { TypeFlags } from "#runtime/objects/type.ts";
import { reprText, truthy } from "#runtime/operators/protocols.ts";

const profilerEntry = structSequence("_lsprof.profiler_entry", [
  "code",
  "callcount",
  "reccallcount",
  "totaltime",
  "inlinetime",
  "calls",
]);
const profilerSubentry = structSequence("_lsprof.profiler_subentry", [
  "code",
  "callcount",
  "reccallcount",
  "totaltime",
  "inlinetime",
]);

/** Code of a Python function, or how a native is shown. */
type Callee = Code | string;

/** `sys.monitoring.PROFILER_ID`. */
const PROFILER = 2;

/** Counts of a function, or of a function as called by another. */
class Counts {
  readonly code: Callee;
  calls = 0;
  recursive = 0;
  total = 0;
  inline = 0;
  level = 0;
  readonly callees: Map<Callee, Counts> = new Map();
  constructor(code: Callee) {
    this.code = code;
  }
  stop(total: number, inline: number): void {
    this.level--;
    if (this.level === 0) this.total += total;
    else this.recursive++;
    this.inline += inline;
    this.calls++;
  }
}

/** A call that has not returned. */
interface Running {
  readonly counts: Counts;
  readonly sub: Counts | undefined;
  readonly started: number;
  /** Time spent in calls that it made. */
  below: number;
}

class PyProfiler extends PyObject {
  timer: PyValue = None;
  unit = 0;
  subcalls = true;
  builtins = true;
  hook: PyNativeFunction | undefined = undefined;
  functions: Map<Callee, Counts> = new Map();
  stack: Running[] = [];
  /** The timer is running. */
  timing = false;

  now(): number {
    if (this.timer === None) return Number(current().host.clock?.monotonic() ?? 0n) / 1e9;
    this.timing = true;
    const t = attempt(
      () => toDouble(call(this.timer)),
      (e) => {
        writeUnraisable(current(), e, `Exception ignored while calling _lsprof timer ${reprText(this.timer)}`);
        return true;
      },
    );
    this.timing = false;
    return (t ?? 0) * (this.unit > 0 ? this.unit : 1);
  }

  enter(code: Callee): void {
    let counts = this.functions.get(code);
    if (counts === undefined) this.functions.set(code, (counts = new Counts(code)));
    counts.level++;
    const caller = this.stack[this.stack.length - 1];
    let sub: Counts | undefined;
    if (caller !== undefined && this.subcalls) {
      sub = caller.counts.callees.get(code);
      if (sub === undefined) caller.counts.callees.set(code, (sub = new Counts(code)));
      sub.level++;
    }
    this.stack.push({ counts, sub, started: this.now(), below: 0 });
  }

  leave(): void {
    const ended = this.stack.pop();
    // A function that was entered before profiling began.
    if (ended === undefined) return;
    const total = this.now() - ended.started;
    const caller = this.stack[this.stack.length - 1];
    if (caller !== undefined) caller.below += total;
    ended.counts.stop(total, total - ended.below);
    ended.sub?.stop(total, total - ended.below);
  }

  event(frame: PyValue, event: PyValue, about: PyValue): void {
    const name = jsText(event);
    if (name === "call" && frame instanceof PyFrame) this.enter(frame.code);
    else if (name === "return") this.leave();
    else if (!this.builtins) return;
    else if (name === "c_call") this.enter(shownNative(about));
    else this.leave();
  }
}

/** What stands for a native in the statistics. */
function shownNative(f: PyValue): string {
  if (!(f instanceof PyNativeFunction)) return reprText(f);
  if (f.origin !== undefined) return reprText(f.origin);
  return `<built-in method ${f.module === undefined ? "" : `${jsText(f.module)}.`}${f.qualname}>`;
}

function disable(self: PyProfiler): void {
  if (self.timing) throw makeException(RuntimeErrorType, "cannot disable profiler in external timer");
  if (self.hook === undefined) return;
  S.tracing.monitors[PROFILER] = undefined;
  if (S.tracing.profile === self.hook) S.tracing.setProfile(undefined);
  self.hook = undefined;
  while (self.stack.length > 0) self.leave();
}

function counted(c: Counts): PyValue[] {
  return [c.code, c.calls, c.recursive, new PyFloat(c.total), new PyFloat(c.inline)];
}

const parameters = [
  arg("timer", "None"),
  arg("timeunit", float, "0.0"),
  arg("subcalls", "True"),
  arg("builtins", "True"),
] as const;

const profilerType = makeType(
  PyProfiler,
  { name: "_lsprof.Profiler", module: "_lsprof", flags: TypeFlags.BASETYPE },
  (c) => ({
    slots: {
      new: c.makePlain(),
      init: c.init(parameters, (self, timer, unit, subcalls, builtins) => {
        self.timer = timer;
        self.unit = unit;
        self.subcalls = truthy(subcalls);
        self.builtins = truthy(builtins);
      }),
    },
    methods: {
      enable: c.method([arg("subcalls", "True"), arg("builtins", "True")], (self, subcalls, builtins) => {
        self.subcalls = truthy(subcalls);
        self.builtins = truthy(builtins);
        if (self.hook !== undefined) return None;
        if (S.tracing.profile !== undefined || S.tracing.monitors[PROFILER] !== undefined)
          throw valueError("Another profiling tool is already active");
        const spec = fn([pos("frame"), pos("event"), pos("arg")], (frame, event, about) => {
          self.event(frame, event, about);
          return None;
        });
        self.hook = makeNativeFunction("profile", spec, "_lsprof");
        S.tracing.monitors[PROFILER] = new Monitor("cProfile");
        S.tracing.setProfile(self.hook);
        return None;
      }),
      // What CPython registers with sys.monitoring.
      _pystart_callback: c.method([pos("code"), pos("offset")], (self, code) => {
        if (code instanceof Code) self.enter(code);
        return None;
      }),
      _pyreturn_callback: c.method([pos("code"), pos("offset"), pos("retval")], (self) => {
        self.leave();
        return None;
      }),
      _ccall_callback: c.method([pos("code"), pos("offset"), pos("callable"), pos("self_arg")], (self, _c, _o, f) => {
        if (self.builtins && f instanceof PyNativeFunction) self.enter(shownNative(f));
        return None;
      }),
      _creturn_callback: c.method([pos("code"), pos("offset"), pos("callable"), pos("self_arg")], (self, _c, _o, f) => {
        if (self.builtins && f instanceof PyNativeFunction) self.leave();
        return None;
      }),
      disable: c.method([], (self) => {
        disable(self);
        return None;
      }),
      clear: c.method([], (self) => {
        self.functions = new Map();
        self.stack = [];
        return None;
      }),
      getstats: c.method([], (self) => {
        disable(self);
        const out: PyValue[] = [];
        for (const f of self.functions.values()) {
          if (f.calls === 0) continue;
          const calls = [...f.callees.values()].filter((s) => s.calls > 0).map((s) => profilerSubentry(counted(s)));
          out.push(profilerEntry([...counted(f), calls.length === 0 ? None : new PyList(calls)]));
        }
        return new PyList(out);
      }),
    },
  }),
);

const lsprofModule: NativeModule = defineModule("_lsprof", () => {
  // Code that is compiled after this can be profiled.
  S.tracing.ever = true;
  return {
    types: { Profiler: profilerType, profiler_entry: profilerEntry.type, profiler_subentry: profilerSubentry.type },
  };
});
export default lsprofModule;
