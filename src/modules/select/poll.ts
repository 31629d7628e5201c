// select.poll objects and select.epoll (Modules/selectmodule.c).

import { current } from "#runtime/current.ts";
import { type Channel, descriptors, eventsOf, toDescriptor, waitUntilGen } from "#runtime/descriptors.ts";
import { osError } from "#runtime/host-errors.ts";
import { cInt, toDouble } from "#runtime/native/convert.ts";
import { makeType } from "#runtime/native/define.ts";
import { arg, pos, rest } from "#runtime/native/params.ts";
import { PyList, PyTuple } from "#runtime/objects/containers.ts";
import { keyError, overflowError, runtimeError, typeError, valueError } from "#runtime/objects/exceptions.ts";
import { PyFloat } from "#runtime/objects/numbers.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { isIndexable, toIndexValue } from "#runtime/operators/protocols.ts";
import type { Suspending } from "#runtime/suspending/suspend.ts";

/** These are reported whether they were asked for or not: POLLERR, POLLHUP. */
const ALWAYS = 8 | 16;
const NVAL = 32;
const USUAL = 1 | 2 | 4;
const ONESHOT = 0x40000000;

export class PyPoll extends PyObject {
  readonly wanted: Map<number, number> = new Map();
  busy = false;
}

/** The timeout of poll() in seconds; undefined waits for ever. */
function pollTimeout(v: PyValue, milliseconds: boolean): number | undefined {
  if (v === None) return undefined;
  if (!(v instanceof PyFloat) && !isIndexable(v))
    throw typeError(milliseconds ? "timeout must be an integer or None" : "timeout must be a real number or None");
  const t = toDouble(v);
  if (Number.isNaN(t)) throw valueError("Invalid value NaN (not a number)");
  if (milliseconds && Math.abs(t) > 0x7fffffff)
    throw overflowError(
      Math.abs(t) > 2 ** 63 ? "timestamp too large to convert to C PyTime_t" : "timeout is too large",
    );
  if (t < 0) return undefined;
  return milliseconds ? t / 1000 : t;
}

function mask(v: PyValue): number {
  const n = toIndexValue(v);
  if (n < 0) throw valueError("value must be positive");
  if (n > 0xffff) throw overflowError("Python int too large for C unsigned short");
  return Number(n);
}

function* poll(self: PyPoll, timeout: PyValue): Suspending<PyValue> {
  const seconds = pollTimeout(timeout, true);
  if (self.busy) throw runtimeError("concurrent poll() invocation");
  self.busy = true;
  try {
    let found: PyValue[] = [];
    yield* waitUntilGen(() => {
      found = [];
      for (const [fd, wanted] of self.wanted) {
        const events = eventsOf(fd);
        const bits = events === undefined ? NVAL : events & (wanted | ALWAYS);
        if (bits !== 0) found.push(new PyTuple([fd, bits]));
      }
      return found.length > 0;
    }, seconds);
    return new PyList(found);
  } finally {
    self.busy = false;
  }
}

export const pollType: PyType = makeType(
  PyPoll,
  { name: "select.poll", module: "select", flags: TypeFlags.DISALLOW_INSTANTIATION },
  (c) => ({
    methods: {
      register: c.method([pos("fd", toDescriptor), pos("eventmask", mask, "7")], (self, fd, events) => {
        self.wanted.set(fd, events);
        return None;
      }),
      modify: c.method([pos("fd", toDescriptor), pos("eventmask", mask)], (self, fd, events) => {
        if (!self.wanted.has(fd)) throw osError(2);
        self.wanted.set(fd, events);
        return None;
      }),
      unregister: c.method([pos("fd", toDescriptor)], (self, fd) => {
        if (!self.wanted.delete(fd)) throw keyError(fd);
        return None;
      }),
      poll: c.waiting([pos("timeout", "None")], poll),
    },
  }),
);

/** What an epoll descriptor stands for: itself readable when something in it is ready. */
class EpollChannel implements Channel {
  readonly kind = "epoll";
  blocking = true;
  readonly wanted: Map<number, number> = new Map();
  read(): undefined {
    throw osError(22);
  }
  write(): undefined {
    throw osError(22);
  }
  ready(): [number, number][] {
    const out: [number, number][] = [];
    for (const [fd, wanted] of this.wanted) {
      const events = eventsOf(fd);
      // A closed descriptor leaves the set by itself.
      if (events === undefined) this.wanted.delete(fd);
      else {
        const bits = wanted === 0 ? 0 : events & (wanted | ALWAYS);
        if (bits !== 0) out.push([fd, bits]);
      }
    }
    return out;
  }
  events(): number {
    return this.ready().length > 0 ? 1 : 0;
  }
  close(): void {
    this.wanted.clear();
  }
}

class PyEpoll extends PyObject {
  fd = -1;
  get channel(): EpollChannel {
    const channel = this.fd < 0 ? undefined : descriptors().get(this.fd);
    if (!(channel instanceof EpollChannel)) throw valueError("I/O operation on closed epoll object");
    return channel;
  }
}

function closeEpoll(self: PyEpoll): void {
  if (self.fd >= 0) descriptors().close(self.fd);
  self.fd = -1;
}

function eventMask(v: PyValue): number {
  const n = toIndexValue(v);
  if (n < 0) throw valueError("value must be positive");
  if (n > 0xffffffff) throw overflowError("Python int too large for C unsigned int");
  return Number(n);
}

function* pollEpoll(self: PyEpoll, timeout: PyValue, most: number): Suspending<PyValue> {
  const { channel } = self;
  const seconds = pollTimeout(timeout, false);
  if (most === 0 || most < -1) throw valueError(`maxevents must be greater than 0, got ${most}`);
  let found: [number, number][] = [];
  yield* waitUntilGen(() => {
    found = channel.ready();
    return found.length > 0;
  }, seconds);
  if (most > 0) found = found.slice(0, most);
  for (const [fd] of found) if ((channel.wanted.get(fd)! & ONESHOT) !== 0) channel.wanted.set(fd, 0);
  return new PyList(found.map(([fd, bits]) => new PyTuple([fd, bits])));
}

export const epollType: PyType = makeType(PyEpoll, { name: "select.epoll", module: "select", flags: 0 }, (c) => ({
  slots: {
    new: c.make([arg("sizehint", cInt, "-1"), arg("flags", cInt, "0")], (cls, size, flags) => {
      if (size !== -1 && size <= 0) throw valueError("negative sizehint");
      if (flags !== 0 && flags !== 524288) throw osError(22, "invalid flags");
      const e = new cls.K() as PyEpoll;
      e.fd = descriptors().add(new EpollChannel());
      return e;
    }),
  },
  methods: {
    fromfd: c.classMethod([pos("fd", cInt)], (cls, fd) => {
      const e = new cls.K() as PyEpoll;
      e.fd = fd;
      void e.channel;
      return e;
    }),
    close: c.method([], (self) => {
      closeEpoll(self);
      return None;
    }),
    fileno: c.method([], (self) => {
      void self.channel;
      return self.fd;
    }),
    register: c.method([arg("fd", toDescriptor), arg("eventmask", eventMask, String(USUAL))], (self, fd, events) => {
      const { wanted } = self.channel;
      if (eventsOf(fd) === undefined) throw osError(9);
      // Files and directories are always ready: Linux does not take them.
      const mode = descriptors().owns(fd) ? 0 : (current().host.files?.fstat(fd).mode ?? 0) & 0o170000;
      if (mode === 0o100000 || mode === 0o040000) throw osError(1);
      if (wanted.has(fd)) throw osError(17);
      wanted.set(fd, events);
      return None;
    }),
    modify: c.method([arg("fd", toDescriptor), arg("eventmask", eventMask)], (self, fd, events) => {
      const { wanted } = self.channel;
      if (!wanted.has(fd)) throw osError(eventsOf(fd) === undefined ? 9 : 2);
      wanted.set(fd, events);
      return None;
    }),
    unregister: c.method([arg("fd", toDescriptor)], (self, fd) => {
      if (!self.channel.wanted.delete(fd)) throw osError(eventsOf(fd) === undefined ? 9 : 2);
      return None;
    }),
    poll: c.waiting([arg("timeout", "None"), arg("maxevents", cInt, "-1")], pollEpoll),
    __enter__: c.method([], (self) => {
      void self.channel;
      return self;
    }),
    __exit__: c.method([rest("exc")], (self) => {
      closeEpoll(self);
      return None;
    }),
  },
  properties: { closed: c.property((self) => self.fd < 0) },
}));
