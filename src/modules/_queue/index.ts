// Module _queue: SimpleQueue (Modules/_queuemodule.c). Threads cannot start yet, so waiting on an empty queue can only time out.

import { current } from "#runtime/current.ts";
import { toDouble } from "#runtime/native/convert.ts";
import { defineModule, makeType, type NativeModule } from "#runtime/native/define.ts";
import { arg, pos } from "#runtime/native/params.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import {
  ExceptionType,
  makeException,
  overflowError,
  runtimeError,
  typeError,
  valueError,
} from "#runtime/objects/exceptions.ts";
import { genericAlias } from "#runtime/objects/generic-alias.ts";
import { PyFloat } from "#runtime/objects/numbers.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { type PyType, TypeFlags, typeType } from "#runtime/objects/type.ts";
import { typeNew } from "#runtime/objects/type-create.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { isIndexable, truthy } from "#runtime/operators/protocols.ts";

const TIMEOUT_MAX = 9223372036;

const emptyNamespace = new PyDict();
emptyNamespace.set("__module__", "_queue");
emptyNamespace.set("__doc__", "Exception raised by Queue.get(block=0)/get_nowait().");
const emptyType: PyType = typeNew(typeType, "Empty", [ExceptionType], emptyNamespace, []);

class PySimpleQueue extends PyObject {
  private items: PyValue[] = [];
  private head = 0;
  get size(): number {
    return this.items.length - this.head;
  }
  put(v: PyValue): void {
    this.items.push(v);
  }
  take(): PyValue {
    const v = this.items[this.head]!;
    this.items[this.head++] = None;
    if (this.head > 32 && this.head * 2 > this.items.length) {
      this.items = this.items.slice(this.head);
      this.head = 0;
    }
    return v;
  }
}

function get(self: PySimpleQueue, block: PyValue, timeout: PyValue): PyValue {
  const blocking = truthy(block);
  let seconds = -1;
  if (blocking && timeout !== None) {
    if (!(timeout instanceof PyFloat) && !isIndexable(timeout))
      throw typeError(`'${typeName(timeout)}' object cannot be interpreted as an integer or float`);
    seconds = toDouble(timeout);
    if (seconds < 0) throw valueError("'timeout' must be a non-negative number");
    if (seconds > TIMEOUT_MAX) throw overflowError("timeout value is too large");
  }
  if (self.size > 0) return self.take();
  if (!blocking) throw makeException(emptyType);
  if (seconds < 0) throw runtimeError("deadlock: the queue is empty and no other thread can fill it");
  current().host.clock?.sleep?.(seconds * 1000);
  throw makeException(emptyType);
}

const simpleQueueType = makeType(
  PySimpleQueue,
  { name: "_queue.SimpleQueue", module: "_queue", flags: TypeFlags.BASETYPE | TypeFlags.WEAKREF },
  (c) => ({
    slots: { new: c.make([], (cls) => new cls.K()) },
    methods: {
      put: c.method([arg("item"), arg("block", "True"), arg("timeout", "None")], (self, item) => {
        self.put(item);
        return None;
      }),
      put_nowait: c.method([arg("item")], (self, item) => {
        self.put(item);
        return None;
      }),
      get: c.method([arg("block", "True"), arg("timeout", "None")], get),
      get_nowait: c.method([], (self) => get(self, false, None)),
      empty: c.method([], (self) => self.size === 0),
      qsize: c.method([], (self) => self.size),
      __sizeof__: c.method([], () => 64),
      __class_getitem__: c.classMethod([pos("object")], (cls, item) => genericAlias(cls, item)),
    },
  }),
);

const queueModule: NativeModule = defineModule("_queue", () => ({
  types: { SimpleQueue: simpleQueueType, Empty: emptyType },
}));
export default queueModule;
