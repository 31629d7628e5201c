// Module _contextvars: Context, ContextVar, Token (PEP 567). Follows Python/context.c.

import { callMethodOf, callv } from "#runtime/calls/call.ts";
import { current } from "#runtime/current.ts";
import type { Interpreter } from "#runtime/interpreter.ts";
import { defineModule, makeType, type NativeModule } from "#runtime/native/define.ts";
import { fn, kw, kwrest, pos, rest } from "#runtime/native/params.ts";
import { PyList, PyTuple } from "#runtime/objects/containers.ts";
import {
  keyError,
  LookupErrorType,
  makeException,
  runtimeError,
  typeError,
  valueError,
} from "#runtime/objects/exceptions.ts";
import { genericAlias } from "#runtime/objects/generic-alias.ts";
import { hashOf, identityOf, pyEquals } from "#runtime/objects/hash.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None, NotImplemented } from "#runtime/objects/singletons.ts";
import { type Str, strValue } from "#runtime/objects/str.ts";
import { reprText } from "#runtime/operators/protocols.ts";

export class PyContextVar extends PyObject {
  name: Str = "";
  dflt: PyValue | undefined = undefined;
  /** Where its value was asked for last, and that value: most programs stay in one context. */
  seenIn: PyContext | undefined = undefined;
  seen: PyValue | undefined = undefined;
}
export class PyContext extends PyObject {
  vars: Map<PyContextVar, PyValue> = new Map();
  entered = false;
}
class PyToken extends PyObject {
  context: PyContext | undefined = undefined;
  variable: PyContextVar | undefined = undefined;
  old: PyValue | undefined = undefined;
  used = false;
}
class PyMissing extends PyObject {}
makeType(PyMissing, { name: "Token.MISSING", module: "builtins", flags: 0 }, () => ({
  slots: { repr: () => "<Token.MISSING>" },
}));
const MISSING = new PyMissing();

/** Holds the running context of an interpreter's thread. */
export interface ContextHolder {
  running: PyContext;
}
export function contextHolder(interpreter: Interpreter = current()): ContextHolder {
  let holder = interpreter.state.get("context") as ContextHolder | undefined;
  if (holder === undefined) {
    holder = { running: new PyContext() };
    interpreter.state.set("context", holder);
  }
  return holder;
}

/** The running context. */
export function currentContext(): PyContext {
  return contextHolder().running;
}

/** The value of a variable in a context, without its default. */
export function variableIn(context: PyContext, variable: PyContextVar): PyValue | undefined {
  if (variable.seenIn !== context) {
    variable.seen = context.vars.get(variable);
    variable.seenIn = context;
  }
  return variable.seen;
}
/** Sets a variable in a context; undefined takes it away. */
export function setVariable(context: PyContext, variable: PyContextVar, value: PyValue | undefined): void {
  variable.seenIn = undefined;
  variable.seen = undefined;
  if (value === undefined) context.vars.delete(variable);
  else context.vars.set(variable, value);
}

/** `contextvars.copy_context()`. */
export function copyContext(): PyContext {
  const n = new PyContext();
  n.vars = new Map(currentContext().vars);
  return n;
}

/** `context.run(action)`. */
export function runInContext<T>(context: PyValue, action: () => T): T {
  if (!(context instanceof PyContext)) throw typeError("an instance of Context was expected");
  const holder = contextHolder();
  if (context.entered)
    throw runtimeError(
      `cannot enter context: <_contextvars.Context object at 0x${identityOf(context).toString(16)}> is already entered`,
    );
  const before = holder.running;
  context.entered = true;
  holder.running = context;
  try {
    return action();
  } finally {
    holder.running = before;
    context.entered = false;
  }
}

const contextType = makeType(PyContext, { name: "Context", module: "_contextvars", flags: 0 }, (c) => ({
  slots: {
    new: c.make([rest("args"), kwrest("kwargs")], (_cls, args, kwargs) => {
      if (args.length > 0 || kwargs.size > 0) throw typeError("Context() does not accept any arguments");
      return new PyContext();
    }),
    len: (self) => self.vars.size,
    iter: (self) => callMethodOf(new PyList([...self.vars.keys()]), "__iter__"),
    getitem: (self, k) => {
      checkVar(k);
      const v = self.vars.get(k as PyContextVar);
      if (v === undefined) throw keyError(k);
      return v;
    },
    contains: (self, k) => {
      checkVar(k);
      return self.vars.has(k as PyContextVar);
    },
    eq: (self, other) => {
      if (!(other instanceof PyContext)) return NotImplemented;
      if (self.vars.size !== other.vars.size) return false;
      for (const [k, v] of self.vars) {
        const w = other.vars.get(k);
        if (w === undefined || !pyEquals(v, w)) return false;
      }
      return true;
    },
    unhashable: true,
  },
  methods: {
    run: c.method([rest("args"), kwrest("kwargs")], (self, [f, ...args], kwargs) => {
      if (f === undefined) throw typeError("run() missing 1 required positional argument");
      return runInContext(self, () =>
        callv(f, [...args, ...kwargs.values()], kwargs.size > 0 ? (kwargs.keys() as string[]) : undefined),
      );
    }),
    copy: c.method([], (self) => {
      const n = new PyContext();
      n.vars = new Map(self.vars);
      return n;
    }),
    get: c.method([pos("key"), pos("default", "None")], (self, k, d) => {
      checkVar(k);
      return self.vars.get(k as PyContextVar) ?? d;
    }),
    keys: c.method([], (self) => new PyList([...self.vars.keys()])),
    values: c.method([], (self) => new PyList([...self.vars.values()])),
    items: c.method([], (self) => new PyList([...self.vars].map(([k, v]) => new PyTuple([k, v])))),
  },
}));
function checkVar(k: PyValue): void {
  if (!(k instanceof PyContextVar)) throw typeError(`a ContextVar key was expected, got ${reprText(k)}`);
}

const contextVarType = makeType(PyContextVar, { name: "ContextVar", module: "_contextvars", flags: 0 }, (c) => ({
  slots: {
    new: c.make([pos("name"), kw("default", "...")], (_cls, nameArg, dflt) => {
      const name = strValue(nameArg);
      if (name === undefined) throw typeError("context variable name must be a str");
      hashOf(nameArg);
      const v = new PyContextVar();
      v.name = name;
      v.dflt = dflt;
      return v;
    }),
    repr: (self) =>
      `<ContextVar name=${reprText(self.name)}${self.dflt === undefined ? "" : ` default=${reprText(self.dflt)}`} at 0x${identityOf(self).toString(16)}>`,
  },
  methods: {
    get: c.method([pos("default", "...")], (self, d) => {
      const v = variableIn(currentContext(), self) ?? d ?? self.dflt;
      if (v === undefined) throw makeException(LookupErrorType, self);
      return v;
    }),
    set: c.method([pos("value")], (self, v) => {
      const context = currentContext();
      const t = new PyToken();
      t.context = context;
      t.variable = self;
      t.old = context.vars.get(self);
      setVariable(context, self, v);
      return t;
    }),
    reset: c.method([pos("token")], (self, token) => {
      if (!(token instanceof PyToken)) throw typeError(`expected an instance of Token, got ${reprText(token)}`);
      reset(self, token);
      return None;
    }),
    __class_getitem__: c.classMethod([pos("item")], (cls, item) => genericAlias(cls, item)),
  },
  properties: { name: c.property((self) => self.name) },
}));

function tokenText(t: PyToken): string {
  return `<Token${t.used ? " used" : ""} var=${reprText(t.variable!)} at 0x${identityOf(t).toString(16)}>`;
}
function reset(v: PyContextVar, token: PyToken): void {
  if (token.used) throw runtimeError(`${tokenText(token)} has already been used once`);
  if (token.variable !== v) throw valueError(`${tokenText(token)} was created by a different ContextVar`);
  const context = currentContext();
  if (token.context !== context) throw valueError(`${tokenText(token)} was created in a different Context`);
  token.used = true;
  setVariable(context, v, token.old);
}

const tokenType = makeType(PyToken, { name: "Token", module: "_contextvars", flags: 0 }, (c) => ({
  slots: { repr: (self) => tokenText(self) },
  methods: {
    __class_getitem__: c.classMethod([pos("item")], (cls, item) => genericAlias(cls, item)),
    __enter__: c.method([], (self) => self),
    __exit__: c.method([pos("type"), pos("val"), pos("tb")], (self) => {
      reset(self.variable!, self);
      return None;
    }),
  },
  properties: {
    var: c.property((self) => self.variable ?? None),
    old_value: c.property((self) => self.old ?? MISSING),
  },
  attributes: { MISSING },
}));

const contextvarsModule: NativeModule = defineModule("_contextvars", () => ({
  functions: {
    copy_context: fn([], copyContext),
  },
  types: { Context: contextType, ContextVar: contextVarType, Token: tokenType },
}));
export default contextvarsModule;
