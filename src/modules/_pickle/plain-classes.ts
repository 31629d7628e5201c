// Instances of ordinary classes: NEWOBJ without arguments and BUILD with a dict do to them what needs no call. What was found out about a
// class is kept while one pickle is read.

import type { PyDict } from "#runtime/objects/dict.ts";
import { PyGetSet } from "#runtime/objects/functions.ts";
import { moduleType } from "#runtime/objects/module.ts";
import { type PyValue, propertyKey, slotsOf } from "#runtime/objects/object.ts";
import { objectType, type PyType, TypeFlags, typeType } from "#runtime/objects/type.ts";

const NOT_PLAIN = TypeFlags.ABSTRACT | TypeFlags.DISALLOW_INSTANTIATION;

/** `object.__new__` makes the instances. */
const isMadePlainly = (cls: PyType): boolean =>
  cls.lookup("__new__") === objectType.own("__new__") && (cls.flags & NOT_PLAIN) === 0;

/** There is no `__setstate__`, nothing is told of attributes, and they are properties of the instance. */
const isFilledPlainly = (cls: PyType): boolean =>
  cls.isHeap &&
  cls.hasDict &&
  !cls.isSubtype(typeType) &&
  !cls.isSubtype(moduleType) &&
  cls.hasPlainLoads() &&
  cls.lookup("__getattr__") === undefined &&
  cls.lookup("__setstate__") === undefined &&
  cls.lookup("__dict__") instanceof PyGetSet;

class Plan {
  readonly cls: PyType;
  readonly version: number;
  readonly made: boolean;
  readonly filled: boolean;
  /** The keys that a state had last, in order, and the properties that hold those attributes. */
  private readonly keys: string[] = [];
  private readonly properties: string[] = [];

  constructor(cls: PyType) {
    this.cls = cls;
    this.version = cls.version;
    this.made = isMadePlainly(cls);
    this.filled = isFilledPlainly(cls);
  }

  /** Is the attribute that the state names in place `i` held by an own property? */
  knows(i: number, key: PyValue): boolean {
    if (this.keys[i] === key) return true;
    if (typeof key !== "string" || i > this.keys.length || this.cls.lookup(key) !== undefined) return false;
    this.keys[i] = key;
    this.properties[i] = propertyKey(key);
    this.cls.storedNames.add(key);
    return true;
  }

  property(i: number): string {
    return this.properties[i]!;
  }
}

export class PlainClasses {
  private readonly plans: Map<PyType, Plan> = new Map();
  private last: Plan | undefined = undefined;

  private planOf(cls: PyType): Plan {
    const { last } = this;
    if (last !== undefined && last.cls === cls && last.version === cls.version) return last;
    let plan = this.plans.get(cls);
    if (plan === undefined || plan.version !== cls.version) this.plans.set(cls, (plan = new Plan(cls)));
    return (this.last = plan);
  }

  /** Is `cls.__new__(cls)` a bare instance? */
  makes(cls: PyType): boolean {
    return this.planOf(cls).made;
  }

  /** Sets attributes as own properties; false, and nothing is done, where one must go through `__setstate__` or `__dict__`. */
  fill(instance: PyValue, state: PyDict): boolean {
    if (typeof instance !== "object" || instance.odict !== undefined) return false;
    const plan = this.planOf(instance.cls);
    const own = slotsOf(instance);
    if (!plan.filled || own["$__setstate__"] !== undefined) return false;
    const entries = state.liveEntries();
    for (let i = 0; i < entries.length; i++) {
      const e = entries[i];
      if (e === undefined || e.value === undefined || !plan.knows(i, e.key)) return false;
    }
    for (let i = 0; i < entries.length; i++) own[plan.property(i)] = entries[i]!.value;
    return true;
  }
}
