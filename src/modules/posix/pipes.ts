// Pipes inside the process, and reading and writing of descriptors that the interpreter itself keeps (os.pipe, os.read, os.write).

import type { HostFiles, HostStat } from "#host/host.ts";
import { type Channel, descriptors } from "#runtime/descriptors.ts";
import { osError } from "#runtime/host-errors.ts";
import { ByteQueue } from "../_socket/queues.ts";

/** Linux's default capacity. */
const CAPACITY = 65536;

class PipeEnd implements Channel {
  readonly kind = "pipe";
  blocking = true;
  private readonly queue: ByteQueue;
  private readonly writes: boolean;
  constructor(queue: ByteQueue, writes: boolean) {
    this.queue = queue;
    this.writes = writes;
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
    if (this.writes) this.queue.ended = true;
    else this.queue.broken = true;
  }
}

/** A pipe: the descriptors of its reading and its writing end. */
export function makePipe(): [number, number] {
  const queue = new ByteQueue(CAPACITY);
  const table = descriptors();
  return [table.add(new PipeEnd(queue, false)), table.add(new PipeEnd(queue, true))];
}

/** EAGAIN for a descriptor that does not block; for one that does, nobody else could ever make it ready. */
function blocked(channel: Channel): Error {
  return osError(channel.blocking ? 35 : 11) as unknown as Error;
}

export function readChannel(channel: Channel, size: number): Uint8Array {
  const data = channel.read(size);
  if (data === undefined) throw blocked(channel);
  return data;
}

export function writeChannel(channel: Channel, data: Uint8Array): number {
  let done = 0;
  do {
    const n = channel.write(data.subarray(done));
    if (n === undefined) {
      if (done > 0 && !channel.blocking) return done;
      throw blocked(channel);
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
