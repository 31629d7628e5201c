// Exceptions that carry a few attributes: StopIteration, SystemExit, ImportError, NameError, AttributeError. Follows Objects/exceptions.c.

import { defineClass } from "#runtime/native/define.ts";
import { kwrest, rest } from "#runtime/native/params.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import {
  AttributeErrorType,
  ImportErrorType,
  NameErrorType,
  PyAttributeError,
  PyImportError,
  PyNameError,
  PyStopIteration,
  PySystemExit,
  StopIterationType,
  SystemExitType,
} from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { PyStr } from "#runtime/objects/str.ts";
import { initBase, objectMember, reduceWith, stateOf, strBase, takeKeywords } from "./kit.ts";

defineClass(StopIterationType, PyStopIteration, (c) => ({
  slots: {
    init: c.init([rest("args"), kwrest("kwargs")], (self, args, kwargs) => {
      initBase(self, args, kwargs);
      self.value = args[0] ?? None;
    }),
  },
  properties: { value: objectMember<PyStopIteration>("value") },
}));

defineClass(SystemExitType, PySystemExit, (c) => ({
  slots: {
    init: c.init([rest("args"), kwrest("kwargs")], (self, args, kwargs) => {
      initBase(self, args, kwargs);
      if (args.length === 1) self.code = args[0]!;
      else if (args.length > 1) self.code = new PyTuple(args);
    }),
  },
  properties: { code: objectMember<PySystemExit>("code") },
}));

/** PyUnicode_CheckExact. */
function isPlainStr(v: PyValue): boolean {
  return typeof v === "string" || v instanceof PyStr;
}

defineClass(ImportErrorType, PyImportError, (c) => ({
  slots: {
    init: c.init([rest("args"), kwrest("kwargs")], (self, args, kwargs) => {
      initBase(self, args);
      self.name = self.path = self.nameFrom = None;
      takeKeywords("ImportError", kwargs, ["name", "path", "name_from"], (key, v) => {
        if (key === "name") self.name = v;
        else if (key === "path") self.path = v;
        else self.nameFrom = v;
      });
      self.msg = args.length === 1 ? args[0]! : None;
    }),
    str: (self) => (isPlainStr(self.msg) ? self.msg : strBase(self)),
  },
  methods: {
    __reduce__: c.method([], (self) => {
      const state = stateOf(self).copy();
      if (self.name !== None) state.set("name", self.name);
      if (self.path !== None) state.set("path", self.path);
      if (self.nameFrom !== None) state.set("name_from", self.nameFrom);
      return reduceWith(self, self.args, state);
    }),
  },
  properties: {
    msg: objectMember<PyImportError>("msg"),
    name: objectMember<PyImportError>("name"),
    path: objectMember<PyImportError>("path"),
    name_from: objectMember<PyImportError>("nameFrom"),
  },
}));

defineClass(NameErrorType, PyNameError, (c) => ({
  slots: {
    init: c.init([rest("args"), kwrest("kwargs")], (self, args, kwargs) => {
      initBase(self, args);
      takeKeywords("NameError", kwargs, ["name"], (_, v) => {
        self.name = v;
      });
    }),
  },
  properties: { name: objectMember<PyNameError>("name") },
}));

function attributeErrorState(self: PyAttributeError): ReturnType<typeof stateOf> {
  const state = stateOf(self).copy();
  // obj is left out: it may not be picklable
  if (self.name !== None) state.set("name", self.name);
  state.set("args", self.args);
  return state;
}

defineClass(AttributeErrorType, PyAttributeError, (c) => ({
  slots: {
    init: c.init([rest("args"), kwrest("kwargs")], (self, args, kwargs) => {
      initBase(self, args);
      takeKeywords("AttributeError", kwargs, ["name", "obj"], (key, v) => {
        if (key === "name") self.name = v;
        else self.obj = v;
      });
    }),
  },
  methods: {
    __getstate__: c.method([], attributeErrorState),
    __reduce__: c.method([], (self) => reduceWith(self, self.args, attributeErrorState(self))),
  },
  properties: { name: objectMember<PyAttributeError>("name"), obj: objectMember<PyAttributeError>("obj") },
}));
