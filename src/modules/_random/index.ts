// Module _random: the Mersenne Twister, same numbers as CPython. Follows Modules/_randommodule.c.

import { allocatingBits } from "#runtime/allocation.ts";
import { current } from "#runtime/current.ts";
import { index, int } from "#runtime/native/convert.ts";
import { defineModule, makeType, type NativeModule } from "#runtime/native/define.ts";
import { pos } from "#runtime/native/params.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { typeError, valueError } from "#runtime/objects/exceptions.ts";
import { hashOf } from "#runtime/objects/hash.ts";
import { intValue, normalizeInt, PyFloat } from "#runtime/objects/numbers.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { TypeFlags } from "#runtime/objects/type.ts";
import { toIndexValue } from "#runtime/operators/protocols.ts";

const N = 624;
class PyRandom extends PyObject {
  state: Uint32Array = new Uint32Array(N);
  at = N + 1;

  private init(seed: number): void {
    const s = this.state;
    s[0] = seed >>> 0;
    for (let i = 1; i < N; i++) {
      const x = s[i - 1]! ^ (s[i - 1]! >>> 30);
      s[i] = (Math.imul(1812433253, x) + i) >>> 0;
    }
    this.at = N;
  }
  initByArray(key: readonly number[]): void {
    this.init(19650218);
    const s = this.state;
    let i = 1;
    let j = 0;
    for (let k = Math.max(N, key.length); k > 0; k--) {
      s[i] = ((s[i]! ^ Math.imul(s[i - 1]! ^ (s[i - 1]! >>> 30), 1664525)) + key[j]! + j) >>> 0;
      i++;
      j++;
      if (i >= N) {
        s[0] = s[N - 1]!;
        i = 1;
      }
      if (j >= key.length) j = 0;
    }
    for (let k = N - 1; k > 0; k--) {
      s[i] = ((s[i]! ^ Math.imul(s[i - 1]! ^ (s[i - 1]! >>> 30), 1566083941)) - i) >>> 0;
      i++;
      if (i >= N) {
        s[0] = s[N - 1]!;
        i = 1;
      }
    }
    s[0] = 0x80000000;
  }
  next(): number {
    const s = this.state;
    if (this.at >= N) {
      for (let k = 0; k < N; k++) {
        const y = (s[k]! & 0x80000000) | (s[(k + 1) % N]! & 0x7fffffff);
        s[k] = (s[(k + 397) % N]! ^ (y >>> 1) ^ ((y & 1) !== 0 ? 0x9908b0df : 0)) >>> 0;
      }
      this.at = 0;
    }
    let y = s[this.at++]!;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    y ^= y >>> 18;
    return y >>> 0;
  }
  seed(v: PyValue): void {
    let n: bigint;
    if (v === None) {
      const words = new Uint8Array(16);
      const { entropy, clock } = current().host;
      if (entropy !== undefined) entropy(words);
      else new DataView(words.buffer).setBigUint64(0, BigInt.asUintN(64, clock?.now() ?? 0n));
      n = words.reduce((a, b) => (a << 8n) | BigInt(b), 0n);
    } else {
      const i = intValue(v);
      n = BigInt(i ?? BigInt.asUintN(64, BigInt(hashOf(v))));
      if (n < 0n) n = -n;
    }
    const key: number[] = [];
    for (; n > 0n; n >>= 32n) key.push(Number(n & 0xffffffffn));
    this.initByArray(key.length === 0 ? [0] : key);
  }
}

const randomType = makeType(PyRandom, { name: "Random", module: "_random", flags: TypeFlags.BASETYPE }, (c) => ({
  slots: {
    new: c.makePlain(),
    init: c.init([pos("seed", "None")], (self, seed) => self.seed(seed)),
  },
  methods: {
    random: c.method([], (self) => {
      const a = self.next() >>> 5;
      const b = self.next() >>> 6;
      return new PyFloat((a * 67108864 + b) / 9007199254740992);
    }),
    seed: c.method([pos("n", "None")], (self, n) => {
      self.seed(n);
      return None;
    }),
    getrandbits: c.method([pos("k", int)], (self, bits) => {
      if (bits < 0) throw valueError("number of bits must be non-negative");
      const k = index(bits, "k");
      if (k === 0) return 0;
      if (k <= 32) return self.next() >>> (32 - k);
      allocatingBits(k);
      // Digits, the lowest last: shifting a growing bigint would take quadratic time.
      const words: string[] = [];
      for (let left = k; left > 0; left -= 32) {
        let r = self.next();
        if (left < 32) r >>>= 32 - left;
        words.push(r.toString(16).padStart(8, "0"));
      }
      return normalizeInt(BigInt(`0x${words.reverse().join("")}`));
    }),
    getstate: c.method([], (self) => new PyTuple([...self.state, self.at])),
    setstate: c.method([pos("state")], (self, state) => {
      if (!(state instanceof PyTuple)) throw typeError("state vector must be a tuple");
      if (state.items.length !== N + 1) throw valueError("state vector is the wrong size");
      const words = state.items.map((x) => Number(toIndexValue(x)));
      if (words[N]! < 0 || words[N]! > N) throw valueError("invalid state");
      self.state = Uint32Array.from(words.slice(0, N));
      self.at = words[N]!;
      return None;
    }),
  },
}));

const randomModule: NativeModule = defineModule("_random", () => ({ types: { Random: randomType } }));
export default randomModule;
