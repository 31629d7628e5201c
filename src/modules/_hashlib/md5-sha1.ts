// The hash that OpenSSL calls md5-sha1: both, one behind the other, as TLS 1.0 used them.

import { md5, sha1 } from "@noble/hashes/legacy.js";
import type { CHash } from "@noble/hashes/utils.js";

type Half = ReturnType<typeof md5.create> | ReturnType<typeof sha1.create>;

class Md5Sha1 {
  readonly blockLen = 64;
  readonly outputLen = 36;
  readonly canXOF = false;
  private readonly halves: readonly [Half, Half];
  constructor(halves: readonly [Half, Half] = [md5.create(), sha1.create()]) {
    this.halves = halves;
  }
  update(data: Uint8Array): this {
    for (const half of this.halves) half.update(data);
    return this;
  }
  digestInto(out: Uint8Array): void {
    this.halves[0].digestInto(out.subarray(0, 16));
    this.halves[1].digestInto(out.subarray(16, 36));
  }
  digest(): Uint8Array {
    const out = new Uint8Array(36);
    this.digestInto(out);
    return out;
  }
  clone(): Md5Sha1 {
    return new Md5Sha1([this.halves[0].clone(), this.halves[1].clone()]);
  }
  _cloneInto(): Md5Sha1 {
    return this.clone();
  }
  destroy(): void {
    for (const half of this.halves) half.destroy();
  }
}

export const md5Sha1: CHash = Object.assign((data: Uint8Array) => new Md5Sha1().update(data).digest(), {
  outputLen: 36,
  blockLen: 64,
  canXOF: false,
  create: () => new Md5Sha1(),
}) as unknown as CHash;
