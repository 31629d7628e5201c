// SipHash-1-3 of a source under a 32-bit key, as eight bytes: `_imp.source_hash`. Follows Python/pyhash.c (siphash13, _Py_KeyedHash).
// Words of 64 bits are pairs of 32-bit halves.

/** The hash that hash-based bytecode files hold. */
export function sourceHash(key: number, data: Uint8Array): Uint8Array {
  // v0 = k0 ^ "somepseu", v1 = k1 ^ "dorandom", v2 = k0 ^ "lygenera", v3 = k1 ^ "tedbytes"; k1 is 0
  let al = 0x70736575 ^ key;
  let ah = 0x736f6d65;
  let bl = 0x6e646f6d;
  let bh = 0x646f7261;
  let cl = 0x6e657261 ^ key;
  let ch = 0x6c796765;
  let dl = 0x79746573;
  let dh = 0x74656462;
  const round = (): void => {
    let t = (al >>> 0) + (bl >>> 0);
    ah = (ah + bh + (t > 0xffffffff ? 1 : 0)) | 0;
    al = t | 0;
    t = (cl >>> 0) + (dl >>> 0);
    ch = (ch + dh + (t > 0xffffffff ? 1 : 0)) | 0;
    cl = t | 0;
    t = (bl << 13) | (bh >>> 19);
    bh = ((bh << 13) | (bl >>> 19)) ^ ah;
    bl = t ^ al;
    t = (dl << 16) | (dh >>> 16);
    dh = ((dh << 16) | (dl >>> 16)) ^ ch;
    dl = t ^ cl;
    t = al;
    al = ah;
    ah = t;
    t = (cl >>> 0) + (bl >>> 0);
    ch = (ch + bh + (t > 0xffffffff ? 1 : 0)) | 0;
    cl = t | 0;
    t = (al >>> 0) + (dl >>> 0);
    ah = (ah + dh + (t > 0xffffffff ? 1 : 0)) | 0;
    al = t | 0;
    t = (bl << 17) | (bh >>> 15);
    bh = ((bh << 17) | (bl >>> 15)) ^ ch;
    bl = t ^ cl;
    t = (dl << 21) | (dh >>> 11);
    dh = ((dh << 21) | (dl >>> 11)) ^ ah;
    dl = t ^ al;
    t = cl;
    cl = ch;
    ch = t;
  };
  const n = data.length;
  const whole = n - (n % 8);
  const view = new DataView(data.buffer, data.byteOffset, n);
  for (let i = 0; i < whole; i += 8) {
    const lo = view.getInt32(i, true);
    const hi = view.getInt32(i + 4, true);
    dl ^= lo;
    dh ^= hi;
    round();
    al ^= lo;
    ah ^= hi;
  }
  const tail = new Uint8Array(8);
  tail.set(data.subarray(whole));
  tail[7] = n & 255;
  const last = new DataView(tail.buffer);
  const lo = last.getInt32(0, true);
  const hi = last.getInt32(4, true);
  dl ^= lo;
  dh ^= hi;
  round();
  al ^= lo;
  ah ^= hi;
  cl ^= 0xff;
  round();
  round();
  round();
  last.setInt32(0, al ^ bl ^ cl ^ dl, true);
  last.setInt32(4, ah ^ bh ^ ch ^ dh, true);
  return tail;
}
