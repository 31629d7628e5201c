// Module _blake2: BLAKE2b and BLAKE2s with key, salt and personalization (Modules/blake2module.c). Trees of hashes: tree.ts.

import { blake2b, blake2s } from "@noble/hashes/blake2.js";
import { bool, cInt } from "#runtime/native/convert.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { arg, kw, makeSpec } from "#runtime/native/params.ts";
import { toBytesLike } from "#runtime/objects/buffer.ts";
import { overflowError, valueError } from "#runtime/objects/exceptions.ts";
import type { JsFunction } from "#runtime/objects/functions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { toIndexValue } from "#runtime/operators/protocols.ts";
import { hashedArgument, hashType, type RunningHash, startHash } from "../_md5/hash-object.ts";
import { newHash } from "../_md5/hosted-hash.ts";
import { startTree } from "./tree.ts";

type Make = typeof blake2b | typeof blake2s;

/** An int of at most 64 bits without sign. */
function unsigned(v: PyValue): number | bigint {
  const n = toIndexValue(v);
  if (n < 0) throw valueError("Cannot convert negative int");
  if (BigInt(n) >> 64n !== 0n) throw overflowError("Python int too large for C unsigned long long");
  return n;
}
function leafSizeOf(v: PyValue): number {
  const n = unsigned(v);
  if (n > 0xffffffff) throw overflowError("leaf_size is too large");
  return Number(n);
}
const nodeOffsetOf =
  (size: number) =>
  (v: PyValue): number | bigint => {
    const n = unsigned(v);
    if (size === 32 && n > 0xffff_ffff_ffff) throw overflowError("node_offset is too large");
    return n;
  };

function blakeType(name: string, algorithm: Make, size: number, saltSize: number, blockSize: number): PyType {
  const title = `B${name.slice(1)}`;
  return hashType({
    module: "_blake2",
    type: name,
    name,
    blockSize,
    flags: TypeFlags.BASETYPE,
    more: (spec) => {
      const make = (
        cls: PyType,
        data: PyValue | undefined,
        digestSize: number,
        keyValue: PyValue | undefined,
        saltValue: PyValue | undefined,
        personValue: PyValue | undefined,
        fanout: number,
        depth: number,
        leafSize: number,
        nodeOffset: number | bigint,
        nodeDepth: number,
        innerSize: number,
        lastNode: boolean,
        _secure: PyValue,
        string: PyValue,
      ): PyValue => {
        const bytes = (v: PyValue | undefined): Uint8Array => (v === undefined ? new Uint8Array(0) : toBytesLike(v));
        const first = hashedArgument(data, string);
        if (digestSize <= 0 || digestSize > size)
          throw valueError(`digest_size for ${title} must be between 1 and ${size} bytes, here it is ${digestSize}`);
        const padded = (v: PyValue | undefined, what: string): Uint8Array => {
          const given = bytes(v);
          if (given.length > saltSize) throw valueError(`maximum ${what} length is ${saltSize} bytes`);
          const out = new Uint8Array(saltSize);
          out.set(given);
          return out;
        };
        const salt = padded(saltValue, "salt");
        const personalization = padded(personValue, "person");
        if (fanout < 0 || fanout > 255) throw valueError("fanout must be between 0 and 255");
        if (depth <= 0 || depth > 255) throw valueError("depth must be between 1 and 255");
        if (nodeDepth < 0 || nodeDepth > 255) throw valueError("node_depth must be between 0 and 255");
        if (innerSize < 0 || innerSize > size) throw valueError(`inner_size must be between 0 and is ${size}`);
        const key = bytes(keyValue);
        if (key.length > size) throw valueError(`maximum key length is ${size} bytes`);
        if (
          fanout !== 1 ||
          depth !== 1 ||
          leafSize !== 0 ||
          nodeOffset !== 0 ||
          nodeDepth !== 0 ||
          innerSize !== 0 ||
          lastNode
        ) {
          const tree = { digestSize, key, salt, fanout, depth, leafSize, nodeOffset, nodeDepth, innerSize, lastNode };
          const state = startTree(size === 64 ? 64 : 32, { ...tree, person: personalization });
          return startHash(cls, state, digestSize, first);
        }
        const options = { dkLen: digestSize, salt, personalization, ...(key.length > 0 ? { key } : {}) };
        const usual = digestSize === size && key.length === 0 && saltValue === undefined && personValue === undefined;
        const create = (): RunningHash => algorithm.create(options);
        return startHash(cls, usual ? newHash(name, create) : create(), digestSize, first);
      };
      spec.slots = {
        new: makeSpec(
          [
            arg("data", "..."),
            kw("digest_size", cInt, String(size)),
            kw("key", "..."),
            kw("salt", "..."),
            kw("person", "..."),
            kw("fanout", cInt, "1"),
            kw("depth", cInt, "1"),
            kw("leaf_size", leafSizeOf, "0"),
            kw("node_offset", nodeOffsetOf(size), "0"),
            kw("node_depth", cInt, "0"),
            kw("inner_size", cInt, "0"),
            kw("last_node", bool, "False"),
            kw("usedforsecurity", "True"),
            kw("string", "None"),
          ],
          make as unknown as JsFunction,
        ),
      };
      spec.attributes = {
        SALT_SIZE: saltSize,
        PERSON_SIZE: saltSize,
        MAX_KEY_SIZE: size,
        MAX_DIGEST_SIZE: size,
      };
    },
  });
}

const types = {
  blake2b: blakeType("blake2b", blake2b, 64, 16, 128),
  blake2s: blakeType("blake2s", blake2s, 32, 8, 64),
};
const blake2Module: NativeModule = defineModule("_blake2", () => ({
  types,
  attributes: {
    BLAKE2B_SALT_SIZE: 16,
    BLAKE2B_PERSON_SIZE: 16,
    BLAKE2B_MAX_KEY_SIZE: 64,
    BLAKE2B_MAX_DIGEST_SIZE: 64,
    BLAKE2S_SALT_SIZE: 8,
    BLAKE2S_PERSON_SIZE: 8,
    BLAKE2S_MAX_KEY_SIZE: 32,
    BLAKE2S_MAX_DIGEST_SIZE: 32,
  },
}));
export default blake2Module;
