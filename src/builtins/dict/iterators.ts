// The dict iterators, forwards and backwards (Objects/dictobject.c, dictiter_*).

import { type ClassKit, type ClassSpec, makeType } from "#runtime/native/define.ts";
import { PyList, PyTuple } from "#runtime/objects/containers.ts";
import type { DictEntry, PyDict } from "#runtime/objects/dict.ts";
import { runtimeError } from "#runtime/objects/exceptions.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import type { LayoutClass } from "#runtime/objects/type.ts";
import { reduceThrough } from "../iterators/reduce.ts";

/** Walks a dict's entries; the dict may be compacted or cleared under way. */
abstract class DictWalk extends PyObject {
  dict: PyDict | undefined;
  protected entries: (DictEntry | undefined)[];
  protected i: number;
  /** Size at the start; -1 after the dict changed. */
  protected used: number;
  protected left: number;
  /** The entries are the dict's own array (not a snapshot of a view). */
  protected readonly direct: boolean;
  constructor(dict?: PyDict) {
    super();
    this.dict = dict;
    this.entries = dict === undefined ? [] : dict.liveEntries();
    this.i = 0;
    this.used = dict === undefined ? 0 : dict.size;
    this.left = this.used;
    this.direct = dict !== undefined && dict.entries === this.entries;
  }
  get remaining(): number {
    return this.dict !== undefined && this.used === this.dict.size ? this.left : 0;
  }
  /** The rest of the items, without moving on. */
  abstract rest(): PyValue[];
  abstract nx(): PyValue | undefined;

  protected check(dict: PyDict): void {
    if (dict.size !== this.used) {
      this.used = -1;
      throw runtimeError("dictionary changed size during iteration");
    }
  }
}

abstract class ForwardWalk extends DictWalk {
  private last: DictEntry | undefined = undefined;
  protected advance(): DictEntry | undefined {
    const { dict } = this;
    if (dict === undefined) return undefined;
    this.check(dict);
    if (this.direct && dict.entries !== this.entries) {
      this.entries = dict.entries;
      this.i =
        this.last !== undefined && this.last.index >= 0 ? this.last.index + 1 : Math.min(this.i, this.entries.length);
    }
    const { entries } = this;
    while (this.i < entries.length) {
      const e = entries[this.i++];
      if (e !== undefined && e.value !== undefined) {
        if (this.left === 0) throw runtimeError("dictionary keys changed during iteration");
        this.left--;
        this.last = e;
        return e;
      }
    }
    this.dict = undefined;
    return undefined;
  }
  protected ahead(): DictEntry[] {
    const out: DictEntry[] = [];
    if (this.dict !== undefined)
      for (let i = this.i; i < this.entries.length; i++)
        if (this.entries[i]?.value !== undefined) out.push(this.entries[i]!);
    return out;
  }
}

abstract class BackwardWalk extends DictWalk {
  constructor(dict?: PyDict) {
    super(dict);
    this.i = this.entries.length - 1;
  }
  protected advance(): DictEntry | undefined {
    const { dict } = this;
    if (dict === undefined) return undefined;
    this.check(dict);
    const { entries } = this;
    while (this.i >= 0) {
      const e = entries[this.i--];
      if (e !== undefined && e.value !== undefined) {
        this.left--;
        return e;
      }
    }
    this.dict = undefined;
    return undefined;
  }
  protected ahead(): DictEntry[] {
    const out: DictEntry[] = [];
    if (this.dict !== undefined)
      for (let i = this.i; i >= 0; i--) if (this.entries[i]?.value !== undefined) out.push(this.entries[i]!);
    return out;
  }
}

const keyOf = (e: DictEntry): PyValue => e.key;
const valueOf = (e: DictEntry): PyValue => e.value!;
const itemOf = (e: DictEntry): PyValue => new PyTuple([e.key, e.value!]);

export class PyDictKeyIterator extends ForwardWalk {
  nx(): PyValue | undefined {
    const e = this.advance();
    return e === undefined ? undefined : e.key;
  }
  rest(): PyValue[] {
    return this.ahead().map(keyOf);
  }
}
export class PyDictValueIterator extends ForwardWalk {
  nx(): PyValue | undefined {
    const e = this.advance();
    return e === undefined ? undefined : e.value;
  }
  rest(): PyValue[] {
    return this.ahead().map(valueOf);
  }
}
export class PyDictItemIterator extends ForwardWalk {
  nx(): PyValue | undefined {
    const e = this.advance();
    return e === undefined ? undefined : new PyTuple([e.key, e.value!]);
  }
  declare readonly pairs: true;
  pairLeft: PyValue | undefined = undefined;
  pairRight: PyValue | undefined = undefined;
  pair(): boolean {
    const e = this.advance();
    this.pairLeft = e?.key;
    this.pairRight = e?.value;
    return e !== undefined;
  }
  rest(): PyValue[] {
    return this.ahead().map(itemOf);
  }
}
Object.defineProperty(PyDictItemIterator.prototype, "pairs", { value: true });
export class PyDictReverseKeyIterator extends BackwardWalk {
  nx(): PyValue | undefined {
    return this.advance()?.key;
  }
  rest(): PyValue[] {
    return this.ahead().map(keyOf);
  }
}
export class PyDictReverseValueIterator extends BackwardWalk {
  nx(): PyValue | undefined {
    return this.advance()?.value;
  }
  rest(): PyValue[] {
    return this.ahead().map(valueOf);
  }
}
export class PyDictReverseItemIterator extends BackwardWalk {
  nx(): PyValue | undefined {
    const e = this.advance();
    return e === undefined ? undefined : itemOf(e);
  }
  rest(): PyValue[] {
    return this.ahead().map(itemOf);
  }
}

const contents = (c: ClassKit<DictWalk>): ClassSpec<DictWalk> => ({
  slots: { iter: (self) => self, next: (self) => self.nx(), lengthHint: (self) => self.remaining },
  methods: { __reduce__: c.method([], (self) => reduceThrough("iter", [new PyList(self.rest())])) },
});
const walks: [string, abstract new () => DictWalk][] = [
  ["dict_keyiterator", PyDictKeyIterator],
  ["dict_valueiterator", PyDictValueIterator],
  ["dict_itemiterator", PyDictItemIterator],
  ["dict_reversekeyiterator", PyDictReverseKeyIterator],
  ["dict_reversevalueiterator", PyDictReverseValueIterator],
  ["dict_reverseitemiterator", PyDictReverseItemIterator],
];
for (const [name, layout] of walks)
  makeType(layout as (abstract new () => DictWalk) & LayoutClass, { name, flags: 0 }, contents);
