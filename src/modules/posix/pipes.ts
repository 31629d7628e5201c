// Pipes inside the process, and reading and writing of descriptors that the interpreter itself keeps (os.pipe, os.read, os.write).

import type { HostFiles, HostStat } from "#host/host.ts";
import { type Channel, descriptors, waitUntil } from "#runtime/descriptors.ts";
import { osError } from "#runtime/host-errors.ts";
import { ByteQueue } from "../_socket/queues.ts";

/** Linux's default capacity. */
const CAPACITY = 65536;

/** What is in a pipe, and who holds its ends: descriptors of the interpreter, and children. */
export class Pipe extends ByteQueue {
  private writers = 0;
  private readers = 0;
  /** A child that reads: it gets what is written at once. */
  private sink: PipeSink | undefined = undefined;

  constructor() {
    super(CAPACITY);
  }
  hold(writes: boolean): void {
    if (writes) this.writers++;
    else this.readers++;
  }
  drop(writes: boolean): void {
    if (writes) {
      if (--this.writers > 0) return;
      this.ended = true;
      this.sink?.end();
    } else if (--this.readers === 0) this.broken = true;
  }
  /** What a child has written, which has no room elsewhere. */
  take(data: Uint8Array): void {
    this.append(data);
    this.forward();
  }
  /** Gives the contents to a child from now on. */
  connect(sink: PipeSink): void {
    this.sink = sink;
    this.forward();
    if (this.ended) sink.end();
  }
  override get full(): boolean {
    return this.size + (this.sink?.waiting ?? 0) >= CAPACITY;
  }
  override push(data: Uint8Array): number {
    const n = this.full ? 0 : super.push(data);
    this.forward();
    return n;
  }
  private forward(): void {
    const { sink } = this;
    if (sink === undefined) return;
    for (let data = this.pull(CAPACITY, false); data !== undefined; data = this.pull(CAPACITY, false)) sink.send(data);
  }
}

/** Where the contents of a pipe go that a child reads. */
export interface PipeSink {
  /** Bytes sent that the child may not have got yet. */
  readonly waiting: number;
  send(data: Uint8Array): void;
  end(): void;
}

export class PipeEnd implements Channel {
  readonly kind = "pipe";
  blocking = true;
  readonly queue: Pipe;
  readonly writes: boolean;
  constructor(queue: Pipe, writes: boolean) {
    this.queue = queue;
    this.writes = writes;
    queue.hold(writes);
  }
  read(max: number): Uint8Array | undefined {
    if (this.writes) throw osError(9);
    return this.queue.pull(max, false) ?? (this.queue.ended ? new Uint8Array(0) : undefined);
  }
  write(data: Uint8Array): number | undefined {
    if (!this.writes) throw osError(9);
    if (this.queue.broken) throw osError(32);
    if (data.length === 0) return 0;
    return this.queue.full ? undefined : this.queue.push(data);
  }
  events(): number {
    const { queue } = this;
    if (this.writes) return (queue.full ? 0 : 4) | (queue.broken ? 8 : 0);
    return (queue.size > 0 ? 1 : 0) | (queue.ended ? 16 : 0);
  }
  close(): void {
    this.queue.drop(this.writes);
  }
}

/** A pipe: the descriptors of its reading and its writing end. */
export function makePipe(): [number, number] {
  const queue = new Pipe();
  const table = descriptors();
  return [table.add(new PipeEnd(queue, false)), table.add(new PipeEnd(queue, true))];
}

/**
 * Waits until a channel has one of these events. EAGAIN for one that does not block; where nothing from outside can make it ready any
 * more, nobody could.
 */
function awaitChannel(channel: Channel, events: number): void {
  if (!channel.blocking) throw osError(11);
  const { feed } = descriptors();
  const ready = (): boolean => {
    feed?.pump();
    return (channel.events() & events) !== 0;
  };
  waitUntil(() => ready() || feed?.active !== true, undefined);
  if (!ready()) throw osError(35);
}

export function readChannel(channel: Channel, size: number): Uint8Array {
  descriptors().feed?.pump();
  for (;;) {
    const data = channel.read(size);
    if (data !== undefined) return data;
    awaitChannel(channel, 1 | 16);
  }
}

export function writeChannel(channel: Channel, data: Uint8Array): number {
  let done = 0;
  descriptors().feed?.pump();
  do {
    const n = channel.write(data.subarray(done));
    if (n === undefined) {
      if (done > 0 && !channel.blocking) return done;
      awaitChannel(channel, 4 | 8);
      continue;
    }
    done += n;
  } while (done < data.length && channel.blocking);
  return done;
}

const CHANNEL_MODES: Record<Channel["kind"], number> = { pipe: 0o010600, socket: 0o140777, epoll: 0o600 };

function channelStat(channel: Channel): HostStat {
  const mode = CHANNEL_MODES[channel.kind];
  return { mode, ino: 0, dev: 0, nlink: 1, uid: 0, gid: 0, size: 0, atimeNs: 0n, mtimeNs: 0n, ctimeNs: 0n };
}

const wrapped = new WeakMap<HostFiles, HostFiles>();

/** The host's files, with the descriptors of the interpreter itself beside those of the host. */
export function withChannels(files: HostFiles): HostFiles {
  let both = wrapped.get(files);
  if (both !== undefined) return both;
  both = Object.assign(Object.create(files) as HostFiles, {
    read(fd: number, buffer: Uint8Array, position?: number): number {
      const channel = descriptors().get(fd);
      if (channel === undefined) return files.read(fd, buffer, position);
      const data = readChannel(channel, buffer.length);
      buffer.set(data);
      return data.length;
    },
    write(fd: number, data: Uint8Array, position?: number): number {
      const channel = descriptors().get(fd);
      return channel === undefined ? files.write(fd, data, position) : writeChannel(channel, data);
    },
    close(fd: number): void {
      if (!descriptors().close(fd)) files.close(fd);
    },
    seek(fd: number, offset: number, whence: 0 | 1 | 2): number {
      if (descriptors().get(fd) !== undefined) throw osError(29);
      return files.seek(fd, offset, whence);
    },
    fstat(fd: number): HostStat {
      const channel = descriptors().get(fd);
      return channel === undefined ? files.fstat(fd) : channelStat(channel);
    },
    isatty: (fd: number): boolean => descriptors().get(fd) === undefined && files.isatty(fd),
  });
  wrapped.set(files, both);
  return both;
}
