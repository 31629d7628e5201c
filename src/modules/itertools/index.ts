// Module itertools (Modules/itertoolsmodule.c): groupby and tee here, the others beside.

import { Source } from "#builtins/iterators/combining.ts";
import { call1 } from "#runtime/calls/call.ts";
import { index } from "#runtime/native/convert.ts";
import { defineModule, makeType, type NativeModule } from "#runtime/native/define.ts";
import { arg, fn, pos } from "#runtime/native/params.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { runtimeError, typeError, valueError } from "#runtime/objects/exceptions.ts";
import { pyEquals } from "#runtime/objects/hash.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { combinationsType, combinationsWithReplacementType, permutationsType, productType } from "./combinatorics.ts";
import {
  accumulateType,
  batchedType,
  chainType,
  compressType,
  dropWhileType,
  filterFalseType,
  isliceType,
  pairwiseType,
  starMapType,
  takeWhileType,
  zipLongestType,
} from "./filtering.ts";
import { countType, cycleType, repeatType } from "./infinite.ts";

class PyGroupBy extends PyObject {
  source: Source | undefined = undefined;
  keyFunction: PyValue = None;
  target: PyValue | undefined = undefined;
  key: PyValue | undefined = undefined;
  value: PyValue | undefined = undefined;
  group: PyGrouper | undefined = undefined;

  /** Reads one more value; false at the end. */
  step(): boolean {
    const v = this.source!.nx();
    if (v === undefined) return false;
    const k = this.keyFunction === None ? v : call1(this.keyFunction, v);
    this.value = v;
    this.key = k;
    return true;
  }
  nx(): PyValue | undefined {
    this.group = undefined;
    for (;;) {
      if (this.key === undefined) {
        // nothing read yet
      } else if (this.target === undefined) break;
      else if (!pyEquals(this.target, this.key)) break;
      if (!this.step()) return undefined;
    }
    this.target = this.key;
    const g = new PyGrouper();
    g.parent = this;
    g.target = this.target;
    this.group = g;
    return new PyTuple([this.key!, g]);
  }
}

class PyGrouper extends PyObject {
  parent: PyGroupBy | undefined = undefined;
  target: PyValue | undefined = undefined;
  nx(): PyValue | undefined {
    const p = this.parent;
    if (p === undefined || p.group !== this) return undefined;
    if (p.value === undefined && !p.step()) return undefined;
    if (!pyEquals(this.target!, p.key!)) return undefined;
    const v = p.value!;
    p.value = undefined;
    return v;
  }
}

const groupByType: PyType = makeType(PyGroupBy, { name: "itertools.groupby", module: "itertools" }, (c) => ({
  slots: {
    new: c.make([arg("iterable"), arg("key", "None")], (cls, iterable, key) => {
      const r = new cls.K() as PyGroupBy;
      r.keyFunction = key;
      r.source = new Source(iterable);
      return r;
    }),
    iter: (self) => self,
    next: (self) => self.nx(),
  },
}));
const grouperType: PyType = makeType(PyGrouper, { name: "itertools._grouper", module: "itertools", flags: 0 }, (c) => ({
  slots: {
    new: c.make([pos("parent"), pos("tgtkey")], (_cls, parent, target) => {
      if (!(parent instanceof PyGroupBy)) throw typeError("argument 1 must be itertools.groupby");
      const g = new PyGrouper();
      g.parent = parent;
      g.target = target;
      parent.group = g;
      return g;
    }),
    iter: (self) => self,
    next: (self) => self.nx(),
  },
}));

/** One value of a tee'd iterator, and where the next one will be. */
interface Link {
  value: PyValue | undefined;
  next: Link | undefined;
}

/** What the iterators of one tee share. */
class TeeSource {
  private readonly source: Source;
  private running = false;
  constructor(iterable: PyValue) {
    this.source = new Source(iterable);
  }
  read(): PyValue | undefined {
    if (this.running) throw runtimeError("cannot re-enter the tee iterator");
    this.running = true;
    try {
      return this.source.nx();
    } finally {
      this.running = false;
    }
  }
}

class PyTee extends PyObject {
  shared: TeeSource | undefined = undefined;
  link: Link = { value: undefined, next: undefined };
  nx(): PyValue | undefined {
    const { link } = this;
    if (link.next === undefined) {
      const v = this.shared!.read();
      if (v === undefined) return undefined;
      link.value = v;
      link.next = { value: undefined, next: undefined };
    }
    this.link = link.next;
    return link.value;
  }
  copy(): PyTee {
    const t = new PyTee();
    t.shared = this.shared;
    t.link = this.link;
    return t;
  }
}

function teeOf(iterable: PyValue): PyTee {
  if (iterable instanceof PyTee) return iterable.copy();
  const t = new PyTee();
  t.shared = new TeeSource(iterable);
  return t;
}

const teeType: PyType = makeType(
  PyTee,
  { name: "itertools._tee", module: "itertools", flags: TypeFlags.WEAKREF },
  (c) => ({
    slots: {
      new: c.make([pos("iterable")], (_cls, iterable) => teeOf(iterable)),
      iter: (self) => self,
      next: (self) => self.nx(),
    },
    methods: { __copy__: c.method([], (self) => self.copy()) },
  }),
);

function tee(iterable: PyValue, n: number): PyValue {
  if (n < 0) throw valueError("n must be >= 0");
  if (n === 0) return new PyTuple([]);
  const first = teeOf(iterable);
  const out: PyValue[] = [first];
  while (out.length < n) out.push(first.copy());
  return new PyTuple(out);
}

const itertoolsModule: NativeModule = defineModule("itertools", () => ({
  functions: { tee: fn([pos("iterable"), pos("n", index, "2")], tee) },
  types: {
    accumulate: accumulateType,
    batched: batchedType,
    chain: chainType,
    combinations: combinationsType,
    combinations_with_replacement: combinationsWithReplacementType,
    compress: compressType,
    count: countType,
    cycle: cycleType,
    dropwhile: dropWhileType,
    filterfalse: filterFalseType,
    groupby: groupByType,
    islice: isliceType,
    pairwise: pairwiseType,
    permutations: permutationsType,
    product: productType,
    repeat: repeatType,
    starmap: starMapType,
    takewhile: takeWhileType,
    zip_longest: zipLongestType,
    _grouper: grouperType,
    _tee: teeType,
  },
}));
export default itertoolsModule;
