// Decompression by the host (Host.hashing), where it has it: streams that are there as a whole.

import type { HostInflated } from "#host/host.ts";
import { current, S } from "#runtime/current.ts";

/** Of less the way to the host is longer than the work. */
const LEAST = 256;
/** More is inflated block by block here. */
const MOST: number = 2 ** 26;

/** What the host gives for a stream with these window bits; undefined: it is to be inflated here, and errors are found here. */
export function inflateHosted(data: Uint8Array, wbits: number): HostInflated | undefined {
  if (data.length < LEAST || (wbits !== 15 && wbits !== -15)) return undefined;
  return current().host.hashing?.inflate(data, wbits < 0, Math.min(MOST, S.room));
}
