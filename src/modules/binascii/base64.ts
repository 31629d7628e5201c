// base64: binascii.a2b_base64, binascii.b2a_base64 (Modules/binascii.c).

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const codes: Uint8Array = Uint8Array.from(ALPHABET, (c) => c.charCodeAt(0));
const values: Uint8Array = new Uint8Array(256).fill(255);
codes.forEach((c, i) => {
  values[c] = i;
});

/** Gives the bytes, or the text of an error. Characters outside the alphabet are skipped unless strict. */
export function decodeBase64(data: Uint8Array, strict: boolean): Uint8Array | string {
  const size = data.length;
  const out = new Uint8Array(Math.ceil(size / 4) * 3);
  let at = 0;
  let quad = 0;
  let left = 0;
  let pads = 0;
  if (strict && size > 0 && data[0] === 61) return "Leading padding not allowed";
  for (let i = 0; i < size; i++) {
    const c = data[i]!;
    if (c === 61) {
      pads++;
      if (strict && (quad < 2 || quad + pads > 4)) return "Excess padding not allowed";
      continue;
    }
    const v = values[c]!;
    if (v === 255) {
      if (strict) return "Only base64 data is allowed";
      continue;
    }
    if (strict && pads > 0)
      return quad + pads === 4 ? "Excess data after padding" : "Discontinuous padding not allowed";
    pads = 0;
    switch (quad) {
      case 0:
        quad = 1;
        left = v;
        break;
      case 1:
        quad = 2;
        out[at++] = (left << 2) | (v >> 4);
        left = v & 15;
        break;
      case 2:
        quad = 3;
        out[at++] = (left << 4) | (v >> 2);
        left = v & 3;
        break;
      default:
        quad = 0;
        out[at++] = (left << 6) | v;
        left = 0;
    }
  }
  if (quad === 0 || (quad >= 2 && quad + pads >= 4)) return out.slice(0, at);
  if (quad === 1) {
    return `Invalid base64-encoded string: number of data characters (${Math.floor(at / 3) * 4 + 1}) cannot be 1 more than a multiple of 4`;
  }
  return "Incorrect padding";
}

export function encodeBase64(data: Uint8Array, newline: boolean): Uint8Array {
  const size = Math.ceil(data.length / 3) * 4;
  const out = new Uint8Array(size + (newline ? 1 : 0));
  const whole = data.length - (data.length % 3);
  let at = 0;
  for (let i = 0; i < whole; i += 3) {
    const n = (data[i]! << 16) | (data[i + 1]! << 8) | data[i + 2]!;
    out[at++] = codes[n >> 18]!;
    out[at++] = codes[(n >> 12) & 63]!;
    out[at++] = codes[(n >> 6) & 63]!;
    out[at++] = codes[n & 63]!;
  }
  if (whole < data.length) {
    const two = data.length - whole === 2;
    const n = (data[whole]! << 8) | (two ? data[whole + 1]! : 0);
    out[at++] = codes[n >> 10]!;
    out[at++] = codes[(n >> 4) & 63]!;
    out[at++] = two ? codes[(n << 2) & 63]! : 61;
    out[at++] = 61;
  }
  if (newline) out[at] = 10;
  return out;
}
