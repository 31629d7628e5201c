// Streams of C libraries that are shaped as zlib's: a structure with the next input and output and how much of each there is.

import type { CLibrary } from "./c-library.ts";

/** Where the structure has its four fields. */
export interface StreamFields {
  readonly nextIn: number;
  readonly availIn: number;
  readonly nextOut: number;
  readonly availOut: number;
}

const BLOCK = 64 * 1024;
const EMPTY: Uint8Array = new Uint8Array(0);

export function joinBytes(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const out = new Uint8Array(a.length + b.length);
  out.set(a);
  out.set(b, a.length);
  return out;
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length <= 1) return parts[0] ?? EMPTY;
  const out = new Uint8Array(parts.reduce((n, p) => n + p.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

export interface StreamResult {
  readonly data: Uint8Array;
  /** What of the input was not taken. */
  readonly left: Uint8Array;
  /** The output came to its limit. */
  readonly full: boolean;
}

/**
 * A stream in an instance of its own: its memory goes when the stream does, without a finalizer, which would not run before Python's code
 * has ended.
 */
export class CStream<E> {
  readonly library: CLibrary<E>;
  readonly pointer: number;
  private readonly fields: StreamFields;

  constructor(library: CLibrary<E>, size: number, fields: StreamFields) {
    this.library = library;
    this.fields = fields;
    this.pointer = library.alloc(size);
  }

  get availIn(): number {
    return this.library.u32(this.pointer + this.fields.availIn);
  }
  get availOut(): number {
    return this.library.u32(this.pointer + this.fields.availOut);
  }

  /** Runs `step` until it says that it is done, or the output has `limit` bytes. */
  run(input: Uint8Array, limit: number, step: () => boolean): StreamResult {
    const { library, pointer, fields } = this;
    const source = library.put(input);
    const block = library.c.malloc(BLOCK);
    const parts: Uint8Array[] = [];
    let room = limit;
    try {
      library.setU32(pointer + fields.nextIn, source);
      library.setU32(pointer + fields.availIn, input.length);
      for (let done = false; ; ) {
        const size = Math.min(BLOCK, room);
        library.setU32(pointer + fields.nextOut, block);
        library.setU32(pointer + fields.availOut, size);
        do done = step();
        while (!done && this.availOut > 0);
        const made = size - this.availOut;
        if (made > 0) parts.push(library.slice(block, made));
        room -= made;
        if (done || room === 0) break;
      }
      const left = this.availIn;
      return {
        data: concat(parts),
        left: left === 0 ? EMPTY : input.slice(input.length - left),
        full: this.availOut === 0,
      };
    } finally {
      library.setU32(pointer + fields.availIn, 0);
      library.c.free(source);
      library.c.free(block);
    }
  }
}
