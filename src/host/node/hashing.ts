// Hash functions and checksums by node:crypto and node:zlib, which are loaded when one is first asked for.

import type { HostHash, HostHashing } from "../host.ts";
import { inflate, zlib } from "./inflating.ts";
import { nodeModule } from "./node-modules.ts";

type Crypto = typeof import("node:crypto");
let loaded: Crypto | undefined;
export const crypto = (): Crypto => (loaded ??= nodeModule("node:crypto") as Crypto);

/** hashlib's names to OpenSSL's. */
export const NAMES: ReadonlyMap<string, string> = new Map([
  ...["md5", "sha1", "sha224", "sha256", "sha384", "sha512"].map((n): [string, string] => [n, n]),
  ["sha512_224", "sha512-224"],
  ["sha512_256", "sha512-256"],
  ...["224", "256", "384", "512"].map((n): [string, string] => [`sha3_${n}`, `sha3-${n}`]),
]);
const HASHES: ReadonlyMap<string, string> = new Map([...NAMES, ["blake2b", "blake2b512"], ["blake2s", "blake2s256"]]);

type NodeHash = import("node:crypto").Hash;

class RunningNodeHash implements HostHash {
  private readonly hash: NodeHash;
  constructor(hash: NodeHash) {
    this.hash = hash;
  }
  update(data: Uint8Array): void {
    this.hash.update(data);
  }
  copy(): HostHash {
    return new RunningNodeHash(this.hash.copy());
  }
  digest(): Uint8Array {
    return bytesOf(this.hash.digest("binary"));
  }
}

/** Strings come from Node faster than buffers. */
function bytesOf(text: string): Uint8Array {
  const out = new Uint8Array(text.length);
  for (let i = 0; i < out.length; i++) out[i] = text.charCodeAt(i);
  return out;
}

/**
 * Short data in memory that lies outside of V8's heap: node:crypto asks for the buffer of what it hashes, and that of a short array would be
 * moved out of the heap for it, which takes longer than the hash.
 */
const outside = new Uint8Array(new ArrayBuffer(256));
const views: (Uint8Array | undefined)[] = [];
function outsideOf(data: Uint8Array): Uint8Array {
  const n = data.length;
  if (n > outside.length) return data;
  for (let i = 0; i < n; i++) outside[i] = data[i]!;
  return (views[n] ??= outside.subarray(0, n));
}

function digestText(name: string, data: Uint8Array, form: "binary" | "hex"): string {
  const { createHash, hash } = crypto();
  const algorithm = HASHES.get(name)!;
  // Node 20.11 and earlier have no function that hashes at once.
  return (
    (hash as typeof hash | undefined)?.(algorithm, outsideOf(data), form) ??
    createHash(algorithm).update(data).digest(form)
  );
}

export const nodeHashing: HostHashing = {
  names: new Set(HASHES.keys()),
  digest: (name, data) => bytesOf(digestText(name, data, "binary")),
  hexDigest: (name, data) => digestText(name, data, "hex"),
  start: (name) => new RunningNodeHash(crypto().createHash(HASHES.get(name)!)),
  // Not in Node 20.14 and earlier.
  crc32: (data, start) => (zlib() as { crc32?(data: Uint8Array, start: number): number }).crc32?.(data, start),
  inflate,
};
