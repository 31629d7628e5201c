// The checksum of the zlib format (RFC 1950).

const BASE = 65521;
/** As many bytes can be summed before the sums leave 31 bits, in which the host adds without conversions. */
const RUN = 3800;

export function adler32(data: Uint8Array, start: number): number {
  let a = start & 0xffff;
  let b = start >>> 16;
  for (let at = 0; at < data.length; ) {
    const end = Math.min(at + RUN, data.length);
    for (const last = end - 7; at < last; at += 8) {
      const c = (a + data[at]!) | 0;
      const d = (c + data[at + 1]!) | 0;
      const e = (d + data[at + 2]!) | 0;
      const f = (e + data[at + 3]!) | 0;
      const g = (f + data[at + 4]!) | 0;
      const h = (g + data[at + 5]!) | 0;
      const i = (h + data[at + 6]!) | 0;
      a = (i + data[at + 7]!) | 0;
      b = (b + c + d + e + f + g + h + i + a) | 0;
    }
    for (; at < end; at++) {
      a += data[at]!;
      b += a;
    }
    a %= BASE;
    b %= BASE;
  }
  return ((b << 16) | a) >>> 0;
}
