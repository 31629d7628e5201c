// The bases of classes: C3 linearisation and custom `mro()`, the base that gives the layout, metaclass choice, and assignment to
// `__bases__` with its re-entrances. Follows Objects/typeobject.c (mro_internal, best_base, compatible_for_assignment, type_set_bases).

import { callUnbound } from "../calls/call.ts";
import { toArray } from "../operators/protocols.ts";
import { PyTuple } from "./containers.ts";
import { typeError } from "./exceptions.ts";
import { PyInstance, type PyValue } from "./object.ts";
import { PyType, TypeFlags, typeType } from "./type.ts";
import { typeName, typeOf } from "./type-of.ts";

/** `__name__` */
function className(t: PyType): string {
  return t.isHeap ? t.name : t.name.slice(t.name.lastIndexOf(".") + 1);
}

/** C3 linearisation with CPython's error text. */
export function computeMro(type: PyType, bases: readonly PyType[]): PyType[] {
  const seen = new Set<PyType>();
  for (const b of bases) {
    if (!b.hasMro) throw typeError(`Cannot extend an incomplete type '${b.name}'`);
    if (seen.has(b)) throw typeError(`duplicate base class ${className(b)}`);
    seen.add(b);
  }
  if (bases.length === 1) return [type, ...bases[0]!.mro];
  const lists = [...bases.map((b) => b.mro.slice()), bases.slice()];
  const out: PyType[] = [type];
  for (;;) {
    const live = lists.filter((l) => l.length > 0);
    if (live.length === 0) return out;
    let next: PyType | undefined;
    for (const l of live) {
      const c = l[0]!;
      if (!live.some((m) => m.indexOf(c, 1) > 0)) {
        next = c;
        break;
      }
    }
    if (next === undefined) {
      const names = [...new Set(live.map((l) => l[0]!))].map(className);
      throw typeError(`Cannot create a consistent method resolution order (MRO) for bases ${names.join(", ")}`);
    }
    out.push(next);
    for (const l of lists) if (l[0] === next) l.shift();
  }
}

/** The type whose fields instances of `t` have beyond plain attributes ("solid base"). */
function solidBase(t: PyType): PyType {
  const base = t.base;
  if (base === undefined) return t;
  const solid = solidBase(base);
  const addsLayout = t.layout !== base.layout;
  return addsLayout || t.ownSlots.length > 0 ? t : solid;
}

/** The base that instances get their layout from; TypeError on conflict. */
export function bestBase(bases: readonly PyType[]): PyType {
  let winner: PyType | undefined;
  let base: PyType | undefined;
  for (const b of bases) {
    if ((b.flags & TypeFlags.BASETYPE) === 0) throw typeError(`type '${b.name}' is not an acceptable base type`);
    const candidate = solidBase(b);
    if (winner === undefined) {
      winner = candidate;
      base = b;
    } else if (winner.isSubtype(candidate)) {
      // keep
    } else if (candidate.isSubtype(winner)) {
      winner = candidate;
      base = b;
    } else throw typeError("multiple bases have instance lay-out conflict");
  }
  return base!;
}

/** The most derived metaclass of the bases. */
export function calculateMetaclass(meta: PyType, bases: readonly PyValue[]): PyType {
  let winner = meta;
  for (const b of bases) {
    const t = typeOf(b);
    if (winner.isSubtype(t)) continue;
    if (t.isSubtype(winner)) {
      winner = t;
      continue;
    }
    throw typeError(
      "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
    );
  }
  return winner;
}

/** int, tuple, bytes: their objects vary in size, so `__slots__` cannot add fields. */
export function variableSized(t: PyType): boolean {
  return t.mro.some(
    (b) => !b.isHeap && (b.name === "int" || b.name === "tuple" || b.name === "bytes") && b.layout !== PyInstance,
  );
}

const UNTRACKED = new Set("object int float complex str bytes bytearray bool range NoneType ellipsis".split(" "));

/** Does CPython's collector track its instances? Such types free their objects differently. */
function isCollected(t: PyType): boolean {
  if (!t.isHeap) return !UNTRACKED.has(t.name);
  return t.ownSlots.length > 0 || (t.flags & (TypeFlags.DICT | TypeFlags.WEAKREF)) !== 0 || isCollected(t.base!);
}

const FIELDS = TypeFlags.DICT | TypeFlags.WEAKREF;

/** The class in the chain of bases that last added a field to instances. */
function fieldBase(t: PyType): PyType {
  let c = t;
  for (
    let base = c.base;
    base !== undefined &&
    base.layout === c.layout &&
    c.ownSlots.length === 0 &&
    (base.flags & FIELDS) === (c.flags & FIELDS);
    base = c.base
  )
    c = base;
  return c;
}

/** TypeError unless instances of `old` can become instances of `next` (compatible_for_assignment). */
export function checkLayouts(old: PyType, next: PyType, attribute: string): void {
  if (isCollected(old) !== isCollected(next))
    throw typeError(`${attribute} assignment: '${next.name}' deallocator differs from '${old.name}'`);
  const a = fieldBase(old);
  const b = fieldBase(next);
  const sameSlots = a.ownSlots.slice().sort().join() === b.ownSlots.slice().sort().join();
  if (
    old.layout !== next.layout ||
    (a !== b && (a.base !== b.base || !sameSlots)) ||
    (old.isHeap === next.isHeap && (old.flags & FIELDS) !== (next.flags & FIELDS))
  )
    throw typeError(`${attribute} assignment: '${next.name}' object layout differs from '${old.name}'`);
}

/** The MRO of a type: `mro()` of its metaclass when that is no plain `type`, else C3. */
export function resolveMro(type: PyType, bases: readonly PyType[]): PyType[] {
  const meta = type.cls;
  if (meta === typeType || meta.definer("mro") === typeType) return computeMro(type, bases);
  type.bases = bases as PyType[];
  const r = toArray(callUnbound(meta.lookup("mro")!, type, []));
  if (r.length === 0) throw typeError("type MRO must not be empty");
  const solid = solidBase(type);
  for (const t of r) {
    if (!(t instanceof PyType)) throw typeError(`mro() returned a non-class ('${typeName(t)}')`);
    if (!solid.isSubtype(solidBase(t))) throw typeError(`mro() returned base with unsuitable layout ('${t.name}')`);
  }
  return r as PyType[];
}

interface MroChange {
  readonly type: PyType;
  readonly before: PyType[];
  readonly after: PyType[];
}

/** Gives `type` and its subclasses new MROs; a `mro()` that changed the type itself has the last word. */
function updateMros(type: PyType, changes: MroChange[]): void {
  const before = type.mro;
  const after = resolveMro(type, type.bases);
  if (type.mro !== before) return;
  type.setMro(after);
  type.changedOwn();
  changes.push({ type, before, after });
  for (const sub of type.subclasses()) updateMros(sub, changes);
}

function inBaseChain(t: PyType, of: PyType): boolean {
  for (let b: PyType | undefined = t; b !== undefined; b = b.base) if (b === of) return true;
  return false;
}

/** `t.__bases__ = v` */
export function setBases(t: PyType, v: PyValue | undefined): void {
  if (!t.isHeap) throw typeError(`cannot set '__bases__' attribute of immutable type '${t.name}'`);
  if (v === undefined) throw typeError(`cannot delete '__bases__' attribute of immutable type '${t.name}'`);
  if (!(v instanceof PyTuple)) throw typeError(`can only assign tuple to ${t.name}.__bases__, not ${typeName(v)}`);
  if (v.items.length === 0) throw typeError(`can only assign non-empty tuple to ${t.name}.__bases__, not ()`);
  const bases: PyType[] = [];
  for (const b of v.items) {
    if (!(b instanceof PyType)) throw typeError(`${t.name}.__bases__ must be tuple of classes, not '${typeName(b)}'`);
    if (b.isSubtype(t) || inBaseChain(b, t)) throw typeError("a __bases__ item causes an inheritance cycle");
    bases.push(b);
  }
  const base = bestBase(bases);
  const oldBase = t.base!;
  checkLayouts(oldBase, base, "__bases__");
  const oldBases = t.bases;
  t.bases = bases;
  t.base = base;
  const changes: MroChange[] = [];
  try {
    updateMros(t, changes);
  } catch (x) {
    for (const { type, before, after } of changes) {
      if (type.mro !== after) continue;
      type.mro = before;
      type.changedOwn();
    }
    if (t.bases === bases) {
      t.bases = oldBases;
      t.base = oldBase;
    }
    throw x;
  }
  // A mro() that assigned the bases again has settled the subclasses.
  if (t.bases !== bases) return;
  for (const b of oldBases) b.subs = b.subs.filter((r) => r !== t.handle);
  for (const b of bases) b.subs.push(t.handle);
  t.changedAll();
}
