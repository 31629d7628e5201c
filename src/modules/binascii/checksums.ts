// crc32 (of zlib too) and the CRC-CCITT of binhex (Modules/binascii.c).

import { current } from "#runtime/current.ts";

/** Eight tables in a row: the k-th tells what a byte does to the checksum k bytes further on. */
const table32: Uint32Array = new Uint32Array(256 * 8);
const table16: Uint16Array = new Uint16Array(256);
for (let i = 0; i < 256; i++) {
  let a = i;
  let b = i << 8;
  for (let k = 0; k < 8; k++) {
    a = (a & 1) !== 0 ? (a >>> 1) ^ 0xedb88320 : a >>> 1;
    b = (b & 0x8000) !== 0 ? ((b << 1) ^ 0x1021) & 0xffff : (b << 1) & 0xffff;
  }
  table32[i] = a;
  table16[i] = b;
}
for (let i = 256; i < table32.length; i++) {
  const before = table32[i - 256]!;
  table32[i] = table32[before & 0xff]! ^ (before >>> 8);
}

export function crc32(data: Uint8Array, start: number): number {
  // For short data the way to the host is longer than the work.
  const hosted = data.length < 256 ? undefined : current().host.hashing?.crc32(data, start);
  if (hosted !== undefined) return hosted;
  let c = ~start;
  let i = 0;
  for (const end = data.length - 7; i < end; i += 8) {
    c ^= data[i]! | (data[i + 1]! << 8) | (data[i + 2]! << 16) | (data[i + 3]! << 24);
    c =
      table32[1792 + (c & 0xff)]! ^
      table32[1536 + ((c >>> 8) & 0xff)]! ^
      table32[1280 + ((c >>> 16) & 0xff)]! ^
      table32[1024 + (c >>> 24)]! ^
      table32[768 + data[i + 4]!]! ^
      table32[512 + data[i + 5]!]! ^
      table32[256 + data[i + 6]!]! ^
      table32[data[i + 7]!]!;
  }
  for (; i < data.length; i++) c = table32[(c ^ data[i]!) & 0xff]! ^ (c >>> 8);
  return ~c >>> 0;
}

export function crcHqx(data: Uint8Array, start: number): number {
  let c = start & 0xffff;
  for (let i = 0; i < data.length; i++) c = ((c << 8) & 0xff00) ^ table16[(c >> 8) ^ data[i]!]!;
  return c;
}
