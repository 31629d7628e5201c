// Parameters of native functions: `pos`, `arg`, `kw`, `rest`, `kwrest`, and `fn` which infers the handler's types from them.
// The signature is stated once; arity, conversion, errors, `__text_signature__` come from it. See docs/native-modules.md.

import { emptyTuple } from "../objects/containers.ts";
import type { PyDict } from "../objects/dict.ts";
import type { JsFunction, NativeParameter, NativeSpec } from "../objects/functions.ts";
import { PyFloat } from "../objects/numbers.ts";
import type { PyValue } from "../objects/object.ts";
import { None } from "../objects/singletons.ts";
import { runDirect, type Suspending } from "../suspending/suspend.ts";

/** Turns a Python argument into what the handler wants; `where` names the parameter. Throws TypeError/ValueError. */
export type Converter<T> = (v: PyValue, where: string) => T;

/** A parameter whose handler argument has type T. */
export interface Param<T> extends NativeParameter {
  readonly type?: T;
}

function param<T>(
  kind: NativeParameter["kind"],
  name: string,
  convert: Converter<T> | undefined,
  text: string | undefined,
): Param<T> {
  return { kind, name, convert, default: text, missing: text === undefined ? undefined : evaluateDefault(text) };
}

/** Value of a default's source text; undefined for `...` (handler gets undefined when the argument is missing). */
function evaluateDefault(text: string): PyValue | undefined {
  switch (text) {
    case "None":
      return None;
    case "True":
      return true;
    case "False":
      return false;
    case "()":
      return emptyTuple;
    case "...":
      return undefined;
    default:
  }
  if (/^-?\d+$/.test(text)) return Number.isSafeInteger(Number(text)) ? Number(text) : BigInt(text);
  if (/^-?[\d.]+(e[-+]?\d+)?$/.test(text)) return new PyFloat(Number(text));
  const quoted = /^(['"])(.*)\1$/s.exec(text);
  if (quoted !== null) return quoted[2]!.replace(/\\n/g, "\n").replace(/\\\\/g, "\\");
  throw new Error(`default not understood: ${text}`);
}

/** Positional-only. `text` is the default as Python source; `"..."` marks an optional one without a value (the handler gets undefined). */
export function pos(name: string): Param<PyValue>;
export function pos(name: string, text: "..."): Param<PyValue | undefined>;
export function pos(name: string, text: string): Param<PyValue>;
export function pos<T>(name: string, convert: Converter<T>): Param<T>;
export function pos<T>(name: string, convert: Converter<T>, text: "..."): Param<T | undefined>;
export function pos<T>(name: string, convert: Converter<T>, text: string): Param<T>;
export function pos(name: string, a?: string | Converter<unknown>, b?: string): Param<never> {
  return (typeof a === "function" ? param("pos", name, a, b) : param("pos", name, undefined, a)) as Param<never>;
}

/** Positional or keyword. */
export function arg(name: string): Param<PyValue>;
export function arg(name: string, text: "..."): Param<PyValue | undefined>;
export function arg(name: string, text: string): Param<PyValue>;
export function arg<T>(name: string, convert: Converter<T>): Param<T>;
export function arg<T>(name: string, convert: Converter<T>, text: "..."): Param<T | undefined>;
export function arg<T>(name: string, convert: Converter<T>, text: string): Param<T>;
export function arg(name: string, a?: string | Converter<unknown>, b?: string): Param<never> {
  return (typeof a === "function" ? param("arg", name, a, b) : param("arg", name, undefined, a)) as Param<never>;
}

/** Keyword-only. */
export function kw(name: string): Param<PyValue>;
export function kw(name: string, text: "..."): Param<PyValue | undefined>;
export function kw(name: string, text: string): Param<PyValue>;
export function kw<T>(name: string, convert: Converter<T>): Param<T>;
export function kw<T>(name: string, convert: Converter<T>, text: "..."): Param<T | undefined>;
export function kw<T>(name: string, convert: Converter<T>, text: string): Param<T>;
export function kw(name: string, a?: string | Converter<unknown>, b?: string): Param<never> {
  return (typeof a === "function" ? param("kw", name, a, b) : param("kw", name, undefined, a)) as Param<never>;
}

/** `*args`: the handler gets a JavaScript array. */
export function rest(name: string): Param<PyValue[]> {
  return param("rest", name, undefined, undefined) as unknown as Param<PyValue[]>;
}

/** `**kwargs`: the handler gets a PyDict. */
export function kwrest(name: string): Param<PyDict> {
  return param("kwrest", name, undefined, undefined) as unknown as Param<PyDict>;
}

type ParamValue<P> = P extends Param<infer T> ? T : never;
/** The handler's parameters for a list of params. */
export type HandlerArgs<P extends readonly Param<unknown>[]> = { [I in keyof P]: ParamValue<P[I]> };

/** Builds the static description of a native function. */
export function makeSpec(params: readonly NativeParameter[], handler: JsFunction, gen?: NativeSpec["gen"]): NativeSpec {
  let min = 0;
  let max = 0;
  let simple = true;
  for (const p of params) {
    if (p.kind === "rest") max = Number.POSITIVE_INFINITY;
    if (p.kind === "rest" || p.kind === "kwrest") simple = false;
    if (p.kind === "kw" && p.default === undefined) simple = false;
    if (p.kind === "pos" || p.kind === "arg") {
      max++;
      if (p.default === undefined) min++;
    }
  }
  const rest = params.findIndex((p) => p.kind === "rest");
  const kwrest = params.findIndex((p) => p.kind === "kwrest");
  return { params, handler, min, max, simple, rest, kwrest, entries: [], gen };
}

/** A module-level function: the handler gets the converted arguments. */
export interface NativeFunctionSpec {
  readonly spec: NativeSpec;
  /** Entries for calls with exactly n arguments, for functions whose parameters are not simple. */
  direct?: Record<number, (...args: never[]) => PyValue>;
}

/** Declares a native function. */
export function fn<const P extends readonly Param<unknown>[]>(
  params: P,
  handler: (...args: HandlerArgs<P>) => PyValue,
): NativeFunctionSpec {
  // Entries take a self first, as methods do; functions have none.
  return {
    spec: makeSpec(params, ((_self: unknown, ...args: unknown[]) =>
      (handler as (...a: unknown[]) => PyValue)(...args)) as JsFunction),
    plain: handler,
  } as NativeFunctionSpec;
}

/** A native that blocks: `direct` runs the scheduler nested, `gen` suspends. */
fn.blocking = function blocking<const P extends readonly Param<unknown>[]>(
  params: P,
  forms: {
    direct: (...args: HandlerArgs<P>) => PyValue;
    gen: (...args: HandlerArgs<P>) => Suspending<PyValue>;
  },
): NativeFunctionSpec {
  const base = fn(params, forms.direct);
  const gen = forms.gen as (...args: unknown[]) => Suspending<PyValue>;
  return { ...base, spec: { ...base.spec, gen: (_self, ...args) => gen(...args) } };
};

/** A native that waits: direct code blocks the thread while it does. */
fn.waiting = function waiting<const P extends readonly Param<unknown>[]>(
  params: P,
  gen: (...args: HandlerArgs<P>) => Suspending<PyValue>,
): NativeFunctionSpec {
  return fn.blocking(params, { direct: (...args) => runDirect(gen(...args)), gen });
};
