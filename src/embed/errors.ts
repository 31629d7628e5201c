// What the embedding API throws: a Python exception as a JavaScript error, SystemExit, and stops that Python cannot catch.

/** A Python exception that left the program. */
export class PythonError extends Error {
  /** Name of the Python class, as the last line of a traceback gives it. */
  readonly type: string;
  /** The traceback as the command line prints it. */
  readonly traceback: string;
  constructor(type: string, message: string, traceback: string) {
    super(message);
    this.name = "PythonError";
    this.type = type;
    this.traceback = traceback;
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

/** The host's limits or its AbortSignal ended the program; no Python handler has seen it. */
export class PythonStopped extends Error {
  readonly reason: "time" | "abort" | "output";
  constructor(reason: "time" | "abort" | "output", message: string) {
    super(message);
    this.name = "PythonStopped";
    this.reason = reason;
  }
}
