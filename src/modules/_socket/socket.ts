// The type _socket.socket (Modules/socketmodule.c) over in-process endpoints.

import { descriptors, waitUntil } from "#runtime/descriptors.ts";
import { osError } from "#runtime/host-errors.ts";
import { cInt, index, toDouble } from "#runtime/native/convert.ts";
import { makeType } from "#runtime/native/define.ts";
import { arg, pos } from "#runtime/native/params.ts";
import { toSimpleBuffer, toWritableBuffer } from "#runtime/objects/buffer.ts";
import { PyBytes, PyList, PyTuple } from "#runtime/objects/containers.ts";
import {
  makeException,
  notImplementedError,
  type PyBaseException,
  TimeoutErrorType,
  typeError,
  valueError,
} from "#runtime/objects/exceptions.ts";
import { PyFloat } from "#runtime/objects/numbers.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { isIndexable, toArray, toIndexValue, truthy } from "#runtime/operators/protocols.ts";
import { Endpoint } from "./endpoint.ts";
import { BUFFER_SIZE } from "./queues.ts";

const MSG_PEEK = 2;
const MSG_DONTWAIT = 64;
const TYPE_FLAGS = 2048 | 524288;

export class PySocket extends PyObject {
  fd = -1;
  family = -1;
  type = -1;
  proto = -1;
  /** Seconds; -1 blocks, 0 never waits. */
  timeout = -1;

  get endpoint(): Endpoint {
    const channel = this.fd < 0 ? undefined : descriptors().get(this.fd);
    if (!(channel instanceof Endpoint)) throw osError(9);
    return channel;
  }

  attach(fd: number, endpoint: Endpoint): void {
    this.fd = fd;
    this.family = endpoint.family;
    this.type = endpoint.type;
    this.proto = endpoint.proto;
  }
}

/** The timeout argument of settimeout() and setdefaulttimeout(): -1 for None. */
export function timeoutOf(v: PyValue): number {
  if (v === None) return -1;
  if (!(v instanceof PyFloat) && !isIndexable(v))
    throw typeError(`'${typeName(v)}' object cannot be interpreted as an integer or float`);
  const t = toDouble(v);
  if (Number.isNaN(t)) throw valueError("Invalid value NaN (not a number)");
  if (t < 0) throw valueError("Timeout value out of range");
  return t;
}

const missing = (name: string): PyBaseException => notImplementedError(`socket.socket.${name}`);

/** Repeats `action` until it does not block, as long as the timeout lets it (sock_call). */
function blocking<T>(self: PySocket, flags: number, wanted: number, action: (e: Endpoint) => T | undefined): T {
  const endpoint = self.endpoint;
  const first = action(endpoint);
  if (first !== undefined) return first;
  if (self.timeout === 0 || (flags & MSG_DONTWAIT) !== 0) throw osError(11);
  // Nobody but this thread could make it ready.
  if (self.timeout < 0) throw osError(35);
  if (!waitUntil(() => (endpoint.events() & wanted) !== 0, self.timeout))
    throw makeException(TimeoutErrorType, "timed out");
  return action(endpoint) ?? (new Uint8Array(0) as T);
}

function receive(self: PySocket, size: number, flags: number): Uint8Array {
  return blocking(self, flags, 1, (e) => e.receive(size, (flags & MSG_PEEK) !== 0));
}
function send(self: PySocket, data: Uint8Array, flags: number): number {
  return blocking(self, flags, 4, (e) => e.write(data));
}

function receiveInto(self: PySocket, buffer: PyValue, size: number, flags: number, name: string): number {
  const view = toWritableBuffer(
    buffer,
    `${name}() argument 1 must be read-write bytes-like object, not ${typeName(buffer)}`,
  );
  const target = view.contents();
  if (size < 0) throw valueError(`negative buffersize in ${name}`);
  if (size > target.length) throw valueError("buffer too small for requested bytes");
  const data = receive(self, size === 0 ? target.length : size, flags);
  target.set(data);
  return data.length;
}

function option(e: Endpoint, level: number, name: number): number {
  if (level === 1) {
    const known: Record<number, number> = { 3: e.type, 4: 0, 30: 0, 38: e.proto, 39: e.family };
    const value = known[name];
    if (value !== undefined) return value;
    if (name === 7 || name === 8) return e.options.get(`1/${name}`) ?? BUFFER_SIZE;
  }
  return e.options.get(`${level}/${name}`) ?? 0;
}

function closeSocket(self: PySocket): void {
  const { fd } = self;
  if (fd < 0) return;
  self.fd = -1;
  descriptors().close(fd);
}

const wildcard = (family: number): PyValue =>
  family === 1 ? "" : family === 10 ? new PyTuple(["::", 0, 0, 0]) : family === 2 ? new PyTuple(["0.0.0.0", 0]) : None;

export const socketType: PyType = makeType(
  PySocket,
  { name: "_socket.socket", module: "_socket", flags: TypeFlags.BASETYPE },
  (c) => {
    const network = (name: string) =>
      c.method([pos("address")], (self) => {
        void self.endpoint;
        throw missing(name);
      });
    return {
      slots: {
        new: c.makePlain(),
        init: c.init(
          [arg("family", cInt, "-1"), arg("type", cInt, "-1"), arg("proto", cInt, "-1"), arg("fileno", "None")],
          (self, family, type, proto, fileno) => {
            if (fileno !== None) {
              if (fileno instanceof PyFloat) throw typeError("integer argument expected, got float");
              const fd = Number(toIndexValue(fileno));
              if (fd < 0) throw valueError("negative file descriptor");
              const channel = descriptors().get(fd);
              if (!(channel instanceof Endpoint)) throw osError(descriptors().owns(fd) ? 9 : 88);
              self.attach(fd, channel);
            } else {
              const kind = type === -1 ? 1 : type;
              const endpoint = new Endpoint(family === -1 ? 2 : family, kind & ~TYPE_FLAGS, proto === -1 ? 0 : proto);
              self.attach(descriptors().add(endpoint), endpoint);
              if ((kind & 2048) !== 0) self.timeout = 0;
            }
          },
        ),
        repr: (self) => `<socket object, fd=${self.fd}, family=${self.family}, type=${self.type}, proto=${self.proto}>`,
      },
      methods: {
        _accept: c.method([], (self) => {
          void self.endpoint;
          throw missing("accept");
        }),
        bind: network("bind"),
        connect: network("connect"),
        connect_ex: network("connect_ex"),
        listen: c.method([pos("backlog", cInt, "128")], (self) => {
          void self.endpoint;
          throw missing("listen");
        }),
        close: c.method([], (self) => {
          closeSocket(self);
          return None;
        }),
        detach: c.method([], (self) => {
          const { fd } = self;
          self.fd = -1;
          return fd;
        }),
        fileno: c.method([], (self) => self.fd),
        getpeername: c.method([], (self) => {
          if (!self.endpoint.connected) throw osError(107);
          return wildcard(self.family);
        }),
        getsockname: c.method([], (self) => {
          void self.endpoint;
          return wildcard(self.family);
        }),
        getsockopt: c.method(
          [pos("level", cInt), pos("option", cInt), pos("buflen", cInt, "0")],
          (self, level, name, size) => {
            const value = option(self.endpoint, level, name);
            if (size === 0) return value;
            if (size < 0 || size > 1024) throw osError(22, "getsockopt buflen out of range");
            const out = new Uint8Array(Math.max(4, size));
            new DataView(out.buffer).setInt32(0, value, true);
            return new PyBytes(out.slice(0, size));
          },
        ),
        setsockopt: c.method(
          [pos("level", cInt), pos("option", cInt), pos("value"), pos("optlen", "...")],
          (self, level, name, value) => {
            const e = self.endpoint;
            if (isIndexable(value)) e.options.set(`${level}/${name}`, cInt(value, "value"));
            else if (value !== None) {
              const data = toSimpleBuffer(value);
              let n = 0;
              for (let i = Math.min(4, data.length) - 1; i >= 0; i--) n = (n << 8) | data[i]!;
              e.options.set(`${level}/${name}`, n);
            }
            return None;
          },
        ),
        getblocking: c.method([], (self) => {
          void self.endpoint;
          return self.timeout !== 0;
        }),
        setblocking: c.method([pos("flag")], (self, flag) => {
          self.timeout = truthy(flag) ? -1 : 0;
          self.endpoint.blocking = self.timeout !== 0;
          return None;
        }),
        gettimeout: c.method([], (self) => (self.timeout < 0 ? None : new PyFloat(self.timeout))),
        settimeout: c.method([pos("timeout")], (self, timeout) => {
          self.timeout = timeoutOf(timeout);
          self.endpoint.blocking = self.timeout < 0;
          return None;
        }),
        recv: c.method([pos("bufsize", index), pos("flags", cInt, "0")], (self, size, flags) => {
          if (size < 0) throw valueError("negative buffersize in recv");
          return new PyBytes(receive(self, size, flags));
        }),
        recv_into: c.method(
          [arg("buffer"), arg("nbytes", index, "0"), arg("flags", cInt, "0")],
          (self, buffer, size, flags) => receiveInto(self, buffer, size, flags, "recv_into"),
        ),
        recvfrom: c.method([pos("bufsize", index), pos("flags", cInt, "0")], (self, size, flags) => {
          if (size < 0) throw valueError("negative buffersize in recvfrom");
          return new PyTuple([new PyBytes(receive(self, size, flags)), None]);
        }),
        recvfrom_into: c.method(
          [arg("buffer"), arg("nbytes", index, "0"), arg("flags", cInt, "0")],
          (self, buffer, size, flags) => new PyTuple([receiveInto(self, buffer, size, flags, "recvfrom_into"), None]),
        ),
        recvmsg: c.method(
          [pos("bufsize", index), pos("ancbufsize", index, "0"), pos("flags", cInt, "0")],
          (self, size, _ancillary, flags) => {
            if (size < 0) throw valueError("negative buffer size in recvmsg()");
            return new PyTuple([new PyBytes(receive(self, size, flags)), new PyList([]), 0, None]);
          },
        ),
        recvmsg_into: c.method(
          [pos("buffers"), pos("ancbufsize", index, "0"), pos("flags", cInt, "0")],
          (self, buffers, _ancillary, flags) => {
            const targets = toArray(buffers).map((b) => toWritableBuffer(b).contents());
            const data = receive(
              self,
              targets.reduce((n, t) => n + t.length, 0),
              flags,
            );
            let at = 0;
            for (const t of targets) {
              const part = data.subarray(at, at + t.length);
              t.set(part);
              at += part.length;
            }
            return new PyTuple([data.length, new PyList([]), 0, None]);
          },
        ),
        send: c.method([pos("data", toSimpleBuffer), pos("flags", cInt, "0")], send),
        sendall: c.method([pos("data", toSimpleBuffer), pos("flags", cInt, "0")], (self, data, flags) => {
          let at = 0;
          do at += send(self, data.subarray(at), flags);
          while (at < data.length);
          return None;
        }),
        sendmsg: c.method(
          [pos("buffers"), pos("ancdata", "()"), pos("flags", cInt, "0"), pos("address", "None")],
          (self, buffers, ancillary, flags, address) => {
            if (toArray(ancillary).length > 0) throw notImplementedError("socket.sendmsg() with ancillary data");
            if (address !== None) throw missing("sendmsg() with an address");
            const parts = toArray(buffers).map(toSimpleBuffer);
            const data = new Uint8Array(parts.reduce((n, p) => n + p.length, 0));
            let at = 0;
            for (const p of parts) {
              data.set(p, at);
              at += p.length;
            }
            return send(self, data, flags);
          },
        ),
        sendto: c.method([pos("data", toSimpleBuffer), pos("flags"), pos("address", "...")], (self) => {
          if (self.endpoint.connected) throw osError(106);
          throw missing("sendto");
        }),
        shutdown: c.method([pos("how", cInt)], (self, how) => {
          if (how < 0 || how > 2) throw osError(22);
          self.endpoint.shutdown(how);
          return None;
        }),
      },
      members: { family: "family", type: "type", proto: "proto" },
      properties: { timeout: c.property((self) => (self.timeout < 0 ? None : new PyFloat(self.timeout))) },
    };
  },
);

/** For the type's users in Python: a socket object around an endpoint. */
export function socketOf(endpoint: Endpoint, timeout: number): PySocket {
  const s = new PySocket();
  s.attach(descriptors().add(endpoint), endpoint);
  s.timeout = timeout;
  return s;
}
