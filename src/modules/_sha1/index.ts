// Module _sha1: SHA-1 as hashlib uses it without OpenSSL (Modules/sha1module.c).

import { sha1 } from "@noble/hashes/legacy.js";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { hashFunction, hashType } from "../_md5/hash-object.ts";

const sha1Type = hashType({ module: "_sha1", type: "sha1", name: "sha1", blockSize: 64 });

const sha1Module: NativeModule = defineModule("_sha1", () => ({
  functions: { sha1: hashFunction(sha1Type, () => sha1.create(), 20) },
  types: { SHA1Type: sha1Type },
}));
export default sha1Module;
