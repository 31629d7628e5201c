// product, permutations, combinations, combinations_with_replacement (Modules/itertoolsmodule.c).

import { tick } from "#runtime/allocation.ts";
import { index } from "#runtime/native/convert.ts";
import { makeType } from "#runtime/native/define.ts";
import { arg, kw, rest } from "#runtime/native/params.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { typeError, valueError } from "#runtime/objects/exceptions.ts";
import { isInt } from "#runtime/objects/numbers.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import type { PyType } from "#runtime/objects/type.ts";
import { toArray, toSize } from "#runtime/operators/protocols.ts";

class PyProduct extends PyObject {
  pools: (readonly PyValue[])[] = [];
  private indices: number[] | undefined = undefined;
  private done = false;
  nx(): PyValue | undefined {
    tick();
    if (this.done) return undefined;
    const { pools } = this;
    if (this.indices === undefined) {
      this.indices = pools.map(() => 0);
      if (pools.some((p) => p.length === 0)) {
        this.done = true;
        return undefined;
      }
    } else {
      const { indices } = this;
      let i = pools.length - 1;
      for (; i >= 0; i--) {
        if (++indices[i]! < pools[i]!.length) break;
        indices[i] = 0;
      }
      if (i < 0) {
        this.done = true;
        return undefined;
      }
    }
    const out = new Array<PyValue>(pools.length);
    for (let i = 0; i < pools.length; i++) out[i] = pools[i]![this.indices[i]!]!;
    return new PyTuple(out);
  }
}
export const productType: PyType = makeType(PyProduct, { name: "itertools.product", module: "itertools" }, (c) => ({
  slots: {
    new: c.make([rest("iterables"), kw("repeat", index, "1")], (cls, iterables, repeat) => {
      if (repeat < 0) throw valueError("repeat argument cannot be negative");
      const pools = repeat === 0 ? [] : iterables.map(toArray);
      const r = new cls.K() as PyProduct;
      for (let i = 0; i < repeat; i++) r.pools.push(...pools);
      return r;
    }),
    iter: (self) => self,
    next: (self) => self.nx(),
  },
}));

class PyPermutations extends PyObject {
  pool: PyValue[] = [];
  r = 0;
  private indices: number[] | undefined = undefined;
  private cycles: number[] = [];
  private done = false;
  nx(): PyValue | undefined {
    tick();
    const { pool, r } = this;
    const n = pool.length;
    if (this.done || r > n) return undefined;
    if (this.indices === undefined) {
      this.indices = pool.map((_, i) => i);
      for (let i = 0; i < r; i++) this.cycles.push(n - i);
    } else if (!this.advance(this.indices)) {
      this.done = true;
      return undefined;
    }
    const out = new Array<PyValue>(r);
    for (let i = 0; i < r; i++) out[i] = pool[this.indices[i]!]!;
    return new PyTuple(out);
  }
  private advance(indices: number[]): boolean {
    const n = indices.length;
    for (let i = this.r - 1; i >= 0; i--) {
      if (--this.cycles[i]! === 0) {
        const first = indices[i]!;
        for (let k = i; k < n - 1; k++) indices[k] = indices[k + 1]!;
        indices[n - 1] = first;
        this.cycles[i] = n - i;
      } else {
        const j = n - this.cycles[i]!;
        const t = indices[i]!;
        indices[i] = indices[j]!;
        indices[j] = t;
        return true;
      }
    }
    return false;
  }
}
export const permutationsType: PyType = makeType(
  PyPermutations,
  { name: "itertools.permutations", module: "itertools" },
  (c) => ({
    slots: {
      new: c.make([arg("iterable"), arg("r", "None")], (cls, iterable, r) => {
        const p = new cls.K() as PyPermutations;
        p.pool = toArray(iterable);
        if (r === None) p.r = p.pool.length;
        else {
          if (!isInt(r)) throw typeError("Expected int as r");
          p.r = toSize(r);
          if (p.r < 0) throw valueError("r must be non-negative");
        }
        return p;
      }),
      iter: (self) => self,
      next: (self) => self.nx(),
    },
  }),
);

class PyCombinations extends PyObject {
  pool: PyValue[] = [];
  r = 0;
  protected indices: number[] | undefined = undefined;
  protected done = false;
  nx(): PyValue | undefined {
    tick();
    const { pool, r } = this;
    const n = pool.length;
    if (this.done || r > n) return undefined;
    if (this.indices === undefined) {
      this.indices = [];
      for (let i = 0; i < r; i++) this.indices.push(i);
    } else {
      const { indices } = this;
      let i = r - 1;
      while (i >= 0 && indices[i] === i + n - r) i--;
      if (i < 0) {
        this.done = true;
        return undefined;
      }
      indices[i]!++;
      for (let k = i + 1; k < r; k++) indices[k] = indices[k - 1]! + 1;
    }
    return this.pick(this.indices);
  }
  protected pick(indices: number[]): PyTuple {
    const out = new Array<PyValue>(indices.length);
    for (let i = 0; i < indices.length; i++) out[i] = this.pool[indices[i]!]!;
    return new PyTuple(out);
  }
}
class PyCombinationsWithReplacement extends PyCombinations {
  override nx(): PyValue | undefined {
    const { pool, r } = this;
    const n = pool.length;
    if (this.done || (n === 0 && r > 0)) return undefined;
    if (this.indices === undefined) this.indices = new Array<number>(r).fill(0);
    else {
      const { indices } = this;
      let i = r - 1;
      while (i >= 0 && indices[i] === n - 1) i--;
      if (i < 0) {
        this.done = true;
        return undefined;
      }
      const v = indices[i]! + 1;
      for (let k = i; k < r; k++) indices[k] = v;
    }
    return this.pick(this.indices);
  }
}
function combining(layout: new () => PyCombinations, name: string): PyType {
  return makeType(layout, { name: "itertools." + name, module: "itertools" }, (c) => ({
    slots: {
      new: c.make([arg("iterable"), arg("r", index)], (cls, iterable, r) => {
        const p = new cls.K() as PyCombinations;
        p.pool = toArray(iterable);
        if (r < 0) throw valueError("r must be non-negative");
        p.r = r;
        return p;
      }),
      iter: (self) => self,
      next: (self) => self.nx(),
    },
  }));
}
export const combinationsType: PyType = combining(PyCombinations, "combinations");
export const combinationsWithReplacementType: PyType = combining(
  PyCombinationsWithReplacement,
  "combinations_with_replacement",
);
