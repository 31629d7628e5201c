// pbkdf2 and scrypt by node:crypto, which is loaded when one is first asked for.

import type { HostKeyDerivation } from "../host.ts";
import { crypto, NAMES } from "./hashing.ts";

export const nodeKeyDerivation: HostKeyDerivation = {
  pbkdf2(hash, password, salt, iterations, length) {
    const name = NAMES.get(hash);
    if (name === undefined) return undefined;
    return new Uint8Array(crypto().pbkdf2Sync(password, salt, iterations, length, name));
  },
  scrypt: (password, salt, N, r, p, length, memory) =>
    new Uint8Array(crypto().scryptSync(password, salt, length, { N, r, p, maxmem: memory })),
};
