// The bytes of a pickle while it is read: from memory, or piecewise from a file (the _Unpickler_Read family in Modules/_pickle.c).

import { lookupAttribute } from "#runtime/attributes.ts";
import { attempt, call0, call1 } from "#runtime/calls/call.ts";
import { toSimpleBuffer } from "#runtime/objects/buffer.ts";
import {
  eofError,
  NotImplementedErrorType,
  overflowError,
  type PyBaseException,
  typeError,
} from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { isInstance } from "#runtime/objects/type-of.ts";
import { unpicklingError } from "./state.ts";

/** Bytes asked for ahead of need, where the file can peek. */
const PREFETCH = 128 * 1024;
const NEWLINE = 10;

interface Source {
  readonly read: PyValue;
  readonly readline: PyValue;
  peek: PyValue | undefined;
}

const truncated = (): PyBaseException => unpicklingError("pickle data was truncated");

export class Input {
  data: Uint8Array;
  /** Where the next byte is. */
  at = 0;
  private readonly source: Source | undefined;
  /** Up to here the data was read from the file; behind it, it was only peeked at. */
  private prefetched = 0;
  private constructor(data: Uint8Array, source: Source | undefined) {
    this.data = data;
    this.source = source;
  }

  static ofBytes(data: Uint8Array): Input {
    return new Input(data, undefined);
  }

  static ofFile(file: PyValue): Input {
    const peek = lookupAttribute(file, "peek");
    const read = lookupAttribute(file, "read");
    const readline = lookupAttribute(file, "readline");
    if (read === undefined || readline === undefined)
      throw typeError("file must have 'read' and 'readline' attributes");
    return new Input(new Uint8Array(0), { read, readline, peek });
  }

  private accept(v: PyValue): number {
    this.data = toSimpleBuffer(v);
    this.at = 0;
    this.prefetched = this.data.length;
    return this.data.length;
  }

  /** Moves the file past what was peeked at and used. */
  skipConsumed(): void {
    const n = this.at - this.prefetched;
    if (n <= 0 || this.source === undefined) return;
    call1(this.source.read, n);
    this.prefetched = this.at;
  }

  private fetch(source: Source, n: number): number {
    this.skipConsumed();
    if (source.peek !== undefined && n < PREFETCH) {
      const { peek } = source;
      const ahead = attempt(
        () => call1(peek, PREFETCH),
        (e) => isInstance(e, NotImplementedErrorType),
      );
      if (ahead === undefined) source.peek = undefined;
      else {
        const size = this.accept(ahead);
        this.prefetched = 0;
        if (n <= size) return n;
      }
    }
    return this.accept(call1(source.read, n));
  }

  /** Where the next `n` bytes are in `data`. */
  read(n: number): number {
    const at = this.at;
    if (n <= this.data.length - at) {
      this.at = at + n;
      return at;
    }
    if (this.source === undefined || this.fetch(this.source, n) < n) throw truncated();
    this.at = n;
    return 0;
  }

  /** The next opcode; EOFError at the end. */
  opcode(): number {
    if (this.at < this.data.length) return this.data[this.at++]!;
    if (this.source === undefined || this.fetch(this.source, 1) < 1) throw eofError("Ran out of input");
    this.at = 1;
    return this.data[0]!;
  }

  byte(): number {
    const at = this.read(1);
    return this.data[at]!;
  }

  bytes(n: number): Uint8Array {
    const at = this.read(n);
    return this.data.subarray(at, at + n);
  }

  uint16(): number {
    const at = this.read(2);
    return this.data[at]! | (this.data[at + 1]! << 8);
  }

  int32(): number {
    const at = this.read(4);
    const { data } = this;
    return data[at]! | (data[at + 1]! << 8) | (data[at + 2]! << 16) | (data[at + 3]! << 24);
  }

  uint32(): number {
    return this.int32() >>> 0;
  }

  /** An 8-byte size; OverflowError beyond sys.maxsize. */
  size8(tooLarge: string): number {
    const low = this.uint32();
    const high = this.uint32();
    if (high > 0x7fff_ffff) throw overflowError(tooLarge);
    return high * 0x1_0000_0000 + low;
  }

  /** A line with its newline, of at least `least` bytes. */
  line(least: number): Uint8Array {
    const end = this.data.indexOf(NEWLINE, this.at);
    let line: Uint8Array;
    if (end >= 0) {
      line = this.data.subarray(this.at, end + 1);
      this.at = end + 1;
    } else {
      if (this.source === undefined) throw truncated();
      this.skipConsumed();
      const n = this.accept(call0(this.source.readline));
      if (n === 0 || this.data[n - 1] !== NEWLINE) throw truncated();
      this.at = n;
      line = this.data;
    }
    if (line.length < least) throw truncated();
    return line;
  }
}
