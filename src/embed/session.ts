// One interpreter from the host's side: made from the options, entered and left with limits, errors translated. Python (python.ts) is the
// public face; run-async drives the same session in suspendable mode.

import type { Host } from "#host/host.ts";
import { getattr, lookupAttribute } from "#runtime/attributes.ts";
import { attempt, call, callKw } from "#runtime/calls/call.ts";
import { exceptionTypeName, formatException } from "#runtime/exceptions/print.ts";
import { addTraceback, HostStop, settleContext, toPython } from "#runtime/exceptions/raise.ts";
import type { Interpreter } from "#runtime/interpreter.ts";
import { PyList, PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { PyBaseException, type PySystemExit, runtimeError, SystemExitType } from "#runtime/objects/exceptions.ts";
import { ExcItem } from "#runtime/objects/frames.ts";
import { intValue, PyFloat } from "#runtime/objects/numbers.ts";
import type { PyObject, PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { fromUtf16 } from "#runtime/objects/str.ts";
import { PyType } from "#runtime/objects/type.ts";
import { isInstance, typeOf } from "#runtime/objects/type-of.ts";
import { polling, strText } from "#runtime/operators/protocols.ts";
import { startInterpreter } from "../start.ts";
import { Converter } from "./convert.ts";
import { PythonError, PythonExit, PythonStopped, type StopReason } from "./errors.ts";
import { withSources } from "./modules.ts";
import type { Limits, PythonOptions } from "./options.ts";
import { inputOf, sinkOf } from "./streams.ts";

/** Milliseconds between two looks at the heap. */
const MEMORY_INTERVAL = 5;
/** … and after a collection. */
const COLLECT_INTERVAL = 100;
/** The size of int whose square takes about a millisecond; larger ones are allowed in proportion to the time limit. */
const BITS_PER_MS = 2 ** 15;

const STOPPED: Record<StopReason, string> = {
  time: "the time limit is over",
  abort: "the host aborted the program",
  output: "the output limit is reached",
  memory: "the memory limit is reached",
};

function stopped(x: HostStop): PythonStopped {
  const reason = x.reason as StopReason;
  return new PythonStopped(reason, STOPPED[reason] ?? x.reason);
}

/** A clock that grants nothing: it stands at 1970, moves by a microsecond with each look, and by what is slept. */
function stoppedClock(): NonNullable<Host["clock"]> {
  let ns = 0n;
  return {
    now: () => (ns += 1000n),
    monotonic: () => (ns += 1000n),
    sleep: (ms) => {
      ns += BigInt(Math.max(0, Math.round(ms * 1e6)));
    },
  };
}

/** An interpreter and how it is entered. */
export class Session {
  readonly interpreter: Interpreter;
  readonly converter: Converter;
  readonly main: PyDict;
  readonly limits: Limits;
  disposed = false;
  /** The host granted its clock. */
  readonly realTime: boolean;
  /** Date.now() at which the time is over. */
  deadline: number = Number.POSITIVE_INFINITY;
  /** How many entries from JavaScript are under way. */
  depth = 0;
  private readonly originals: WeakMap<object, PyBaseException> = new WeakMap();
  private readonly hostErrors: WeakMap<PyBaseException, unknown> = new WeakMap();
  private readonly memoryUsed: PythonOptions["memoryUsed"];
  private memoryStart = 0;
  private nextLook = 0;

  constructor(options: PythonOptions) {
    const limits = options.limits ?? {};
    this.limits = limits;
    this.realTime = options.clock !== undefined;
    this.memoryUsed = limits.memoryBytes === undefined ? undefined : options.memoryUsed;
    const interpreter = this.start(options);
    this.interpreter = interpreter;
    this.limit(options);
    this.converter = new Converter(
      {
        within: (action) => this.within(action),
        hostFailure: (x) => this.hostFailure(x),
        originalOf: (x) => this.originals.get(x),
        dateToPython: (date) => this.dateToPython(date),
        dateToJs: (v) => this.dateToJs(v),
      },
      options.convert,
    );
    const module = interpreter.newModule("__main__");
    this.main = module.dict;
    interpreter.enter(() => {
      interpreter.modules.set("__main__", module);
      module.dict.set("__builtins__", interpreter.builtinsModule());
      for (const [name, contents] of Object.entries(options.modules ?? {}))
        if (typeof contents !== "string") this.addModule(name, contents);
    });
  }

  private start(options: PythonOptions): Interpreter {
    const { limits } = this;
    let written = 0;
    const guarded = (to: ((data: Uint8Array) => void) | undefined) => (data: Uint8Array) => {
      written += data.length;
      if (written > (limits.outputBytes ?? Number.POSITIVE_INFINITY)) throw new HostStop("output");
      to?.(data);
    };
    const host: Host = {
      stdio: {
        ...inputOf(options.stdin),
        writeStdout: guarded(sinkOf(options.stdout)),
        writeStderr: guarded(sinkOf(options.stderr)),
      },
      clock: options.clock ?? stoppedClock(),
      ...(options.files === undefined ? {} : { files: options.files }),
      ...(options.entropy === undefined ? {} : { entropy: options.entropy }),
      ...(options.environment === undefined ? {} : { environment: { ...options.environment } }),
    };
    const sources = new Map(
      Object.entries(options.modules ?? {}).filter((m): m is [string, string] => typeof m[1] === "string"),
    );
    const library = withSources(
      sources,
      options.library ?? undefined,
      (source, filename) => this.interpreter.compile(source, { filename }).unit,
    );
    return startInterpreter({
      host,
      library,
      argv: options.argv ?? [""],
      path: options.path ?? (options.files === undefined ? [] : [options.files.cwd()]),
    });
  }

  private limit(options: PythonOptions): void {
    const { limits, interpreter } = this;
    const { S } = interpreter;
    if (limits.recursion !== undefined) S.max = S.ceiling = limits.recursion;
    if (limits.memoryBytes !== undefined) S.room = limits.memoryBytes;
    const bits = Math.min(
      2 ** 30,
      limits.memoryBytes === undefined ? 2 ** 30 : limits.memoryBytes * 8,
      limits.timeMs === undefined ? 2 ** 30 : Math.max(2 ** 20, limits.timeMs * BITS_PER_MS),
    );
    if (bits < 2 ** 30) {
      S.maxBits = bits;
      S.largest = 1n << BigInt(Math.floor(bits));
    }
    interpreter.onTickHooks.push(() => {
      if (options.signal?.aborted === true) throw new HostStop("abort");
      if (options.interrupt !== undefined && Atomics.load(options.interrupt, 0) !== 0) throw new HostStop("abort");
      const now = Date.now();
      if (now > this.deadline) throw new HostStop("time");
      if (this.memoryUsed !== undefined && now >= this.nextLook) {
        this.nextLook = now + MEMORY_INTERVAL;
        this.lookAtMemory(limits.memoryBytes!);
      }
    });
  }

  private lookAtMemory(limit: number): void {
    const used = this.memoryUsed!;
    if (used() - this.memoryStart <= limit) return;
    // Garbage counts until it is collected.
    if (used(true) - this.memoryStart > limit) throw new HostStop("memory");
    this.nextLook = Date.now() + COLLECT_INTERVAL;
  }

  private addModule(name: string, contents: Record<string, unknown>): void {
    const { interpreter, converter } = this;
    const m = interpreter.newModule(name);
    for (const [key, value] of Object.entries(contents))
      m.dict.set(
        fromUtf16(key),
        typeof value === "function" ? converter.hostFunction(value, key) : converter.toPython(value),
      );
    interpreter.modules.set(fromUtf16(name), m);
  }

  /** The namespace of a run: `__main__`, or one of its own with these values. */
  namespace(given: Record<string, unknown> | undefined): PyDict {
    if (given === undefined) return this.main;
    const dict = new PyDict();
    dict.set("__name__", "__main__");
    for (const [key, value] of Object.entries(given)) dict.set(fromUtf16(key), this.converter.toPython(value));
    return dict;
  }

  /** Enters from JavaScript: time limit, flushed streams, and a shadow stack that is as before whatever happens. */
  within<T>(action: (interpreter: Interpreter) => T): T {
    const { interpreter } = this;
    if (this.disposed) throw new Error("this interpreter was disposed of");
    const { S } = interpreter;
    const { sp, ei } = S;
    const handled = ei.value;
    const outermost = this.depth === 0;
    const poll = polling.run;
    if (outermost) this.begin();
    this.depth++;
    try {
      return interpreter.enter(() => {
        try {
          if (outermost) interpreter.onTick();
          const result = action(interpreter);
          if (outermost) interpreter.flushStreams();
          return result;
        } catch (x) {
          throw this.failure(x, sp, outermost);
        }
      });
    } finally {
      this.depth--;
      polling.run = poll;
      S.sp = sp;
      S.ei = outermost ? new ExcItem() : ei;
      S.ei.value = outermost ? None : handled;
      S.err = undefined;
    }
  }

  /** The limits begin to run. */
  begin(): void {
    this.interpreter.restartTicks();
    const { timeMs } = this.limits;
    this.deadline = timeMs === undefined ? Number.POSITIVE_INFINITY : Date.now() + timeMs;
    if (this.memoryUsed !== undefined) {
      this.memoryStart = this.memoryUsed();
      this.nextLook = 0;
    }
  }

  /** The JavaScript error for whatever was thrown; the shadow stack is cut back to `sp`. */
  failure(x: unknown, sp: number, flush: boolean): unknown {
    if (x instanceof HostStop) return stopped(x);
    if (x instanceof PythonStopped) return x;
    const { interpreter } = this;
    try {
      const e = toPython(x);
      addTraceback(e, sp + 1);
      settleContext(e);
      interpreter.S.sp = sp;
      interpreter.S.err = undefined;
      if (flush) interpreter.flushStreams();
      return this.errorOf(e, new Set());
    } catch (y) {
      if (y instanceof HostStop) return stopped(y);
      throw y;
    }
  }

  private errorOf(e: PyBaseException, seen: Set<PyBaseException>): Error {
    const quietly = <T>(action: () => T): T | undefined => attempt(action, () => true);
    const text = quietly(() => strText(e)) ?? "<exception str() failed>";
    let error: Error;
    if (isInstance(e, SystemExitType)) {
      const { code } = e as PySystemExit;
      const number = code === None ? 0 : (intValue(code) ?? 1);
      error = new PythonExit(Number(BigInt.asUintN(8, BigInt(number))), text);
    } else {
      seen.add(e);
      const next = e.cause !== None ? e.cause : e.suppressContext ? None : e.context;
      const cause =
        next instanceof PyBaseException && !seen.has(next) ? this.errorOf(next, seen) : this.hostErrors.get(e);
      const notes = quietly(() => lookupAttribute(e, "__notes__"));
      error = new PythonError({
        type: exceptionTypeName(typeOf(e)),
        message: text,
        notes: (notes instanceof PyList || notes instanceof PyTuple ? notes.items : []).map(
          (n) => quietly(() => strText(n)) ?? "",
        ),
        cause,
        traceback: () =>
          this.disposed ? `${exceptionTypeName(typeOf(e))}: ${text}\n` : this.within((i) => formatException(i, e)),
        exception: () => this.converter.proxyOf(e),
      });
    }
    this.originals.set(error, e);
    return error;
  }

  /** What Python gets for what a host function threw: its own exception again, else RuntimeError. */
  hostFailure(x: unknown): unknown {
    if (x instanceof HostStop) return x;
    if (x instanceof PythonStopped) return new HostStop(x.reason);
    const original = typeof x === "object" && x !== null ? this.originals.get(x) : undefined;
    if (original !== undefined) return original;
    if (x instanceof PyBaseException) return x;
    const e = runtimeError(x instanceof Error ? x.message : safeText(x));
    this.hostErrors.set(e, x);
    return e;
  }

  // --- dates: datetime objects that know their zone ---

  private dateToPython(date: Date): PyValue | undefined {
    const ms = date.getTime();
    if (Number.isNaN(ms) || this.interpreter.library?.find("datetime") === undefined) return undefined;
    const datetime = this.interpreter.importModule("datetime");
    const epoch = this.epoch(datetime);
    const delta = callKw(getattr(datetime, "timedelta"), [], { milliseconds: ms });
    return call(getattr(epoch, "__add__"), delta);
  }

  private epoch(datetime: PyValue): PyValue {
    return callKw(getattr(datetime, "datetime"), [1970, 1, 1], {
      tzinfo: getattr(getattr(datetime, "timezone"), "utc"),
    });
  }

  private dateToJs(v: PyObject): Date | undefined {
    const datetime = this.interpreter.modules.getStr("datetime");
    if (datetime === undefined || datetime === None) return undefined;
    const type = lookupAttribute(datetime, "datetime");
    if (!(type instanceof PyType) || typeOf(v) !== type || getattr(v, "tzinfo") === None) return undefined;
    const delta = call(getattr(v, "__sub__"), this.epoch(datetime));
    const seconds = call(getattr(delta, "total_seconds"));
    return seconds instanceof PyFloat ? new Date(Math.round(seconds.value * 1000)) : undefined;
  }
}

function safeText(x: unknown): string {
  try {
    return String(x);
  } catch {
    return "the host function failed";
  }
}
