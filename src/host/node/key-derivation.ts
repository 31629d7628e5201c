// pbkdf2 and scrypt by node:crypto, which is loaded when one is first asked for.

import { createRequire } from "node:module";
import type { HostKeyDerivation } from "../host.ts";

const crypto = (): typeof import("node:crypto") => createRequire(import.meta.url)("node:crypto");

/** hashlib's names to OpenSSL's. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ...["md5", "sha1", "sha224", "sha256", "sha384", "sha512"].map((n): [string, string] => [n, n]),
  ["sha512_224", "sha512-224"],
  ["sha512_256", "sha512-256"],
  ...["224", "256", "384", "512"].map((n): [string, string] => [`sha3_${n}`, `sha3-${n}`]),
]);

export const nodeKeyDerivation: HostKeyDerivation = {
  pbkdf2(hash, password, salt, iterations, length) {
    const name = NAMES.get(hash);
    if (name === undefined) return undefined;
    return new Uint8Array(crypto().pbkdf2Sync(password, salt, iterations, length, name));
  },
  scrypt: (password, salt, N, r, p, length, memory) =>
    new Uint8Array(crypto().scryptSync(password, salt, length, { N, r, p, maxmem: memory })),
};
