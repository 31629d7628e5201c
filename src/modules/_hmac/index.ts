// Module _hmac: HMAC over the hashes that are built in (Modules/hmacmodule.c).

import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { newException } from "#runtime/native/exceptions.ts";
import { arg, fn, type NativeFunctionSpec, pos } from "#runtime/native/params.ts";
import { PyBytes } from "#runtime/objects/containers.ts";
import { makeException, typeError, ValueErrorType } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { jsText } from "#runtime/objects/str.ts";
import { repr } from "#runtime/operators/protocols.ts";
import { hashed } from "../_md5/hash-object.ts";
import { type Algorithm, algorithms } from "./algorithms.ts";
import { hmacType, startHmac, startMac } from "./hmac-object.ts";

const NAMES = "md5 sha1 sha224 sha256 sha384 sha512 sha3_224 sha3_256 sha3_384 sha3_512 blake2s blake2b".split(" ");
/** The names that the C library has for the two hashes of variable size. */
const SIZED: Readonly<Record<string, string>> = { blake2s: "blake2s_32", blake2b: "blake2b_32" };

const type = hmacType("_hmac");

function oneShot(algorithm: Algorithm): NativeFunctionSpec {
  return fn([pos("key", hashed), pos("msg", hashed)], (key, msg) => {
    const state = startMac(algorithm, key);
    state.update(msg);
    return new PyBytes(state.digest());
  });
}

const hmacModule: NativeModule = defineModule("_hmac", () => {
  const unknownHash = newException("_hmac", "UnknownHashError", ValueErrorType);
  const byName = new Map<string, Algorithm>();
  const functions: Record<string, NativeFunctionSpec> = {};
  for (const name of NAMES) {
    const found = algorithms.get(name)!;
    for (const spelling of [name, SIZED[name] ?? name])
      for (const cased of [spelling, spelling.toUpperCase()]) byName.set(cased, found);
    functions[`compute_${SIZED[name] ?? name}`] = oneShot(found);
  }
  const find = (digestmod: PyValue): Algorithm => {
    const found = byName.get(jsText(digestmod) ?? "");
    if (found === undefined) throw makeException(unknownHash, `unsupported hash type: ${jsText(repr(digestmod))}`);
    return found;
  };
  return {
    functions: {
      new: fn([arg("key"), arg("msg", "None"), arg("digestmod", "...")], (key, msg, digestmod) => {
        if (digestmod === undefined) throw typeError("new() missing 1 required argument 'digestmod'");
        const algorithm = find(digestmod);
        return startHmac(type, algorithm, hashed(key), msg === None ? undefined : hashed(msg));
      }),
      compute_digest: fn([arg("key"), arg("msg"), arg("digest")], (key, msg, digest) => {
        const algorithm = find(digest);
        const state = startMac(algorithm, hashed(key));
        state.update(hashed(msg));
        return new PyBytes(state.digest());
      }),
      ...functions,
    },
    types: { HMAC: type, UnknownHashError: unknownHash },
    attributes: { _GIL_MINSIZE: 2048 },
  };
});
export default hmacModule;
