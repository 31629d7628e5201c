// Module select: waiting on descriptors (Modules/selectmodule.c). Socket pairs and pipes of this process are watched; descriptors of the
// host count as ready, as it cannot be asked.

import { eventsOf, toDescriptor, waitUntilGen } from "#runtime/descriptors.ts";
import { osError } from "#runtime/host-errors.ts";
import { toDouble } from "#runtime/native/convert.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { fn, pos } from "#runtime/native/params.ts";
import { PyList, PyTuple } from "#runtime/objects/containers.ts";
import { OSErrorType, typeError, valueError } from "#runtime/objects/exceptions.ts";
import { PyFloat } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { typeOf } from "#runtime/objects/type-of.ts";
import { isIndexable, toArray } from "#runtime/operators/protocols.ts";
import type { Suspending } from "#runtime/suspending/suspend.ts";
import { epollType, PyPoll } from "./poll.ts";

const IN = 1;
const OUT = 4;
const ERR = 8;
const HUP = 16;

interface Watched {
  object: PyValue;
  fd: number;
}

function watched(v: PyValue): Watched[] {
  const type = typeOf(v);
  if (type.lookup("__getitem__") === undefined && type.lookup("__iter__") === undefined)
    throw typeError("arguments 1-3 must be sequences");
  // fileno() may shorten the list meanwhile.
  const out: Watched[] = [];
  const items = v instanceof PyList ? v.items : toArray(v);
  for (let i = 0; i < items.length; i++) {
    const object = items[i]!;
    out.push({ object, fd: toDescriptor(object) });
  }
  return out;
}

function ready(list: Watched[], bits: number): PyValue[] {
  const out: PyValue[] = [];
  for (const w of list) {
    const events = eventsOf(w.fd);
    if (events === undefined) throw osError(9);
    if ((events & bits) !== 0) out.push(w.object);
  }
  return out;
}

function* select(r: PyValue, w: PyValue, x: PyValue, timeout: PyValue): Suspending<PyValue> {
  let seconds: number | undefined;
  if (timeout !== None) {
    if (!(timeout instanceof PyFloat) && !isIndexable(timeout)) throw typeError("timeout must be a float or None");
    seconds = toDouble(timeout);
    if (seconds < 0) throw valueError("timeout must be non-negative");
  }
  const lists = [watched(r), watched(w), watched(x)] as const;
  let found: PyValue[][] = [];
  yield* waitUntilGen(() => {
    found = [ready(lists[0], IN | HUP | ERR), ready(lists[1], OUT | ERR), ready(lists[2], 0)];
    return found.some((f) => f.length > 0);
  }, seconds);
  return new PyTuple(found.map((f) => new PyList(f)));
}

const selectModule: NativeModule = defineModule("select", () => ({
  functions: {
    select: fn.waiting([pos("rlist"), pos("wlist"), pos("xlist"), pos("timeout", "None")], select),
    poll: fn([], () => new PyPoll()),
  },
  types: { epoll: epollType },
  attributes: {
    error: OSErrorType,
    PIPE_BUF: 4096,
    POLLIN: 1,
    POLLPRI: 2,
    POLLOUT: 4,
    POLLERR: 8,
    POLLHUP: 16,
    POLLNVAL: 32,
    POLLRDNORM: 64,
    POLLRDBAND: 128,
    POLLWRNORM: 256,
    POLLWRBAND: 512,
    POLLMSG: 1024,
    POLLRDHUP: 8192,
    EPOLL_CLOEXEC: 524288,
    EPOLLIN: 1,
    EPOLLPRI: 2,
    EPOLLOUT: 4,
    EPOLLERR: 8,
    EPOLLHUP: 16,
    EPOLLRDNORM: 64,
    EPOLLRDBAND: 128,
    EPOLLWRNORM: 256,
    EPOLLWRBAND: 512,
    EPOLLMSG: 1024,
    EPOLLRDHUP: 8192,
    EPOLLEXCLUSIVE: 268435456,
    EPOLLWAKEUP: 536870912,
    EPOLLONESHOT: 1073741824,
    EPOLLET: 2147483648,
  },
}));
export default selectModule;
