// Code objects, frames, tracebacks, and the thread state with its shadow stack (docs/architecture.md section 3).

import type { CodeSpec, Unit } from "#abi/types.ts";
import type { KeywordCall } from "../calls/bind.ts";
import type { CompileRequest } from "../compiler.ts";
import type { PyBaseException } from "./exceptions.ts";
import type { PyGenerator } from "./generators.ts";
import { PyObject, type PyValue } from "./object.ts";
import { None } from "./singletons.ts";
import { keyOfSeed, TextHashes } from "./text-hash.ts";
import { builtinType, type PyType } from "./type.ts";

/** A compiled unit as the runtime holds it: shared by all modules made from it. */
export interface LoadedUnit {
  unit: Unit;
  /** Source text for tracebacks and for the suspendable form; undefined when unknown. */
  source: string | undefined;
  /** The JavaScript function `(A, S, M) => makers`. */
  factory: Function | undefined;
  /** How it was compiled, for the suspendable form; undefined for modules of the library. */
  request?: Partial<CompileRequest>;
  /** The tree it was compiled from, when that was not text. */
  tree?: unknown;
  /** The same in traced form. */
  traced?: LoadedUnit;
  suspendable?: SuspendableUnit;
}

/** The suspendable form of a unit: another unit over the same codes. */
export interface SuspendableUnit {
  readonly unit: LoadedUnit;
  /** The constants of its text, for one instance. */
  constants(codes: readonly Code[]): PyValue[];
}

/** What a module (or exec) run of a unit owns; `M` in emitted code. */
export interface Instance {
  unit: LoadedUnit;
  K: Code[];
  k: PyValue[];
  globals: PyObject;
  locals: PyObject;
  /** The namespace that names are looked up in after the globals. */
  readonly builtins: PyValue;
  /** makers of the suspendable form, once compiled */
  suspendable: Function[] | undefined;
}

/** A code object, bound to the module instance it runs in (which gives its globals). */
export class Code extends PyObject {
  readonly spec: CodeSpec;
  readonly filename: string;
  readonly index: number;
  readonly instance: Instance;
  name: string;
  qualname: string;
  /** `co_stacksize`, where it was given. */
  stacksize: number | undefined = undefined;
  /** Made by `replace` of what the compiled form has fixed: it cannot run. */
  altered = false;
  /** Classes may keep entries of its functions. */
  kept = false;
  keywordCall: KeywordCall | undefined = undefined;
  /** Number of positional parameters, and of all parameter slots. */
  readonly nargs: number;
  readonly nslots: number;
  constructor(spec: CodeSpec, filename: string, index: number, instance: Instance) {
    super();
    this.spec = spec;
    this.filename = filename;
    this.index = index;
    this.instance = instance;
    this.name = spec.name;
    this.qualname = spec.qualname;
    this.nargs = spec.argcount;
    this.nslots = spec.argcount + spec.kwonlyargcount + (spec.flags & 4 ? 1 : 0) + (spec.flags & 8 ? 1 : 0);
  }
  /** Line of position index `pos`. */
  lineAt(pos: number): number {
    return this.spec.positions[pos * 4] ?? this.spec.firstlineno;
  }
}

/** What routes the Python calls of a helper (suspending/replay.ts). */
interface Replay {
  call(f: PyObject, args: PyValue[], names: readonly string[] | undefined): PyValue;
}

/** Reads and writes the locals of a running function: op 0 gives [name, value] pairs, 1 sets. */
export type LocalsAccessor = (
  op: number,
  name?: string,
  value?: PyValue,
) => [string, PyValue | undefined][] | undefined;

/** Of traced code: statements as [line, number, lists that hold it], and what blocks the lists are. */
export interface JumpTable {
  readonly targets: readonly (readonly [number, number, readonly number[]])[];
  readonly kinds: Readonly<Record<number, string>>;
}

/** A frame object; made on demand and put into `S.code[depth]` in place of the code. */
export class PyFrame extends PyObject {
  readonly code: Code;
  /** Depth in the shadow stack while it is running. */
  depth: number;
  /** Position index once it no longer runs (or for traceback frames). */
  pos: number;
  back: PyFrame | undefined = undefined;
  /** The traceback entry it ended in. */
  entry: PyTraceback | undefined = undefined;
  accessor: LocalsAccessor | undefined = undefined;
  /** Locals namespace of module and class bodies. */
  namespace: PyObject | undefined = undefined;
  /** Extra f_locals keys set by tools. */
  extra: PyObject | undefined = undefined;
  trace: PyValue = None;
  traceLines = true;
  traceOpcodes = false;
  /** Traced code: the statements that f_lineno can be set to, the running one, and the one to jump to. */
  jumps: JumpTable | undefined = undefined;
  statement = 0;
  /** The last statement that began: a line may be one of the lines of a long expression. */
  begun = 0;
  jumpTo = 0;
  /** Managers of the with blocks that a jump left, the innermost first, and the exception that was handled. */
  readonly carried: object[] = [];
  caught: PyValue = None;
  /** Line of the last line event; -1: the next line is told in any case. */
  lastLine = 0;
  generator: PyObject | undefined = undefined;
  constructor(code: Code, depth: number, pos: number) {
    super();
    this.code = code;
    this.depth = depth;
    this.pos = pos;
  }
}

export class PyTraceback extends PyObject {
  readonly code: Code;
  readonly pos: number;
  next: PyTraceback | undefined;
  frame: PyFrame | undefined;
  /** The entry of the caller. */
  outer: PyTraceback | undefined = undefined;
  /** Where the frame stood in the shadow stack; 0 is nowhere. */
  depth = 0;
  /** Set by types.TracebackType(); else computed from pos. */
  lineno: number | undefined = undefined;
  lasti: number | undefined = undefined;
  /** Position index where the frame ended, if not at `pos`. */
  end: number | undefined = undefined;
  constructor(code: Code, pos: number, next: PyTraceback | undefined, frame: PyFrame | undefined) {
    super();
    this.code = code;
    this.pos = pos;
    this.next = next;
    this.frame = frame;
  }
}

export const codeType: PyType = builtinType({ name: "code", layout: Code, flags: 0 });
export const frameType: PyType = builtinType({ name: "frame", layout: PyFrame, flags: 0 });
export const tracebackType: PyType = builtinType({ name: "traceback", layout: PyTraceback, flags: 0 });

/** One level of exception handling: the thread's own, or a running generator's. */
export class ExcItem {
  value: PyValue = None;
  previous: ExcItem | undefined;
  constructor(previous?: ExcItem) {
    this.previous = previous;
  }
}

/** A tool of sys.monitoring. */
export class Monitor {
  readonly name: PyValue;
  /** By number of the event. */
  readonly callbacks: Map<number, PyValue> = new Map();
  events = 0;
  local: WeakMap<Code, number> = new WeakMap();
  hasLocal = false;
  /** Places where a callback returned DISABLE: event number and position. */
  disabled: WeakMap<Code, Set<string>> = new WeakMap();
  constructor(name: PyValue) {
    this.name = name;
  }
}

/** What watches a thread's Python code: sys.settrace, sys.setprofile, sys.monitoring. */
export class Tracing {
  trace: PyValue | undefined = undefined;
  profile: PyValue | undefined = undefined;
  readonly monitors: (Monitor | undefined)[] = [];
  /** Some tool of sys.monitoring wants events. */
  monitored = false;
  /** The event that the trace function is being told. */
  event: string | undefined = undefined;
  /** The StopIteration that a Python iterator ended with last, while something is set. */
  stopped: PyBaseException | undefined = undefined;
  /** A hook runs: no events. */
  inside = 0;
  /** Is anything set? */
  active = false;
  /** Something was set once: what is compiled from now on is traced. */
  ever = false;
  setTrace(f: PyValue | undefined): void {
    this.trace = f;
    this.settle();
  }
  setProfile(f: PyValue | undefined): void {
    this.profile = f;
    this.settle();
  }
  settle(): void {
    this.monitored = this.monitors.some((m) => m !== undefined && (m.events !== 0 || m.hasLocal));
    this.active = this.monitored || this.trace !== undefined || this.profile !== undefined;
    if (this.active) this.ever = true;
  }
}

/** `S` in emitted code: the running thread's shadow stack and pending error. One object per interpreter; thread switches swap its arrays. */
export class ThreadState {
  /** sys.set_asyncgen_hooks(). */
  asyncgenFirstiter: PyValue = None;
  asyncgenFinalizer: PyValue = None;
  /** Depth of the running frame; 0 is none. */
  sp = 0;
  /** Recursion limit in frames. */
  max = 1000;
  /** What `sys.setrecursionlimit` cannot lift it above. */
  ceiling: number = Number.POSITIVE_INFINITY;
  /** Bytes that one object may take. */
  room: number = Number.POSITIVE_INFINITY;
  /** Size of ints: bits, and 2 to the power of that. V8's own limit is 2^30 bits. */
  maxBits: number = 2 ** 30;
  largest: bigint | number = Number.POSITIVE_INFINITY;
  /** Countdown to the next call of enter()/tick(). */
  tick = 20000;
  /** What runs at each depth: code, its frame object where somebody asked for that, or the generator whose code it is. */
  code: (Code | PyFrame | PyGenerator | undefined)[] = [undefined];
  pos: number[] = [0];
  ei: ExcItem = new ExcItem();
  tracing: Tracing = new Tracing();
  /** Hashes of text, under the interpreter's key. */
  hashing: TextHashes = new TextHashes(() => keyOfSeed(0));
  /** 1 when there is anything whose end shows (memory/memory.ts). */
  watched = 0;
  /** Suspended generators that would run code when they are dropped, and coroutines that were not started. */
  live: PyGenerator[] = [];
  /** sys.set_coroutine_origin_tracking_depth() */
  originDepth = 0;
  /** Containers whose repr() is being made, the innermost last. */
  printing: object[] = [];
  /** Depth of `__call__` objects that only call each other (no Python frame counts them). */
  nesting = 0;
  /** The exception of a call that returned undefined. */
  err: PyBaseException | undefined = undefined;
  /** Suspendable code: the generator that a twin left (suspending/suspend.ts). */
  gen: Generator<unknown, unknown, unknown> | undefined = undefined;
  /** Suspendable code: the helper that is being run, whose calls of Python methods go through it (suspending/replay.ts). */
  replay: Replay | undefined = undefined;
}
