// HMAC objects of the modules _hmac and _hashlib (Modules/hmacmodule.c, Modules/_hashopenssl.c).

import { hmac } from "@noble/hashes/hmac.js";
import { addressOf } from "#builtins/object/index.ts";
import { makeType } from "#runtime/native/define.ts";
import { arg } from "#runtime/native/params.ts";
import { PyBytes } from "#runtime/objects/containers.ts";
import { PyObject } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { hashed, type RunningHash } from "../_md5/hash-object.ts";
import { toHex } from "../_md5/hosted-hash.ts";
import type { Algorithm } from "./algorithms.ts";

/** Layout of HMAC objects. */
export class PyHmac extends PyObject {
  state: RunningHash | undefined = undefined;
  algorithm: Algorithm | undefined = undefined;
}

export const startMac = (algorithm: Algorithm, key: Uint8Array): RunningHash => hmac.create(algorithm.hash, key);

/** The type HMAC of a module. */
export function hmacType(module: string): PyType {
  class Layout extends PyHmac {}
  return makeType(Layout, { name: `${module}.HMAC`, module, flags: TypeFlags.DISALLOW_INSTANTIATION }, (c) => ({
    slots: { repr: (self) => `<${self.algorithm!.name} HMAC object @ ${addressOf(self)}>` },
    methods: {
      copy: c.method([], (self) => {
        const made = new self.cls.K() as PyHmac;
        made.state = self.state!.clone();
        made.algorithm = self.algorithm;
        return made;
      }),
      update: c.method([arg("msg")], (self, msg) => {
        self.state!.update(hashed(msg));
        return None;
      }),
      digest: c.method([], (self) => new PyBytes(self.state!.clone().digest())),
      hexdigest: c.method([], (self) => toHex(self.state!.clone().digest())),
    },
    properties: {
      name: c.property((self) => `hmac-${self.algorithm!.name}`),
      block_size: c.property((self) => self.algorithm!.hash.blockLen),
      digest_size: c.property((self) => self.algorithm!.hash.outputLen),
    },
  }));
}

/** An HMAC object, fed with the first message. */
export function startHmac(
  type: PyType,
  algorithm: Algorithm,
  key: Uint8Array,
  message: Uint8Array | undefined,
): PyHmac {
  const made = new type.K() as PyHmac;
  made.state = startMac(algorithm, key);
  made.algorithm = algorithm;
  if (message !== undefined) made.state.update(message);
  return made;
}
