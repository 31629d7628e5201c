// Values across the border. Plain data is copied, functions are wrapped, every other Python object becomes an opaque handle.
// No JavaScript object of the host is ever handed to Python itself, so Python cannot reach a prototype or a constructor.

import { getattr, lookupAttribute, setattr } from "#runtime/attributes.ts";
import { callv } from "#runtime/calls/call.ts";
import { makeNativeFunction } from "#runtime/native/define.ts";
import { fn, kwrest, rest } from "#runtime/native/params.ts";
import { PyByteArray, PyBytes, PyList, PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { typeError } from "#runtime/objects/exceptions.ts";
import { PyFunction, PyMethod, PyNativeFunction } from "#runtime/objects/functions.ts";
import { intValue, normalizeInt, PyFloat } from "#runtime/objects/numbers.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { PySet } from "#runtime/objects/set.ts";
import { None } from "#runtime/objects/singletons.ts";
import { fromUtf16, jsText } from "#runtime/objects/str.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { repr } from "#runtime/operators/protocols.ts";

/** Handle of a Python object that has no JavaScript counterpart. Frozen, without prototype. */
export interface PyProxy {
  /** Name of the Python type. */
  readonly type: string;
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  has(name: string): boolean;
  call(...args: unknown[]): unknown;
  /** `repr()` of the object. */
  repr(): string;
}

/** What the converter needs of its interpreter. */
export interface Border {
  /** Runs Python from JavaScript: enters the interpreter, turns what is raised into JavaScript errors. */
  within<T>(action: () => T): T;
  /** The exception that Python gets for what a host function threw. */
  hostFailure(x: unknown): unknown;
}

/** Converts both ways for one interpreter. */
export class Converter {
  private readonly border: Border;
  private readonly handles: WeakMap<object, PyValue> = new WeakMap();
  private readonly made: WeakMap<PyObject, object> = new WeakMap();
  private readonly wrapped: WeakMap<Function, PyValue> = new WeakMap();
  constructor(border: Border) {
    this.border = border;
  }

  /** The Python value of a JavaScript value. Throws TypeError (of Python) for what may not pass. */
  toPython(v: unknown, seen: Map<object, PyValue> = new Map()): PyValue {
    switch (typeof v) {
      case "undefined":
        return None;
      case "boolean":
        return v;
      case "number":
        if (Number.isInteger(v) && !Object.is(v, -0)) return Number.isSafeInteger(v) ? v : normalizeInt(BigInt(v));
        return new PyFloat(v);
      case "bigint":
        return normalizeInt(v);
      case "string":
        return fromUtf16(v);
      case "function":
        return this.handles.get(v) ?? this.hostFunction(v);
      case "object":
        break;
      default:
        throw typeError(`cannot pass a JavaScript ${typeof v} to Python`);
    }
    if (v === null) return None;
    const known = this.handles.get(v) ?? seen.get(v);
    if (known !== undefined) return known;
    if (v instanceof PyObject) throw typeError("this object belongs to the inside of an interpreter");
    if (v instanceof Uint8Array) return new PyBytes(Uint8Array.from(v));
    if (Array.isArray(v)) {
      const list = new PyList();
      seen.set(v, list);
      for (let i = 0; i < v.length; i++) list.items.push(this.toPython(v[i], seen));
      return list;
    }
    if (v instanceof Map) {
      const dict = new PyDict();
      seen.set(v, dict);
      for (const [key, value] of v) dict.set(this.toPython(key, seen), this.toPython(value, seen));
      return dict;
    }
    if (v instanceof Set) {
      const set = new PySet();
      seen.set(v, set);
      for (const item of v) set.add(this.toPython(item, seen));
      return set;
    }
    const proto: unknown = Object.getPrototypeOf(v);
    if (proto !== null && Object.getPrototypeOf(proto) !== null)
      throw typeError("cannot pass this JavaScript object to Python; copy its data or grant functions");
    const dict = new PyDict();
    seen.set(v, dict);
    for (const key of Object.keys(v))
      dict.set(fromUtf16(key), this.toPython((v as Record<string, unknown>)[key], seen));
    return dict;
  }

  /** The JavaScript value of a Python value. */
  toJs(v: PyValue, seen: Map<PyObject, unknown> = new Map()): unknown {
    if (typeof v !== "object") return v;
    if (v === None) return null;
    const text = jsText(v);
    if (text !== undefined) return text;
    if (v instanceof PyFloat) return v.value;
    const int = intValue(v);
    if (int !== undefined) return int;
    if (v instanceof PyBytes || v instanceof PyByteArray) return Uint8Array.from(v.data);
    const known = seen.get(v);
    if (known !== undefined) return known;
    if (!v.cls.isHeap) {
      if (v instanceof PyList || v instanceof PyTuple) {
        const out: unknown[] = [];
        seen.set(v, out);
        for (const item of v.items) out.push(this.toJs(item, seen));
        return out;
      }
      if (v instanceof PyDict) {
        const out = new Map<unknown, unknown>();
        seen.set(v, out);
        for (const [key, value] of v.pairs()) out.set(this.toJs(key, seen), this.toJs(value, seen));
        return out;
      }
      if (v instanceof PySet) {
        const out = new Set<unknown>();
        seen.set(v, out);
        for (const item of v.members()) out.add(this.toJs(item, seen));
        return out;
      }
    }
    let made = this.made.get(v);
    if (made === undefined) {
      made =
        v instanceof PyFunction || v instanceof PyMethod || v instanceof PyNativeFunction
          ? (...args: unknown[]) => this.callPython(v, args)
          : this.proxy(v);
      this.made.set(v, made);
      this.handles.set(made, v);
    }
    return made;
  }

  /** Calls a Python value with JavaScript arguments. */
  callPython(f: PyValue, args: readonly unknown[]): unknown {
    return this.border.within(() =>
      this.toJs(
        callv(
          f,
          args.map((a) => this.toPython(a)),
        ),
      ),
    );
  }

  private proxy(v: PyObject): PyProxy {
    const { border } = this;
    return Object.freeze({
      __proto__: null,
      type: typeName(v),
      get: (name: string) => border.within(() => this.toJs(getattr(v, name))),
      set: (name: string, value: unknown) => void border.within(() => setattr(v, name, this.toPython(value))),
      has: (name: string) => border.within(() => lookupAttribute(v, name) !== undefined),
      call: (...args: unknown[]) => this.callPython(v, args),
      repr: () => border.within(() => jsText(repr(v)) ?? ""),
    }) as unknown as PyProxy;
  }

  /** A host function as Python sees it: positional arguments, keywords as a last Map argument. */
  hostFunction(f: Function, name: string = f.name): PyValue {
    let made = this.wrapped.get(f);
    if (made === undefined) {
      const spec = fn([rest("args"), kwrest("kwargs")], (args, kwargs) => {
        const given = args.map((a) => this.toJs(a));
        if (kwargs.size > 0) given.push(this.toJs(kwargs));
        let result: unknown;
        try {
          result = Reflect.apply(f, undefined, given);
        } catch (x) {
          throw this.border.hostFailure(x);
        }
        return this.toPython(result);
      });
      made = makeNativeFunction(name === "" ? "<host function>" : name, spec, undefined);
      this.wrapped.set(f, made);
    }
    return made;
  }
}
