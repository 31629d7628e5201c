// The type Unpickler and the view of its memo.

import { genericLookup, getattr, lookupAttribute } from "#runtime/attributes.ts";
import { call1, call2 } from "#runtime/calls/call.ts";
import { current } from "#runtime/current.ts";
import { bool, text } from "#runtime/native/convert.ts";
import { makeType } from "#runtime/native/define.ts";
import { arg, kw, pos } from "#runtime/native/params.ts";
import { emptyTuple, PyTuple } from "#runtime/objects/containers.ts";
import { dictType, PyDict } from "#runtime/objects/dict.ts";
import { attributeError, typeError, valueError } from "#runtime/objects/exceptions.ts";
import { PyNativeFunction } from "#runtime/objects/functions.ts";
import { isInt } from "#runtime/objects/numbers.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { jsText, strValue } from "#runtime/objects/str.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { toIndexValue } from "#runtime/operators/protocols.ts";
import { findClass } from "./globals.ts";
import { Input } from "./input.ts";
import { checkIdle, setPlainAttribute } from "./layout.ts";
import { load } from "./load.ts";
import { Machine, type Reading } from "./machine.ts";
import { unpicklingError } from "./state.ts";

type MemoArray = (PyValue | undefined)[];

export class PyUnpickler extends PyObject {
  input: Input | undefined = undefined;
  memo: MemoArray = [];
  encoding = "ASCII";
  errors = "strict";
  fixImports = true;
  buffers: PyValue | undefined = undefined;
  persistentLoadAttribute: PyValue | undefined = undefined;
  running = false;
  /** Of the pickle read last. */
  proto = 0;
  /** Of the pickle being read. */
  machine: Machine | undefined = undefined;
}

/** `iter(buffers)`; None and the default mean that there are none. */
export function buffersOf(v: PyValue): PyValue | undefined {
  return v === None || v === emptyTuple ? undefined : call1(current().builtins.getStr("iter")!, v);
}

function persistentLoad(self: PyUnpickler): Reading["persistentLoad"] {
  const own =
    self.persistentLoadAttribute ??
    (self.cls === unpicklerType || self.cls.definer("persistent_load") === unpicklerType
      ? undefined
      : lookupAttribute(self, "persistent_load"));
  return own === undefined ? undefined : (id) => call1(own, id);
}

class PyUnpicklerMemoProxy extends PyObject {
  unpickler: PyUnpickler = undefined as unknown as PyUnpickler;
}

function memoDict(u: PyUnpickler): PyDict {
  const d = new PyDict();
  u.memo.forEach((v, i) => {
    if (v !== undefined) d.set(i, v);
  });
  return d;
}

makeType(
  PyUnpicklerMemoProxy,
  { name: "_pickle.UnpicklerMemoProxy", module: "_pickle", flags: TypeFlags.DISALLOW_INSTANTIATION },
  (c) => ({
    slots: { unhashable: true },
    methods: {
      clear: c.method([], (self) => {
        self.unpickler.memo = [];
        return None;
      }),
      copy: c.method([], (self) => memoDict(self.unpickler)),
      __reduce__: c.method([], (self) => new PyTuple([dictType, new PyTuple([memoDict(self.unpickler)])])),
    },
  }),
);

function setMemo(u: PyUnpickler, v: PyValue | undefined): void {
  if (v === undefined) throw typeError("attribute deletion is not supported");
  if (v instanceof PyUnpicklerMemoProxy) {
    u.memo = v.unpickler.memo.slice();
    return;
  }
  if (!(v instanceof PyDict))
    throw typeError(`'memo' attribute must be an UnpicklerMemoProxy object or dict, not ${typeName(v)}`);
  const memo: MemoArray = [];
  for (const [key, value] of v.pairs()) {
    if (!isInt(key)) throw typeError("memo key must be integers");
    const index = Number(toIndexValue(key));
    if (index < 0) throw valueError("memo key must be positive integers.");
    memo[index] = value;
  }
  u.memo = memo;
}

export const unpicklerType: PyType = makeType(
  PyUnpickler,
  { name: "_pickle.Unpickler", module: "_pickle", flags: TypeFlags.BASETYPE },
  (c) => ({
    slots: {
      new: c.makePlain(),
      init: c.init(
        [
          arg("file"),
          kw("fix_imports", bool, "True"),
          kw("encoding", text, "'ASCII'"),
          kw("errors", text, "'strict'"),
          kw("buffers", "()"),
        ],
        (self, file, fixImports, encoding, errors, buffers) => {
          checkIdle(self, "Unpickler");
          self.input = undefined;
          const input = Input.ofFile(file);
          self.encoding = encoding;
          self.errors = errors;
          self.buffers = buffersOf(buffers);
          self.fixImports = fixImports;
          self.memo = [];
          self.input = input;
        },
      ),
      getattribute: (self, name): PyValue => {
        const key = jsText(name) ?? "";
        if (key === "persistent_load" && self.persistentLoadAttribute !== undefined)
          return self.persistentLoadAttribute;
        const v = genericLookup(self, key);
        if (v === undefined) throw attributeError(`'${self.cls.name}' object has no attribute '${key}'`, self, name);
        return v;
      },
      setattr: (self, name, value) => {
        const key = jsText(name) ?? "";
        if (key === "persistent_load") self.persistentLoadAttribute = value;
        else setPlainAttribute(self, key, value);
      },
      delattr: (self, name) => {
        const key = jsText(name) ?? "";
        if (key === "persistent_load") self.persistentLoadAttribute = undefined;
        else setPlainAttribute(self, key, undefined);
      },
    },
    methods: {
      load: c.method([], (self) => {
        if (self.input === undefined)
          throw unpicklingError(`Unpickler.__init__() was not called by ${self.cls.name}.__init__()`);
        checkIdle(self, "Unpickler");
        const find = self.cls === unpicklerType ? undefined : getattr(self, "find_class");
        const plain = find === undefined || (find instanceof PyNativeFunction && find.origin?.owner === unpicklerType);
        const { encoding, errors, fixImports, buffers } = self;
        const machine = new Machine(
          self.input,
          {
            encoding,
            errors,
            fixImports,
            buffers,
            findClass: plain ? undefined : (module, name) => call2(find, module, name),
            persistentLoad: persistentLoad(self),
          },
          self.memo,
        );
        self.running = true;
        self.machine = machine;
        try {
          return load(machine);
        } finally {
          self.running = false;
          self.proto = machine.proto;
          self.machine = undefined;
        }
      }),
      find_class: c.method([pos("module_name"), pos("global_name")], (self, module, name) => {
        const m = strValue(module);
        const n = strValue(name);
        if (m === undefined || n === undefined)
          throw typeError(`attribute name must be string, not '${typeName(m === undefined ? module : name)}'`);
        return findClass(m, n, self.machine?.proto ?? self.proto, self.fixImports);
      }),
      persistent_load: c.method([pos("pid")], (): PyValue => {
        throw unpicklingError(
          "A load persistent id instruction was encountered, but no persistent_load function was specified.",
        );
      }),
      __sizeof__: c.method([], (self) => 240 + 8 * self.memo.length),
    },
    properties: {
      memo: c.property((self) => {
        const proxy = new PyUnpicklerMemoProxy();
        proxy.unpickler = self;
        return proxy;
      }, setMemo),
    },
  }),
);
