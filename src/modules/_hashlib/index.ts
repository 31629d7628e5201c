// Module _hashlib: what OpenSSL gives CPython's hashlib and hmac (Modules/_hashopenssl.c), over the npm package @noble/hashes.

import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { newException } from "#runtime/native/exceptions.ts";
import { arg, fn, kw, type NativeFunctionSpec, pos } from "#runtime/native/params.ts";
import { toBytesLike } from "#runtime/objects/buffer.ts";
import { PyBytes } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import {
  makeException,
  type PyBaseException,
  typeError,
  ValueErrorType,
  valueError,
} from "#runtime/objects/exceptions.ts";
import { PyMappingProxy } from "#runtime/objects/mapping-proxy.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { frozensetOf } from "#runtime/objects/set.ts";
import { None } from "#runtime/objects/singletons.ts";
import { jsText } from "#runtime/objects/str.ts";
import { repr } from "#runtime/operators/protocols.ts";
import { Algorithm, algorithms as shared } from "../_hmac/algorithms.ts";
import { hmacType, startHmac, startMac } from "../_hmac/hmac-object.ts";
import { hashed, hashedArgument } from "../_md5/hash-object.ts";
import { compareDigest } from "../_operator/compare-digest.ts";
import { hashType, hashXofType, startEvpHash } from "./hash.ts";
import { pbkdf2Function, scryptFunction } from "./key-derivation.ts";
import { md5Sha1 } from "./md5-sha1.ts";

const algorithms: ReadonlyMap<string, Algorithm> = new Map([
  ...shared,
  ["md5-sha1", new Algorithm("md5-sha1", () => md5Sha1)],
]);

/** Algorithms that have a function of their own. */
const CONSTRUCTORS =
  "md5 sha1 sha224 sha256 sha384 sha512 sha3_224 sha3_256 sha3_384 sha3_512 shake_128 shake_256".split(" ");

/** OpenSSL's other names. */
const ALIASES: Readonly<Record<string, string>> = {
  blake2b512: "blake2b",
  blake2s256: "blake2s",
  ripemd: "ripemd160",
  rmd160: "ripemd160",
};

function findAlgorithm(name: string): Algorithm | undefined {
  const lower = name.toLowerCase();
  return (
    algorithms.get(lower) ??
    algorithms.get(ALIASES[lower] ?? "") ??
    algorithms.get(
      lower
        .replace(/^sha-?2-/, "sha")
        .replace(/^sha-(\d+)/, "sha$1")
        .replace(/^(sha512|sha3)[-/]/, "$1_")
        .replace(/^shake-?(\d+)$/, "shake_$1"),
    )
  );
}

const macType = hmacType("_hashlib");

const hashlibModule: NativeModule = defineModule("_hashlib", () => {
  const unsupportedType = newException("_hashlib", "UnsupportedDigestmodError", ValueErrorType);
  const unsupported = (text: string): PyBaseException => makeException(unsupportedType, text);
  const constructors = new PyDict();

  const byName = (name: string): Algorithm => {
    const found = findAlgorithm(name);
    if (found === undefined) throw unsupported("[digital envelope routines] unsupported");
    return found;
  };
  /** The algorithm of HMAC's argument: a name, or one of the module's functions. */
  const ofMac = (digestmod: PyValue): Algorithm => {
    const text = jsText(digestmod) ?? jsText(constructors.get(digestmod) ?? None);
    if (text === undefined) throw unsupported(`Unsupported digestmod ${jsText(repr(digestmod))}`);
    const found = byName(text);
    if (found.extendable === true) throw valueError("no reason supplied");
    return found;
  };
  const constructor = (algorithm: Algorithm): NativeFunctionSpec =>
    fn([arg("data", "..."), kw("usedforsecurity", "True"), kw("string", "None")], (data, _secure, string) =>
      startEvpHash(algorithm, hashedArgument(data, string)),
    );

  return {
    functions: {
      new: fn(
        [arg("name"), arg("data", "..."), kw("usedforsecurity", "True"), kw("string", "None")],
        (name, data, _secure, string) => {
          const bytes = hashedArgument(data, string);
          const text = jsText(name);
          if (text === undefined) throw typeError("name must be a string");
          return startEvpHash(byName(text), bytes);
        },
      ),
      ...Object.fromEntries(CONSTRUCTORS.map((n) => [`openssl_${n}`, constructor(algorithms.get(n)!)])),
      hmac_new: fn(
        [arg("key", toBytesLike), arg("msg", "..."), arg("digestmod", "None")],
        (key, message, digestmod) => {
          if (digestmod === None) throw typeError("Missing required parameter 'digestmod'.");
          const algorithm = ofMac(digestmod);
          const data = message === undefined || message === None ? undefined : hashed(message);
          return startHmac(macType, algorithm, key, data);
        },
      ),
      hmac_digest: fn([arg("key", toBytesLike), arg("msg", toBytesLike), arg("digest")], (key, message, digest) => {
        const state = startMac(ofMac(digest), key);
        state.update(message);
        return new PyBytes(state.digest());
      }),
      pbkdf2_hmac: pbkdf2Function(byName),
      scrypt: scryptFunction,
      compare_digest: fn([pos("a"), pos("b")], compareDigest),
      get_fips_mode: fn([], () => 0),
    },
    types: { HASH: hashType, HASHXOF: hashXofType, HMAC: macType, UnsupportedDigestmodError: unsupportedType },
    attributes: { openssl_md_meth_names: frozensetOf([...algorithms.keys()]), _GIL_MINSIZE: 2048 },
    init: (ns) => {
      for (const name of CONSTRUCTORS) constructors.set(ns.get(`openssl_${name}`)!, name);
      ns.set("_constructors", new PyMappingProxy(constructors));
    },
  };
});
export default hashlibModule;
