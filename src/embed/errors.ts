// What the embedding API throws: a Python exception as a JavaScript error, SystemExit, and stops that Python cannot catch.

import type { PyProxy } from "./proxy.ts";

/** What a PythonError asks of its interpreter; the text of the traceback is made when it is first read. */
export interface PythonErrorDetails {
  readonly type: string;
  readonly message: string;
  readonly notes: readonly string[];
  readonly cause: unknown;
  traceback(): string;
  exception(): PyProxy;
}

/** A Python exception that left the program. */
export class PythonError extends Error {
  /** Name of the Python class, as the last line of a traceback gives it. */
  readonly type: string;
  /** What `add_note` added. */
  readonly notes: readonly string[];
  /** `__cause__`, else `__context__` where it is not suppressed, else the JavaScript error of a host function that threw. */
  override readonly cause: unknown;
  private readonly details: PythonErrorDetails;
  private text: string | undefined = undefined;

  constructor(details: PythonErrorDetails) {
    super(details.message);
    this.name = "PythonError";
    this.type = details.type;
    this.notes = details.notes;
    this.cause = details.cause;
    this.details = details;
    Object.defineProperty(this, "details", { enumerable: false });
    Object.defineProperty(this, "text", { enumerable: false });
  }

  /** The traceback as the command line prints it. */
  get traceback(): string {
    this.text ??= this.details.traceback();
    return this.text;
  }

  /** Handle of the exception object itself. */
  get exception(): PyProxy {
    return this.details.exception();
  }

  override toString(): string {
    return this.message === "" ? this.type : `${this.type}: ${this.message}`;
  }
}

/** The program raised SystemExit. */
export class PythonExit extends Error {
  /** Exit status: 0 for None, 1 for a text. */
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.name = "PythonExit";
    this.status = status;
  }
}

/** Why a program was stopped. */
export type StopReason = "time" | "abort" | "output" | "memory";

/** The host's limits or its AbortSignal ended the program; no Python handler has seen it. */
export class PythonStopped extends Error {
  readonly reason: StopReason;
  constructor(reason: StopReason, message: string) {
    super(message);
    this.name = "PythonStopped";
    this.reason = reason;
  }
}
