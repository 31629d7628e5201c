// The bytes of a pickle while it is written, with the frames of protocol 4 (the _Pickler_Write family in Modules/_pickle.c).

import { allocating } from "#runtime/allocation.ts";
import { call1 } from "#runtime/calls/call.ts";
import { PyBytes } from "#runtime/objects/containers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { FRAME_HEADER_SIZE, FRAME_SIZE_MIN, FRAME_SIZE_TARGET, Op } from "./opcodes.ts";

const scratch = new DataView(new ArrayBuffer(8));
const scratchBytes = new Uint8Array(scratch.buffer);

export class Output {
  private bytes: Uint8Array = new Uint8Array(512);
  private length = 0;
  /** Up to where may be written as things stand; -1 where a frame has to be begun first. */
  private room = 512;
  private framing = false;
  private frameStart = -1;
  /** `write` of the file; undefined for dumps(). */
  readonly write: PyValue | undefined;
  constructor(write: PyValue | undefined) {
    this.write = write;
  }

  /** Makes room for `n` bytes, in a frame where frames are written. */
  private reserve(n: number): void {
    if (this.length + n > this.room) this.makeRoom(n);
  }

  private makeRoom(n: number): void {
    if (this.framing && this.frameStart < 0) {
      this.frameStart = this.length;
      this.length += FRAME_HEADER_SIZE;
      this.room = this.bytes.length;
    }
    const needed = this.length + n;
    if (needed <= this.bytes.length) return;
    const size = Math.max(needed, this.bytes.length * (this.bytes.length < 65536 ? 4 : 2));
    allocating(size);
    const grown = new Uint8Array(size);
    grown.set(this.bytes.length > this.length ? this.bytes.subarray(0, this.length) : this.bytes);
    this.bytes = grown;
    this.room = size;
  }

  /** Protocol 4 and up, while dumping. */
  setFraming(on: boolean): void {
    this.framing = on;
    this.room = on && this.frameStart < 0 ? -1 : this.bytes.length;
  }

  byte(a: number): void {
    this.reserve(1);
    this.bytes[this.length++] = a;
  }

  byte2(a: number, b: number): void {
    this.reserve(2);
    const { bytes, length } = this;
    bytes[length] = a;
    bytes[length + 1] = b;
    this.length = length + 2;
  }

  /** An opcode with a 2-byte argument. */
  op2(op: number, n: number): void {
    this.reserve(3);
    const { bytes, length } = this;
    bytes[length] = op;
    bytes[length + 1] = n;
    bytes[length + 2] = n >> 8;
    this.length = length + 3;
  }

  /** An opcode with a 4-byte argument. */
  op4(op: number, n: number): void {
    this.reserve(5);
    const { bytes, length } = this;
    bytes[length] = op;
    bytes[length + 1] = n;
    bytes[length + 2] = n >> 8;
    bytes[length + 3] = n >> 16;
    bytes[length + 4] = n >> 24;
    this.length = length + 5;
  }

  /** An opcode with an 8-byte argument. */
  op8(op: number, n: number): void {
    this.op4(op, n % 0x1_0000_0000);
    this.reserve(4);
    const high = Math.floor(n / 0x1_0000_0000);
    for (let i = 0; i < 4; i++) this.bytes[this.length++] = high >> (8 * i);
  }

  double(op: number, x: number): void {
    this.reserve(9);
    const { bytes } = this;
    scratch.setFloat64(0, x);
    const high = scratch.getInt32(0);
    const low = scratch.getInt32(4);
    const at = this.length;
    bytes[at] = op;
    bytes[at + 1] = high >> 24;
    bytes[at + 2] = high >> 16;
    bytes[at + 3] = high >> 8;
    bytes[at + 4] = high;
    bytes[at + 5] = low >> 24;
    bytes[at + 6] = low >> 16;
    bytes[at + 7] = low >> 8;
    bytes[at + 8] = low;
    this.length = at + 9;
  }

  data(data: Uint8Array): void {
    this.reserve(data.length);
    this.bytes.set(data, this.length);
    this.length += data.length;
  }

  /** Text whose characters are below 256, a byte each. */
  latin(text: string): void {
    this.reserve(text.length);
    const { bytes } = this;
    let at = this.length;
    for (let i = 0; i < text.length; i++) bytes[at++] = text.charCodeAt(i);
    this.length = at;
  }

  /** `op`, the length in one byte and the text, which has fewer than 256 characters; false, and nothing written, when one is not ASCII. */
  shortAscii(op: number, text: string): boolean {
    const n = text.length;
    // Before it is known whether the text will do, nothing may be written: the frame's header is harmless.
    this.reserve(n + 2);
    const { bytes } = this;
    let at = this.length + 2;
    for (let i = 0; i < n; i++) {
      const c = text.charCodeAt(i);
      if (c > 127) return false;
      bytes[at++] = c;
    }
    bytes[this.length] = op;
    bytes[this.length + 1] = n;
    this.length = at;
    return true;
  }

  /** Ends a frame that has grown large; called before each object. */
  boundary(): void {
    if (this.frameStart < 0 || this.length - this.frameStart - FRAME_HEADER_SIZE < FRAME_SIZE_TARGET) return;
    this.commitFrame();
    if (this.write !== undefined) this.flush();
  }

  commitFrame(): void {
    if (this.frameStart < 0) return;
    const { bytes, frameStart } = this;
    const n = this.length - frameStart - FRAME_HEADER_SIZE;
    if (n >= FRAME_SIZE_MIN) {
      bytes[frameStart] = Op.FRAME;
      scratch.setBigUint64(0, BigInt(n), true);
      for (let i = 0; i < 8; i++) bytes[frameStart + 1 + i] = scratchBytes[i]!;
    } else {
      bytes.copyWithin(frameStart, frameStart + FRAME_HEADER_SIZE, this.length);
      this.length -= FRAME_HEADER_SIZE;
    }
    this.frameStart = -1;
    this.setFraming(this.framing);
  }

  /** What is written so far; the output is empty afterwards. */
  take(): Uint8Array {
    this.commitFrame();
    const out = this.bytes.slice(0, this.length);
    this.length = 0;
    return out;
  }

  clear(): void {
    this.length = 0;
    this.frameStart = -1;
    this.setFraming(false);
  }

  flush(): void {
    const data = this.take();
    call1(this.write!, new PyBytes(data));
  }

  /** A header written by `header` and large data behind it, which stands outside of frames. */
  large(data: Uint8Array, payload: PyValue | undefined, header: () => void): void {
    if (data.length < FRAME_SIZE_TARGET) {
      header();
      this.data(data);
      return;
    }
    const { framing } = this;
    this.commitFrame();
    this.setFraming(false);
    header();
    if (this.write === undefined) this.data(data);
    else {
      this.flush();
      call1(this.write, payload ?? new PyBytes(data));
    }
    this.setFraming(framing);
  }
}
