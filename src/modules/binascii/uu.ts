// uuencoding: binascii.a2b_uu, binascii.b2a_uu (Modules/binascii.c).

/** Gives the bytes, or the text of an error. */
export function decodeUu(data: Uint8Array): Uint8Array | string {
  if (data.length === 0) return "Missing length byte";
  let i = 0;
  let left = ((data[i++] ?? 32) - 32) & 0x3f;
  const out = new Uint8Array(left);
  let at = 0;
  let bits = 0;
  let n = 0;
  for (; left > 0; i++) {
    let c = data[i] ?? 0;
    // Lines may be cut: missing characters count as spaces.
    if (c === 10 || c === 13 || i >= data.length) c = 0;
    else {
      if (c < 32 || c > 96) return "Illegal char";
      c = (c - 32) & 0x3f;
    }
    n = ((n << 6) | c) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      out[at++] = (n >> bits) & 0xff;
      n &= (1 << bits) - 1;
      left--;
    }
  }
  // What follows may only be padding.
  for (; i < data.length; i++) {
    const c = data[i]!;
    if (c !== 32 && c !== 96 && c !== 10 && c !== 13) return "Trailing garbage";
  }
  return out;
}

export function encodeUu(data: Uint8Array, backtick: boolean): Uint8Array {
  const groups = Math.ceil(data.length / 3);
  const out = new Uint8Array(2 + groups * 4);
  const symbol = (v: number): number => (backtick && v === 0 ? 96 : v + 32);
  out[0] = symbol(data.length);
  let at = 1;
  for (let i = 0; i < data.length; i += 3) {
    const n = (data[i]! << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0);
    for (let shift = 18; shift >= 0; shift -= 6) out[at++] = symbol((n >> shift) & 0x3f);
  }
  out[at] = 10;
  return out;
}
