// Weak references as the runtime sees them: what refers weakly to an object, and what happens when it has gone
// (Objects/weakrefobject.c). The types are in the module _weakref.

import { PyFunction } from "../objects/functions.ts";
import { PyObject, type PyValue } from "../objects/object.ts";
import { None } from "../objects/singletons.ts";
import type { PyType } from "../objects/type.ts";

export class PyWeakRef extends PyObject {
  target: WeakRef<PyObject> | undefined = undefined;
  callback: PyValue = None;
  hash: number | bigint | undefined = undefined;
  /** The object, or undefined when it is gone. */
  get(): PyObject | undefined {
    return this.target?.deref();
  }
}

/** An object that weak references lead to. */
interface Target {
  ref: WeakRef<PyObject>;
  /** Oldest first. */
  holders: WeakRef<PyWeakRef>[];
  /** What plainHolder() found last. */
  plain: WeakRef<PyWeakRef> | undefined;
  /** It has a callback of a program's own. */
  tells: boolean;
}

/** A callback that is due. */
export interface DueCallback {
  readonly holder: PyWeakRef;
  readonly callback: PyValue;
}

export class WeakTargets {
  private readonly byObject: WeakMap<PyObject, Target> = new WeakMap();
  private readonly all: Set<Target> = new Set();
  /** Callbacks that were asked for since the start: programs without any need no collections on their account. */
  callbacks = 0;

  private readonly root: string | undefined;

  /** @param root folder of the library */
  constructor(root: string | undefined) {
    this.root = root;
  }

  get size(): number {
    return this.all.size;
  }

  has(o: PyObject): boolean {
    return this.byObject.has(o);
  }

  /** Would a program be told at once that it has gone? */
  tells(o: PyObject): boolean {
    return this.byObject.get(o)?.tells === true;
  }

  attach(holder: PyWeakRef, o: PyObject, callback: PyValue): void {
    let target = this.byObject.get(o);
    if (target === undefined) {
      target = { ref: new WeakRef(o), holders: [], plain: undefined, tells: false };
      this.byObject.set(o, target);
      this.all.add(target);
    }
    holder.target = target.ref;
    holder.callback = callback;
    target.holders.push(new WeakRef(holder));
    if (callback === None || tidies(callback, this.root)) return;
    target.tells = true;
    this.callbacks++;
  }

  /** The living reference to an object that has no callback and is of exactly this type. */
  plainHolder(o: PyObject, type: PyType): PyWeakRef | undefined {
    const target = this.byObject.get(o);
    if (target === undefined) return undefined;
    const known = target.plain?.deref();
    if (known !== undefined && known.cls === type) return known;
    const { holders } = target;
    for (let i = 0; i < holders.length; i++) {
      const holder = holders[i]!.deref();
      if (holder === undefined || holder.cls !== type || holder.callback !== None) continue;
      target.plain = holders[i];
      return holder;
    }
    return undefined;
  }

  /** The living references to an object, oldest first. */
  holders(o: PyObject): PyWeakRef[] {
    const target = this.byObject.get(o);
    return target === undefined ? [] : living(target);
  }

  /** The objects themselves. */
  living(): PyObject[] {
    const out: PyObject[] = [];
    for (const { ref } of this.all) {
      const o = ref.deref();
      if (o !== undefined) out.push(o);
    }
    return out;
  }

  /** Makes the references to an object that has gone lead to the one that took its place. */
  move(from: WeakRef<PyObject>, to: PyObject): void {
    for (const target of this.all) {
      if (target.ref !== from) continue;
      target.ref = new WeakRef(to);
      this.byObject.set(to, target);
      for (const holder of living(target)) holder.target = target.ref;
    }
  }

  /** The reference that `move` takes, where there is one. */
  handleOf(o: PyObject): WeakRef<PyObject> | undefined {
    return this.byObject.get(o)?.ref;
  }

  /** Forgets what has gone; gives the callbacks, the youngest reference of an object first. */
  takeDead(): { count: number; due: DueCallback[] } {
    const due: DueCallback[] = [];
    let count = 0;
    for (const target of this.all) {
      if (target.ref.deref() !== undefined) {
        if (target.holders.length > 8) target.holders = target.holders.filter((h) => h.deref() !== undefined);
        continue;
      }
      this.all.delete(target);
      const holders = living(target);
      if (holders.length > 0) count++;
      for (const holder of holders.reverse()) {
        holder.target = undefined;
        const { callback } = holder;
        holder.callback = None;
        if (callback !== None) due.push({ holder, callback });
      }
    }
    return { count, due };
  }
}

/** The callbacks of weak containers and of the library only take entries out: nobody notices when. */
function tidies(callback: PyValue, root: string | undefined): boolean {
  if (!(callback instanceof PyFunction)) return false;
  if (callback.name === "remove" || callback.name === "_remove") return true;
  return isOfLibrary(callback.code.filename, root);
}

/** Is it the name of a file of the library, or of a frozen module? */
export function isOfLibrary(filename: string, root: string | undefined): boolean {
  return filename.startsWith("<frozen ") || (root !== undefined && filename.startsWith(root));
}

function living(target: Target): PyWeakRef[] {
  const out: PyWeakRef[] = [];
  for (const h of target.holders) {
    const holder = h.deref();
    if (holder !== undefined) out.push(holder);
  }
  return out;
}
