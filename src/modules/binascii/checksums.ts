// crc32 (of zlib too) and the CRC-CCITT of binhex (Modules/binascii.c).

const table32: Uint32Array = new Uint32Array(256);
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

export function crc32(data: Uint8Array, start: number): number {
  let c = ~start;
  for (let i = 0; i < data.length; i++) c = table32[(c ^ data[i]!) & 0xff]! ^ (c >>> 8);
  return ~c >>> 0;
}

export function crcHqx(data: Uint8Array, start: number): number {
  let c = start & 0xffff;
  for (let i = 0; i < data.length; i++) c = ((c << 8) & 0xff00) ^ table16[(c >> 8) ^ data[i]!]!;
  return c;
}
