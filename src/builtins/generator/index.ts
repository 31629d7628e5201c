// The contents of generator, coroutine and async_generator. What they share is in common.ts, the awaitables of async generators in
// async-steps.ts. Follows Objects/genobject.c.

import { defineClass, makeType } from "#runtime/native/define.ts";
import { pos } from "#runtime/native/params.ts";
import { stopIteration } from "#runtime/objects/exceptions.ts";
import {
  asyncGeneratorType,
  coroutineType,
  generatorType,
  PyAsyncGenerator,
  PyCoroutine,
  PyGenerator,
} from "#runtime/objects/generators.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { type Suspending, settled } from "#runtime/suspending/suspend.ts";
import { asyncSend, asyncThrow } from "./async-steps.ts";
import {
  classGetItem,
  finish,
  generatorMethods,
  generatorProperties,
  generatorRepr,
  thrown,
  throwParameters,
} from "./common.ts";

defineClass(generatorType, PyGenerator, (c) => ({
  slots: {
    repr: (self) => generatorRepr(self, "generator"),
    iter: (self) => self,
    next: (self) => {
      const r = self.nx();
      if (r === undefined && self.result !== None) {
        const v = self.result;
        self.result = None;
        throw stopIteration(v);
      }
      return r;
    },
  },
  methods: { ...generatorMethods(c, (self) => self), ...classGetItem(c) },
  properties: generatorProperties(c, "gi", "yieldfrom", (self) => self.running),
}));

/** `coroutine.__await__()`. */
class PyCoroutineWrapper extends PyObject {
  coroutine!: PyCoroutine;
  /** What the coroutine returned, for those who iterate this by nx. */
  get finished(): PyValue {
    return this.coroutine.result;
  }
  nx(): PyValue | undefined {
    return this.coroutine.send(None);
  }
  *sendGen(value: PyValue): Suspending<PyValue> {
    return finish(this.coroutine, yield* settled(this.coroutine.resumeS(value, undefined)));
  }
}
makeType(PyCoroutineWrapper, { name: "coroutine_wrapper", flags: 0 }, (c) => ({
  slots: { iter: (self) => self, next: (self) => finish(self.coroutine, self.nx()) },
  methods: generatorMethods(c, (self) => self.coroutine),
}));

defineClass(coroutineType, PyCoroutine, (c) => ({
  slots: {
    repr: (self) => generatorRepr(self, "coroutine"),
    await: (self) => {
      const w = new PyCoroutineWrapper();
      w.coroutine = self;
      return w;
    },
  },
  methods: { ...generatorMethods(c, (self) => self), ...classGetItem(c) },
  properties: {
    ...generatorProperties(c, "cr", "await", (self) => self.running),
    cr_origin: c.member((self) => self.origin),
  },
}));

defineClass(asyncGeneratorType, PyAsyncGenerator, (c) => ({
  slots: {
    repr: (self) => generatorRepr(self, "async_generator"),
    aiter: (self) => self,
    anext: (self) => asyncSend(self, None),
  },
  methods: {
    asend: c.method([pos("value")], (self, v) => asyncSend(self, v)),
    athrow: c.method(throwParameters, (self, type, value, tb) => asyncThrow(self, thrown(type, value, tb, "athrow"))),
    aclose: c.method([], (self) => asyncThrow(self, undefined)),
    ...classGetItem(c),
  },
  properties: generatorProperties(c, "ag", "await", (self) => self.runningAsync),
}));
