// Sizes a program may ask for at once, and the time that large operations take: natives that allocate by a number the program gave call
// `allocating` first, those that may run for ever call `tick`. Limits are the thread state's, set by the embedding API.

import { S } from "./current.ts";
import { memoryError } from "./objects/exceptions.ts";
import type { PyValue } from "./objects/object.ts";
import { poll } from "./operators/protocols.ts";

/** V8's arrays end the process where they grow beyond 2^27 elements. */
const MAX_ITEMS = 2 ** 27 - 64;
const PAGE = 4096;

/** Before `bytes` are allocated in one piece: MemoryError beyond the limit; large pieces count as time. */
export function allocating(bytes: number): void {
  if (bytes < PAGE) return;
  if (bytes > S.room) throw memoryError();
  S.tick -= bytes / PAGE;
  if (S.tick < 0) poll();
}

/** The same for a list or tuple of `n` items. */
export function allocatingItems(n: number): void {
  if (n < 512) return;
  if (n > MAX_ITEMS) throw memoryError();
  allocating(n * 8);
}

/** Before a native looks through `n` characters or items of what is there already: counts as time, in proportion. */
export function scanning(n: number): void {
  if (n < PAGE) return;
  S.tick -= n / 512;
  if (S.tick < 0) poll();
}

/** An array that is full grows by half, and ends the process where that is beyond V8's limit. */
const MAX_GROWN: number = Math.floor(MAX_ITEMS / 1.5) - 64;

/** Before `n` items are put behind the `length` a list has. */
export function growing(length: number, n: number): void {
  if (length + n > MAX_GROWN) throw memoryError();
  allocatingItems(n);
}

/** One step of a native that may run long: looks at limits and signals from time to time. */
export function tick(): void {
  if (--S.tick < 0) poll();
}

/** A large int result: MemoryError beyond the limit. */
export function checkInt(value: bigint): bigint {
  if ((value < 0n ? -value : value) > S.largest) throw memoryError();
  S.tick -= 10;
  return value;
}

/** Before a power or shift is computed whose result has about `bits` bits. */
export function allocatingBits(bits: number): void {
  if (bits < 65536) return;
  if (bits > S.maxBits) throw memoryError();
  S.tick -= bits / 1024;
  if (S.tick < 0) poll();
}

const CHUNK = 1 << 15;
const MOST = 1 << 22;
let zeros: number[] | undefined;

/**
 * An array for `count` items that are about to be put at their indexes. Growing by steps leaves arrays of twice the final size behind; this one has
 * its size at once, without becoming one with holes: V8 gives what `concat` makes of arrays without holes exactly the room it needs.
 */
export function room(count: number): PyValue[] {
  if (!(count >= CHUNK && count <= MOST) || count * 8 > S.room) return [];
  zeros ??= Array.from({ length: CHUNK }, () => 0);
  const parts: number[][] = [];
  for (let left = count; left > 0; left -= CHUNK) parts.push(left < CHUNK ? zeros.slice(0, left) : zeros);
  return ([] as PyValue[]).concat(...parts);
}
