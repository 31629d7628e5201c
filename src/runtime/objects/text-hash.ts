// hash() of str and bytes: SipHash-1-3 under a key of the interpreter's own (Python/pyhash.c), which PYTHONHASHSEED or the host's
// entropy gives (Python/bootstrap_hash.c). Short texts are remembered: CPython keeps a str's hash in the str.

import { sipHash13, sipRoom } from "#text/siphash.ts";

/** A 64-bit number and its halves, to go from one to the other without arithmetic on bigints. */
const words = new Int32Array(2);
const wide = new BigInt64Array(words.buffer);

/** Texts of at most so many characters are remembered, so many of them. */
const SHORT = 128;
const KNOWN = 8192;

/** The halves of an int of 64 bits, folded into one. */
export function foldWide(h: bigint): number {
  wide[0] = h;
  return words[0]! ^ words[1]!;
}

/** Low and high half of a bigint's low 64 bits. */
export function halves(h: bigint): Int32Array {
  wide[0] = h;
  return words;
}

/** The int that two halves make: a number where it fits one. */
export function ofHalves(low: number, high: number): number | bigint {
  // -2^53 is no safe int.
  if (high < 0x200000 && (high > -0x200000 || (high === -0x200000 && low !== 0)))
    return high * 4294967296 + (low >>> 0);
  words[0] = low;
  words[1] = high;
  return wide[0]!;
}

/** What a seed makes of the key: 0 stands for no randomisation. */
export function keyOfSeed(seed: number): Int32Array {
  const key = new Uint8Array(16);
  let x = seed >>> 0;
  if (x !== 0)
    for (let i = 0; i < key.length; i++) {
      x = (Math.imul(x, 214013) + 2531011) >>> 0;
      key[i] = (x >>> 16) & 0xff;
    }
  return new Int32Array(key.buffer);
}

export class TextHashes {
  private key: Int32Array | undefined = undefined;
  private readonly makeKey: () => Int32Array;
  private readonly known: Map<string, number | bigint> = new Map();
  private readonly texts: Map<number | bigint, string> = new Map();
  private buffer = new Uint8Array(512);

  /** @param makeKey asked when the first text is hashed */
  constructor(makeKey: () => Int32Array) {
    this.makeKey = makeKey;
  }

  /** The hash of a str without surrogates. */
  ofText(s: string): number | bigint {
    if (s.length > SHORT) return this.compute(s);
    let h = this.known.get(s);
    if (h === undefined) {
      if (this.known.size >= KNOWN) {
        this.known.clear();
        this.texts.clear();
      }
      this.known.set(s, (h = this.compute(s)));
      this.texts.set(h, s);
    }
    return h;
  }

  /** A text of that hash, of those that were asked for lately. */
  textOf(hash: number | bigint): string | undefined {
    return this.texts.get(hash);
  }

  private compute(s: string): number | bigint {
    const { length } = s;
    const room = this.room(length * 2);
    let most = 0;
    for (let i = 0; i < length; i++) {
      const c = s.charCodeAt(i);
      room[i] = c;
      most |= c;
    }
    if (most < 256) return this.sip(room, length);
    for (let i = 0; i < length; i++) {
      const c = s.charCodeAt(i);
      room[2 * i] = c;
      room[2 * i + 1] = c >> 8;
    }
    return this.sip(room, length * 2);
  }

  /** The hash of a str of code points, one of which at least is a surrogate or beyond the BMP. */
  ofPoints(points: readonly number[]): number | bigint {
    const width = points.some((c) => c > 0xffff) ? 4 : 2;
    const room = this.room(points.length * width);
    for (let i = 0, at = 0; i < points.length; i++) for (let k = 0; k < width; k++) room[at++] = points[i]! >> (8 * k);
    return this.sip(room, points.length * width);
  }

  ofBytes(data: ArrayLike<number>): number | bigint {
    const room = this.room(data.length);
    room.set(data);
    return this.sip(room, data.length);
  }

  private room(size: number): Uint8Array {
    if (this.buffer.length < sipRoom(size)) {
      const made = new Uint8Array(sipRoom(size));
      if (size > 65536) return made;
      this.buffer = made;
    }
    return this.buffer;
  }

  /** The hash of the first `length` bytes. */
  private sip(data: Uint8Array, length: number): number | bigint {
    if (length === 0) return 0;
    const h = sipHash13((this.key ??= this.makeKey()), data, length);
    const low = h[0]!;
    const high = h[1]!;
    return low === -1 && high === -1 ? -2 : ofHalves(low, high);
  }
}
