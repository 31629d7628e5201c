// BaseExceptionGroup and ExceptionGroup: nesting rules, subgroup, split, derive. Follows Objects/exceptions.c and PEP 654.

import { call1, callv } from "#runtime/calls/call.ts";
import { deriveGroup } from "#runtime/exceptions/raise.ts";
import { defineClass } from "#runtime/native/define.ts";
import { kwrest, pos, rest } from "#runtime/native/params.ts";
import { PyList, PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import {
  BaseExceptionGroupType,
  BaseExceptionType,
  ExceptionGroupType,
  ExceptionType,
  PyBaseException,
  PyBaseExceptionGroup,
  recursionError,
  typeError,
  valueError,
} from "#runtime/objects/exceptions.ts";
import { genericAlias } from "#runtime/objects/generic-alias.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { fromUtf16, isStr } from "#runtime/objects/str.ts";
import { PyType } from "#runtime/objects/type.ts";
import { isInstance, typeName, typeOf } from "#runtime/objects/type-of.ts";
import { reprText, strText, toArray, truthy } from "#runtime/operators/protocols.ts";
import { initBase } from "./kit.ts";

function makeGroup(clsIn: PyType, args: PyValue[]): PyValue {
  let cls = clsIn;
  if (args.length !== 2)
    throw typeError(`BaseExceptionGroup.__new__() takes exactly 2 arguments (${args.length} given)`);
  const [message, given] = args as [PyValue, PyValue];
  if (!isStr(message)) throw typeError(`BaseExceptionGroup.__new__() argument 1 must be str, not ${typeName(message)}`);
  if (given instanceof PyDict || isSet(given) || typeOf(given).lookup("__getitem__") === undefined)
    throw typeError("second argument (exceptions) must be a sequence");
  const exceptions = toArray(given);
  if (exceptions.length === 0) throw valueError("second argument (exceptions) must be a non-empty sequence");
  let onlyExceptions = true;
  exceptions.forEach((e, i) => {
    if (!(e instanceof PyBaseException))
      throw valueError(`Item ${i} of second argument (exceptions) is not an exception`);
    if (!isInstance(e, ExceptionType)) onlyExceptions = false;
  });
  if (cls === BaseExceptionGroupType) {
    if (onlyExceptions) cls = ExceptionGroupType;
  } else if (!onlyExceptions) {
    if (cls === ExceptionGroupType) throw typeError("Cannot nest BaseExceptions in an ExceptionGroup");
    if (cls.isSubtype(ExceptionType)) throw typeError(`Cannot nest BaseExceptions in '${cls.name}'`);
  }
  const g = new cls.K() as PyBaseExceptionGroup;
  g.args = new PyTuple(args);
  g.message = message;
  g.exceptions = new PyTuple(exceptions.slice());
  if (!((given instanceof PyList || given instanceof PyTuple) && !given.cls.isHeap)) g.shown = reprText(given);
  return g;
}

function isSet(v: PyValue): boolean {
  return typeOf(v).mro.some((t) => !t.isHeap && (t.name === "set" || t.name === "frozenset"));
}

const MAX_DEPTH = 10_000;

type Matcher = (e: PyValue) => boolean;

/** The condition of subgroup and split as a function. */
function matcherOf(condition: PyValue): Matcher {
  const isExceptionType = (t: PyValue): t is PyType => t instanceof PyType && t.isSubtype(BaseExceptionType);
  if (isExceptionType(condition)) return (e) => isInstance(e, condition);
  if (condition instanceof PyTuple && condition.items.every(isExceptionType)) {
    const types = condition.items as readonly PyType[];
    return (e) => types.some((t) => isInstance(e, t));
  }
  if (!(condition instanceof PyType) && typeOf(condition).lookup("__call__") !== undefined)
    return (e) => truthy(call1(condition, e));
  throw typeError("expected an exception type, a tuple of exception types, or a callable (other than a class)");
}

/** [matching part or None, rest or None]; the rest is not built when `wantRest` is false. */
function split(g: PyBaseExceptionGroup, matches: Matcher, wantRest: boolean, depth = 0): [PyValue, PyValue] {
  if (depth > MAX_DEPTH) throw recursionError("maximum recursion depth exceeded in exceptiongroup_split_recursive");
  if (matches(g)) return [g, None];
  const matching: PyValue[] = [];
  const remaining: PyValue[] = [];
  for (const e of g.exceptions.items) {
    if (e instanceof PyBaseExceptionGroup) {
      const [m, r] = split(e, matches, wantRest, depth + 1);
      if (m !== None) matching.push(m);
      if (r !== None) remaining.push(r);
    } else if (matches(e)) matching.push(e);
    else if (wantRest) remaining.push(e);
  }
  const part = (items: PyValue[]): PyValue => (items.length === 0 ? None : deriveGroup(g, items));
  const match = part(matching);
  return [match, wantRest ? part(remaining) : None];
}

defineClass(BaseExceptionGroupType, PyBaseExceptionGroup, (c) => ({
  slots: {
    new: c.make([rest("args"), kwrest("kwargs")], (cls, args) => makeGroup(cls, args)),
    init: c.init([rest("args"), kwrest("kwargs")], (self, args, kwargs) => initBase(self, args, kwargs)),
    repr: (self) => {
      // Arguments of a subclass of its own are all shown.
      if (self.args.items.length !== 2) return fromUtf16(`${self.cls.name}${reprText(self.args)}`);
      const given = self.args.items[1];
      const items = given instanceof PyList ? new PyList(self.exceptions.items.slice()) : self.exceptions;
      return fromUtf16(`${self.cls.name}(${reprText(self.message)}, ${self.shown ?? reprText(items)})`);
    },
    str: (self) => {
      const n = self.exceptions.items.length;
      return fromUtf16(`${strText(self.message)} (${n} sub-exception${n === 1 ? "" : "s"})`);
    },
  },
  methods: {
    derive: c.method([pos("excs")], (self, excs) => callv(BaseExceptionGroupType, [self.message, excs])),
    split: c.method([pos("matcher_value")], (self, condition) => new PyTuple(split(self, matcherOf(condition), true))),
    subgroup: c.method([pos("matcher_value")], (self, condition) => split(self, matcherOf(condition), false)[0]),
    __class_getitem__: c.classMethod([pos("item")], (cls, item) => genericAlias(cls, item)),
  },
  members: { message: "message", exceptions: "exceptions" },
}));
