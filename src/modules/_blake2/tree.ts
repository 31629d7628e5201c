// BLAKE2 with a parameter block for tree hashing, which @noble/hashes leaves out (RFC 7693; "BLAKE2: simpler, smaller, fast as MD5").
// Written for both word sizes at once with bigints: clear rather than fast, as trees of hashes are seldom asked for.

import type { RunningHash } from "../_md5/hash-object.ts";

export interface TreeParameters {
  readonly digestSize: number;
  readonly key: Uint8Array;
  readonly salt: Uint8Array;
  readonly person: Uint8Array;
  readonly fanout: number;
  readonly depth: number;
  readonly leafSize: number;
  readonly nodeOffset: number | bigint;
  readonly nodeDepth: number;
  readonly innerSize: number;
  readonly lastNode: boolean;
}

interface Variant {
  /** Bits of a word. */
  readonly bits: 32 | 64;
  readonly rounds: number;
  readonly rotations: readonly [bigint, bigint, bigint, bigint];
  readonly iv: readonly bigint[];
}

// The fractional parts of the square roots of the first eight primes.
const IV64 = [
  0x6a09e667f3bcc908n,
  0xbb67ae8584caa73bn,
  0x3c6ef372fe94f82bn,
  0xa54ff53a5f1d36f1n,
  0x510e527fade682d1n,
  0x9b05688c2b3e6c1fn,
  0x1f83d9abfb41bd6bn,
  0x5be0cd19137e2179n,
];
const B: Variant = { bits: 64, rounds: 12, rotations: [32n, 24n, 16n, 63n], iv: IV64 };
const S: Variant = { bits: 32, rounds: 10, rotations: [16n, 12n, 8n, 7n], iv: IV64.map((w) => w >> 32n) };

/** The order of the message's words in each round, a hexadecimal digit each. */
const SIGMA: readonly (readonly number[])[] = (
  "0123456789abcdef ea489fd61c02b753 b8c052fdae367194 7931dcbe265a40f8 905724afe1bc683d 2c6a0b834d75fe19 " +
  "c51fed4a0763928b db7ec13950f4862a 6fe9b308c2d714a5 a2847615fb9e3cd0"
)
  .split(" ")
  .map((row) => Array.from(row, (digit) => Number.parseInt(digit, 16)));

/** The words that a G mixes: columns, then diagonals. */
const MIXED = [
  [0, 4, 8, 12],
  [1, 5, 9, 13],
  [2, 6, 10, 14],
  [3, 7, 11, 15],
  [0, 5, 10, 15],
  [1, 6, 11, 12],
  [2, 7, 8, 13],
  [3, 4, 9, 14],
] as const;

class TreeHash implements RunningHash {
  private readonly variant: Variant;
  private readonly digestSize: number;
  private readonly lastNode: boolean;
  private h: bigint[];
  private buffer: Uint8Array;
  private filled = 0;
  private count = 0n;

  constructor(variant: Variant, h: bigint[], digestSize: number, lastNode: boolean) {
    this.variant = variant;
    this.h = h;
    this.digestSize = digestSize;
    this.lastNode = lastNode;
    this.buffer = new Uint8Array(variant.bits * 2);
  }

  update(data: Uint8Array): void {
    const { buffer } = this;
    for (let at = 0; at < data.length; ) {
      // The last block is kept until it is known to be the last.
      if (this.filled === buffer.length) this.compress(false);
      const part = data.subarray(at, at + buffer.length - this.filled);
      buffer.set(part, this.filled);
      this.filled += part.length;
      at += part.length;
    }
  }

  digest(): Uint8Array {
    this.buffer.fill(0, this.filled);
    this.compress(true);
    const size = this.variant.bits / 8;
    const out = new Uint8Array(8 * size);
    this.h.forEach((word, i) => {
      for (let j = 0; j < size; j++) out[i * size + j] = Number((word >> BigInt(8 * j)) & 255n);
    });
    return out.subarray(0, this.digestSize);
  }

  clone(): TreeHash {
    const made = new TreeHash(this.variant, [...this.h], this.digestSize, this.lastNode);
    made.buffer = this.buffer.slice();
    made.filled = this.filled;
    made.count = this.count;
    return made;
  }

  private compress(last: boolean): void {
    const { bits, rounds, rotations, iv } = this.variant;
    const size = bits / 8;
    const width = BigInt(bits);
    const word = (n: bigint): bigint => BigInt.asUintN(bits, n);
    const rotate = (n: bigint, by: bigint): bigint => word((n >> by) | (n << (width - by)));
    this.count += BigInt(this.filled);
    this.filled = 0;
    const m = Array.from({ length: 16 }, (_, i) => readWord(this.buffer, i * size, size));
    const v = [...this.h, ...iv];
    v[12]! ^= word(this.count);
    v[13]! ^= word(this.count >> width);
    if (last) v[14] = word(~v[14]!);
    if (last && this.lastNode) v[15] = word(~v[15]!);
    for (let round = 0; round < rounds; round++) {
      const order = SIGMA[round % 10]!;
      MIXED.forEach(([a, b, c, d], i) => {
        v[a] = word(v[a]! + v[b]! + m[order[2 * i]!]!);
        v[d] = rotate(v[d]! ^ v[a]!, rotations[0]);
        v[c] = word(v[c]! + v[d]!);
        v[b] = rotate(v[b]! ^ v[c]!, rotations[1]);
        v[a] = word(v[a]! + v[b]! + m[order[2 * i + 1]!]!);
        v[d] = rotate(v[d]! ^ v[a]!, rotations[2]);
        v[c] = word(v[c]! + v[d]!);
        v[b] = rotate(v[b]! ^ v[c]!, rotations[3]);
      });
    }
    this.h = this.h.map((x, i) => x ^ v[i]! ^ v[i + 8]!);
  }
}

function readWord(data: Uint8Array, at: number, size: number): bigint {
  let out = 0n;
  for (let i = size - 1; i >= 0; i--) out = (out << 8n) | BigInt(data[at + i]!);
  return out;
}

/** A running BLAKE2b or BLAKE2s of one node. */
export function startTree(bits: 32 | 64, p: TreeParameters): RunningHash {
  const variant = bits === 64 ? B : S;
  const block = new Uint8Array(bits);
  const view = new DataView(block.buffer);
  block.set([p.digestSize, p.key.length, p.fanout, p.depth]);
  view.setUint32(4, p.leafSize, true);
  // The offset takes eight bytes in BLAKE2b, six in BLAKE2s.
  view.setBigUint64(8, BigInt(p.nodeOffset), true);
  const afterOffset = bits === 64 ? 16 : 14;
  block[afterOffset] = p.nodeDepth;
  block[afterOffset + 1] = p.innerSize;
  block.set(p.salt, bits / 2);
  block.set(p.person, (bits / 4) * 3);
  const size = bits / 8;
  const h = variant.iv.map((word, i) => word ^ readWord(block, i * size, size));
  const made = new TreeHash(variant, h, p.digestSize, p.lastNode);
  if (p.key.length > 0) {
    const padded = new Uint8Array(bits * 2);
    padded.set(p.key);
    made.update(padded);
  }
  return made;
}
