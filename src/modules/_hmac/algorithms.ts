// The algorithms that _hashlib and _hmac know by name, from the npm package @noble/hashes.

import { blake2b, blake2s } from "@noble/hashes/blake2.js";
import { md5, ripemd160, sha1 } from "@noble/hashes/legacy.js";
import { sha224, sha256, sha384, sha512, sha512_224, sha512_256 } from "@noble/hashes/sha2.js";
import { sha3_224, sha3_256, sha3_384, sha3_512, shake128, shake256 } from "@noble/hashes/sha3.js";
import type { CHash, CHashXOF } from "@noble/hashes/utils.js";

/** A hash function by hashlib's name. It is asked for late: those of a family make their tables when they are loaded. */
export class Algorithm {
  readonly name: string;
  /** The outcome's length is the caller's choice. */
  readonly extendable: boolean;
  private readonly find: () => CHash | CHashXOF;
  constructor(name: string, find: () => CHash | CHashXOF, extendable = false) {
    this.name = name;
    this.find = find;
    this.extendable = extendable;
  }
  get hash(): CHash {
    return this.find() as CHash;
  }
}

const algorithm = (name: string, find: () => CHash): [string, Algorithm] => [name, new Algorithm(name, find)];
const xof = (name: string, find: () => CHashXOF): [string, Algorithm] => [name, new Algorithm(name, find, true)];

export const algorithms: ReadonlyMap<string, Algorithm> = new Map([
  algorithm("md5", () => md5),
  algorithm("sha1", () => sha1),
  algorithm("sha224", () => sha224),
  algorithm("sha256", () => sha256),
  algorithm("sha384", () => sha384),
  algorithm("sha512", () => sha512),
  algorithm("sha512_224", () => sha512_224),
  algorithm("sha512_256", () => sha512_256),
  algorithm("sha3_224", () => sha3_224),
  algorithm("sha3_256", () => sha3_256),
  algorithm("sha3_384", () => sha3_384),
  algorithm("sha3_512", () => sha3_512),
  xof("shake_128", () => shake128),
  xof("shake_256", () => shake256),
  algorithm("blake2b", () => blake2b),
  algorithm("blake2s", () => blake2s),
  algorithm("ripemd160", () => ripemd160),
]);
