// hash() of str and bytes: SipHash-1-3 under a key of the interpreter's own (Python/pyhash.c), which PYTHONHASHSEED or the host's
// entropy gives (Python/bootstrap_hash.c). Short texts are remembered: CPython keeps a str's hash in the str.

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
  if (high >= -0x200000 && high < 0x200000) return high * 4294967296 + (low >>> 0);
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
    if (this.buffer.length < size + 8) {
      const made = new Uint8Array((size + 15) & ~7);
      if (size > 65536) return made;
      this.buffer = made;
    }
    return this.buffer;
  }

  /** SipHash-1-3 of the first `length` bytes; the variables are the halves (a low, b high) of v0 to v3. */
  private sip(data: Uint8Array, length: number): number | bigint {
    if (length === 0) return 0;
    const rest = length & 7;
    data.fill(0, length, length - rest + 8);
    const input = new Int32Array(data.buffer);
    const whole = (length - rest) >> 2;
    const [k0a, k0b, k1a, k1b] = (this.key ??= this.makeKey()) as unknown as [number, number, number, number];
    let v0a = k0a ^ 0x70736575;
    let v0b = k0b ^ 0x736f6d65;
    let v1a = k1a ^ 0x6e646f6d;
    let v1b = k1b ^ 0x646f7261;
    let v2a = k0a ^ 0x6e657261;
    let v2b = k0b ^ 0x6c796765;
    let v3a = k1a ^ 0x79746573;
    let v3b = k1b ^ 0x74656462;
    // One round for each eight bytes (the last ones with the length), and three more.
    for (let i = 0, more = 3; more >= 0; ) {
      let ma = 0;
      let mb = 0;
      if (i <= whole) {
        ma = input[i]!;
        mb = input[i + 1]!;
        if (i === whole) mb |= length << 24;
        i += 2;
        v3a ^= ma;
        v3b ^= mb;
      }
      // v0 += v1; v2 += v3
      let sum = (v0a >>> 0) + (v1a >>> 0);
      v0b = (v0b + v1b + (sum > 0xffffffff ? 1 : 0)) | 0;
      v0a = sum | 0;
      sum = (v2a >>> 0) + (v3a >>> 0);
      v2b = (v2b + v3b + (sum > 0xffffffff ? 1 : 0)) | 0;
      v2a = sum | 0;
      // v1 = rotl(v1, 13) ^ v0; v3 = rotl(v3, 16) ^ v2
      let t = (v1a << 13) | (v1b >>> 19);
      v1b = ((v1b << 13) | (v1a >>> 19)) ^ v0b;
      v1a = t ^ v0a;
      t = (v3a << 16) | (v3b >>> 16);
      v3b = ((v3b << 16) | (v3a >>> 16)) ^ v2b;
      v3a = t ^ v2a;
      // v0 = rotl(v0, 32)
      t = v0a;
      v0a = v0b;
      v0b = t;
      // v2 += v1; v0 += v3
      sum = (v2a >>> 0) + (v1a >>> 0);
      v2b = (v2b + v1b + (sum > 0xffffffff ? 1 : 0)) | 0;
      v2a = sum | 0;
      sum = (v0a >>> 0) + (v3a >>> 0);
      v0b = (v0b + v3b + (sum > 0xffffffff ? 1 : 0)) | 0;
      v0a = sum | 0;
      // v1 = rotl(v1, 17) ^ v2; v3 = rotl(v3, 21) ^ v0
      t = (v1a << 17) | (v1b >>> 15);
      v1b = ((v1b << 17) | (v1a >>> 15)) ^ v2b;
      v1a = t ^ v2a;
      t = (v3a << 21) | (v3b >>> 11);
      v3b = ((v3b << 21) | (v3a >>> 11)) ^ v0b;
      v3a = t ^ v0a;
      // v2 = rotl(v2, 32)
      t = v2a;
      v2a = v2b;
      v2b = t;
      if (more === 3) {
        v0a ^= ma;
        v0b ^= mb;
        if (i <= whole) continue;
        v2a ^= 0xff;
      }
      more--;
    }
    const low = v0a ^ v1a ^ v2a ^ v3a;
    const high = v0b ^ v1b ^ v2b ^ v3b;
    return low === -1 && high === -1 ? -2 : ofHalves(low, high);
  }
}
