// The embedding API: one Python interpreter as a JavaScript object. Grants nothing by default (docs/embedding.md).

import type { Interpreter } from "#runtime/interpreter.ts";
import { runtimeError } from "#runtime/objects/exceptions.ts";
import type { PyObject, PyValue } from "#runtime/objects/object.ts";
import { fromUtf16 } from "#runtime/objects/str.ts";
import { strText } from "#runtime/operators/protocols.ts";
import { awaitedCall, runUnit } from "#runtime/suspending/run.ts";
import type { ConvertOptions, PythonOptions, RunOptions } from "./options.ts";
import type { PyProxy } from "./proxy.ts";
import { runFiber } from "./run-async.ts";
import { Session } from "./session.ts";

/** The namespace of `__main__`. */
export interface Globals extends Iterable<[string, unknown]> {
  /** The value, converted; undefined where there is none. */
  get(name: string, options?: ConvertOptions): unknown;
  set(name: string, value: unknown): void;
  has(name: string): boolean;
  delete(name: string): boolean;
  keys(): string[];
}

/** A global or builtin by name, or a Python callable. */
function callable(session: Session, interpreter: Interpreter, f: unknown): PyValue {
  const name = typeof f === "string" ? fromUtf16(f) : undefined;
  const value =
    name === undefined ? session.converter.toPython(f) : (session.main.get(name) ?? interpreter.builtins.get(name));
  if (value === undefined) throw runtimeError(`no global named '${String(f)}'`);
  return value;
}

/** A Python interpreter. Interpreters do not see each other. */
export class Python {
  readonly globals: Globals;
  /** @internal What drives the interpreter. */
  readonly session: Session;
  private readonly signal: PythonOptions["signal"];

  /** Makes an interpreter; the same as `new Python(options)`, for hosts that load things first. */
  static async create(options: PythonOptions = {}): Promise<Python> {
    return new this(options);
  }

  constructor(options: PythonOptions = {}) {
    const session = new Session(options);
    this.session = session;
    this.signal = options.signal;
    const { main, converter } = session;
    const keys = (): string[] => session.within(() => main.keys().map((k) => strText(k)));
    const get = (name: string, how?: ConvertOptions): unknown =>
      session.within(() => {
        const v = main.get(fromUtf16(name));
        return v === undefined ? undefined : converter.toJs(v, how);
      });
    this.globals = Object.freeze({
      get,
      set: (name: string, value: unknown) => session.within(() => main.set(fromUtf16(name), converter.toPython(value))),
      has: (name: string) => session.within(() => main.has(fromUtf16(name))),
      delete: (name: string) => session.within(() => main.delete(fromUtf16(name)) !== undefined),
      keys,
      *[Symbol.iterator](): Iterator<[string, unknown]> {
        for (const name of keys()) if (main.has(fromUtf16(name))) yield [name, get(name)];
      },
    });
  }

  /** Runs a program in `__main__`, or in a namespace of its own when `globals` are given. Throws PythonError, PythonExit, PythonStopped. */
  run(source: string, options: RunOptions = {}): void {
    this.session.within((interpreter) => {
      const unit = interpreter.showSource(interpreter.compile(source, { filename: options.filename ?? "<string>" }));
      interpreter.run(unit, this.session.namespace(options.globals));
    });
  }

  /** The value of an expression, as a JavaScript value. */
  eval(expression: string, options: RunOptions = {}): unknown {
    return this.session.within((interpreter) => {
      const unit = interpreter.showSource(
        interpreter.compile(expression.trimStart(), { filename: options.filename ?? "<string>", kind: "eval" }),
      );
      return this.session.converter.toJs(interpreter.run(unit, this.session.namespace(options.globals)), options);
    });
  }

  /** Calls a global or builtin by name, or a Python callable that came out of this interpreter. A last argument made by `kwargs({ … })` gives keywords. */
  call(f: unknown, ...args: unknown[]): unknown {
    const { session } = this;
    return session.within((interpreter) => {
      return session.converter.toJs(session.converter.callWith(callable(session, interpreter, f), args));
    });
  }

  /**
   * As run, without blocking JavaScript: plain Python that sleeps, reads input, waits in asyncio or calls an async host function pauses, and the
   * promise settles when the program has ended. Top-level `await` is allowed. Rejects with what run throws.
   */
  async runAsync(source: string, options: RunOptions = {}): Promise<void> {
    await this.start(source, "exec", options);
  }

  /** As eval, without blocking JavaScript. */
  async evalAsync(expression: string, options: RunOptions = {}): Promise<unknown> {
    const value = await this.start(expression.trimStart(), "eval", options);
    return this.session.within(() => this.session.converter.toJs(value, options));
  }

  /** As call, without blocking JavaScript. A coroutine that the callable gives is awaited. */
  async callAsync(f: unknown, ...args: unknown[]): Promise<unknown> {
    const { session } = this;
    const value = await runFiber(
      session,
      (interpreter) => awaitedCall(callable(session, interpreter, f), session.converter.argumentsOf(args)),
      this.signal,
    );
    return session.within(() => session.converter.toJs(value));
  }

  private start(source: string, kind: "exec" | "eval", options: RunOptions): Promise<PyValue> {
    const { session } = this;
    return runFiber(
      session,
      (interpreter) => {
        const unit = interpreter.showSource(
          interpreter.compile(source, {
            filename: options.filename ?? "<string>",
            kind,
            allowTopLevelAwait: true,
          }),
        );
        return runUnit(interpreter, unit, session.namespace(options.globals));
      },
      this.signal,
    );
  }

  /** Imports a module (dots included) and gives a handle of it. */
  import(name: string): PyProxy {
    return this.session.within((interpreter) => {
      const module = interpreter.importModule(name);
      return this.session.converter.proxyOf(module as PyObject);
    });
  }

  /** Ends the interpreter: every later use throws. */
  dispose(): void {
    const { session } = this;
    if (session.disposed) return;
    session.disposed = true;
    session.main.clear();
    session.interpreter.modules.clear();
  }
}
