// Module _sha2: SHA-224, SHA-256, SHA-384 and SHA-512 (Modules/sha2module.c).

import { sha224, sha256, sha384, sha512 } from "@noble/hashes/sha2.js";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { hashFunction, hashType } from "../_md5/hash-object.ts";

const module = "_sha2";
const sha224Type = hashType({ module, type: "SHA224Type", name: "sha224", blockSize: 64 });
const sha256Type = hashType({ module, type: "SHA256Type", name: "sha256", blockSize: 64 });
const sha384Type = hashType({ module, type: "SHA384Type", name: "sha384", blockSize: 128 });
const sha512Type = hashType({ module, type: "SHA512Type", name: "sha512", blockSize: 128 });

const sha2Module: NativeModule = defineModule("_sha2", () => ({
  functions: {
    sha224: hashFunction(sha224Type, () => sha224.create(), 28),
    sha256: hashFunction(sha256Type, () => sha256.create(), 32),
    sha384: hashFunction(sha384Type, () => sha384.create(), 48),
    sha512: hashFunction(sha512Type, () => sha512.create(), 64),
  },
  types: { SHA224Type: sha224Type, SHA256Type: sha256Type, SHA384Type: sha384Type, SHA512Type: sha512Type },
}));
export default sha2Module;
