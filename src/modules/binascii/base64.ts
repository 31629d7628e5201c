// base64: binascii.a2b_base64, binascii.b2a_base64 (Modules/binascii.c).

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const codes: Uint8Array = Uint8Array.from(ALPHABET, (c) => c.charCodeAt(0));
const values: Uint8Array = new Uint8Array(256).fill(255);
codes.forEach((c, i) => {
  values[c] = i;
});

/** What the characters of a group of four stand for, each in its place; negative for those outside the alphabet. */
const [first, second, third, fourth] = [18, 12, 6, 0].map((shift) =>
  Int32Array.from(values, (v) => (v === 255 ? -1 : v << shift)),
) as [Int32Array, Int32Array, Int32Array, Int32Array];

/** The two characters for twelve bits, as they lie in memory. */
const codePairs: Uint16Array = new Uint16Array(
  Uint8Array.from({ length: 8192 }, (_, i) => codes[i % 2 === 0 ? i >> 7 : (i >> 1) & 63]!).buffer,
);

/** Decodes whole groups of the alphabet alone, from `start` on; gives where the first other one starts. */
function decodeGroups(data: Uint8Array, start: number, out: Uint8Array, at: number): number {
  let i = start;
  for (let n = at; i + 3 < data.length; i += 4) {
    const bits = first[data[i]!]! | second[data[i + 1]!]! | third[data[i + 2]!]! | fourth[data[i + 3]!]!;
    if (bits < 0) break;
    out[n] = bits >> 16;
    out[n + 1] = bits >> 8;
    out[n + 2] = bits;
    n += 3;
  }
  return i;
}

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
    if (quad === 0 && pads === 0) {
      const end = decodeGroups(data, i, out, at);
      at += ((end - i) >> 2) * 3;
      i = end;
      if (i === size) break;
    }
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
  if (quad === 0 || (quad >= 2 && quad + pads >= 4)) return at === out.length ? out : out.slice(0, at);
  if (quad === 1) {
    return `Invalid base64-encoded string: number of data characters (${Math.floor(at / 3) * 4 + 1}) cannot be 1 more than a multiple of 4`;
  }
  return "Incorrect padding";
}

export function encodeBase64(data: Uint8Array, newline: boolean): Uint8Array {
  const size = Math.ceil(data.length / 3) * 4;
  const out = new Uint8Array(size + (newline ? 1 : 0));
  const whole = data.length - (data.length % 3);
  const pairs = new Uint16Array(out.buffer, 0, size >> 1);
  for (let i = 0, n = 0; i < whole; i += 3, n += 2) {
    const bits = (data[i]! << 16) | (data[i + 1]! << 8) | data[i + 2]!;
    pairs[n] = codePairs[bits >> 12]!;
    pairs[n + 1] = codePairs[bits & 4095]!;
  }
  let at = (whole / 3) * 4;
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
