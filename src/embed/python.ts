// The embedding API: one Python interpreter as a JavaScript object. Grants nothing by default (docs/embedding.md).

import type { Host, HostFiles, Library } from "#host/host.ts";
import { callv } from "#runtime/calls/call.ts";
import { formatException } from "#runtime/exceptions/print.ts";
import { addTraceback, HostStop, settleContext, toPython } from "#runtime/exceptions/raise.ts";
import type { Interpreter } from "#runtime/interpreter.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { PyBaseException, type PySystemExit, runtimeError, SystemExitType } from "#runtime/objects/exceptions.ts";
import { ExcItem } from "#runtime/objects/frames.ts";
import { isInt } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { fromUtf16 } from "#runtime/objects/str.ts";
import { isInstance, typeName } from "#runtime/objects/type-of.ts";
import { polling, strText } from "#runtime/operators/protocols.ts";
import { startInterpreter } from "../start.ts";
import { Converter } from "./convert.ts";
import { PythonError, PythonExit, PythonStopped } from "./errors.ts";

/** What a program may use; everything left out does not exist for it. */
export interface PythonOptions {
  /** Gets the bytes written to standard output (UTF-8). */
  stdout?: (data: Uint8Array) => void;
  stderr?: (data: Uint8Array) => void;
  /** Gives up to `max` bytes of standard input; empty at the end. */
  stdin?: (max: number) => Uint8Array;
  files?: HostFiles;
  clock?: NonNullable<Host["clock"]>;
  entropy?: (buffer: Uint8Array) => void;
  environment?: Record<string, string>;
  argv?: string[];
  /** `sys.path` entries in `files`. */
  path?: string[];
  /** Importable modules: name → exported data and functions. */
  modules?: Record<string, Record<string, unknown>>;
  limits?: {
    /** Milliseconds that one run, eval or call may take. */
    timeMs?: number;
    /** Depth of Python frames at the start. */
    recursion?: number;
    /** Bytes that stdout and stderr may take together. */
    outputBytes?: number;
  };
  /** Looked at while Python runs; it can only change between turns, or inside a host function. */
  signal?: { readonly aborted: boolean };
  /** The library compiled ahead of time. */
  library?: Library;
}

/** The namespace of `__main__`. */
export interface Globals {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  has(name: string): boolean;
  delete(name: string): boolean;
  keys(): string[];
}

/** A Python interpreter. Interpreters do not see each other. */
export class Python {
  readonly globals: Globals;
  private interpreter: Interpreter | undefined;
  private readonly converter: Converter;
  private readonly main: PyDict;
  private readonly limits: NonNullable<PythonOptions["limits"]>;
  private readonly originals: WeakMap<object, PyBaseException> = new WeakMap();
  private deadline = Number.POSITIVE_INFINITY;
  private depth = 0;

  /** Makes an interpreter; the same as `new Python(options)`, for hosts that load things first. */
  static async create(options: PythonOptions = {}): Promise<Python> {
    return new Python(options);
  }

  constructor(options: PythonOptions = {}) {
    const limits = options.limits ?? {};
    this.limits = limits;
    let written = 0;
    const sink = (to: ((data: Uint8Array) => void) | undefined) => (data: Uint8Array) => {
      written += data.length;
      if (written > (limits.outputBytes ?? Number.POSITIVE_INFINITY)) throw new HostStop("output");
      to?.(data);
    };
    const host: Host = {
      stdio: {
        readStdin: options.stdin ?? (() => new Uint8Array(0)),
        writeStdout: sink(options.stdout),
        writeStderr: sink(options.stderr),
      },
      ...(options.files === undefined ? {} : { files: options.files }),
      ...(options.clock === undefined ? {} : { clock: options.clock }),
      ...(options.entropy === undefined ? {} : { entropy: options.entropy }),
      ...(options.environment === undefined ? {} : { environment: { ...options.environment } }),
    };
    const interpreter = startInterpreter({
      host,
      library: options.library,
      argv: options.argv ?? [""],
      path: options.path ?? [],
    });
    this.interpreter = interpreter;
    if (limits.recursion !== undefined) interpreter.S.max = limits.recursion;
    interpreter.onTickHooks.push(() => {
      if (options.signal?.aborted === true) throw new HostStop("abort");
      if (Date.now() > this.deadline) throw new HostStop("time");
    });
    this.converter = new Converter({
      within: (action) => this.within(action),
      hostFailure: (x) => this.hostFailure(x),
    });
    const { converter } = this;
    const module = interpreter.newModule("__main__");
    this.main = module.dict;
    interpreter.enter(() => {
      interpreter.modules.set("__main__", module);
      module.dict.set("__builtins__", interpreter.builtinsModule());
      for (const [name, contents] of Object.entries(options.modules ?? {})) {
        const m = interpreter.newModule(name);
        for (const [key, value] of Object.entries(contents))
          m.dict.set(
            fromUtf16(key),
            typeof value === "function" ? converter.hostFunction(value, key) : converter.toPython(value),
          );
        interpreter.modules.set(fromUtf16(name), m);
      }
    });
    const { main } = this;
    this.globals = Object.freeze({
      get: (name: string) =>
        this.within(() => {
          const v = main.get(fromUtf16(name));
          return v === undefined ? undefined : converter.toJs(v);
        }),
      set: (name: string, value: unknown) => this.within(() => main.set(fromUtf16(name), converter.toPython(value))),
      has: (name: string) => main.has(fromUtf16(name)),
      delete: (name: string) => main.delete(fromUtf16(name)) !== undefined,
      keys: () => main.keys().map((k) => strText(k)),
    });
  }

  /** Runs a program in `__main__`, or in a namespace of its own when `globals` are given. Throws PythonError, PythonExit, PythonStopped. */
  run(source: string, options: { filename?: string; globals?: Record<string, unknown> } = {}): void {
    this.within((interpreter) => {
      const unit = interpreter.showSource(interpreter.compile(source, { filename: options.filename ?? "<string>" }));
      interpreter.run(unit, this.namespace(options.globals));
    });
  }

  /** The value of an expression, as a JavaScript value. */
  eval(expression: string, options: { filename?: string; globals?: Record<string, unknown> } = {}): unknown {
    return this.within((interpreter) => {
      const unit = interpreter.showSource(
        interpreter.compile(expression.trimStart(), { filename: options.filename ?? "<string>", kind: "eval" }),
      );
      return this.converter.toJs(interpreter.run(unit, this.namespace(options.globals)));
    });
  }

  /** Calls a global by name, or a Python callable that came out of this interpreter. */
  call(f: unknown, ...args: unknown[]): unknown {
    return this.within((interpreter) => {
      const name = typeof f === "string" ? fromUtf16(f) : undefined;
      const value =
        name === undefined ? this.converter.toPython(f) : (this.main.get(name) ?? interpreter.builtins.get(name));
      if (value === undefined) throw runtimeError(`no global named '${String(f)}'`);
      return this.converter.toJs(
        callv(
          value,
          args.map((a) => this.converter.toPython(a)),
        ),
      );
    });
  }

  /** Ends the interpreter: every later use throws. */
  dispose(): void {
    this.interpreter = undefined;
    this.main.clear();
  }

  private namespace(given: Record<string, unknown> | undefined): PyDict {
    if (given === undefined) return this.main;
    const dict = new PyDict();
    dict.set("__name__", "__main__");
    for (const [key, value] of Object.entries(given)) dict.set(fromUtf16(key), this.converter.toPython(value));
    return dict;
  }

  // Enters from JavaScript: time limit, flushed streams, and a shadow stack that is as before whatever happens.
  private within<T>(action: (interpreter: Interpreter) => T): T {
    const { interpreter } = this;
    if (interpreter === undefined) throw new Error("this interpreter was disposed of");
    const { S } = interpreter;
    const { sp, ei } = S;
    const handled = ei.value;
    const outermost = this.depth === 0;
    const poll = polling.run;
    if (outermost)
      this.deadline = this.limits.timeMs === undefined ? Number.POSITIVE_INFINITY : Date.now() + this.limits.timeMs;
    this.depth++;
    try {
      return interpreter.enter(() => {
        try {
          if (outermost) interpreter.onTick();
          const result = action(interpreter);
          if (outermost) interpreter.flushStreams();
          return result;
        } catch (x) {
          throw this.failure(interpreter, x, sp, outermost);
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

  private failure(interpreter: Interpreter, x: unknown, sp: number, outermost: boolean): unknown {
    if (x instanceof HostStop) return stopped(x);
    if (x instanceof PythonStopped) return x;
    const e = toPython(x);
    addTraceback(e, sp + 1);
    settleContext(e);
    interpreter.S.sp = sp;
    interpreter.S.err = undefined;
    try {
      if (outermost) interpreter.flushStreams();
      const text = safely(() => strText(e));
      if (isInstance(e, SystemExitType)) {
        const { code } = e as PySystemExit;
        const error = new PythonExit(code === None ? 0 : isInt(code) ? Number(code) & 0xff : 1, text);
        this.originals.set(error, e);
        return error;
      }
      const error = new PythonError(typeName(e), text, formatException(interpreter, e));
      this.originals.set(error, e);
      return error;
    } catch (y) {
      if (y instanceof HostStop) return stopped(y);
      throw y;
    }
  }

  // A Python exception that went through host code is itself again; other errors become RuntimeError.
  private hostFailure(x: unknown): unknown {
    if (x instanceof HostStop) return x;
    if (x instanceof PythonStopped) return new HostStop(x.reason);
    const original = typeof x === "object" && x !== null ? this.originals.get(x) : undefined;
    if (original !== undefined) return original;
    if (x instanceof PyBaseException) return x;
    return runtimeError(x instanceof Error ? x.message : String(x));
  }
}

function stopped(x: HostStop): PythonStopped {
  const text = {
    time: "the time limit is over",
    abort: "the host aborted the program",
    output: "the output limit is reached",
  } as Record<string, string>;
  return new PythonStopped(x.reason as "time" | "abort" | "output", text[x.reason] ?? x.reason);
}

function safely(action: () => PyValue): string {
  try {
    return String(action());
  } catch (x) {
    if (x instanceof HostStop) throw x;
    return "<exception str() failed>";
  }
}
