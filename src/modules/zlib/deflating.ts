// Streams that deflate. Making one costs more than a short text takes: the last one that was used up is kept, and starts again.

import { Z_FINISH, Z_OK, Z_STREAM_ERROR, type ZStream, zlibDeflate, zlibDeflateInit2, zlibDeflateReset } from "pako";
import { current } from "#runtime/current.ts";
import { crc32 } from "../binascii/checksums.ts";
import { adler32 } from "./adler32.ts";
import { feed, newStream, pump, ZlibFailure } from "./stream.ts";

/** The arguments of deflateInit2. */
export interface DeflateSettings {
  readonly level: number;
  readonly method: number;
  readonly wbits: number;
  readonly memLevel: number;
  readonly strategy: number;
}

interface Spare {
  readonly stream: ZStream;
  readonly settings: DeflateSettings;
}

const KEPT = "zlib.deflate";
const NOTHING = new Uint8Array(0);
const NO_HASHES = new Uint16Array(0);

/** A stream ready to deflate, by zlib's own hash function: the same bytes as from zlib. */
export function startDeflate(settings: DeflateSettings): { stream: ZStream; status: number } {
  const { level, method, wbits, memLevel, strategy } = settings;
  const { state } = current();
  const spare = state.get(KEPT) as Spare | undefined;
  if (spare !== undefined) {
    const old = spare.settings;
    if (
      old.level === level &&
      old.method === method &&
      old.wbits === wbits &&
      old.memLevel === memLevel &&
      old.strategy === strategy
    ) {
      state.delete(KEPT);
      restart(spare.stream);
      return { stream: spare.stream, status: Z_OK };
    }
  }
  const stream = newStream();
  const status = zlibDeflateInit2(stream, level, method, wbits, memLevel, strategy as 0, true);
  return { stream, status };
}

function restart(stream: ZStream): void {
  // pako clears the heads of the hash chains one by one.
  const state = stream.state as { head: Uint16Array };
  const { head } = state;
  state.head = NO_HASHES;
  zlibDeflateReset(stream);
  state.head = head.fill(0);
  stream.msg = "";
}

/** Takes a stream whose end was written. */
export function keepDeflate(stream: ZStream, settings: DeflateSettings): void {
  stream.input = NOTHING;
  current().state.set(KEPT, { stream, settings } satisfies Spare);
}

/** The flags of zlib's header and of gzip's, as deflate writes them for a level. */
const zlibFlags = (level: number): number => (level < 2 ? 0 : level < 6 ? 1 : level === 6 ? 2 : 3);
const gzipFlags = (level: number): number => (level === 9 ? 2 : level < 2 ? 4 : 0);

function zlibWrapped(raw: Uint8Array, data: Uint8Array, level: number, wbits: number): Uint8Array {
  const out = new Uint8Array(raw.length + 6);
  const head = ((8 + ((wbits - 8) << 4)) << 8) | (zlibFlags(level) << 6);
  const view = new DataView(out.buffer);
  view.setUint16(0, head + 31 - (head % 31));
  out.set(raw, 2);
  view.setUint32(out.length - 4, adler32(data, 1));
  return out;
}

function gzipWrapped(raw: Uint8Array, data: Uint8Array, level: number): Uint8Array {
  const out = new Uint8Array(raw.length + 18);
  const view = new DataView(out.buffer);
  out.set([31, 139, 8, 0, 0, 0, 0, 0, gzipFlags(level), 3]);
  out.set(raw, 10);
  view.setUint32(out.length - 8, crc32(data, 0), true);
  view.setUint32(out.length - 4, data.length, true);
  return out;
}

/** All of `data` compressed; ZlibFailure when that fails, undefined for arguments that are none. */
export function compressWhole(data: Uint8Array, level: number, wbits: number): Uint8Array | undefined {
  // Around a raw stream the checksum is ours, which is quicker. What is only stored is cut as there is room for it.
  const zlib = level !== 0 && wbits >= 9 && wbits <= 15;
  const gzip = level !== 0 && wbits >= 25 && wbits <= 31;
  const settings = { level, method: 8, wbits: zlib ? -wbits : gzip ? 16 - wbits : wbits, memLevel: 8, strategy: 0 };
  const { stream, status } = startDeflate(settings);
  if (status === Z_STREAM_ERROR) return undefined;
  if (status !== Z_OK) throw new ZlibFailure(status, stream.msg, "while compressing data");
  feed(stream, data);
  const room = level === 0 ? undefined : data.length + (data.length >> 3) + 64;
  const { data: raw } = pump(stream, () => zlibDeflate(stream, Z_FINISH), "while compressing data", room);
  keepDeflate(stream, settings);
  const effort = level < 0 ? 6 : level;
  return zlib ? zlibWrapped(raw, data, effort, wbits) : gzip ? gzipWrapped(raw, data, effort) : raw;
}
