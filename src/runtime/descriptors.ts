// Descriptors of what lives inside the interpreter: socket pairs and pipes. Their numbers begin far above those of the host, so that both
// kinds can be told apart; waiting on them is here too.

import { callMethod, lookupAttribute } from "./attributes.ts";
import { current } from "./current.ts";
import type { Interpreter } from "./interpreter.ts";
import { notImplementedError, overflowError, typeError, valueError } from "./objects/exceptions.ts";
import { isInt } from "./objects/numbers.ts";
import type { PyValue } from "./objects/object.ts";
import { toIndexValue } from "./operators/protocols.ts";
import { runDirect, type Suspending, waitFor } from "./suspending/suspend.ts";

/** Something that a descriptor stands for. */
export interface Channel {
  readonly kind: "socket" | "pipe" | "epoll";
  blocking: boolean;
  /** Up to `max` bytes, empty at the end, undefined when it would block. Throws OSError. */
  read(max: number): Uint8Array | undefined;
  /** Bytes taken; undefined when it would block. Throws OSError. */
  write(data: Uint8Array): number | undefined;
  /** Bits of poll(2): POLLIN 1, POLLOUT 4, POLLERR 8, POLLHUP 16. */
  events(): number;
  /** The last descriptor is gone. */
  close(): void;
}

const FIRST = 1 << 20;

/** What comes from outside the interpreter and may make a descriptor ready: children that write to pipes. */
export interface Feed {
  /** May anything still come? */
  readonly active: boolean;
  /** Takes in what has come. */
  pump(): void;
}

export class Descriptors {
  feed: Feed | undefined = undefined;
  /** Has a channel a number of the host? */
  private moved = false;
  private readonly channels: Map<number, Channel> = new Map();
  /** Descriptors, of the host too, that programs that are started shall get. */
  readonly inheritable: Set<number> = new Set([0, 1, 2]);

  add(channel: Channel): number {
    let fd = FIRST;
    while (this.channels.has(fd)) fd++;
    this.channels.set(fd, channel);
    return fd;
  }

  get(fd: number): Channel | undefined {
    return fd < FIRST && !this.moved ? undefined : this.channels.get(fd);
  }

  /** dup2: `target` becomes another number of what `fd` stands for. */
  move(fd: number, target: number): void {
    const channel = this.get(fd);
    if (channel === undefined) throw notImplementedError("os.dup2 of a file onto a pipe's descriptor");
    this.close(target);
    this.channels.set(target, channel);
    this.moved ||= target < FIRST;
  }

  /** Closes a descriptor; false when it is not one of these. */
  close(fd: number): boolean {
    const channel = this.get(fd);
    if (channel === undefined) return false;
    this.channels.delete(fd);
    for (const other of this.channels.values()) if (other === channel) return true;
    channel.close();
    return true;
  }

  /** Is this a number that could be one of these? */
  owns(fd: number): boolean {
    return fd >= FIRST;
  }
}

const tables = new WeakMap<Interpreter, Descriptors>();

/** The descriptors of the running interpreter. */
export function descriptors(): Descriptors {
  const interpreter = current();
  let table = tables.get(interpreter);
  if (table === undefined) tables.set(interpreter, (table = new Descriptors()));
  return table;
}

/** A descriptor: an int, or an object with fileno() (PyObject_AsFileDescriptor). */
export function toDescriptor(v: PyValue): number {
  let n: PyValue = v;
  if (!isInt(v)) {
    if (lookupAttribute(v, "fileno") === undefined)
      throw typeError("argument must be an int, or have a fileno() method.");
    n = callMethod(v, "fileno");
    if (!isInt(n)) throw typeError("fileno() returned a non-integer");
  }
  const i = toIndexValue(n);
  if (i > 0x7fffffff || i < -0x80000000) throw overflowError("Python int too large to convert to C int");
  if (i < 0) throw valueError(`file descriptor cannot be a negative integer (${i})`);
  return Number(i);
}

/** Bits of poll(2) for any descriptor; undefined when it is not open. The host's count as ready: it cannot be asked. */
export function eventsOf(fd: number): number | undefined {
  const table = descriptors();
  table.feed?.pump();
  const channel = table.get(fd);
  if (channel !== undefined) return channel.events();
  if (table.owns(fd)) return undefined;
  const { files } = current().host;
  if (files === undefined) return fd <= 2 ? 5 : undefined;
  try {
    files.fstat(fd);
  } catch {
    return undefined;
  }
  return 5;
}

/** Longest wait without looking whether something became ready, in milliseconds. */
const SLICE = 50;
/** The same where other code may run meanwhile. */
const SUSPENDED_SLICE = 5;

/**
 * Waits until `ready` holds or the time is over; says whether it holds. `seconds` undefined waits for ever. Code that is suspended here
 * lets other code of the interpreter run, which may make something ready.
 */
export function* waitUntilGen(
  ready: () => boolean,
  seconds: number | undefined,
  slice = SUSPENDED_SLICE,
): Suspending<boolean> {
  if (ready()) return true;
  const { clock } = current().host;
  if (seconds === 0 || clock === undefined) return false;
  const end = seconds === undefined ? undefined : clock.monotonic() + BigInt(Math.round(seconds * 1e9));
  for (;;) {
    const left = end === undefined ? slice : Number(end - clock.monotonic()) / 1e6;
    if (left <= 0) return ready();
    yield* waitFor({ kind: "time", ms: Math.min(left, slice), early: true });
    if (ready()) return true;
  }
}

/** waitUntilGen for direct code: blocks. There is no other thread, so only a signal handler can change anything meanwhile. */
export function waitUntil(ready: () => boolean, seconds: number | undefined): boolean {
  return runDirect(waitUntilGen(ready, seconds, SLICE));
}
