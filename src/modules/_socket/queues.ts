// What travels between the ends of an in-process socket pair or pipe: a queue of bytes, or of messages, with a limit.

/** Linux's default size of a socket buffer. */
export const BUFFER_SIZE = 212992;

export interface Queue {
  readonly size: number;
  /** Nobody will write any more. */
  ended: boolean;
  /** Nobody will read any more. */
  broken: boolean;
  /** How many bytes were taken: all, some (bytes only) or none. */
  push(data: Uint8Array): number;
  /** The next bytes or message, cut to `max`; undefined when there are none. */
  pull(max: number, peek: boolean): Uint8Array | undefined;
  readonly full: boolean;
}

export class ByteQueue implements Queue {
  private chunks: Uint8Array[] = [];
  private readonly limit: number;
  size = 0;
  ended = false;
  broken = false;
  constructor(limit: number = BUFFER_SIZE) {
    this.limit = limit;
  }
  get full(): boolean {
    return this.size >= this.limit;
  }
  push(data: Uint8Array): number {
    const n = Math.min(data.length, this.limit - this.size);
    if (n > 0) this.append(data.slice(0, n));
    return Math.max(n, 0);
  }
  /** Takes bytes whatever the limit. */
  protected append(data: Uint8Array): void {
    this.chunks.push(data);
    this.size += data.length;
  }
  pull(max: number, peek: boolean): Uint8Array | undefined {
    if (this.size === 0) return undefined;
    const n = Math.min(max, this.size);
    const out = new Uint8Array(n);
    let at = 0;
    let taken = 0;
    for (; at < n; taken++) {
      const part = this.chunks[taken]!.subarray(0, n - at);
      out.set(part, at);
      at += part.length;
      if (part.length < this.chunks[taken]!.length) {
        if (!peek) this.chunks[taken] = this.chunks[taken]!.subarray(part.length);
        break;
      }
    }
    if (!peek) {
      this.chunks.splice(0, taken);
      this.size -= n;
    }
    return out;
  }
}

export class MessageQueue implements Queue {
  private messages: Uint8Array[] = [];
  size = 0;
  ended = false;
  broken = false;
  get full(): boolean {
    return this.size >= BUFFER_SIZE;
  }
  push(data: Uint8Array): number {
    this.messages.push(data.slice());
    this.size += Math.max(1, data.length);
    return data.length;
  }
  pull(max: number, peek: boolean): Uint8Array | undefined {
    const next = peek ? this.messages[0] : this.messages.shift();
    if (next === undefined) return undefined;
    if (!peek) this.size -= Math.max(1, next.length);
    return next.slice(0, max);
  }
}
