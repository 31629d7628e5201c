// The suspendable forms of what can be called. `f.g$n(a1…an)` and `f.callvGen(args, names)` give the JavaScript generator of a call; where
// they are undefined the call has no suspendable form and is made directly. The suspendable form of a unit is compiled on first need.

import { callFunction } from "../calls/bind.ts";
import { current } from "../current.ts";
import type { Interpreter } from "../interpreter.ts";
import { bindNative, display } from "../native/bind.ts";
import { typeError } from "../objects/exceptions.ts";
import type { Code, Instance } from "../objects/frames.ts";
import {
  type JsFunction,
  PyFunction,
  PyMethod,
  PyNativeFunction,
  PyNativeMethod,
  PyStaticMethod,
} from "../objects/functions.ts";
import { generatorMakers, type PyGenerator } from "../objects/generators.ts";
import {
  type CallResult,
  type Cell,
  type KeywordNames,
  MAX_DIRECT_ARGS,
  PyObject,
  type PyValue,
} from "../objects/object.ts";
import { None } from "../objects/singletons.ts";
import { PyType, typeType } from "../objects/type.ts";
import { initialize, newInstance } from "../objects/type-create.ts";
import { isInstance, typeName, typeOf } from "../objects/type-of.ts";
import { factoryOf, type UnitInstance } from "../units.ts";
import { callvGen, type Forms } from "./call.ts";
import type { Suspending } from "./suspend.ts";

type GenEntry = (...slots: PyValue[]) => Suspending;

/** The makers of the suspendable form of a unit, in the namespace of `instance`; undefined when it cannot be compiled again. */
function suspendableMakers(interpreter: Interpreter, instance: Instance): readonly Function[] | undefined {
  if (instance.suspendable !== undefined) return instance.suspendable;
  const form = interpreter.suspendableForm(instance.unit);
  if (form === undefined) return undefined;
  // The same module with the constants of the other form.
  const M = Object.create(instance, { k: { value: form.constants(instance.K) } }) as UnitInstance;
  const makers = factoryOf(form.unit)(interpreter.abi, interpreter.S, M) as Function[];
  instance.suspendable = makers;
  return makers;
}

/** The suspendable maker of one code, undefined when it has none. */
export function suspendableMaker(code: Code): Function | undefined {
  return suspendableMakers(current(), code.instance)?.[code.index];
}

type WithEntry = PyFunction & { genEntry?: GenEntry; genCode?: Code };

/** The function that takes every parameter slot and gives the generator of the call. */
function entryOf(f: WithEntry): GenEntry {
  if (f.genEntry !== undefined && f.genCode === f.code) return f.genEntry;
  const maker = suspendableMaker(f.code);
  if (maker !== undefined)
    return setGenEntry(f, (f.code.spec.freevars.length > 0 ? maker(...(f.closure ?? [])) : maker) as JsFunction);
  f.genCode = f.code;
  // biome-ignore lint/correctness/useYield: the suspendable form of what never waits
  f.genEntry = function* (...slots) {
    return f.entry(...slots);
  };
  return f.genEntry;
}

/** Gives a function its suspendable form: the JavaScript of its code in a suspendable unit, over the function's cells. */
export function setGenEntry(f: WithEntry, js: JsFunction): GenEntry {
  const { form } = f.code.spec;
  f.genCode = f.code;
  if (form !== "generator" && form !== "coroutine" && form !== "asyncgen") f.genEntry = js as unknown as GenEntry;
  else {
    const make = generatorMakers[form];
    // biome-ignore lint/correctness/useYield: making a generator never waits
    f.genEntry = function* (...slots) {
      const G = make(f.code, f.name, f.qualname);
      G.suspendable = true;
      G.js = (js as (...a: unknown[]) => unknown)(G, ...slots) as NonNullable<PyGenerator["js"]>;
      return G;
    };
  }
  return f.genEntry;
}

/** The direct form of a code over some cells, for a function that suspendable code makes. */
export function directEntry(code: Code, cells: readonly Cell[] | undefined): JsFunction {
  const maker = (code.instance as UnitInstance).makers[code.index]!;
  return code.spec.freevars.length > 0
    ? ((maker as (...c: unknown[]) => unknown)(...(cells ?? [])) as JsFunction)
    : maker;
}

/** The generator of a call of a Python function. Throws for arguments that do not fit. */
export function runningSuspendable(f: PyFunction, args: PyValue[], names: KeywordNames): Suspending {
  return callFunction(f, args, names, entryOf(f) as unknown as JsFunction) as unknown as Suspending;
}

// --- functions, methods, natives, objects with __call__ ---

(PyFunction.prototype as Forms).callvGen = function (this: PyFunction, args, names) {
  return runningSuspendable(this, args, names);
};
(PyMethod.prototype as Forms).callvGen = function (this: PyMethod, args, names) {
  return callvGen(this.func, [this.self, ...args], names);
};
(PyNativeFunction.prototype as Forms).callvGen = function (this: PyNativeFunction, args, names) {
  const { gen } = this.spec;
  return gen === undefined
    ? undefined
    : gen(this.self as PyValue, ...(bindNative(display(this), this.spec, args, names) as PyValue[]));
};
(PyNativeMethod.prototype as Forms).callvGen = function (this: PyNativeMethod, args, names) {
  const { gen } = this.spec;
  if (gen === undefined || args.length === 0 || !isInstance(args[0]!, this.owner)) return undefined;
  return gen(
    args[0]!,
    ...(bindNative(`${this.owner.name}.${this.name}`, this.spec, args.slice(1), names) as PyValue[]),
  );
};
(PyObject.prototype as Forms).callvGen = function (this: PyObject, args, names) {
  if (!this.cls.isHeap) return undefined;
  const f = this.cls.lookup("__call__");
  return f instanceof PyFunction ? runningSuspendable(f, [this, ...args], names) : undefined;
};

// --- types: __call__ of the metaclass, __new__, __init__ ---

function isPython(f: PyValue | undefined): boolean {
  return f instanceof PyFunction || (f instanceof PyStaticMethod && f.func instanceof PyFunction);
}

function* makeInstance(type: PyType, args: PyValue[], names: KeywordNames): Suspending {
  const make = type.lookup("__new__");
  let o: CallResult;
  if (make instanceof PyStaticMethod && make.func instanceof PyFunction)
    o = yield* runningSuspendable(make.func, [type, ...args], names);
  else o = newInstance(type, args, names);
  if (o === undefined || !isInstance(o, type)) return o;
  const init = typeOf(o).lookup("__init__");
  if (!(init instanceof PyFunction)) return initialize(type, o, args, names);
  const r = yield* runningSuspendable(init, [o, ...args], names);
  if (r === undefined) return undefined;
  if (r !== None) throw typeError(`__init__() should return None, not '${typeName(r)}'`);
  return o;
}

(PyType.prototype as Forms).callvGen = function (this: PyType, args, names) {
  const meta = this.cls;
  if (meta !== typeType && meta.definer("__call__") !== typeType) {
    const f = meta.lookup("__call__");
    return f instanceof PyFunction ? runningSuspendable(f, [this, ...args], names) : undefined;
  }
  if (!this.isHeap) return undefined;
  return isPython(this.lookup("__new__")) || isPython(this.lookup("__init__"))
    ? makeInstance(this, args, names)
    : undefined;
};

// --- entries by arity: for the functions that emitted code calls most ---

for (let n = 0; n <= MAX_DIRECT_ARGS; n++) {
  const direct = `call$${n}`;
  Object.defineProperty(PyFunction.prototype, `g$${n}`, {
    get(this: PyFunction) {
      if (Object.hasOwn(this, direct)) return entryOf(this);
      return (...args: PyValue[]) => runningSuspendable(this, args, undefined);
    },
  });
}
