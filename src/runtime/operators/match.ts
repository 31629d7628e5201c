// What patterns of match statements ask: MATCH_SEQUENCE, MATCH_CLASS (match_class in Python/ceval.c).

import { lookupAttribute } from "../attributes.ts";
import { callUnbound } from "../calls/call.ts";
import { listType, type PyList, PyTuple, tupleType } from "../objects/containers.ts";
import { typeError } from "../objects/exceptions.ts";
import { type AttributeKeys, attributeKeys, type PyValue, slotsOf } from "../objects/object.ts";
import { None } from "../objects/singletons.ts";
import { jsText } from "../objects/str.ts";
import { PyType, TypeFlags, typeType } from "../objects/type.ts";
import { isInstance, typeName, typeOf } from "../objects/type-of.ts";
import { length, truthy } from "./protocols.ts";
import { unpack } from "./unpack.ts";

/** May a sequence pattern look into it? ABI helper. */
export function isMatchSequence(v: PyValue): boolean {
  return typeof v === "object" && (v.cls.flags & TypeFlags.SEQUENCE) !== 0;
}

/** The items of a sequence of `n` items, which no later change touches; undefined for anything else. ABI helper. */
export function matchItems(v: PyValue, n: number): readonly PyValue[] | undefined {
  if (typeof v !== "object") return undefined;
  const type = v.cls;
  if (type === tupleType) {
    const { items } = v as PyTuple;
    return items.length === n ? items : undefined;
  }
  if (type === listType) {
    const { items } = v as PyList;
    return items.length === n ? items.slice() : undefined;
  }
  return (type.flags & TypeFlags.SEQUENCE) !== 0 && length(v) === n ? unpack(v, n) : undefined;
}

/** `case cls():`. ABI helper. */
export function matchInstance(v: PyValue, cls: PyValue): boolean {
  if (!(cls instanceof PyType)) throw typeError("called match pattern must be a class");
  if (cls.cls === typeType) {
    const type = typeOf(v);
    if (type === cls || isInstance(v, cls)) return true;
    if (type.hasPlainClass()) return false;
  }
  const hook = cls.cls.lookup("__instancecheck__");
  return hook === undefined ? isInstance(v, cls) : truthy(callUnbound(hook, cls, [v]));
}

/** The names of positional sub-patterns; undefined where the only one matches the subject itself. */
function positionalNames(cls: PyType, n: number): readonly PyValue[] | undefined {
  const own = cls.cls === typeType ? cls.lookup("__match_args__") : None;
  const args = own === undefined || own instanceof PyTuple ? own : lookupAttribute(cls, "__match_args__");
  let allowed = 0;
  if (args !== undefined) {
    if (!(args instanceof PyTuple))
      throw typeError(`${cls.name}.__match_args__ must be a tuple (got ${typeName(args)})`);
    allowed = args.items.length;
  } else if ((cls.flags & TypeFlags.MATCH_SELF) !== 0) allowed = 1;
  if (allowed < n)
    throw typeError(`${cls.name}() accepts ${allowed} positional sub-pattern${allowed === 1 ? "" : "s"} (${n} given)`);
  return args === undefined ? undefined : (args as PyTuple).items;
}

function attributeName(name: PyValue): string {
  const text = jsText(name);
  if (text === undefined) throw typeError(`__match_args__ elements must be strings (got ${typeName(name)})`);
  return text;
}

/** The attributes of the positional sub-patterns of a class, where its `__match_args__` is a plain tuple of strs. */
function keysOf(cls: PyType): readonly AttributeKeys[] {
  if (cls.matchKeys !== undefined) return cls.matchKeys;
  const args = cls.cls === typeType ? cls.lookup("__match_args__") : undefined;
  const plain = args instanceof PyTuple && args.items.every((name) => typeof name === "string");
  return (cls.matchKeys = plain ? args.items.map((name) => attributeKeys(name as string)) : []);
}

/** `case cls(x):`: what x is matched against. ABI helper. */
export function matchClass1(v: PyValue, cls: PyValue): PyValue | undefined {
  if (!matchInstance(v, cls)) return undefined;
  const keys = keysOf(cls as PyType)[0];
  if (keys !== undefined && typeof v === "object" && slotsOf(v)[keys.load] === true) {
    const found = slotsOf(v)[keys.value];
    if (found !== undefined) return found;
  }
  const names = positionalNames(cls as PyType, 1);
  return names === undefined ? v : lookupAttribute(v, attributeName(names[0]!));
}

/** The attributes that a class pattern with `n` positional and some keyword sub-patterns looks into. ABI helper. */
export function matchClass(v: PyValue, cls: PyValue, n: number, attrs: string[]): PyValue[] | undefined {
  if (!matchInstance(v, cls)) return undefined;
  const type = cls as PyType;
  const out: PyValue[] = [];
  const seen: string[] = [];
  const look = (name: string): boolean => {
    if (seen.includes(name)) throw typeError(`${type.name}() got multiple sub-patterns for attribute '${name}'`);
    seen.push(name);
    const a = lookupAttribute(v, name);
    if (a === undefined) return false;
    out.push(a);
    return true;
  };
  if (n > 0) {
    const names = positionalNames(type, n);
    if (names === undefined) out.push(v);
    else for (let i = 0; i < n; i++) if (!look(attributeName(names[i]!))) return undefined;
  }
  for (const name of attrs) if (!look(name)) return undefined;
  return out;
}
