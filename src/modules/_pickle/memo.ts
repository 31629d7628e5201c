// The memo of a Pickler. Strs are known by value here, as their identity is; other objects by themselves.

import type { PyValue } from "#runtime/objects/object.ts";
import { PyStr } from "#runtime/objects/str.ts";

export class Memo {
  readonly indexes: Map<PyValue, number> = new Map();
  /** The first PyStr of each value. */
  private wide: Map<string, PyStr> | undefined = undefined;

  private key(v: PyValue): PyValue {
    if (!(v instanceof PyStr)) return v;
    this.wide ??= new Map();
    const known = this.wide.get(v.mapKey);
    if (known !== undefined) return known;
    this.wide.set(v.mapKey, v);
    return v;
  }

  /** Entries of objects that nothing else can refer to. */
  private skipped = 0;

  get size(): number {
    return this.indexes.size + this.skipped;
  }

  /** Counts an entry for an object that is only made to be written. */
  skip(): void {
    this.skipped++;
  }

  /** Names of modules as built-in functions have them: CPython makes a str for each module, another one than its types name. */
  readonly functionModules: Map<string, number> = new Map();

  get(v: PyValue): number | undefined {
    return this.indexes.get(typeof v === "string" ? v : this.key(v));
  }

  /** `get` for what is a host's str or no str at all. */
  getObject(v: PyValue): number | undefined {
    return this.indexes.get(v);
  }

  setObject(v: PyValue, index: number): void {
    this.indexes.set(v, index);
  }

  set(v: PyValue, index: number): void {
    this.indexes.set(typeof v === "string" ? v : this.key(v), index);
  }

  copy(): Memo {
    const out = new Memo();
    for (const [v, index] of this.indexes) out.set(v, index);
    out.skipped = this.skipped;
    return out;
  }
}
