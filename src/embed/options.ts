// What a host gives an interpreter (docs/embedding.md). Everything is left out by default: a program then computes, and no more.

import type { Host, HostFiles, Library } from "#host/host.ts";

/** Where output goes: a function that takes UTF-8 bytes, one that takes text, or a web stream. */
export type Sink =
  | ((data: Uint8Array) => void)
  | { text(data: string): void }
  | { getWriter(): { write(chunk: Uint8Array): Promise<unknown> } };

/**
 * Where input comes from: a function that gives up to `max` bytes or some text (empty at the end), or all of it. A function may give a promise;
 * then only programs of runAsync can read it.
 */
export type Source = ((max: number) => Uint8Array | string | Promise<Uint8Array | string>) | string | Uint8Array;

/** Limits that Python can neither catch nor lift. */
export interface Limits {
  /** Milliseconds that one run, eval or call may take. */
  timeMs?: number;
  /** Depth of Python frames; `sys.setrecursionlimit` cannot go beyond it. */
  recursion?: number;
  /** Bytes that stdout and stderr may take together. */
  outputBytes?: number;
  /** Bytes that one object may take (MemoryError beyond), and by which the heap may grow where `memoryUsed` can tell (a stop beyond). */
  memoryBytes?: number;
}

/** How Python values become JavaScript values. */
export interface ConvertOptions {
  /** Lists, tuples, dicts and sets: copied in depth (the default), or handles on the Python objects. */
  containers?: "copy" | "proxy";
  /** dicts as Map (the default), or as objects without prototype where all keys are str. */
  dicts?: "map" | "object";
}

/** What a program may use; everything left out does not exist for it. */
export interface PythonOptions {
  /** Standard output. */
  stdout?: Sink;
  /** Standard error. */
  stderr?: Sink;
  /** Standard input. */
  stdin?: Source;
  /** Files, e.g. `memoryFiles({ … })`. */
  files?: HostFiles;
  /** Time. Without it a clock stands at 1970 and moves by a microsecond with each look and by what is slept. */
  clock?: NonNullable<Host["clock"]>;
  /** Random bytes for `os.urandom`, `secrets`, `uuid` and the first seed of `random`. */
  entropy?: (buffer: Uint8Array) => void;
  /** `os.environ`. */
  environment?: Record<string, string>;
  /** `sys.argv` */
  argv?: string[];
  /** `sys.path` entries in `files`; by default its working directory. */
  path?: string[];
  /** Importable modules: Python source text, or exported data and functions, by name (`"pkg.sub"` makes `pkg` a package). */
  modules?: Record<string, string | Record<string, unknown>>;
  limits?: Limits;
  /** Stops the program. It is looked at while Python runs; an AbortSignal can only change between turns or inside a host function. */
  signal?: { readonly aborted: boolean };
  /** Stops the program once element 0 is not zero: memory that is shared with another thread, which can set it at any time. */
  interrupt?: Int32Array;
  /** Python's standard library, compiled ahead of time. The Node and browser entries bring their own; null is none. */
  library?: Library | null;
  /** Bytes that the JavaScript heap takes, without garbage where `collected` is set; the Node entry knows. */
  memoryUsed?: (collected?: boolean) => number;
  /** How results become JavaScript values, where a call does not say. */
  convert?: ConvertOptions;
}

/** Options of one run or eval. */
export interface RunOptions extends ConvertOptions {
  /** The name that tracebacks show. */
  filename?: string;
  /** A namespace of its own instead of `__main__`. */
  globals?: Record<string, unknown>;
}
