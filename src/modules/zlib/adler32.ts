// The checksum of the zlib format (RFC 1950).

const BASE = 65521;
/** As many bytes can be summed before the sums leave 32 bits. */
const RUN = 5552;

export function adler32(data: Uint8Array, start: number): number {
  let a = start & 0xffff;
  let b = start >>> 16;
  for (let at = 0; at < data.length; ) {
    const end = Math.min(at + RUN, data.length);
    for (; at < end; at++) {
      a += data[at]!;
      b += a;
    }
    a %= BASE;
    b %= BASE;
  }
  return ((b << 16) | a) >>> 0;
}
