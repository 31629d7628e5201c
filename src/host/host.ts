// What taipan asks of the world. The core reaches files, clock, entropy, streams, environment and processes through this alone; what a
// host leaves out, Python does not have. Synchronous, as the main thread runs direct code (docs/architecture.md).

/** An operating-system failure: becomes OSError with this errno. */
export class HostError {
  /** POSIX code, e.g. "ENOENT". */
  readonly code: string;
  readonly errno: number;
  readonly message: string;
  constructor(code: string, errno: number, message: string) {
    this.code = code;
    this.errno = errno;
    this.message = message;
  }
}

export interface HostStat {
  mode: number;
  ino: number;
  dev: number;
  nlink: number;
  uid: number;
  gid: number;
  size: number;
  /** Nanoseconds. */
  atimeNs: bigint;
  mtimeNs: bigint;
  ctimeNs: bigint;
}

/** POSIX-like file operations; paths are text. Failures throw HostError. */
export interface HostFiles {
  open(path: string, flags: number, mode: number): number;
  close(fd: number): void;
  /** Bytes read; empty at the end. position undefined = current. */
  read(fd: number, buffer: Uint8Array, position?: number): number;
  write(fd: number, data: Uint8Array, position?: number): number;
  seek(fd: number, offset: number, whence: 0 | 1 | 2): number;
  truncate(fd: number, length: number): void;
  stat(path: string, followSymlinks: boolean): HostStat;
  fstat(fd: number): HostStat;
  readdir(path: string): { name: string; type: "file" | "directory" | "symlink" | "other" }[];
  mkdir(path: string, mode: number): void;
  rmdir(path: string): void;
  unlink(path: string): void;
  rename(from: string, to: string): void;
  symlink(target: string, path: string): void;
  link(existing: string, path: string): void;
  readlink(path: string): string;
  realpath?(path: string): string;
  chmod(path: string, mode: number): void;
  utimes(path: string, atimeNs: bigint, mtimeNs: bigint): void;
  access(path: string, mode: number): boolean;
  cwd(): string;
  chdir(path: string): void;
  isatty(fd: number): boolean;
  fsync?(fd: number): void;
  /** -1 leaves the user or group as it is. */
  chown?(path: string, uid: number, gid: number, followSymlinks: boolean): void;
  /** utimes of a symbolic link itself. */
  lutimes?(path: string, atimeNs: bigint, mtimeNs: bigint): void;
  statfs?(path: string): HostFileSystem;
  dup?(fd: number): number;
  /** Makes `target` another number of an open file; what it stood for is closed. */
  dup2?(fd: number, target: number): void;
  /** A path to an open file, or beneath an open directory. */
  pathOfOpen?(fd: number): string;
  /** The number that the system has for an open file, for children. */
  systemNumber?(fd: number): number;
}

export interface HostFileSystem {
  readonly blockSize: number;
  readonly blocks: number;
  readonly blocksFree: number;
  readonly blocksAvailable: number;
  readonly files: number;
  readonly filesFree: number;
}

/** Streams of a host without files: whole chunks of bytes. */
export interface HostStdio {
  /** Bytes of standard input, up to `max`; empty at the end. */
  readStdin(max: number): Uint8Array;
  /** The same for suspendable code, where input comes later. */
  readStdinLater?(max: number): Promise<Uint8Array>;
  writeStdout(data: Uint8Array): void;
  writeStderr(data: Uint8Array): void;
  isatty?(fd: 0 | 1 | 2): boolean;
}

export interface HostProcess {
  readonly uid: number;
  readonly gid: number;
  readonly euid: number;
  readonly egid: number;
  readonly ppid: number;
  usage?(): {
    readonly userMicroseconds: number;
    readonly systemMicroseconds: number;
    /** Fields of getrusage by their names: ru_maxrss … */
    readonly counters: Readonly<Record<string, number>>;
  };
}

/** What a descriptor of a new child is: one of the host's, a pipe to this process, the same as another of its own, or nothing. */
export type HostChildDescriptor = number | "pipe" | "ignore" | { readonly copyOf: number };

export interface HostSpawn {
  /** Path of the program. */
  readonly file: string;
  /** What it is started with, its own name first. */
  readonly args: readonly string[];
  readonly environment: Record<string, string>;
  readonly cwd: string;
  /** By number of the child's descriptor. */
  readonly descriptors: readonly HostChildDescriptor[];
  readonly newSession: boolean;
  readonly uid?: number;
  readonly gid?: number;
  /** The file creation mask; the process's own without it. */
  readonly umask?: number;
}

export type HostChildEvent =
  | { readonly kind: "data"; readonly pid: number; readonly fd: number; readonly data: Uint8Array }
  /** The child will write no more to this descriptor. */
  | { readonly kind: "end"; readonly pid: number; readonly fd: number }
  /** So many bytes that were sent are out of the host's hands. */
  | { readonly kind: "accepted"; readonly pid: number; readonly fd: number; readonly bytes: number }
  /** The child reads no more from this descriptor. */
  | { readonly kind: "broken"; readonly pid: number; readonly fd: number }
  | { readonly kind: "exit"; readonly pid: number; readonly code: number; readonly signal: number };

/** Programs started as children: what subprocess needs. The host's clock.sleep ends early when one of them has done something. */
export interface HostChildren {
  /** Starts a program; gives its process id. Throws HostError. */
  spawn(request: HostSpawn): number;
  /** What happened since the last call. */
  events(): HostChildEvent[];
  /** Bytes for a pipe of a child; undefined closes it. */
  send(pid: number, fd: number, data: Uint8Array | undefined): void;
  /** Says that bytes of "data" events were taken, so that the child may go on writing. */
  taken(pid: number, fd: number, bytes: number): void;
}

/** Key derivation in machine code; undefined for what the host does not know. */
export interface HostKeyDerivation {
  /** `hash` is hashlib's name. */
  pbkdf2(
    hash: string,
    password: Uint8Array,
    salt: Uint8Array,
    iterations: number,
    length: number,
  ): Uint8Array | undefined;
  scrypt(
    password: Uint8Array,
    salt: Uint8Array,
    n: number,
    r: number,
    p: number,
    length: number,
    memory: number,
  ): Uint8Array | undefined;
}

/** A hash that takes data piece by piece; `digest` ends it. */
export interface HostHash {
  update(data: Uint8Array): void;
  copy(): HostHash;
  digest(): Uint8Array;
}

/** Decompressed data, and how much of the input it was. */
export interface HostInflated {
  readonly data: Uint8Array;
  readonly consumed: number;
}

/** Hash functions, checksums and decompression in machine code. */
export interface HostHashing {
  /** What the host knows, by hashlib's names. */
  readonly names: ReadonlySet<string>;
  digest(name: string, data: Uint8Array): Uint8Array;
  hexDigest(name: string, data: Uint8Array): string;
  start(name: string): HostHash;
  /** undefined: the host has none. */
  crc32(data: Uint8Array, start: number): number | undefined;
  /**
   * Inflates a stream that is there as a whole, with zlib's header and checksum or raw; what follows it is left. undefined: the stream is
   * not whole, damaged, needs a dictionary or holds more than `limit` bytes.
   */
  inflate(data: Uint8Array, raw: boolean, limit: number): HostInflated | undefined;
}

export interface Host {
  readonly stdio?: HostStdio;
  readonly files?: HostFiles;
  readonly clock?: {
    /** Nanoseconds since the epoch. */
    now(): bigint;
    /** Monotonic nanoseconds. */
    monotonic(): bigint;
    /** Blocks this thread. */
    sleep?(ms: number): void;
    /** CPU time in nanoseconds. */
    processTime?(): bigint;
  };
  /** Who runs, and what the process used: for posix, resource. */
  readonly process?: HostProcess;
  readonly children?: HostChildren;
  readonly entropy?: (buffer: Uint8Array) => void;
  /** Only speed: without it the same is computed in JavaScript. */
  readonly keyDerivation?: HostKeyDerivation;
  /** Only speed, too. */
  readonly hashing?: HostHashing;
  readonly environment?: Record<string, string>;
  readonly platform?: { readonly name: string; readonly pid: number; readonly argv0: string; readonly version: string };
  /** Frees all that nothing refers to: when it returns, weak references to that are dead. Without it, they die at the host's leisure. */
  collect?(): void;
  /** Ends the running job as far as weak references go: those made or followed in it keep their targets no longer. */
  releaseTargets?(): void;
  /** Bytes that the heap and buffers take, garbage included: for tracemalloc. */
  heapUsed?(): number;
  /**
   * The function that stored JavaScript is, where the host keeps V8's compiled form of it: beside `file`, which holds the JavaScript. The id
   * (24 characters) names the text. Only speed: without it the text is compiled.
   */
  evaluate?(file: string, id: string, expression: string, mayWrite: boolean): Function | undefined;
  /** Signals that arrived since the last look (numbers). */
  takeSignals?(): number[];
  readonly extras?: Record<string, unknown>;
}

/** A module of the library. */
export interface LibraryModule {
  readonly path: string;
  readonly isPackage: boolean;
  /** Modules that running it may import. */
  readonly imports?: readonly string[];
  /** Its `__all__`, where that is a literal. */
  readonly all?: readonly string[];
  /** All that its top imports, conditions apart, is there. */
  readonly isSound?: boolean;
}

/** The library compiled ahead of time: what it holds and how to get at it. */
export interface Library {
  /** Directory that `__file__` of library modules begins with. */
  readonly root: string;
  /** Each module is fetched on its own: nothing is loaded before it is needed. */
  readonly remote?: boolean;
  /** Is there such a module; package when it has `__init__`. */
  find(name: string): LibraryModule | undefined;
  /** A module's unit, or its text (runtime/importing/unit-text.ts). */
  load(name: string): string | { readonly unit: unknown } | undefined;
  /** The function that a module's JavaScript is, where the host keeps V8's compiled form of it. */
  evaluate?(name: string, expression: string): Function;
  /** A module of the library is about to run, or has run: what runs once is not worth optimising. */
  importing?(active: boolean): void;
  source(path: string): string | undefined;
  /** The WebAssembly code of a C library that a native module stands on (scripts/build-wasm.ts). */
  wasm?(name: string): Uint8Array | undefined;
  /** A table of the East Asian codecs (scripts/generate-cjk.ts), or the time zones (scripts/generate-zoneinfo.ts), as JSON. */
  table?(name: string): string | undefined;
  /** Patterns of the library's modules in compiled form (modules/_sre/compiled-patterns.ts). */
  patterns?(): string | undefined;
  /** Texts that library modules give to exec() and eval(), with the names of their units (runtime/importing/compiled-texts.ts). */
  texts?(): string | undefined;
  /** Docstrings and signatures of the natives, where they are at hand (runtime/native/docs.ts); read when the first is asked for. */
  docs?(): string | undefined;
}
