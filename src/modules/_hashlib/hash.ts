// HASH and HASHXOF: hash objects of any algorithm (Modules/_hashopenssl.c: EVPobject).

import { addressOf } from "#builtins/object/index.ts";
import { makeType } from "#runtime/native/define.ts";
import { arg, pos } from "#runtime/native/params.ts";
import { PyBytes } from "#runtime/objects/containers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import type { Algorithm } from "../_hmac/algorithms.ts";
import { feedHash, outcomeLength, PyHash, type RunningXof, startHash } from "../_md5/hash-object.ts";
import { digestOf, hexDigestOf, newHash, toHex } from "../_md5/hosted-hash.ts";

class PyEvpHash extends PyHash {
  algorithm: Algorithm | undefined = undefined;
}
class PyEvpXof extends PyEvpHash {}

const extended = (self: PyHash, n: number): Uint8Array => (self.state!.clone() as RunningXof).xof(n);

export const hashType: PyType = makeType(
  PyEvpHash,
  { name: "_hashlib.HASH", module: "_hashlib", flags: TypeFlags.BASETYPE | TypeFlags.DISALLOW_INSTANTIATION },
  (c) => ({
    slots: { repr: (self) => `<${self.algorithm!.name} ${self.cls.name} object @ ${addressOf(self)}>` },
    methods: {
      update: c.method([pos("obj")], (self, obj) => {
        feedHash(self.state!, obj);
        return None;
      }),
      digest: c.method([], (self) => new PyBytes(digestOf(self.state!))),
      hexdigest: c.method([], (self) => hexDigestOf(self.state!)),
      copy: c.method([], (self) => {
        const made = startHash(self.cls, self.state!.clone(), self.digestSize, undefined) as PyEvpHash;
        made.algorithm = self.algorithm;
        return made;
      }),
    },
    properties: {
      digest_size: c.property((self) => self.digestSize),
      block_size: c.property((self) => self.algorithm!.hash.blockLen),
      name: c.property((self) => self.algorithm!.name),
    },
  }),
);

export const hashXofType: PyType = makeType(
  PyEvpXof,
  {
    name: "_hashlib.HASHXOF",
    module: "_hashlib",
    base: hashType,
    flags: TypeFlags.BASETYPE | TypeFlags.DISALLOW_INSTANTIATION,
  },
  (c) => ({
    methods: {
      digest: c.method([arg("length", outcomeLength)], (self, n) => new PyBytes(extended(self, n))),
      hexdigest: c.method([arg("length", outcomeLength)], (self, n) => toHex(extended(self, n))),
    },
    properties: { digest_size: c.property(() => 0) },
  }),
);

/** A hash object of an algorithm, fed with the first data. */
export function startEvpHash(algorithm: Algorithm, data: PyValue | undefined): PyEvpHash {
  const { hash, extendable } = algorithm;
  const made = startHash(
    extendable === true ? hashXofType : hashType,
    newHash(algorithm.name, () => hash.create()),
    hash.outputLen,
    data,
  ) as PyEvpHash;
  made.algorithm = algorithm;
  return made;
}
