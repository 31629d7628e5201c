// The root of every Python object, and the value union. See docs/architecture.md sections 1 and 2.
// The call entries are declared here and installed by calls/call.ts (which needs types and exceptions).

import type { PyType } from "./type.ts";

/** Any Python value. `undefined` is never one. */
export type PyValue = number | bigint | boolean | string | PyObject;

/** What a call gives: undefined means that an exception was stored in `S.err`. */
export type CallResult = PyValue | undefined;

/** The names of keyword arguments of a call, in order; their values end `args`. */
export type KeywordNames = string[] | undefined;

/** Base of every JavaScript class whose instances are Python objects. */
export abstract class PyObject {
  /** The type; lives on the prototype of the type's JavaScript class. */
  declare readonly cls: PyType;
  declare call$0: () => CallResult;
  declare call$1: (a: PyValue) => CallResult;
  declare call$2: (a: PyValue, b: PyValue) => CallResult;
  declare call$3: (a: PyValue, b: PyValue, c: PyValue) => CallResult;
  declare call$4: (a: PyValue, b: PyValue, c: PyValue, d: PyValue) => CallResult;
  declare call$5: (a: PyValue, b: PyValue, c: PyValue, d: PyValue, e: PyValue) => CallResult;
  declare call$6: (a: PyValue, b: PyValue, c: PyValue, d: PyValue, e: PyValue, f: PyValue) => CallResult;
  /** CPython's vectorcall: positionals, then the values of `names`. */
  declare callv: (args: PyValue[], names: KeywordNames) => CallResult;
  /** `o[k]`, `o[k] = v`, `k in o`: each site of emitted code learns what it meets there (operators/items.ts). */
  declare getItem: (k: PyValue) => PyValue;
  /** The same where somebody is there to catch: what a dict lacks is no JavaScript exception then, but undefined, with the error in S.err. */
  declare findItem: (k: PyValue) => PyValue | undefined;
  declare setItem: (k: PyValue, v: PyValue) => void;
  declare holds: (k: PyValue) => boolean;
  /** Dict of the slow layout; see InstanceDict. */
  declare odict: PyObject | undefined;
}

Object.defineProperty(PyObject.prototype, "odict", { value: undefined, writable: true });

/** Largest number of arguments (without self) that have an entry of their own. */
export const MAX_DIRECT_ARGS = 6;

/** Layout of instances of plain Python classes (`object`). */
export class PyInstance extends PyObject {}

/** A captured variable. `v` undefined is unbound. */
export class Cell extends PyObject {
  v: PyValue | undefined;
  constructor(v?: PyValue) {
    super();
    this.v = v;
  }
}

/** The own JavaScript properties of an object, by runtime key (`$x`, `w$x`, `m$x$n` …). */
export function slotsOf(o: object): Record<string, PyValue | undefined> {
  return o as unknown as Record<string, PyValue | undefined>;
}

/** The JavaScript properties that concern an attribute: its value, and what the caches on prototypes say of its loads and stores. */
export class AttributeKeys {
  readonly value: string;
  private loadFound: string | undefined = undefined;
  private storeFound: string | undefined = undefined;
  private getterFound: string | undefined = undefined;
  constructor(name: string) {
    this.value = interned("$" + encodeName(name));
  }
  /** True on the prototype of a class whose instances are read by `value`. */
  get load(): string {
    return (this.loadFound ??= interned("w" + this.value));
  }
  /** True on the prototype of a class whose instances are written by `value`. */
  get store(): string {
    return (this.storeFound ??= interned("s" + this.value));
  }
  /** On the prototype: a function that gives the value. */
  get getter(): string {
    return (this.getterFound ??= interned("p" + this.value));
  }
}

const known = new Map<string, AttributeKeys>();

export function attributeKeys(name: string): AttributeKeys {
  let keys = known.get(name);
  if (keys === undefined) known.set(name, (keys = new AttributeKeys(name)));
  return keys;
}

/**
 * The same text as the host holds it for its own property names: a text put together would be looked up at each access. The registry of
 * symbols takes a fifth of the time that an object's keys take, which makes a hidden class for each.
 */
function interned(text: string): string {
  return Symbol.for(text).description!;
}

/** The JavaScript property that holds Python attribute `name`. */
export function propertyKey(name: string): string {
  return attributeKeys(name).value;
}

/** Injective encoding of a Python name (any str) as part of a JavaScript identifier. */
export function encodeName(name: string): string {
  if (/^[A-Za-z0-9_]*$/.test(name)) return name;
  let out = "";
  for (let i = 0; i < name.length; i++) {
    const c = name[i]!;
    out += /[A-Za-z0-9_]/.test(c) ? c : "$u" + c.charCodeAt(0).toString(16) + "_";
  }
  return out;
}

/** The Python name behind a property key made by propertyKey. */
export function nameOfKey(key: string): string {
  const body = key.slice(1);
  if (!body.includes("$")) return body;
  return body.replace(/\$u([0-9a-f]+)_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
