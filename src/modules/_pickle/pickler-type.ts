// The type Pickler and the view of its memo.

import { genericLookup, lookupAttribute } from "#runtime/attributes.ts";
import { current } from "#runtime/current.ts";
import { makeType } from "#runtime/native/define.ts";
import { arg, pos } from "#runtime/native/params.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { dictType, PyDict } from "#runtime/objects/dict.ts";
import { attributeError, overflowError, typeError, valueError } from "#runtime/objects/exceptions.ts";
import { identityOf } from "#runtime/objects/hash.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { jsText } from "#runtime/objects/str.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { call1, toIndexValue, truthy } from "#runtime/operators/protocols.ts";
import { checkIdle, PyPickler, setPlainAttribute } from "./layout.ts";
import { Memo } from "./memo.ts";
import { DEFAULT_PROTOCOL, HIGHEST_PROTOCOL, Op } from "./opcodes.ts";
import { Output } from "./output.ts";
import { save } from "./save.ts";
import { picklingError } from "./state.ts";

/** Sets up a pickler; `write` undefined for dumps(). */
export function setProtocol(p: PyPickler, protocol: PyValue, fixImports: boolean): void {
  let proto = DEFAULT_PROTOCOL;
  if (protocol !== None) {
    const n = toIndexValue(protocol);
    if (typeof n === "bigint") throw overflowError("Python int too large to convert to C int");
    if (n > HIGHEST_PROTOCOL) throw valueError(`pickle protocol must be <= ${HIGHEST_PROTOCOL}`);
    proto = n < 0 ? HIGHEST_PROTOCOL : n;
  }
  p.proto = proto;
  p.bin = proto > 0 ? 1 : 0;
  p.fixImports = fixImports && proto < 3;
}

export function setOutput(p: PyPickler, file: PyValue): void {
  const write = lookupAttribute(file, "write");
  if (write === undefined) throw typeError("file must have a 'write' attribute");
  p.out = new Output(write);
}

export function setBufferCallback(p: PyPickler, callback: PyValue): void {
  p.bufferCallback = undefined;
  if (callback === None) return;
  if (p.proto < 5) throw valueError("buffer_callback needs protocol >= 5");
  p.bufferCallback = callback;
}

/** Writes the whole pickle of `obj` to `p.out`. */
export function dump(p: PyPickler, obj: PyValue): void {
  const { out } = p;
  const before = [p.persistentId, p.reducerOverride] as const;
  p.running = true;
  p.depth = 0;
  if (p.cls === picklerType) p.persistentId = p.persistentIdAttribute;
  else {
    p.persistentId =
      p.persistentIdAttribute ??
      (p.cls.definer("persistent_id") === picklerType ? undefined : lookupAttribute(p, "persistent_id"));
    p.reducerOverride = lookupAttribute(p, "reducer_override");
  }
  try {
    if (p.proto >= 2) {
      out.byte2(Op.PROTO, p.proto);
      out.setFraming(p.proto >= 4);
    }
    save(p, obj);
    out.byte(Op.STOP);
    out.commitFrame();
    out.setFraming(false);
  } finally {
    [p.persistentId, p.reducerOverride] = before;
    p.running = false;
  }
}

class PyPicklerMemoProxy extends PyObject {
  pickler: PyPickler = undefined as unknown as PyPickler;
}

/** id() of a value. */
function idOf(v: PyValue): PyValue {
  return typeof v === "object" ? identityOf(v) : call1(current().builtins.getStr("id")!, v);
}

function memoDict(p: PyPickler): PyDict {
  const d = new PyDict();
  for (const [v, index] of p.memo.indexes) d.set(idOf(v), new PyTuple([index, v]));
  return d;
}

makeType(
  PyPicklerMemoProxy,
  { name: "_pickle.PicklerMemoProxy", module: "_pickle", flags: TypeFlags.DISALLOW_INSTANTIATION },
  (c) => ({
    slots: { unhashable: true },
    methods: {
      clear: c.method([], (self) => {
        self.pickler.memo = new Memo();
        return None;
      }),
      copy: c.method([], (self) => memoDict(self.pickler)),
      __reduce__: c.method([], (self) => new PyTuple([dictType, new PyTuple([memoDict(self.pickler)])])),
    },
  }),
);

function setMemo(p: PyPickler, v: PyValue | undefined): void {
  if (v === undefined) throw typeError("attribute deletion is not supported");
  if (v instanceof PyPicklerMemoProxy) {
    p.memo = v.pickler.memo.copy();
    return;
  }
  if (!(v instanceof PyDict))
    throw typeError(`'memo' attribute must be a PicklerMemoProxy object or dict, not ${typeName(v)}`);
  const memo = new Memo();
  for (const item of v.values()) {
    if (!(item instanceof PyTuple) || item.items.length !== 2) throw typeError("'memo' values must be 2-item tuples");
    memo.set(item.items[1]!, Number(toIndexValue(item.items[0]!)));
  }
  p.memo = memo;
}

const cInt = (v: PyValue | undefined): number => {
  if (v === undefined) throw typeError("can't delete numeric/char attribute");
  return Number(toIndexValue(v));
};

export const picklerType: PyType = makeType(
  PyPickler,
  { name: "_pickle.Pickler", module: "_pickle", flags: TypeFlags.BASETYPE },
  (c) => ({
    slots: {
      new: c.makePlain(),
      init: c.init(
        [arg("file"), arg("protocol", "None"), arg("fix_imports", "True"), arg("buffer_callback", "None")],
        (self, file, protocol, fixImports, callback) => {
          checkIdle(self, "Pickler");
          self.ready = false;
          self.memo = new Memo();
          setProtocol(self, protocol, truthy(fixImports));
          setOutput(self, file);
          setBufferCallback(self, callback);
          self.fast = 0;
          self.fastNesting = 0;
          self.fastMemo = undefined;
          self.ready = true;
          self.dispatchTable ??= lookupAttribute(self, "dispatch_table");
        },
      ),
      getattribute: (self, name): PyValue => {
        const text = jsText(name) ?? "";
        if (text === "persistent_id" && self.persistentIdAttribute !== undefined) return self.persistentIdAttribute;
        const v = genericLookup(self, text);
        if (v === undefined) throw attributeError(`'${self.cls.name}' object has no attribute '${text}'`, self, name);
        return v;
      },
      setattr: (self, name, value) => {
        const text = jsText(name) ?? "";
        if (text === "persistent_id") self.persistentIdAttribute = value;
        else setPlainAttribute(self, text, value);
      },
      delattr: (self, name) => {
        const text = jsText(name) ?? "";
        if (text === "persistent_id") self.persistentIdAttribute = undefined;
        else setPlainAttribute(self, text, undefined);
      },
    },
    methods: {
      dump: c.method([pos("obj")], (self, obj) => {
        if (!self.ready) throw picklingError(`Pickler.__init__() was not called by ${self.cls.name}.__init__()`);
        checkIdle(self, "Pickler");
        self.out.clear();
        dump(self, obj);
        self.out.flush();
        return None;
      }),
      clear_memo: c.method([], (self) => {
        self.memo = new Memo();
        return None;
      }),
      persistent_id: c.method([pos("obj")], () => None),
      __sizeof__: c.method([], (self) => 160 + 24 * self.memo.size),
    },
    properties: {
      memo: c.property((self) => {
        const proxy = new PyPicklerMemoProxy();
        proxy.pickler = self;
        return proxy;
      }, setMemo),
      bin: c.member(
        (self) => self.bin,
        (self, v) => {
          self.bin = cInt(v);
        },
      ),
      fast: c.member(
        (self) => self.fast,
        (self, v) => {
          self.fast = cInt(v);
        },
      ),
      dispatch_table: c.member(
        (self) => {
          if (self.dispatchTable === undefined)
            throw attributeError(`'${self.cls.name}' object has no attribute 'dispatch_table'`, self, "dispatch_table");
          return self.dispatchTable;
        },
        (self, v) => {
          self.dispatchTable = v;
        },
      ),
    },
  }),
);
