// Handles of Python objects for JavaScript: frozen objects without prototype whose functions work on the Python object inside.

import { delattr, getattr, lookupAttribute, setattr } from "#runtime/attributes.ts";
import { callv } from "#runtime/calls/call.ts";
import type { PyObject, PyValue } from "#runtime/objects/object.ts";
import { fromUtf16, jsText } from "#runtime/objects/str.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { contains, delitem, getitem, setitem } from "#runtime/operators/items.ts";
import { iterate, length, repr, strText, toArray } from "#runtime/operators/protocols.ts";
import type { ConvertOptions } from "./options.ts";

/** Handle of a Python object. Values that come out are converted; what has no JavaScript counterpart is a handle again. */
export interface PyProxy {
  /** Name of the Python type. */
  readonly type: string;
  /** Attributes. */
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  has(name: string): boolean;
  delete(name: string): void;
  /** `dir()` of the object. */
  names(): string[];
  /** Calls the object. A last argument made by `kwargs({ … })` gives keywords. */
  call(...args: unknown[]): unknown;
  /** Calls a method. */
  invoke(name: string, ...args: unknown[]): unknown;
  /** `object[key]` */
  getItem(key: unknown): unknown;
  setItem(key: unknown, value: unknown): void;
  deleteItem(key: unknown): void;
  /** `key in object` */
  contains(key: unknown): boolean;
  /** `len(object)` */
  length(): number;
  /** Iterates as Python does. */
  [Symbol.iterator](): Iterator<unknown>;
  /** The JavaScript value, converted as the options say. */
  toJs(options?: ConvertOptions): unknown;
  /** `repr()` of the object. */
  repr(): string;
  /** `str()` of the object. */
  toString(): string;
}

const proxies: WeakSet<object> = new WeakSet();

/** Is it a handle of a Python object, of any interpreter? */
export function isPyProxy(v: unknown): v is PyProxy {
  return typeof v === "object" && v !== null && proxies.has(v);
}

/** What a handle needs of its interpreter. */
export interface ProxyBorder {
  within<T>(action: () => T): T;
  toPython(v: unknown): PyValue;
  toJs(v: PyValue, options?: ConvertOptions): unknown;
  /** Arguments and keywords of a call. */
  call(f: PyValue, args: readonly unknown[]): unknown;
}

/** Makes the handle of a Python object. */
export function makeProxy(v: PyObject, border: ProxyBorder): PyProxy {
  const { within, toPython, toJs, call } = border;
  const nameOf = (name: string): string => {
    const text = jsText(fromUtf16(String(name)));
    return text ?? String(name);
  };
  const proxy = Object.freeze({
    __proto__: null,
    type: typeName(v),
    get: (name: string) => within(() => toJs(getattr(v, nameOf(name)))),
    set: (name: string, value: unknown) => within(() => setattr(v, nameOf(name), toPython(value))),
    has: (name: string) => within(() => lookupAttribute(v, nameOf(name)) !== undefined),
    delete: (name: string) => within(() => delattr(v, nameOf(name))),
    names: () => within(() => toArray(callv(getattr(v, "__dir__"), [])).map((x) => strText(x))).sort(),
    call: (...args: unknown[]) => within(() => call(v, args)),
    invoke: (name: string, ...args: unknown[]) => within(() => call(getattr(v, nameOf(name)), args)),
    getItem: (key: unknown) => within(() => toJs(getitem(v, toPython(key)))),
    setItem: (key: unknown, value: unknown) => within(() => setitem(v, toPython(key), toPython(value))),
    deleteItem: (key: unknown) => within(() => delitem(v, toPython(key))),
    contains: (key: unknown) => within(() => contains(v, toPython(key))),
    length: () => within(() => length(v)),
    [Symbol.iterator]: (): Iterator<unknown> => {
      const it = within(() => iterate(v));
      return {
        next: () =>
          within((): IteratorResult<unknown> => {
            const x = it.nx();
            return x === undefined ? { done: true, value: undefined } : { done: false, value: toJs(x) };
          }),
      };
    },
    toJs: (options?: ConvertOptions) => within(() => toJs(v, { containers: "copy", ...options })),
    repr: () => within(() => jsText(repr(v)) ?? ""),
    toString: () => within(() => strText(v)),
  }) as unknown as PyProxy;
  proxies.add(proxy);
  return proxy;
}
