// Integers of two and four bytes in either byte order. Byte by byte: asking a small array for its buffer, as a DataView has to, makes the
// host move it.

/** Unsigned. */
export function load16(bytes: Uint8Array, at: number, little: boolean): number {
  return bytes[little ? at : at + 1]! | (bytes[little ? at + 1 : at]! << 8);
}
export function store16(bytes: Uint8Array, at: number, n: number, little: boolean): void {
  bytes[little ? at : at + 1] = n;
  bytes[little ? at + 1 : at] = n >> 8;
}
/** Signed. */
export function load32(bytes: Uint8Array, at: number, little: boolean): number {
  return little
    ? bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
    : bytes[at + 3]! | (bytes[at + 2]! << 8) | (bytes[at + 1]! << 16) | (bytes[at]! << 24);
}
export function store32(bytes: Uint8Array, at: number, n: number, little: boolean): void {
  if (little) {
    bytes[at] = n;
    bytes[at + 1] = n >> 8;
    bytes[at + 2] = n >> 16;
    bytes[at + 3] = n >> 24;
  } else {
    bytes[at] = n >> 24;
    bytes[at + 1] = n >> 16;
    bytes[at + 2] = n >> 8;
    bytes[at + 3] = n;
  }
}
