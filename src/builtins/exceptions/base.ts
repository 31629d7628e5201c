// BaseException, and the direct calls of the types that add nothing to it. Follows Objects/exceptions.c (BaseException_*).

import { lookupAttribute, setattr } from "#runtime/attributes.ts";
import { defineClass } from "#runtime/native/define.ts";
import { directCalls } from "#runtime/native/direct.ts";
import { kwrest, pos, rest } from "#runtime/native/params.ts";
import { PyList, PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import {
  BaseExceptionType,
  exceptionTypes,
  KeyErrorType,
  PyBaseException,
  typeError,
} from "#runtime/objects/exceptions.ts";
import { PyTraceback } from "#runtime/objects/frames.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { fromUtf16, isStr, jsText } from "#runtime/objects/str.ts";
import type { PyType } from "#runtime/objects/type.ts";
import { dictGetSet } from "#runtime/objects/type-create.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { repr, reprText, toArray } from "#runtime/operators/protocols.ts";
import { initBase, reduceWith, stateOf, strBase } from "./kit.ts";

function exceptionOrNone(v: PyValue | undefined, name: string, what: string): PyValue {
  if (v === undefined) throw typeError(`${name} may not be deleted`);
  if (v !== None && !(v instanceof PyBaseException))
    throw typeError(`exception ${what} must be None or derive from BaseException`);
  return v;
}

function setTraceback(self: PyBaseException, v: PyValue | undefined): void {
  if (v === undefined) throw typeError("__traceback__ may not be deleted");
  if (v !== None && !(v instanceof PyTraceback)) throw typeError("__traceback__ must be a traceback or None");
  self.traceback = v;
}

defineClass(BaseExceptionType, PyBaseException, (c) => ({
  slots: {
    new: c.make([rest("args"), kwrest("kwargs")], (cls, args) => {
      const e = new cls.K() as PyBaseException;
      e.args = new PyTuple(args);
      return e;
    }),
    init: c.init([rest("args"), kwrest("kwargs")], (self, args, kwargs) => initBase(self, args, kwargs)),
    repr: (self) => {
      const { items } = self.args;
      const { name } = self.cls;
      return fromUtf16(items.length === 1 ? `${name}(${reprText(items[0]!)})` : `${name}${reprText(self.args)}`);
    },
    str: (self) => strBase(self),
  },
  methods: {
    __reduce__: c.method([], (self) => reduceWith(self, self.args, stateOf(self))),
    __setstate__: c.method([pos("state")], (self, state) => {
      if (state === None) return None;
      if (!(state instanceof PyDict)) throw typeError("state is not a dictionary");
      for (const [k, v] of state.pairs()) setattr(self, jsText(k) ?? "", v);
      return None;
    }),
    with_traceback: c.method([pos("object")], (self, tb) => {
      setTraceback(self, tb);
      return self;
    }),
    add_note: c.method([pos("object")], (self, note) => {
      if (!isStr(note)) throw typeError(`add_note() argument must be str, not ${typeName(note)}`);
      const notes = lookupAttribute(self, "__notes__");
      if (notes === undefined) setattr(self, "__notes__", new PyList([note]));
      else if (notes instanceof PyList) notes.items.push(note);
      else throw typeError("Cannot add note: __notes__ is not a list");
      return None;
    }),
  },
  properties: {
    args: c.property(
      (self) => self.args,
      (self, v) => {
        if (v === undefined) throw typeError("args may not be deleted");
        self.args = v instanceof PyTuple && !v.cls.isHeap ? v : new PyTuple(toArray(v));
      },
    ),
    __traceback__: c.property((self) => self.traceback, setTraceback),
    __context__: c.property(
      (self) => self.context,
      (self, v) => {
        self.context = exceptionOrNone(v, "__context__", "context");
      },
    ),
    __cause__: c.property(
      (self) => self.cause,
      (self, v) => {
        self.cause = exceptionOrNone(v, "__cause__", "cause");
        self.suppressContext = true;
      },
    ),
    __suppress_context__: c.property(
      (self) => self.suppressContext,
      (self, v) => {
        if (v === undefined) throw typeError("can't delete numeric/char attribute");
        if (typeof v !== "boolean") throw typeError("attribute value type must be bool");
        self.suppressContext = v;
      },
    ),
  },
  attributes: { __dict__: dictGetSet(BaseExceptionType) },
}));

defineClass(KeyErrorType, PyBaseException, () => ({
  // A key is shown by repr, so that KeyError('') does not print as nothing.
  slots: { str: (self) => (self.args.items.length === 1 ? repr(self.args.items[0]!) : strBase(self)) },
}));

/** `ValueError("x")` reaches the constructor at once. */
function makeDirect(type: PyType): void {
  const make = (items: PyValue[]): PyValue => {
    const e = new type.K() as PyBaseException;
    e.args = new PyTuple(items);
    return e;
  };
  directCalls(type, { 0: () => make([]), 1: (a: PyValue) => make([a]), 2: (a: PyValue, b: PyValue) => make([a, b]) });
}
for (const type of exceptionTypes.values()) if (type.layout === PyBaseException) makeDirect(type);
