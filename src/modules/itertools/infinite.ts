// count, cycle, repeat (Modules/itertoolsmodule.c).

import { Source } from "#builtins/iterators/combining.ts";
import { tick } from "#runtime/allocation.ts";
import { makeType } from "#runtime/native/define.ts";
import { arg, pos } from "#runtime/native/params.ts";
import { typeError } from "#runtime/objects/exceptions.ts";
import { isInt, PyComplex, PyFloat } from "#runtime/objects/numbers.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { joinStrs } from "#runtime/objects/str.ts";
import type { PyType } from "#runtime/objects/type.ts";
import { typeOf } from "#runtime/objects/type-of.ts";
import { add } from "#runtime/operators/arith.ts";
import { repr, toSize } from "#runtime/operators/protocols.ts";

function isNumber(v: PyValue): boolean {
  if (isInt(v) || v instanceof PyFloat || v instanceof PyComplex) return true;
  const t = typeOf(v);
  return (
    t.lookup("__int__") !== undefined || t.lookup("__float__") !== undefined || t.lookup("__index__") !== undefined
  );
}

class PyCount extends PyObject {
  value: PyValue = 0;
  step: PyValue = 1;
  nx(): PyValue {
    tick();
    const v = this.value;
    if (typeof v === "number" && this.step === 1 && v < Number.MAX_SAFE_INTEGER) this.value = v + 1;
    else this.value = add(v, this.step);
    return v;
  }
}

export const countType: PyType = makeType(PyCount, { name: "itertools.count", module: "itertools" }, (c) => ({
  slots: {
    new: c.make([arg("start", "0"), arg("step", "1")], (cls, start, step) => {
      if (!isNumber(start) || !isNumber(step)) throw typeError("a number is required");
      const r = new cls.K() as PyCount;
      r.value = start;
      r.step = step;
      return r;
    }),
    iter: (self) => self,
    next: (self) => self.nx(),
    repr: (self) => {
      const name = typeOf(self).qualname;
      return self.step === 1
        ? joinStrs([`${name}(`, repr(self.value), ")"])
        : joinStrs([`${name}(`, repr(self.value), ", ", repr(self.step), ")"]);
    },
  },
}));

class PyCycle extends PyObject {
  source: Source | undefined = undefined;
  saved: PyValue[] = [];
  private i = 0;
  nx(): PyValue | undefined {
    tick();
    if (this.source !== undefined) {
      const v = this.source.nx();
      if (v !== undefined) {
        this.saved.push(v);
        return v;
      }
      this.source = undefined;
    }
    if (this.saved.length === 0) return undefined;
    const v = this.saved[this.i]!;
    this.i = this.i + 1 === this.saved.length ? 0 : this.i + 1;
    return v;
  }
}

export const cycleType: PyType = makeType(PyCycle, { name: "itertools.cycle", module: "itertools" }, (c) => ({
  slots: {
    new: c.make([pos("iterable")], (cls, iterable) => {
      const r = new cls.K() as PyCycle;
      r.source = new Source(iterable);
      return r;
    }),
    iter: (self) => self,
    next: (self) => self.nx(),
  },
}));

class PyRepeat extends PyObject {
  value: PyValue = 0;
  /** Infinity: for ever. */
  left = Number.POSITIVE_INFINITY;
  nx(): PyValue | undefined {
    if (this.left <= 0) return undefined;
    tick();
    this.left--;
    return this.value;
  }
}

export const repeatType: PyType = makeType(PyRepeat, { name: "itertools.repeat", module: "itertools" }, (c) => ({
  slots: {
    new: c.make([arg("object"), arg("times", "...")], (cls, value, times) => {
      const r = new cls.K() as PyRepeat;
      r.value = value;
      if (times !== undefined) r.left = Math.max(0, toSize(times));
      return r;
    }),
    iter: (self) => self,
    next: (self) => self.nx(),
    lengthHint: (self) => {
      if (self.left === Number.POSITIVE_INFINITY) throw typeError("len() of unsized object");
      return self.left;
    },
    repr: (self) =>
      joinStrs([
        `${typeOf(self).qualname}(`,
        repr(self.value),
        self.left === Number.POSITIVE_INFINITY ? ")" : `, ${self.left})`,
      ]),
  },
}));
