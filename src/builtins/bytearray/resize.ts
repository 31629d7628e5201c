// Growing and shrinking a bytearray (PyByteArray_Resize), and the check that no view holds it.

import { collectHolders } from "#runtime/objects/buffer.ts";
import type { PyByteArray } from "#runtime/objects/containers.ts";
import { bufferError } from "#runtime/objects/exceptions.ts";
import { checkSize } from "../bytes/data.ts";

function checkResizable(self: PyByteArray): void {
  if (self.exports > 0 && collectHolders(self) > 0)
    throw bufferError("Existing exports of data: object cannot be re-sized");
}

/** Sets the length; new bytes are whatever was there. */
export function resize(self: PyByteArray, size: number): void {
  if (size === self.length) return;
  checkResizable(self);
  checkSize(size);
  const capacity = self.buffer.length;
  if (size > capacity) {
    // Half as much again: fewer copies than CPython's eighth, whose realloc often does not copy.
    const wider = new Uint8Array(Math.max(size, capacity === 0 ? size : capacity + (capacity >> 1) + 16));
    wider.set(capacity === self.length ? self.buffer : self.data);
    self.buffer = wider;
  } else if (size < capacity / 2) self.buffer = self.buffer.slice(0, size);
  self.length = size;
}

/** `self[start:stop] = fresh`. */
export function replaceBytes(self: PyByteArray, start: number, stop: number, fresh: Uint8Array): void {
  const before = self.length;
  const after = before + fresh.length - (stop - start);
  if (after > before) resize(self, after);
  else if (after < before) checkResizable(self);
  if (after !== before) self.buffer.copyWithin(start + fresh.length, stop, before);
  self.buffer.set(fresh, start);
  if (after < before) resize(self, after);
}
