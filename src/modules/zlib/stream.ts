// Streams of the npm package pako, a port of zlib to JavaScript, driven as Modules/zlibmodule.c drives zlib; and zlib's errors.

import {
  Z_BUF_ERROR,
  Z_DATA_ERROR,
  Z_NEED_DICT,
  Z_OK,
  Z_STREAM_END,
  Z_STREAM_ERROR,
  ZStream,
  zlibInflate,
  zlibInflateSetDictionary,
} from "pako";

export const DEF_BUF_SIZE = 16384;
/** The first block of output; the following ones double, up to 64 times this. */
const FIRST_BLOCK = 32 * 1024;

/** A failure of zlib, before it becomes zlib.error. */
export class ZlibFailure {
  readonly text: string;
  constructor(status: number, message: string | undefined, doing: string) {
    const fallback: Record<number, string> = {
      [Z_BUF_ERROR]: "incomplete or truncated stream",
      [Z_STREAM_ERROR]: "inconsistent stream state",
      [Z_DATA_ERROR]: "invalid input data",
    };
    const detail = status === Z_DATA_ERROR && message ? message : fallback[status];
    this.text = `Error ${status} ${doing}${detail === undefined ? "" : `: ${detail}`}`;
  }
}

export function newStream(): ZStream {
  const stream = new ZStream();
  stream.msg = "";
  return stream;
}

/** What a stream puts out, block by block. */
class Output {
  private readonly blocks: Uint8Array[] = [];
  private readonly stream: ZStream;
  private room: number;
  private next: number;
  constructor(stream: ZStream, limit: number, first = FIRST_BLOCK) {
    this.stream = stream;
    this.room = limit;
    this.next = Math.min(first, FIRST_BLOCK);
    stream.avail_out = 0;
    stream.next_out = 0;
  }
  /** Makes room when there is none; false once the limit is reached. */
  grow(): boolean {
    if (this.stream.avail_out > 0) return true;
    if (this.room === 0) return false;
    const size = Math.min(this.next, this.room);
    this.next = Math.min(this.next * 2, FIRST_BLOCK * 64);
    this.room -= size;
    const block = new Uint8Array(size);
    this.blocks.push(block);
    this.stream.output = block;
    this.stream.next_out = 0;
    this.stream.avail_out = size;
    return true;
  }
  finish(): Uint8Array {
    const { blocks, stream } = this;
    const last = blocks.at(-1);
    if (last === undefined) return new Uint8Array(0);
    blocks[blocks.length - 1] = last.subarray(0, stream.next_out);
    // Compiled streams keep their output: nothing of it may be seen again.
    stream.output = new Uint8Array(0);
    if (blocks.length === 1) return last.length - stream.next_out > 1024 ? last.slice(0, stream.next_out) : blocks[0]!;
    const out = new Uint8Array(blocks.reduce((n, b) => n + b.length, 0));
    let at = 0;
    for (const block of blocks) {
      out.set(block, at);
      at += block.length;
    }
    return out;
  }
}

export function feed(stream: ZStream, data: Uint8Array): void {
  stream.input = data;
  stream.next_in = 0;
  stream.avail_in = data.length;
}

/** Runs a compressing step until its output is out. Gives the last status too. `first`: so much room may be enough. */
export function pump(
  stream: ZStream,
  step: () => number,
  doing: string,
  first?: number,
): { data: Uint8Array; status: number } {
  const output = new Output(stream, Number.POSITIVE_INFINITY, first);
  let status: number;
  do {
    output.grow();
    status = step();
    if (status === Z_STREAM_ERROR) throw new ZlibFailure(status, undefined, doing);
  } while (stream.avail_out === 0);
  return { data: output.finish(), status };
}

export function setInflateDictionary(stream: ZStream, dictionary: Uint8Array): void {
  const status = zlibInflateSetDictionary(stream, dictionary);
  if (status !== Z_OK) throw new ZlibFailure(status, stream.msg, "while setting zdict");
}

/** Inflates what was fed, up to `limit` bytes; what the stream cannot take any more ends it with a status. */
export function inflateInto(
  stream: ZStream,
  limit: number,
  flush: number,
  dictionary: Uint8Array | undefined,
): { data: Uint8Array; status: number } {
  const output = new Output(stream, limit);
  let status: number = Z_OK;
  do {
    if (!output.grow()) break;
    status = stream.state === null ? Z_STREAM_ERROR : zlibInflate(stream, flush as 0);
    if (status === Z_NEED_DICT && dictionary !== undefined) setInflateDictionary(stream, dictionary);
    else if (status !== Z_OK && status !== Z_BUF_ERROR && status !== Z_STREAM_END) break;
  } while (stream.avail_out === 0 || status === Z_NEED_DICT);
  return { data: output.finish(), status };
}

/** What of the input is left. */
export const rest = (stream: ZStream): Uint8Array =>
  stream.avail_in === 0 ? new Uint8Array(0) : stream.input.slice(stream.next_in, stream.next_in + stream.avail_in);
