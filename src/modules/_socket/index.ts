// Module _socket: socket pairs inside the process, numeric addresses and the constants (Modules/socketmodule.c). The network is not there
// yet: what would reach it raises NotImplementedError.

import { descriptors } from "#runtime/descriptors.ts";
import { osError } from "#runtime/host-errors.ts";
import { cInt, text } from "#runtime/native/convert.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { arg, fn, kwrest, type NativeFunctionSpec, pos, rest } from "#runtime/native/params.ts";
import { toSimpleBuffer } from "#runtime/objects/buffer.ts";
import { PyCapsule } from "#runtime/objects/capsule.ts";
import { PyBytes, PyList, PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import {
  exceptionTypes,
  makeException,
  notImplementedError,
  OSErrorType,
  overflowError,
  type PyOSError,
  valueError,
} from "#runtime/objects/exceptions.ts";
import { PyFloat } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { jsText } from "#runtime/objects/str.ts";
import { type PyType, typeType } from "#runtime/objects/type.ts";
import { typeNew } from "#runtime/objects/type-create.ts";
import { isIndexable, toIndexValue } from "#runtime/operators/protocols.ts";
import { formatIPv4, formatIPv6, parseIPv4, parseIPv6, parseLooseIPv4 } from "./addresses.ts";
import { SOCKET_CONSTANTS } from "./constants.ts";
import { endpointPair } from "./endpoint.ts";
import { socketOf, socketType, timeoutOf } from "./socket.ts";

const missing = (name: string) =>
  fn([rest("args"), kwrest("kwargs")], () => {
    throw notImplementedError(`socket.${name}`);
  });

const plainError = (message: string): PyOSError => makeException(OSErrorType, message) as PyOSError;

function short(name: string): NativeFunctionSpec {
  return fn([pos("x")], (v) => {
    const n = toIndexValue(v);
    if (n < 0) throw overflowError(`${name}: can't convert negative Python int to C 16-bit unsigned integer`);
    if (n > 0xffff) throw overflowError(`${name}: Python int too large to convert to C 16-bit unsigned integer`);
    const i = Number(n);
    return ((i & 255) << 8) | (i >> 8);
  });
}
const long = fn([pos("x")], (v) => {
  const n = toIndexValue(v);
  if (n < 0) throw overflowError("can't convert negative value to unsigned int");
  if (n > 0xffffffff) throw overflowError("int larger than 32 bits");
  const view = new DataView(new ArrayBuffer(4));
  view.setUint32(0, Number(n));
  return view.getUint32(0, true);
});

/** Well-known services, as /etc/services lists them. */
const SERVICES: Readonly<Record<string, number>> = {
  ftp: 21,
  ssh: 22,
  telnet: 23,
  smtp: 25,
  domain: 53,
  http: 80,
  pop3: 110,
  nntp: 119,
  ntp: 123,
  imap2: 143,
  https: 443,
};
const PROTOCOLS: Readonly<Record<string, number>> = { ip: 0, icmp: 1, tcp: 6, udp: 17, ipv6: 41 };

/** getaddrinfo for numeric addresses and "localhost": no name server is needed for them. */
function addressInfo(
  failure: (code: number, message: string) => PyOSError,
  host: PyValue,
  port: PyValue,
  family: number,
  type: number,
  proto: number,
  flags: number,
): PyValue {
  let name = host === None ? undefined : (jsText(host) ?? (host instanceof PyBytes ? formatBytes(host) : undefined));
  if (name === "localhost") name = undefined;
  let number = 0;
  const service =
    port === None ? undefined : (jsText(port) ?? (port instanceof PyBytes ? formatBytes(port) : undefined));
  if (service !== undefined) {
    const known = /^\d+$/.test(service) ? Number(service) : SERVICES[service];
    if (known === undefined) throw failure(-8, "Servname not supported for ai_socktype");
    number = known;
  } else if (port !== None) number = Number(toIndexValue(port)) & 0xffff;
  const targets: [number, string][] = [];
  const wildcard = host === None && (flags & 1) !== 0;
  if (name === undefined) {
    if (family !== 2) targets.push([10, wildcard ? "::" : "::1"]);
    if (family !== 10) targets.push([2, wildcard ? "0.0.0.0" : "127.0.0.1"]);
    if (host !== None) targets.reverse();
  } else {
    const v4 = parseLooseIPv4(name);
    const v6 = parseIPv6(name);
    if (v4 !== undefined) targets.push([2, formatIPv4(v4)]);
    else if (v6 !== undefined) targets.push([10, formatIPv6(v6)]);
    else if ((flags & 4) !== 0) throw failure(-2, "Name or service not known");
    else throw notImplementedError("socket.getaddrinfo() of a host name");
    if (family !== 0 && family !== targets[0]![0]) throw failure(-9, "Address family for hostname not supported");
  }
  const kinds = [
    [1, 6],
    [2, 17],
    [3, 0],
  ].filter(([t, p]) => (type === 0 || type === t) && (proto === 0 || p === proto || t === 3));
  const out: PyValue[] = [];
  for (const [f, address] of targets) {
    for (const [t, p] of kinds) {
      const place = f === 10 ? new PyTuple([address, number, 0, 0]) : new PyTuple([address, number]);
      out.push(new PyTuple([f, t!, t === 3 ? proto : p!, "", place]));
    }
  }
  return new PyList(out);
}

function formatBytes(b: PyBytes): string {
  return String.fromCharCode(...b.data);
}

const socketModule: NativeModule = defineModule("_socket", (interpreter) => {
  const error = (name: string): PyType => {
    const ns = new PyDict();
    ns.set("__module__", "socket");
    return typeNew(typeType, name, [OSErrorType], ns, []);
  };
  const gaierror = error("gaierror");
  const failure = (code: number, message: string): PyOSError => {
    const e = makeException(gaierror, code, message) as PyOSError;
    e.errno = code;
    e.strerror = message;
    e.parsed = true;
    return e;
  };
  let defaultTimeout = -1;
  const pair = fn(
    [pos("family", cInt, "1"), pos("type", cInt, "1"), pos("proto", cInt, "0")],
    (family, type, proto) => {
      if (family !== SOCKET_CONSTANTS["AF_UNIX"]) throw osError(95);
      const [a, b] = endpointPair(family, type & ~(2048 | 524288), proto);
      const timeout = (type & 2048) !== 0 ? 0 : defaultTimeout;
      return new PyTuple([socketOf(a, timeout), socketOf(b, timeout)]);
    },
  );
  const space = (n: number): number => Math.ceil(n / 8) * 8;
  const names =
    "getnameinfo gethostbyname gethostbyname_ex gethostbyaddr sethostname if_nametoindex if_indextoname".split(" ");
  return {
    functions: {
      ...Object.fromEntries(names.map((n) => [n, missing(n)])),
      socketpair: pair,
      getdefaulttimeout: fn([], () => (defaultTimeout < 0 ? None : new PyFloat(defaultTimeout))),
      setdefaulttimeout: fn([pos("timeout")], (timeout) => {
        defaultTimeout = timeoutOf(timeout);
        return None;
      }),
      close: fn([pos("fd", cInt)], (fd) => {
        if (!descriptors().close(fd)) throw osError(9);
        return None;
      }),
      dup: fn([pos("fd", cInt)], (fd) => {
        const channel = descriptors().get(fd);
        if (channel === undefined) throw osError(9);
        return descriptors().add(channel);
      }),
      gethostname: fn([], () => interpreter.host.environment?.["HOSTNAME"] ?? "localhost"),
      getaddrinfo: fn(
        [
          arg("host"),
          arg("port"),
          arg("family", cInt, "0"),
          arg("type", cInt, "0"),
          arg("proto", cInt, "0"),
          arg("flags", cInt, "0"),
        ],
        (host, port, family, type, proto, flags) => addressInfo(failure, host, port, family, type, proto, flags),
      ),
      getservbyname: fn([pos("servicename", text), pos("protocolname", text, "...")], (name) => {
        const n = SERVICES[name];
        if (n === undefined) throw plainError("service/proto not found");
        return n;
      }),
      getservbyport: fn([pos("port", cInt), pos("protocolname", text, "...")], (port) => {
        if (port < 0 || port > 0xffff) throw overflowError("getservbyport: port must be 0-65535.");
        const e = Object.entries(SERVICES).find(([, n]) => n === port);
        if (e === undefined) throw plainError("port/proto not found");
        return e[0];
      }),
      getprotobyname: fn([pos("protocolname", text)], (name) => {
        const n = PROTOCOLS[name];
        if (n === undefined) throw plainError("protocol not found");
        return n;
      }),
      if_nameindex: fn([], () => new PyList([])),
      htons: short("htons"),
      ntohs: short("ntohs"),
      htonl: long,
      ntohl: long,
      inet_aton: fn([pos("ip_addr", text)], (ip) => {
        const b = parseLooseIPv4(ip);
        if (b === undefined) throw plainError("illegal IP address string passed to inet_aton");
        return new PyBytes(b);
      }),
      inet_ntoa: fn([pos("packed_ip", toSimpleBuffer)], (b) => {
        if (b.length !== 4) throw plainError("packed IP wrong length for inet_ntoa");
        return formatIPv4(b);
      }),
      inet_pton: fn([pos("address_family", cInt), pos("ip_string", text)], (family, ip) => {
        if (family !== 2 && family !== 10) throw osError(97);
        const b = family === 2 ? parseIPv4(ip) : parseIPv6(ip);
        if (b === undefined) throw plainError("illegal IP address string passed to inet_pton");
        return new PyBytes(b);
      }),
      inet_ntop: fn([pos("address_family", cInt), pos("packed_ip", toSimpleBuffer)], (family, b) => {
        if (family !== 2 && family !== 10) throw valueError(`unknown address family ${family}`);
        if (b.length !== (family === 2 ? 4 : 16)) throw valueError("invalid length of packed IP address string");
        return family === 2 ? formatIPv4(b) : formatIPv6(b);
      }),
      CMSG_LEN: fn([pos("length")], (v) => {
        const n = isIndexable(v) ? Number(toIndexValue(v)) : -1;
        if (n < 0 || n > 0x7fffffff) throw overflowError("CMSG_LEN() argument out of range");
        return 16 + n;
      }),
      CMSG_SPACE: fn([pos("length")], (v) => {
        const n = isIndexable(v) ? Number(toIndexValue(v)) : -1;
        if (n < 0 || n > 0x7fffffff) throw overflowError("CMSG_SPACE() argument out of range");
        return 16 + space(n);
      }),
    },
    types: { socket: socketType, SocketType: socketType, gaierror, herror: error("herror") },
    attributes: {
      ...SOCKET_CONSTANTS,
      error: OSErrorType,
      timeout: exceptionTypes.get("TimeoutError")!,
      // Until there is a network.
      has_ipv6: false,
      CAPI: new PyCapsule("_socket.CAPI"),
    },
  };
});
export default socketModule;
