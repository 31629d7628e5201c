// Calls from natives into Python, and the general road of `call$n`/`callv` on every object.
// Natives use call(), callMethod(), callv(): they throw, so native code reads naturally.

import { dropError, S } from "../current.ts";
import { PyBaseException, recursionError, systemError, typeError } from "../objects/exceptions.ts";
import { type CallResult, type KeywordNames, PyObject, type PyValue } from "../objects/object.ts";
import { typeName, typeOf } from "../objects/type-of.ts";

/** The exception of a call that returned undefined, ready to be thrown. */
export function takeError(): PyBaseException {
  const e = S.err;
  if (e === undefined) return systemError("error return without exception set");
  return e;
}

/** Calls a Python value; throws what it raises. */
export function call(f: PyValue, ...args: PyValue[]): PyValue {
  if (typeof f !== "object") throw typeError(`'${typeName(f)}' object is not callable`);
  if (S.replay !== undefined) return S.replay.call(f, args, undefined);
  let r: CallResult;
  switch (args.length) {
    case 0:
      r = f.call$0();
      break;
    case 1:
      r = f.call$1(args[0]!);
      break;
    case 2:
      r = f.call$2(args[0]!, args[1]!);
      break;
    case 3:
      r = f.call$3(args[0]!, args[1]!, args[2]!);
      break;
    default:
      r = f.callv(args, undefined);
  }
  if (r === undefined) throw takeError();
  return r;
}

export function call0(f: PyValue): PyValue {
  if (typeof f !== "object") throw typeError(`'${typeName(f)}' object is not callable`);
  if (S.replay !== undefined) return S.replay.call(f, [], undefined);
  const r = f.call$0();
  if (r === undefined) throw takeError();
  return r;
}

export function call1(f: PyValue, a: PyValue): PyValue {
  if (typeof f !== "object") throw typeError(`'${typeName(f)}' object is not callable`);
  if (S.replay !== undefined) return S.replay.call(f, [a], undefined);
  const r = f.call$1(a);
  if (r === undefined) throw takeError();
  return r;
}

export function call2(f: PyValue, a: PyValue, b: PyValue): PyValue {
  if (typeof f !== "object") throw typeError(`'${typeName(f)}' object is not callable`);
  if (S.replay !== undefined) return S.replay.call(f, [a, b], undefined);
  const r = f.call$2(a, b);
  if (r === undefined) throw takeError();
  return r;
}

/** General call: positionals then keyword values; throws. */
export function callv(f: PyValue, args: PyValue[], names?: KeywordNames): PyValue {
  if (typeof f !== "object") throw typeError(`'${typeName(f)}' object is not callable`);
  if (S.replay !== undefined) return S.replay.call(f, args, names);
  const r = f.callv(args, names);
  if (r === undefined) throw takeError();
  return r;
}

/** Calls by the entry for the number of arguments; undefined when raised. */
export function callDirect(f: PyObject, args: PyValue[], names: KeywordNames): CallResult {
  if (names === undefined) {
    switch (args.length) {
      case 0:
        return f.call$0();
      case 1:
        return f.call$1(args[0]!);
      case 2:
        return f.call$2(args[0]!, args[1]!);
      case 3:
        return f.call$3(args[0]!, args[1]!, args[2]!);
      case 4:
        return f.call$4(args[0]!, args[1]!, args[2]!, args[3]!);
    }
  }
  return f.callv(args, names);
}

/** Call with a plain record of keyword arguments. */
export function callKw(f: PyValue, args: PyValue[], keywords: Record<string, PyValue>): PyValue {
  const names = Object.keys(keywords);
  return names.length === 0 ? callv(f, args) : callv(f, [...args, ...names.map((n) => keywords[n]!)], names);
}

// --- special methods: looked up on the type, bound to self ---

/** Calls `type(self).name(self, …)`; undefined when the type has no such method. Throws what it raises. */
export function callSpecial(self: PyValue, name: string, ...args: PyValue[]): PyValue | undefined {
  const f = typeOf(self).lookup(name);
  if (f === undefined) return undefined;
  return callUnbound(f, self, args);
}

/** Calls `type(self).name` as a method; the method must exist. */
export function callMethodOf(self: PyValue, name: string, ...args: PyValue[]): PyValue {
  return callUnbound(typeOf(self).lookup(name)!, self, args);
}

/** Calls a value found on a type as a method of `self` (does the descriptor binding). */
export function callUnbound(f: PyValue, self: PyValue, args: PyValue[]): PyValue {
  if (typeof f === "object") {
    const kind = (f as unknown as { takesSelf?: boolean }).takesSelf;
    if (kind === true) {
      if (S.replay !== undefined) return S.replay.call(f, [self, ...args], undefined);
      let r: CallResult;
      switch (args.length) {
        case 0:
          r = f.call$1(self);
          break;
        case 1:
          r = f.call$2(self, args[0]!);
          break;
        case 2:
          r = f.call$3(self, args[0]!, args[1]!);
          break;
        case 3:
          r = f.call$4(self, args[0]!, args[1]!, args[2]!);
          break;
        default:
          r = f.callv([self, ...args], undefined);
      }
      if (r === undefined) throw takeError();
      return r;
    }
    const get = typeOf(f).lookup("__get__");
    if (get !== undefined) return callv(callv(get, [f, self, typeOf(self)]), args);
  }
  return callv(f, args);
}

/** callUnbound() without arguments. */
export function callUnbound0(f: PyValue, self: PyValue): PyValue {
  if (S.replay !== undefined || typeof f !== "object" || (f as { takesSelf?: boolean }).takesSelf !== true)
    return callUnbound(f, self, []);
  const r = f.call$1(self);
  if (r === undefined) throw takeError();
  return r;
}

/** callUnbound() with one argument. */
export function callUnbound1(f: PyValue, self: PyValue, arg: PyValue): PyValue {
  if (S.replay !== undefined || typeof f !== "object" || (f as { takesSelf?: boolean }).takesSelf !== true)
    return callUnbound(f, self, [arg]);
  const r = f.call$2(self, arg);
  if (r === undefined) throw takeError();
  return r;
}

// --- the general road ---

function callObject(self: PyObject, args: PyValue[], names: KeywordNames): CallResult {
  const f = self.cls.lookup("__call__");
  if (f === undefined) throw typeError(`'${self.cls.name}' object is not callable`);
  if (typeof f === "object" && (f as unknown as { takesSelf?: boolean }).takesSelf === true) {
    if (++S.nesting > 3000) {
      S.nesting = 0;
      throw recursionError("maximum recursion depth exceeded");
    }
    try {
      return f.callv([self, ...args], names);
    } finally {
      if (S.nesting > 0) S.nesting--;
    }
  }
  const get = typeOf(f).lookup("__get__");
  if (get !== undefined) return callv(callv(get, [f, self, self.cls]), args, names);
  return callv(f, args, names);
}

const proto = PyObject.prototype;
proto.callv = function (this: PyObject, args, names) {
  return callObject(this, args, names);
};
/** Runs a part of a helper that must not be started again: what it calls runs direct (suspending/replay.ts). */
export function outsideReplay<T>(action: () => T): T {
  const { replay } = S;
  if (replay === undefined) return action();
  S.replay = undefined;
  try {
    return action();
  } finally {
    S.replay = replay;
  }
}

/**
 * Runs `action`; when it raises an exception of the given test, gives undefined and restores the shadow stack
 * (natives that swallow exceptions must not leave its depth behind).
 */
export function attempt<T>(action: () => T, swallow: (e: PyBaseException) => boolean): T | undefined {
  const sp = S.sp;
  const handled = S.ei.value;
  try {
    return action();
  } catch (x) {
    if (x instanceof PyBaseException && swallow(x)) {
      dropError(sp, handled);
      return undefined;
    }
    throw x;
  }
}
