// pbkdf2_hmac and scrypt (Modules/_hashopenssl.c). A host whose hashes are machine code may do the work: it is many times as fast.

import { pbkdf2 } from "@noble/hashes/pbkdf2.js";
import { scrypt } from "@noble/hashes/scrypt.js";
import { current } from "#runtime/current.ts";
import { int, text } from "#runtime/native/convert.ts";
import { arg, fn, kw, type NativeFunctionSpec } from "#runtime/native/params.ts";
import { toBytesLike } from "#runtime/objects/buffer.ts";
import { PyBytes } from "#runtime/objects/containers.ts";
import { overflowError, typeError, valueError } from "#runtime/objects/exceptions.ts";
import { intValue } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { toIndexValue } from "#runtime/operators/protocols.ts";
import type { Algorithm } from "../_hmac/algorithms.ts";

const INT_MAX = 2 ** 31 - 1;
/** Memory that OpenSSL lets scrypt take unless told otherwise. */
const DEFAULT_MEMORY = 32 * 1024 * 1024;

function cLong(v: PyValue): number | bigint {
  const n = toIndexValue(v);
  if (typeof n === "bigint" && BigInt.asIntN(64, n) !== n)
    throw overflowError("Python int too large to convert to C long");
  return n;
}

/** `pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None)` */
export function pbkdf2Function(find: (name: string) => Algorithm): NativeFunctionSpec {
  return fn(
    [
      arg("hash_name", text),
      arg("password", toBytesLike),
      arg("salt", toBytesLike),
      arg("iterations", cLong),
      arg("dklen", "None"),
    ],
    (name, password, salt, iterations, dklen) => {
      const algorithm = find(name);
      if (iterations < 1) throw valueError("iteration value must be greater than 0.");
      if (iterations > INT_MAX) throw overflowError("iteration value is too great.");
      const length = dklen === None ? algorithm.hash.outputLen : cLong(dklen);
      if (length < 1) throw valueError("key length must be greater than 0.");
      if (length > INT_MAX) throw overflowError("key length is too great.");
      if (algorithm.extendable === true) throw valueError("no reason supplied");
      const c = Number(iterations);
      const dkLen = Number(length);
      const made =
        current().host.keyDerivation?.pbkdf2(algorithm.name, password, salt, c, dkLen) ??
        pbkdf2(algorithm.hash, password, salt, { c, dkLen });
      return new PyBytes(made);
    },
  );
}

function unsigned(name: string): (v: PyValue) => number {
  return (v) => {
    const n = intValue(v);
    if (n === undefined) throw typeError(`scrypt() argument '${name}' must be int, not ${typeName(v)}`);
    if (n < 0) throw typeError(`${name} is required and must be an unsigned int`);
    return Number(n);
  };
}

/** `scrypt(password, *, salt, n, r, p, maxmem=0, dklen=64)` */
export const scryptFunction: NativeFunctionSpec = fn(
  [
    arg("password", toBytesLike),
    kw("salt", toBytesLike),
    kw("n", unsigned("n")),
    kw("r", unsigned("r")),
    kw("p", unsigned("p")),
    kw("maxmem", int, "0"),
    kw("dklen", int, "64"),
  ],
  (password, salt, n, r, p, maxmem, dklen) => {
    if (n < 2 || !Number.isInteger(Math.log2(n))) throw valueError("n must be a power of 2.");
    if (maxmem < 0 || maxmem > INT_MAX) throw valueError(`maxmem must be positive and smaller than ${INT_MAX}`);
    if (dklen < 1 || dklen > INT_MAX) throw valueError(`dklen must be greater than 0 and smaller than ${INT_MAX}`);
    if (r === 0 || p === 0) throw valueError("Invalid parameter combination for n, r, p, maxmem.");
    const needed = 128 * r * (n + p + 2);
    const memory = Number(maxmem) === 0 ? DEFAULT_MEMORY : Number(maxmem);
    if (needed > memory || p > (2 ** 30 - 1) / r) throw valueError("[digital envelope routines] memory limit exceeded");
    const dkLen = Number(dklen);
    const made =
      current().host.keyDerivation?.scrypt(password, salt, n, r, p, dkLen, memory) ??
      scrypt(password, salt, { N: n, r, p, dkLen, maxmem: needed + 1024 });
    return new PyBytes(made);
  },
);
