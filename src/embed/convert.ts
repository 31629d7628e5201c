// Values across the border. Plain data is copied, functions are wrapped, other Python objects become handles (proxy.ts), other JavaScript
// objects become opaque handles (js-object.ts). No JavaScript object of the host is itself in Python's reach, so Python cannot come to a
// prototype or a constructor.

import { CodeFlags } from "#abi/types.ts";
import { callv } from "#runtime/calls/call.ts";
import { S } from "#runtime/current.ts";
import { codeAt } from "#runtime/exceptions/raise.ts";
import { makeNativeFunction } from "#runtime/native/define.ts";
import { fn, kwrest, rest } from "#runtime/native/params.ts";
import { PyByteArray, PyBytes, PyList, PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { typeError } from "#runtime/objects/exceptions.ts";
import { PyFunction, PyMethod, PyNativeFunction } from "#runtime/objects/functions.ts";
import { intValue, normalizeInt, PyFloat } from "#runtime/objects/numbers.ts";
import { type KeywordNames, PyObject, type PyValue } from "#runtime/objects/object.ts";
import { PySet } from "#runtime/objects/set.ts";
import { None } from "#runtime/objects/singletons.ts";
import { fromUtf16, jsText } from "#runtime/objects/str.ts";
import { HostRejection, waitFor } from "#runtime/suspending/suspend.ts";
import { type HandleConverter, isThenable, PyJsObject, PyJsPromise } from "./js-object.ts";
import type { ConvertOptions } from "./options.ts";
import { isPyProxy, makeProxy, type ProxyBorder, type PyProxy } from "./proxy.ts";

/** What the converter needs of its interpreter. */
export interface Border {
  /** Runs Python from JavaScript: enters the interpreter, turns what is raised into JavaScript errors. */
  within<T>(action: () => T): T;
  /** The exception that Python gets for what a host function threw. */
  hostFailure(x: unknown): unknown;
  /** The exception object behind an error of this interpreter. */
  originalOf(x: object): PyValue | undefined;
  /** `datetime` of a Date and back; undefined where there is no library. */
  dateToPython(date: Date): PyValue | undefined;
  dateToJs(v: PyObject): Date | undefined;
}

/** Keywords of a call from JavaScript. */
class Keywords {
  readonly values: Readonly<Record<string, unknown>>;
  constructor(values: Readonly<Record<string, unknown>>) {
    this.values = values;
  }
}

/** Keyword arguments, as the last argument of a call of a Python callable: `f(1, kwargs({ key: 2 }))`. */
export function kwargs(values: Readonly<Record<string, unknown>>): object {
  return new Keywords(values);
}

/** Converts both ways for one interpreter. */
export class Converter implements HandleConverter {
  private readonly border: Border;
  private readonly proxyBorder: ProxyBorder;
  private readonly defaults: ConvertOptions;
  private readonly handles: WeakMap<object, PyValue> = new WeakMap();
  private readonly made: WeakMap<PyObject, object> = new WeakMap();
  private readonly wrapped: WeakMap<object, PyValue> = new WeakMap();
  constructor(border: Border, defaults: ConvertOptions = {}) {
    this.border = border;
    this.defaults = defaults;
    this.proxyBorder = {
      within: (action) => border.within(action),
      toPython: (v) => this.toPython(v),
      toJs: (v, options) => this.toJs(v, options),
      call: (f, args) => this.toJs(this.callWith(f, args)),
    };
  }

  hostFailure(x: unknown): unknown {
    return this.border.hostFailure(x);
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
        return v === null ? None : this.objectToPython(v, seen);
      default:
        throw typeError(`cannot pass a JavaScript ${typeof v} to Python`);
    }
  }

  private objectToPython(v: object, seen: Map<object, PyValue>): PyValue {
    const known = this.handles.get(v) ?? seen.get(v) ?? this.border.originalOf(v);
    if (known !== undefined) return known;
    if (v instanceof PyObject) throw typeError("this object belongs to the inside of an interpreter");
    if (isPyProxy(v)) throw typeError("this object belongs to another interpreter");
    if (v instanceof Keywords) throw typeError("kwargs() must be the last argument of a call");
    const bytes = bytesOf(v);
    if (bytes !== undefined) return new PyBytes(bytes);
    if (Array.isArray(v)) {
      const list = new PyList();
      seen.set(v, list);
      for (let i = 0; i < v.length; i++) list.items.push(this.toPython(v[i], seen));
      return list;
    }
    if (ArrayBuffer.isView(v)) return new PyList(Array.from(v as Float64Array, (x) => this.numberOf(x, v)));
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
    if (v instanceof Date) {
      const date = this.border.dateToPython(v);
      if (date !== undefined) return date;
    }
    if (isThenable(v)) return this.wrap(v, () => new PyJsPromise().watch(v, this));
    const proto: unknown = Object.getPrototypeOf(v);
    if (proto !== null && proto !== Object.prototype) return this.opaque(v);
    const dict = new PyDict();
    seen.set(v, dict);
    for (const key of Object.keys(v))
      dict.set(fromUtf16(key), this.toPython((v as Record<string, unknown>)[key], seen));
    return dict;
  }

  // Arrays of floats give floats also for whole numbers.
  private numberOf(x: number | bigint, array: ArrayBufferView): PyValue {
    return typeof x === "number" && (array instanceof Float64Array || array instanceof Float32Array)
      ? new PyFloat(x)
      : this.toPython(x);
  }

  private wrap(v: object, make: () => PyValue): PyValue {
    let made = this.wrapped.get(v);
    if (made === undefined) {
      made = make();
      this.wrapped.set(v, made);
    }
    return made;
  }

  /** The opaque handle of a JavaScript object. */
  opaque(v: object): PyValue {
    return this.wrap(v, () => {
      const handle = new PyJsObject();
      handle.target = v;
      handle.converter = this;
      return handle;
    });
  }

  /** The JavaScript value of a Python value. */
  toJs(v: PyValue, options: ConvertOptions = this.defaults, seen: Map<PyObject, unknown> = new Map()): unknown {
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
    if (!v.cls.isHeap && (options.containers ?? this.defaults.containers) !== "proxy") {
      const copy = this.copyContainer(v, options, seen);
      if (copy !== undefined) return copy;
    }
    if (v instanceof PyJsObject || v instanceof PyJsPromise) {
      const target = v instanceof PyJsObject ? v.target : v.promise;
      if (target !== undefined && v.converter === this) return target;
    }
    return this.border.dateToJs(v) ?? this.handleOf(v);
  }

  private copyContainer(v: PyObject, options: ConvertOptions, seen: Map<PyObject, unknown>): unknown {
    if (v instanceof PyList || v instanceof PyTuple) {
      const out: unknown[] = [];
      seen.set(v, out);
      for (const item of v.items) out.push(this.toJs(item, options, seen));
      return out;
    }
    if (v instanceof PyDict) {
      const pairs = [...v.pairs()];
      if (
        (options.dicts ?? this.defaults.dicts) === "object" &&
        pairs.every(([key]) => typeof key !== "number" && jsText(key) !== undefined)
      ) {
        const out = Object.create(null) as Record<string, unknown>;
        seen.set(v, out);
        for (const [key, value] of pairs) out[jsText(key)!] = this.toJs(value, options, seen);
        return out;
      }
      const out = new Map<unknown, unknown>();
      seen.set(v, out);
      for (const [key, value] of pairs) out.set(this.toJs(key, options, seen), this.toJs(value, options, seen));
      return out;
    }
    if (v instanceof PySet) {
      const out = new Set<unknown>();
      seen.set(v, out);
      for (const item of v.members()) out.add(this.toJs(item, options, seen));
      return out;
    }
    return undefined;
  }

  /** The handle of a Python object: a function where it is one. The same object gives the same handle. */
  handleOf(v: PyObject): object {
    let made = this.made.get(v);
    if (made === undefined) {
      made =
        v instanceof PyFunction || v instanceof PyMethod || v instanceof PyNativeFunction
          ? (...args: unknown[]) => this.callPython(v, args)
          : makeProxy(v, this.proxyBorder);
      this.made.set(v, made);
      this.handles.set(made, v);
    }
    return made;
  }

  /** A handle that is never a function. */
  proxyOf(v: PyObject): PyProxy {
    const made = this.handleOf(v);
    if (typeof made !== "function") return made as PyProxy;
    const proxy = makeProxy(v, this.proxyBorder);
    this.handles.set(proxy, v);
    return proxy;
  }

  /** Calls a Python value with JavaScript arguments, inside the interpreter. */
  callWith(f: PyValue, args: readonly unknown[]): PyValue {
    return callv(f, ...this.argumentsOf(args));
  }

  /** Arguments as Python takes them: values, keyword values last, and the keywords' names. */
  argumentsOf(args: readonly unknown[]): [PyValue[], KeywordNames] {
    const last = args.at(-1);
    if (!(last instanceof Keywords)) return [args.map((a) => this.toPython(a)), undefined];
    const names = Object.keys(last.values);
    return [[...args.slice(0, -1), ...names.map((n) => last.values[n])].map((a) => this.toPython(a)), names];
  }

  within<T>(action: () => T): T {
    return this.border.within(action);
  }

  /** Calls a Python value with JavaScript arguments. */
  callPython(f: PyValue, args: readonly unknown[]): unknown {
    return this.border.within(() => this.toJs(this.callWith(f, args)));
  }

  /** A host function as Python sees it: positional arguments, keywords as a last Map argument. */
  hostFunction(f: Function, name: string = f.name): PyValue {
    return this.wrap(f, () => this.makeFunction(f, undefined, name));
  }

  boundFunction(f: Function, self: object, name: string): PyValue {
    return this.makeFunction(f, self, name);
  }

  private makeFunction(f: Function, self: object | undefined, name: string): PyValue {
    const apply = (args: PyValue[], kwargs: PyDict): unknown => {
      const given = args.map((a) => this.toJs(a));
      if (kwargs.size > 0) given.push(this.toJs(kwargs, { containers: "copy", dicts: "map" }));
      try {
        return Reflect.apply(f, self, given);
      } catch (x) {
        throw this.border.hostFailure(x);
      }
    };
    const converter = this;
    const spec = fn.blocking([rest("args"), kwrest("kwargs")], {
      direct: (args, kwargs) => this.toPython(apply(args, kwargs)),
      *gen(args, kwargs) {
        const result = apply(args, kwargs);
        // Plain code gets the value; coroutines get something to await.
        if (typeof result !== "object" || result === null || !isThenable(result) || inCoroutine())
          return converter.toPython(result);
        try {
          return converter.toPython(yield* waitFor({ kind: "promise", promise: result }));
        } catch (x) {
          throw x instanceof HostRejection ? converter.border.hostFailure(x.reason) : x;
        }
      },
    });
    return makeNativeFunction(name === "" ? "<host function>" : name, spec, undefined);
  }
}

/** Is the calling Python code a coroutine or an async generator? */
function inCoroutine(): boolean {
  const code = codeAt(S.sp);
  return code !== undefined && (code.spec.flags & (CodeFlags.COROUTINE | CodeFlags.ASYNC_GENERATOR)) !== 0;
}

/** A copy of binary data; undefined for what is none. */
function bytesOf(v: object): Uint8Array | undefined {
  if (v instanceof Uint8Array || v instanceof Uint8ClampedArray) return Uint8Array.from(v);
  if (v instanceof ArrayBuffer) return new Uint8Array(v.slice(0));
  if (v instanceof DataView)
    return new Uint8Array(v.buffer.slice(v.byteOffset, v.byteOffset + v.byteLength) as ArrayBuffer);
  return undefined;
}
