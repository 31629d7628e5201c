// The hash of a source that hash-based bytecode files hold: `_imp.source_hash`. Follows Python/pyhash.c (_Py_KeyedHash).

import { sipHash13, sipRoom } from "#text/siphash.ts";

/** SipHash-1-3 under a key of 32 bits, as eight bytes. */
export function sourceHash(key: number, data: Uint8Array): Uint8Array {
  const padded = new Uint8Array(sipRoom(data.length));
  padded.set(data);
  return new Uint8Array(sipHash13(Int32Array.of(key, 0, 0, 0), padded, data.length).slice().buffer);
}
