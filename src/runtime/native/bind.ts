// Binding of arguments to native parameters, with CPython's error texts (Python/getargs.c, Argument Clinic), and the entries of native callables.

import { suggestions } from "../calls/bind.ts";
import { PyDict } from "../objects/dict.ts";
import { typeError } from "../objects/exceptions.ts";
import {
  type NativeParameter,
  type NativeSpec,
  nativeEntry,
  PyClassMethodDescriptor,
  PyMethodWrapper,
  PyNativeFunction,
  PyNativeMethod,
  PyWrapperDescriptor,
} from "../objects/functions.ts";
import { type CallResult, type KeywordNames, MAX_DIRECT_ARGS, type PyValue } from "../objects/object.ts";
import { PyType } from "../objects/type.ts";
import { isInstance, typeName, typeOf } from "../objects/type-of.ts";

function plural(n: number): string {
  return n === 1 ? "" : "s";
}

/** Slot wrappers are known by their bare name; methods come as Type.name. */
function isSlot(name: string): boolean {
  return name.startsWith("__") && name.endsWith("__") && !name.includes(".");
}

/** `__pow__` and `__rpow__`: the only slots with an optional argument besides `__get__`. */
function isPower(name: string): boolean {
  return name === "__pow__" || name === "__rpow__";
}

function tooMany(name: string, spec: NativeSpec, given: number): never {
  const onlyPos = spec.params.every((p) => p.kind === "pos" || p.kind === "kwrest");
  if (onlyPos) {
    if (isSlot(name) && spec.min === spec.max)
      throw typeError(`expected ${spec.max} argument${plural(spec.max)}, got ${given}`);
    if (spec.max === 0) throw typeError(`${name}() takes no arguments (${given} given)`);
    if (spec.min === spec.max) {
      if (spec.max === 1 && spec.constructs !== true)
        throw typeError(`${name}() takes exactly one argument (${given} given)`);
      throw typeError(`${short(name)} expected ${spec.max} argument${plural(spec.max)}, got ${given}`);
    }
    if (isPower(name)) throw typeError(`expected 1 or 2 arguments, got ${given}`);
    throw typeError(`${short(name)} expected at most ${spec.max} argument${plural(spec.max)}, got ${given}`);
  }
  if (spec.countsFirst === true)
    throw typeError(`${short(name)} expected at most ${spec.max} argument${plural(spec.max)}, got ${given}`);
  const kwonly = spec.params.some((p) => p.kind === "kw");
  if (spec.max === 0) throw typeError(`${short(name)}() takes no positional arguments`);
  const exact = spec.min === spec.max ? "exactly" : "at most";
  throw typeError(
    `${short(name)}() takes ${exact} ${spec.max} ${kwonly ? "positional " : ""}argument${plural(spec.max)} (${given} given)`,
  );
}

function short(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot < 0 ? name : name.slice(dot + 1);
}

function missingArgument(name: string, spec: NativeSpec, p: NativeParameter, index: number, given: number): never {
  const onlyPos = spec.params.every((q) => q.kind === "pos");
  if (onlyPos) {
    if (isSlot(name) && spec.min === spec.max)
      throw typeError(`expected ${spec.max} argument${plural(spec.max)}, got ${given}`);
    if (spec.min === spec.max) {
      if (spec.max === 1 && spec.constructs !== true)
        throw typeError(`${name}() takes exactly one argument (${given} given)`);
      throw typeError(`${short(name)} expected ${spec.max} argument${plural(spec.max)}, got ${given}`);
    }
    if (isPower(name)) throw typeError(`expected 1 or 2 arguments, got ${given}`);
    throw typeError(`${short(name)} expected at least ${spec.min} argument${plural(spec.min)}, got ${given}`);
  }
  if (p.kind === "pos") {
    const required = spec.params.filter((q) => q.kind === "pos" && q.default === undefined).length;
    const exact = required === spec.max ? "exactly" : "at least";
    throw typeError(
      `${short(name)}() takes ${exact} ${required} positional argument${plural(required)} (${given} given)`,
    );
  }
  if (p.kind === "kw") throw typeError(`${short(name)}() missing required keyword-only argument '${p.name}'`);
  throw typeError(`${short(name)}() missing required argument '${p.name}' (pos ${index + 1})`);
}

/**
 * Matches a call's arguments to `spec` and converts them; the result is what the handler takes (without self).
 * @param name qualified name for messages (`list.append`)
 */
export function bindNative(name: string, spec: NativeSpec, args: readonly PyValue[], names: KeywordNames): unknown[] {
  const { params } = spec;
  const given = names === undefined ? args.length : args.length - names.length;
  if (params.length === 2 && params[0]!.kind === "rest" && params[1]!.kind === "kwrest") {
    // (*args, **kwargs): nothing to match
    if (names === undefined) return [args.slice(), new PyDict()];
    return [args.slice(0, given), PyDict.ofKeywords(names, args, given)];
  }
  const plan = (names as PlannedNames | undefined)?.native;
  if (plan !== undefined && plan.spec === spec && plan.given === given) {
    const { slots } = plan;
    const out: unknown[] = new Array(params.length).fill(undefined);
    for (let i = 0; i < slots.length; i++) out[slots[i]!] = args[i];
    return complete(name, spec, out, given);
  }
  const out: unknown[] = new Array(params.length);
  let next = 0;
  const restIndex = spec.rest;
  if (given > spec.max) tooMany(name, spec, given);
  if (
    names !== undefined &&
    names.length > 0 &&
    !params.some((p) => p.kind === "arg" || p.kind === "kw" || p.kind === "kwrest")
  ) {
    throw typeError(`${name}() takes no keyword arguments`);
  }
  for (let i = 0; i < params.length && next < given; i++) {
    const p = params[i]!;
    if (p.kind !== "pos" && p.kind !== "arg") break;
    out[i] = args[next++];
  }
  if (restIndex >= 0) out[restIndex] = args.slice(next, given);
  const kwrestIndex = spec.kwrest;
  let extra: PyDict | undefined;
  if (kwrestIndex >= 0) out[kwrestIndex] = extra = new PyDict();
  if (names !== undefined) {
    for (let k = 0; k < names.length; k++) {
      const key = names[k]!;
      const value = args[given + k]!;
      const i = params.findIndex((p) => p.name === key && (p.kind === "arg" || p.kind === "kw"));
      if (i < 0) {
        if (extra !== undefined) {
          extra.setName(key, value);
          continue;
        }
        {
          const known = params.filter((p) => p.kind === "arg" || p.kind === "kw").map((p) => p.name);
          const near = suggestions.closest(key, known);
          const hint = near === undefined ? "" : `. Did you mean '${near}'?`;
          throw typeError(`${short(name)}() got an unexpected keyword argument '${key}'${hint}`);
        }
      }
      if (out[i] !== undefined)
        throw typeError(`argument for ${short(name)}() given by name ('${key}') and position (${i + 1})`);
      out[i] = value;
    }
    if (restIndex < 0 && kwrestIndex < 0) {
      const slots = args.map((_, i) => (i < given ? i : params.findIndex((p) => p.name === names[i - given])));
      (names as PlannedNames).native = { spec, given, slots };
    }
  }
  return complete(name, spec, out, given);
}

/** Where the arguments of a keyword call go, kept on the array of names: emitted code passes the same one from the same site. */
type PlannedNames = readonly string[] & { native?: { spec: NativeSpec; given: number; slots: number[] } };

/** Fills in defaults and converts. */
function complete(name: string, spec: NativeSpec, out: unknown[], given: number): unknown[] {
  const { params } = spec;
  for (let i = 0; i < params.length; i++) {
    const p = params[i]!;
    let v = out[i] as PyValue | undefined;
    if (p.kind === "rest" || p.kind === "kwrest") continue;
    if (v === undefined) {
      if (p.default === undefined) missingArgument(name, spec, p, i, given);
      v = p.missing;
    }
    out[i] = p.convert === undefined || v === undefined ? v : p.convert(v, p.name);
  }
  return out;
}

/** Calls a spec with self and unbound arguments. */
export function callSpec(
  name: string,
  spec: NativeSpec,
  self: PyValue | undefined,
  args: readonly PyValue[],
  names: KeywordNames,
): CallResult {
  if ((names === undefined || names.length === 0) && args.length <= MAX_DIRECT_ARGS) {
    const entry = nativeEntry(spec, args.length);
    if (entry !== undefined) return entry(self as PyValue, ...args);
  }
  if (spec.raw !== undefined) return spec.raw(self as PyValue, args, names);
  return spec.handler(self as PyValue, ...bindNative(name, spec, args, names));
}

/** Name in messages: module functions by name, methods as Type.name. */
export function display(f: PyNativeFunction): string {
  return f.origin === undefined
    ? typeof f.module === "string" && f.module !== "builtins"
      ? `${f.module}.${f.qualname}`
      : f.qualname
    : f.origin.flavor === "wrapper"
      ? f.name === "__init__"
        ? f.origin.owner.name
        : f.name
      : `${boundOwner(f.self, f.origin)}.${f.name}`;
}

/** A bound native method is named after what it is bound to (meth_get__qualname__). */
function boundOwner(self: PyValue | undefined, origin: PyNativeMethod): string {
  if (self === undefined) return origin.owner.name;
  return self instanceof PyType ? self.qualname : typeOf(self).qualname;
}

const native = PyNativeFunction.prototype;
native.callv = function (this: PyNativeFunction, args, names) {
  return callSpec(display(this), this.spec, this.self, args, names);
};

/** Gives a native function object its own `call$n`, so that call sites reach the handler at once. */
export function installNativeEntries(f: PyNativeFunction, plain?: (...args: never[]) => PyValue): PyNativeFunction {
  const { spec } = f;
  const own = f as unknown as Record<string, unknown>;
  const converts = spec.params.some((p) => p.convert !== undefined);
  if (!spec.simple) {
    // `f(*args)` and nothing else: no arguments to match.
    if (plain !== undefined && spec.params.length === 1 && spec.params[0]!.kind === "rest") {
      const entry = (...args: PyValue[]): PyValue => (plain as (args: PyValue[]) => PyValue)(args);
      for (let n = 0; n <= MAX_DIRECT_ARGS; n++) own["call$" + n] = entry;
    }
    return f;
  }
  for (let n = spec.min; n <= spec.max && n <= MAX_DIRECT_ARGS; n++) {
    const missing = spec.params.slice(n).some((p) => p.missing !== undefined);
    if (plain !== undefined && !converts && !missing) own["call$" + n] = plain;
    else {
      const entry = nativeEntry(spec, n);
      if (entry === undefined) continue;
      const self = f.self as PyValue;
      own["call$" + n] =
        n === 0
          ? () => entry(self)
          : n === 1
            ? (a: PyValue) => entry(self, a)
            : n === 2
              ? (a: PyValue, b: PyValue) => entry(self, a, b)
              : n === 3
                ? (a: PyValue, b: PyValue, c: PyValue) => entry(self, a, b, c)
                : (...args: PyValue[]) => entry(self, ...args);
    }
  }
  return f;
}

// Bound natives are made often (`push = lst.append`) and called often: entries on the prototype, no closures.
native.call$0 = function (this: PyNativeFunction) {
  const e = nativeEntry(this.spec, 0);
  return e !== undefined ? e(this.self as PyValue) : this.callv([], undefined);
};
native.call$1 = function (this: PyNativeFunction, a) {
  const e = nativeEntry(this.spec, 1);
  return e !== undefined ? e(this.self as PyValue, a) : this.callv([a], undefined);
};
native.call$2 = function (this: PyNativeFunction, a, b) {
  const e = nativeEntry(this.spec, 2);
  return e !== undefined ? e(this.self as PyValue, a, b) : this.callv([a, b], undefined);
};
native.call$3 = function (this: PyNativeFunction, a, b, c) {
  const e = nativeEntry(this.spec, 3);
  return e !== undefined ? e(this.self as PyValue, a, b, c) : this.callv([a, b, c], undefined);
};

function checkSelf(d: PyNativeMethod, args: readonly PyValue[], positional: number): PyValue {
  if (positional === 0) {
    if (d.flavor === "wrapper") throw typeError(`descriptor '${d.name}' of '${d.owner.name}' object needs an argument`);
    throw typeError(`unbound method ${d.owner.name}.${d.name}() needs an argument`);
  }
  const self = args[0]!;
  if (!isInstance(self, d.owner)) {
    if (d.flavor === "wrapper")
      throw typeError(`descriptor '${d.name}' requires a '${d.owner.name}' object but received a '${typeName(self)}'`);
    throw typeError(
      `descriptor '${d.name}' for '${d.owner.name}' objects doesn't apply to a '${typeName(self)}' object`,
    );
  }
  return self;
}

PyNativeMethod.prototype.callv = function (this: PyNativeMethod, args, names) {
  const positional = names === undefined ? args.length : args.length - names.length;
  const self = checkSelf(this, args, positional);
  const name =
    this.flavor !== "wrapper"
      ? `${this.owner.name}.${this.name}`
      : this.name === "__init__"
        ? this.owner.name
        : this.name;
  return callSpec(name, this.spec, self, args.slice(1), names);
};
PyNativeMethod.prototype.call$1 = function (this: PyNativeMethod, self) {
  const e = nativeEntry(this.spec, 0);
  if (e === undefined || !isInstance(self, this.owner)) return this.callv([self], undefined);
  return e(self);
};
PyNativeMethod.prototype.call$2 = function (this: PyNativeMethod, self, a) {
  const e = nativeEntry(this.spec, 1);
  if (e === undefined || !isInstance(self, this.owner)) return this.callv([self, a], undefined);
  return e(self, a);
};
PyNativeMethod.prototype.call$3 = function (this: PyNativeMethod, self, a, b) {
  const e = nativeEntry(this.spec, 2);
  if (e === undefined || !isInstance(self, this.owner)) return this.callv([self, a, b], undefined);
  return e(self, a, b);
};
PyNativeMethod.prototype.call$4 = function (this: PyNativeMethod, self, a, b, c) {
  const e = nativeEntry(this.spec, 3);
  if (e === undefined || !isInstance(self, this.owner)) return this.callv([self, a, b, c], undefined);
  return e(self, a, b, c);
};

function classMethodSelf(d: PyClassMethodDescriptor, args: readonly PyValue[]): PyType {
  const cls = args[0];
  if (cls === undefined) throw typeError(`unbound method ${d.owner.name}.${d.name}() needs an argument`);
  return cls as PyType;
}
PyClassMethodDescriptor.prototype.callv = function (this: PyClassMethodDescriptor, args, names) {
  return callSpec(`${this.owner.name}.${this.name}`, this.spec, classMethodSelf(this, args), args.slice(1), names);
};
PyClassMethodDescriptor.prototype.call$1 = function (this: PyClassMethodDescriptor, a) {
  return this.callv([a], undefined);
};
PyClassMethodDescriptor.prototype.call$2 = function (this: PyClassMethodDescriptor, a, b) {
  return this.callv([a, b], undefined);
};
PyClassMethodDescriptor.prototype.call$3 = function (this: PyClassMethodDescriptor, a, b, c) {
  return this.callv([a, b, c], undefined);
};
PyClassMethodDescriptor.prototype.call$4 = function (this: PyClassMethodDescriptor, a, b, c, d) {
  return this.callv([a, b, c, d], undefined);
};

/** Binds a native method to self, as its `__get__` does. */
export function bindNativeMethod(d: PyNativeMethod, self: PyValue): PyNativeFunction {
  if (d instanceof PyWrapperDescriptor) return new PyMethodWrapper(d.name, d.spec, self, undefined, d);
  return new PyNativeFunction(d.name, d.spec, self, undefined, d);
}

/** `__text_signature__` of a spec: `($self, a, b=1, /)`. */
export function textSignature(spec: NativeSpec, self: string | undefined): string {
  if (spec.signature !== undefined) return spec.signature;
  const parts: string[] = self === undefined ? [] : [self];
  let lastPos = -1;
  spec.params.forEach((p, i) => {
    if (p.kind === "pos") lastPos = i;
  });
  let starred = false;
  if (lastPos < 0 && self !== undefined) parts.push("/");
  spec.params.forEach((p, i) => {
    if (p.kind === "kw" && !starred) {
      parts.push("*");
      starred = true;
    }
    if (p.kind === "rest") {
      parts.push("*" + p.name);
      starred = true;
    } else if (p.kind === "kwrest") parts.push("**" + p.name);
    else
      parts.push(
        p.default === undefined ? p.name : `${p.name}=${p.default === "..." ? "<unrepresentable>" : p.default}`,
      );
    if (i === lastPos) parts.push("/");
  });
  return `(${parts.join(", ")})`;
}
