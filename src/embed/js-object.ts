// JavaScript objects in Python's hands: opaque handles. A handle shows nothing of its object (no attributes, no prototype, no name) but what
// the host granted by name; and promises, which Python can await.

import { callMethod } from "#runtime/attributes.ts";
import { current } from "#runtime/current.ts";
import { makeNativeFunction, makeType } from "#runtime/native/define.ts";
import { fn } from "#runtime/native/params.ts";
import { attributeError, stopIteration, typeError } from "#runtime/objects/exceptions.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { fromUtf16, jsText } from "#runtime/objects/str.ts";
import type { PyType } from "#runtime/objects/type.ts";
import { cursorOf, type NativeIterator } from "#runtime/operators/protocols.ts";
import { type Suspending, waitFor } from "#runtime/suspending/suspend.ts";

/** What a handle needs of the converter of its interpreter. */
export interface HandleConverter {
  toPython(v: unknown): PyValue;
  toJs(v: PyValue): unknown;
  hostFailure(x: unknown): unknown;
  /** Runs Python from JavaScript. */
  within<T>(action: () => T): T;
  /** A host function with a fixed `this`. */
  boundFunction(f: Function, self: object, name: string): PyValue;
}

/** Names of an object that Python may use. */
export interface Grant {
  /** Properties it may read; methods are called on the object. */
  readonly read?: readonly string[];
  /** Properties it may set. */
  readonly write?: readonly string[];
}

const grants: WeakMap<object, { read: Set<string>; write: Set<string> }> = new WeakMap();

/** Lets Python use some properties of an object, in every interpreter that gets it: `grant(user, { read: ["name", "rename"] })`. */
export function grant<T extends object>(object: T, names: Grant | readonly string[]): T {
  const { read = [], write = [] } = Array.isArray(names) ? { read: names as string[] } : (names as Grant);
  grants.set(object, { read: new Set([...read, ...write]), write: new Set(write) });
  return object;
}

/** Was anything granted on this object? */
export function isGranted(object: object): boolean {
  return grants.has(object);
}

/** Handle of a JavaScript object. */
export class PyJsObject extends PyObject {
  target: object | undefined = undefined;
  converter: HandleConverter | undefined = undefined;
}

function missing(self: PyJsObject, name: string): never {
  throw attributeError(`'JsObject' object has no attribute '${name}'`, self, fromUtf16(name));
}

export const jsObjectType: PyType = makeType(
  PyJsObject,
  { name: "taipan.JsObject", module: "taipan", flags: 0 },
  (c) => ({
    slots: {
      new: c.make([], () => {
        throw typeError("cannot create 'taipan.JsObject' instances");
      }),
      repr: () => "<taipan.JsObject>",
      getattr: (self, key) => {
        const name = jsText(key) ?? "";
        const { target, converter } = self;
        if (target === undefined || converter === undefined || !(grants.get(target)?.read.has(name) ?? false))
          return missing(self, name);
        let value: unknown;
        try {
          value = Reflect.get(target, name);
        } catch (x) {
          throw converter.hostFailure(x);
        }
        return typeof value === "function" ? converter.boundFunction(value, target, name) : converter.toPython(value);
      },
      setattr: (self, key, value) => {
        const name = jsText(key) ?? "";
        const { target, converter } = self;
        if (target === undefined || converter === undefined || !(grants.get(target)?.write.has(name) ?? false))
          return missing(self, name);
        const given = converter.toJs(value);
        try {
          Reflect.set(target, name, given);
        } catch (x) {
          throw converter.hostFailure(x);
        }
      },
    },
    methods: {
      __dir__: c.method([], (self) =>
        converterOf(self).toPython(
          [...(self.target === undefined ? [] : (grants.get(self.target)?.read ?? []))].sort(),
        ),
      ),
    },
  }),
);

function converterOf(self: PyJsObject): HandleConverter {
  if (self.converter === undefined) throw typeError("this handle is not bound");
  return self.converter;
}

/**
 * A JavaScript promise in Python: `await promise` gives its value. A driver that is handed one by a coroutine (it is yielded until it has
 * settled) waits for `settled` and resumes the coroutine with None.
 */
export class PyJsPromise extends PyObject {
  converter: HandleConverter | undefined = undefined;
  promise: PromiseLike<unknown> | undefined = undefined;
  state: "pending" | "fulfilled" | "rejected" = "pending";
  private outcome: unknown = undefined;
  /** Resolves when the promise has settled; never rejects. */
  settled: Promise<void> = Promise.resolve();

  watch(promise: PromiseLike<unknown>, converter: HandleConverter): this {
    this.promise = promise;
    this.converter = converter;
    this.settled = Promise.resolve(promise).then(
      (v) => {
        this.state = "fulfilled";
        this.outcome = v;
      },
      (x: unknown) => {
        this.state = "rejected";
        this.outcome = x;
      },
    );
    return this;
  }

  /** The value, converted; throws the Python exception of a rejection. Only once it has settled. */
  result(): PyValue {
    const { converter } = this;
    if (converter === undefined || this.state === "pending") throw typeError("this promise has not settled yet");
    if (this.state === "rejected") throw converter.hostFailure(this.outcome);
    return converter.toPython(this.outcome);
  }
}

/** What `__await__` gives: under asyncio a future of the running loop, else it yields the promise until it has settled. */
class PyJsPromiseIterator extends PyObject {
  promise: PyJsPromise | undefined = undefined;
  private future: NativeIterator | undefined = undefined;

  nx(): PyValue {
    const p = this.promise!;
    if (p.state === "pending") {
      const loop = runningLoop();
      if (loop === undefined) return p;
      this.future ??= futureOf(loop, p);
    }
    const r = this.future?.nx();
    if (r !== undefined) return r;
    throw stopIteration(p.result());
  }

  /** In suspendable code without asyncio the whole program waits. */
  *sendGen(): Suspending<PyValue | undefined> {
    const p = this.promise!;
    if (this.future === undefined && p.state === "pending" && runningLoop() === undefined)
      yield* waitFor({ kind: "promise", promise: p.settled });
    return this.nx();
  }
}

/** asyncio's running event loop. */
function runningLoop(): PyValue | undefined {
  const asyncio = current().modules.getStr("_asyncio") ?? current().modules.getStr("asyncio.events");
  if (asyncio === undefined || asyncio === None) return undefined;
  const loop = callMethod(asyncio, "_get_running_loop");
  return loop === None ? undefined : loop;
}

/** Iterates a future of `loop` that is done once the promise has settled. */
function futureOf(loop: PyValue, promise: PyJsPromise): NativeIterator {
  const future = callMethod(loop, "create_future");
  const finish = makeNativeFunction(
    "settle",
    fn([], () => {
      if (callMethod(future, "done") !== true) callMethod(future, "set_result", None);
      return None;
    }),
    undefined,
  );
  void promise.settled.then(() => promise.converter!.within(() => callMethod(loop, "call_soon_threadsafe", finish)));
  return cursorOf(callMethod(future, "__await__"));
}

makeType(PyJsPromiseIterator, { name: "taipan.JsPromiseIterator", module: "taipan", flags: 0 }, () => ({
  slots: { iter: (self) => self, next: (self) => self.nx() },
  methods: {},
}));

export const jsPromiseType: PyType = makeType(
  PyJsPromise,
  { name: "taipan.JsPromise", module: "taipan", flags: 0 },
  (c) => ({
    slots: {
      new: c.make([], () => {
        throw typeError("cannot create 'taipan.JsPromise' instances");
      }),
      repr: (self) => `<taipan.JsPromise ${self.state}>`,
    },
    methods: {
      __await__: c.method([], (self) => {
        const it = new PyJsPromiseIterator();
        it.promise = self;
        return it;
      }),
      done: c.method([], (self) => self.state !== "pending"),
      result: c.method([], (self) => self.result()),
    },
  }),
);

/** Is it a promise (or another thenable of the host's)? */
export function isThenable(v: object): v is PromiseLike<unknown> {
  return v instanceof Promise;
}
