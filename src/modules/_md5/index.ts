// Module _md5: MD5 as hashlib uses it without OpenSSL (Modules/md5module.c).

import { md5 } from "@noble/hashes/legacy.js";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { hashFunction, hashType } from "./hash-object.ts";

const md5Type = hashType({ module: "_md5", type: "md5", name: "md5", blockSize: 64 });

const md5Module: NativeModule = defineModule("_md5", () => ({
  functions: { md5: hashFunction(md5Type, () => md5.create(), 16) },
  types: { MD5Type: md5Type },
}));
export default md5Module;
