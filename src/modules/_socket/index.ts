// Module _socket: sockets come with the issue after this one. The names that Lib/socket.py needs at import are here; making a socket raises.

import { defineModule, makeType, type NativeModule } from "#runtime/native/define.ts";
import { fn, kwrest, rest } from "#runtime/native/params.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { exceptionTypes, notImplementedError, OSErrorType } from "#runtime/objects/exceptions.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { TypeFlags, typeType } from "#runtime/objects/type.ts";
import { typeNew } from "#runtime/objects/type-create.ts";

class PySocket extends PyObject {}
const socketType = makeType(PySocket, { name: "socket", module: "_socket", flags: TypeFlags.BASETYPE }, (c) => ({
  slots: {
    new: c.make([rest("args"), kwrest("kwargs")], () => {
      throw notImplementedError("socket.socket");
    }),
  },
}));
const missing = (name: string) =>
  fn([rest("args"), kwrest("kwargs")], () => {
    throw notImplementedError(`socket.${name}`);
  });

const socketModule: NativeModule = defineModule("_socket", () => {
  const error = (name: string): PyValue => {
    const ns = new PyDict();
    ns.set("__module__", "socket");
    return typeNew(typeType, name, [OSErrorType], ns, []);
  };
  const names =
    "getaddrinfo getnameinfo gethostbyname gethostbyname_ex gethostbyaddr gethostname getprotobyname getservbyname getservbyport inet_aton inet_ntoa inet_pton inet_ntop htons htonl ntohs ntohl socketpair dup close".split(
      " ",
    );
  return {
    functions: {
      ...Object.fromEntries(names.map((n) => [n, missing(n)])),
      getdefaulttimeout: fn([], () => None),
      setdefaulttimeout: fn([rest("args")], () => None),
    },
    types: { socket: socketType, SocketType: socketType },
    attributes: {
      error: OSErrorType,
      timeout: exceptionTypes.get("TimeoutError")!,
      gaierror: error("gaierror"),
      herror: error("herror"),
      has_ipv6: false,
      AF_UNSPEC: 0,
      AF_UNIX: 1,
      AF_INET: 2,
      AF_INET6: 10,
      SOCK_STREAM: 1,
      SOCK_DGRAM: 2,
      SOCK_RAW: 3,
      SOL_SOCKET: 1,
      SO_REUSEADDR: 2,
      SO_ERROR: 4,
      SO_KEEPALIVE: 9,
      SO_BROADCAST: 6,
      SO_REUSEPORT: 15,
      SOMAXCONN: 4096,
      IPPROTO_TCP: 6,
      IPPROTO_UDP: 17,
      IPPROTO_IP: 0,
      IPPROTO_IPV6: 41,
      TCP_NODELAY: 1,
      AI_PASSIVE: 1,
      AI_CANONNAME: 2,
      EAI_NONAME: -2,
      EAI_FAMILY: -6,
      MSG_PEEK: 2,
      MSG_OOB: 1,
      SHUT_RD: 0,
      SHUT_WR: 1,
      SHUT_RDWR: 2,
      INADDR_ANY: 0,
      NI_NUMERICHOST: 1,
      IPV6_V6ONLY: 26,
      CAPI: None,
    },
  };
});
export default socketModule;
