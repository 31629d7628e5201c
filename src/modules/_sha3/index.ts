// Module _sha3: SHA-3 and SHAKE; the types are the constructors (Modules/sha3module.c).

import { sha3_224, sha3_256, sha3_384, sha3_512, shake128, shake256 } from "@noble/hashes/sha3.js";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { arg, kw, makeSpec } from "#runtime/native/params.ts";
import { PyBytes } from "#runtime/objects/containers.ts";
import type { JsFunction } from "#runtime/objects/functions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import type { PyType } from "#runtime/objects/type.ts";
import { hashedArgument, hashType, type RunningHash, startHash } from "../_md5/hash-object.ts";

function sha3Type(name: string, create: () => RunningHash, rate: number, size: number): PyType {
  const type = hashType({
    module: "_sha3",
    type: name,
    name,
    blockSize: rate,
    flags: 0,
    extendable: size === 0,
    more: (spec) => {
      const make = ((cls: PyType, data: PyValue | undefined, _secure: PyValue, string: PyValue) =>
        startHash(cls, create(), size, hashedArgument(data, string))) as unknown as JsFunction;
      spec.slots = {
        new: makeSpec([arg("data", "..."), kw("usedforsecurity", "True"), kw("string", "None")], make),
      };
      const bits = rate * 8;
      spec.properties!["_capacity_bits"] = { get: () => 1600 - bits, set: undefined };
      spec.properties!["_rate_bits"] = { get: () => bits, set: undefined };
      spec.properties!["_suffix"] = {
        get: () => new PyBytes(Uint8Array.of(size === 0 ? 0x1f : 0x06)),
        set: undefined,
      };
    },
  });
  return type;
}

const sha3Module: NativeModule = defineModule("_sha3", () => ({ types, attributes: { implementation: "HACL" } }));
const types: Record<string, PyType> = {
  sha3_224: sha3Type("sha3_224", () => sha3_224.create(), 144, 28),
  sha3_256: sha3Type("sha3_256", () => sha3_256.create(), 136, 32),
  sha3_384: sha3Type("sha3_384", () => sha3_384.create(), 104, 48),
  sha3_512: sha3Type("sha3_512", () => sha3_512.create(), 72, 64),
  shake_128: sha3Type("shake_128", () => shake128.create(), 168, 0),
  shake_256: sha3Type("shake_256", () => shake256.create(), 136, 0),
};
export default sha3Module;
