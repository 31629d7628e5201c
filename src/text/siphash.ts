// SipHash-1-3 (Python/pyhash.c, siphash13): of text for hash(), and of sources for hash-based bytecode files. Words of 64 bits are pairs
// of 32-bit halves.

/** The bytes that `sipHash13` wants behind `length` of them. */
export const sipRoom = (length: number): number => (length & ~7) + 8;

/**
 * The hash of the first `length` bytes as its low and high half, in an array that the next call writes again.
 * @param key four halves
 * @param data from the start of its buffer, with `sipRoom(length)` bytes; those behind `length` are overwritten
 */
export function sipHash13(key: Int32Array, data: Uint8Array, length: number): Int32Array {
  const rest = length & 7;
  data.fill(0, length, length - rest + 8);
  const input = new Int32Array(data.buffer);
  const whole = (length - rest) >> 2;
  const k0a = key[0]!;
  const k0b = key[1]!;
  const k1a = key[2]!;
  const k1b = key[3]!;
  let v0a = k0a ^ 0x70736575;
  let v0b = k0b ^ 0x736f6d65;
  let v1a = k1a ^ 0x6e646f6d;
  let v1b = k1b ^ 0x646f7261;
  let v2a = k0a ^ 0x6e657261;
  let v2b = k0b ^ 0x6c796765;
  let v3a = k1a ^ 0x79746573;
  let v3b = k1b ^ 0x74656462;
  // The variables are the halves (a low, b high) of v0 to v3. One round for each eight bytes (the last ones with the length), and three more.
  for (let i = 0, more = 3; more >= 0; ) {
    let ma = 0;
    let mb = 0;
    if (i <= whole) {
      ma = input[i]!;
      mb = input[i + 1]!;
      if (i === whole) mb |= length << 24;
      i += 2;
      v3a ^= ma;
      v3b ^= mb;
    }
    // v0 += v1; v2 += v3
    let sum = (v0a >>> 0) + (v1a >>> 0);
    v0b = (v0b + v1b + (sum > 0xffffffff ? 1 : 0)) | 0;
    v0a = sum | 0;
    sum = (v2a >>> 0) + (v3a >>> 0);
    v2b = (v2b + v3b + (sum > 0xffffffff ? 1 : 0)) | 0;
    v2a = sum | 0;
    // v1 = rotl(v1, 13) ^ v0; v3 = rotl(v3, 16) ^ v2
    let t = (v1a << 13) | (v1b >>> 19);
    v1b = ((v1b << 13) | (v1a >>> 19)) ^ v0b;
    v1a = t ^ v0a;
    t = (v3a << 16) | (v3b >>> 16);
    v3b = ((v3b << 16) | (v3a >>> 16)) ^ v2b;
    v3a = t ^ v2a;
    // v0 = rotl(v0, 32)
    t = v0a;
    v0a = v0b;
    v0b = t;
    // v2 += v1; v0 += v3
    sum = (v2a >>> 0) + (v1a >>> 0);
    v2b = (v2b + v1b + (sum > 0xffffffff ? 1 : 0)) | 0;
    v2a = sum | 0;
    sum = (v0a >>> 0) + (v3a >>> 0);
    v0b = (v0b + v3b + (sum > 0xffffffff ? 1 : 0)) | 0;
    v0a = sum | 0;
    // v1 = rotl(v1, 17) ^ v2; v3 = rotl(v3, 21) ^ v0
    t = (v1a << 17) | (v1b >>> 15);
    v1b = ((v1b << 17) | (v1a >>> 15)) ^ v2b;
    v1a = t ^ v2a;
    t = (v3a << 21) | (v3b >>> 11);
    v3b = ((v3b << 21) | (v3a >>> 11)) ^ v0b;
    v3a = t ^ v0a;
    // v2 = rotl(v2, 32)
    t = v2a;
    v2a = v2b;
    v2b = t;
    if (more === 3) {
      v0a ^= ma;
      v0b ^= mb;
      if (i <= whole) continue;
      v2a ^= 0xff;
    }
    more--;
  }
  hashed[0] = v0a ^ v1a ^ v2a ^ v3a;
  hashed[1] = v0b ^ v1b ^ v2b ^ v3b;
  return hashed;
}
const hashed = new Int32Array(2);
