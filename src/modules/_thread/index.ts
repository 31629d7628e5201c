// Module _thread: locks, identities, thread-local data. Threads themselves come with the scheduler; starting one raises until then.
// Follows Modules/_threadmodule.c.

import { callMethod } from "#runtime/attributes.ts";
import { call } from "#runtime/calls/call.ts";
import { current } from "#runtime/current.ts";
import { toDouble } from "#runtime/native/convert.ts";
import { defineModule, makeType, type NativeModule } from "#runtime/native/define.ts";
import { arg, fn, pos, rest } from "#runtime/native/params.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { exceptionTypes, overflowError, runtimeError, valueError } from "#runtime/objects/exceptions.ts";
import { identityOf } from "#runtime/objects/hash.ts";
import { instanceDict } from "#runtime/objects/instance-dict.ts";
import { PyFloat } from "#runtime/objects/numbers.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { structSequence } from "#runtime/objects/struct-sequence.ts";
import { TypeFlags } from "#runtime/objects/type.ts";
import { setInstanceDict } from "#runtime/objects/type-create.ts";
import { truthy } from "#runtime/operators/protocols.ts";

/** Identifier of the main thread. */
export const MAIN_THREAD = 140000000000000;
const TIMEOUT_MAX = 9223372036;

class PyLock extends PyObject {
  locked = false;
}
class PyRLock extends PyObject {
  count = 0;
}
class PyLocal extends PyObject {}
class PyThreadHandle extends PyObject {
  ident: PyValue = 0;
  done = false;
}

/** Timeout of acquire in seconds; -1 waits forever. */
function timeoutOf(blocking: PyValue, timeout: PyValue): number {
  const t = toDouble(timeout);
  if (!truthy(blocking)) {
    if (t !== -1) throw valueError("can't specify a timeout for a non-blocking call");
    return 0;
  }
  if (t < 0 && t !== -1) throw valueError("timeout value must be a non-negative number");
  if (t > TIMEOUT_MAX) throw overflowError("timestamp too large to convert to C PyTime_t");
  return t;
}

function acquireLock(self: PyLock, blocking: PyValue, timeout: PyValue): PyValue {
  const t = timeoutOf(blocking, timeout);
  if (!self.locked) {
    self.locked = true;
    return true;
  }
  if (t === 0) return false;
  if (t > 0) {
    current().host.clock?.sleep?.(t * 1000);
    return false;
  }
  // No other thread exists that could release it.
  throw runtimeError("deadlock: the lock is held and no other thread can release it");
}
function releaseLock(self: PyLock): PyValue {
  if (!self.locked) throw runtimeError("release unlocked lock");
  self.locked = false;
  return None;
}

const lockType = makeType(PyLock, { name: "lock", module: "_thread", flags: TypeFlags.WEAKREF }, (c) => ({
  slots: {
    new: c.make([], () => new PyLock()),
    repr: (self) =>
      `<${self.locked ? "locked" : "unlocked"} _thread.lock object at 0x${identityOf(self).toString(16)}>`,
  },
  methods: {
    acquire: c.method([arg("blocking", "True"), arg("timeout", "-1")], acquireLock),
    acquire_lock: c.method([arg("blocking", "True"), arg("timeout", "-1")], acquireLock),
    release: c.method([], releaseLock),
    release_lock: c.method([], releaseLock),
    locked: c.method([], (self) => self.locked),
    locked_lock: c.method([], (self) => self.locked),
    __enter__: c.method([], (self) => acquireLock(self, true, -1)),
    __exit__: c.method([rest("exc_info")], releaseLock),
    _at_fork_reinit: c.method([], (self) => {
      self.locked = false;
      return None;
    }),
  },
}));

function acquireRLock(self: PyRLock, blocking: PyValue, timeout: PyValue): PyValue {
  timeoutOf(blocking, timeout);
  self.count++;
  return true;
}
function releaseRLock(self: PyRLock): PyValue {
  if (self.count === 0) throw runtimeError("cannot release un-acquired lock");
  self.count--;
  return None;
}
const rlockType = makeType(
  PyRLock,
  { name: "RLock", module: "_thread", flags: TypeFlags.BASETYPE | TypeFlags.WEAKREF },
  (c) => ({
    slots: {
      new: c.makePlain(),
      repr: (self) =>
        `<${self.count > 0 ? "locked" : "unlocked"} _thread.RLock object owner=${self.count > 0 ? MAIN_THREAD : 0} count=${self.count} at 0x${identityOf(self).toString(16)}>`,
    },
    methods: {
      acquire: c.method([arg("blocking", "True"), arg("timeout", "-1")], acquireRLock),
      release: c.method([], releaseRLock),
      locked: c.method([], (self) => self.count > 0),
      __enter__: c.method([], (self) => acquireRLock(self, true, -1)),
      __exit__: c.method([rest("exc_info")], releaseRLock),
      _is_owned: c.method([], (self) => self.count > 0),
      _recursion_count: c.method([], (self) => self.count),
      _release_save: c.method([], (self) => {
        if (self.count === 0) throw runtimeError("cannot release un-acquired lock");
        const n = self.count;
        self.count = 0;
        return new PyTuple([n, MAIN_THREAD]);
      }),
      _acquire_restore: c.method([pos("state")], (self, state) => {
        self.count = Number((state as PyTuple).items[0]);
        return None;
      }),
      _at_fork_reinit: c.method([], (self) => {
        self.count = 0;
        return None;
      }),
    },
  }),
);

const localType = makeType(
  PyLocal,
  { name: "_local", module: "_thread", flags: TypeFlags.BASETYPE | TypeFlags.DICT | TypeFlags.WEAKREF },
  (c) => ({
    slots: { new: c.makePlain() },
    properties: {
      __dict__: c.property(
        (self) => instanceDict(self),
        (self, v) => setInstanceDict(self, v),
      ),
    },
  }),
);

const handleType = makeType(PyThreadHandle, { name: "_ThreadHandle", module: "_thread", flags: 0 }, (c) => ({
  slots: { new: c.make([], () => new PyThreadHandle()) },
  methods: {
    join: c.method([arg("timeout", "None")], () => None),
    is_done: c.method([], (self) => self.done),
    _set_done: c.method([], (self) => {
      self.done = true;
      return None;
    }),
  },
  properties: { ident: c.property((self) => self.ident) },
}));
const exceptHookArgs = structSequence("_thread._ExceptHookArgs", ["exc_type", "exc_value", "exc_traceback", "thread"]);

function cannotStart(): never {
  throw runtimeError("can't start new thread");
}

const threadModule: NativeModule = defineModule("_thread", () => ({
  functions: {
    allocate_lock: fn([], () => new PyLock()),
    allocate: fn([], () => new PyLock()),
    get_ident: fn([], () => MAIN_THREAD),
    get_native_id: fn([], () => current().host.platform?.pid ?? 1),
    _get_main_thread_ident: fn([], () => MAIN_THREAD),
    _is_main_interpreter: fn([], () => true),
    _count: fn([], () => 0),
    stack_size: fn([pos("size", "0")], () => 0),
    set_name: fn([pos("name")], () => None),
    daemon_threads_allowed: fn([], () => true),
    _shutdown: fn([], () => None),
    exit: fn([], () => {
      throw new (exceptionTypes.get("SystemExit")!.K)() as unknown as Error;
    }),
    interrupt_main: fn([pos("signum", "2")], (signum) => {
      // As if the signal had arrived: its handler runs, here at once.
      const handler = callMethod(current().importModule("_signal"), "getsignal", signum);
      if (typeof handler === "object" && handler !== None) call(handler, signum, None);
      return None;
    }),
    start_new_thread: fn([pos("function"), pos("args"), pos("kwargs", "...")], cannotStart),
    start_joinable_thread: fn([pos("function"), arg("handle", "None"), arg("daemon", "True")], cannotStart),
    _make_thread_handle: fn([pos("ident")], (ident) => {
      const h = new PyThreadHandle();
      h.ident = ident;
      return h;
    }),
    _get_main_thread_handle: fn([], () => None),
    _excepthook: fn([pos("args")], () => None),
  },
  types: {
    LockType: lockType,
    lock: lockType,
    RLock: rlockType,
    _local: localType,
    _ThreadHandle: handleType,
    _ExceptHookArgs: exceptHookArgs.type,
  },
  attributes: { TIMEOUT_MAX: new PyFloat(TIMEOUT_MAX), error: exceptionTypes.get("RuntimeError")! },
}));
export default threadModule;
