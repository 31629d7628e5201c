// Hash functions in the machine code of the host (Host.hashing), where it has them: the same outcome as from @noble/hashes, faster.

import { hexText } from "#builtins/bytes/repr.ts";
import type { HostHash, HostHashing } from "#host/host.ts";
import { current } from "#runtime/current.ts";
import type { RunningHash } from "./hash-object.ts";

export const toHex = (data: Uint8Array): string => hexText(data, undefined, 1);

/** So much data is kept and hashed at once: a running hash of the host costs more than a short text. */
const SHORT = 4096;

class HostedHash implements RunningHash {
  private readonly host: HostHashing;
  private readonly name: string;
  private data: Uint8Array;
  private running: HostHash | undefined;
  constructor(host: HostHashing, name: string, data: Uint8Array, running: HostHash | undefined) {
    this.host = host;
    this.name = name;
    this.data = data;
    this.running = running;
  }

  /** Takes more data; what is `lasting` does not change any more. */
  update(data: Uint8Array, lasting = false): void {
    const kept = this.data;
    if (this.running === undefined) {
      if (kept.length + data.length <= SHORT) {
        if (lasting && kept.length === 0) {
          this.data = data;
          return;
        }
        const joined = new Uint8Array(kept.length + data.length);
        joined.set(kept);
        joined.set(data, kept.length);
        this.data = joined;
        return;
      }
      this.running = this.host.start(this.name);
      if (kept.length > 0) this.running.update(kept);
    }
    this.running.update(data);
  }
  /** The outcome so far; the hash can go on. */
  digest(): Uint8Array {
    const { running } = this;
    return running === undefined ? this.host.digest(this.name, this.data) : running.copy().digest();
  }
  hexDigest(): string {
    return this.running === undefined ? this.host.hexDigest(this.name, this.data) : toHex(this.digest());
  }
  clone(): HostedHash {
    return new HostedHash(this.host, this.name, this.data, this.running?.copy());
  }
}

const NOTHING: Uint8Array = new Uint8Array(0);

/** A running hash by hashlib's name: the host's, or what `create` makes. */
export function newHash(name: string, create: () => RunningHash): RunningHash {
  const { hashing } = current().host;
  return hashing?.names.has(name) === true ? new HostedHash(hashing, name, NOTHING, undefined) : create();
}

/** What a hash gives for the data so far. */
export const digestOf = (state: RunningHash): Uint8Array =>
  state instanceof HostedHash ? state.digest() : state.clone().digest();

/** The same in hexadecimal digits. */
export const hexDigestOf = (state: RunningHash): string =>
  state instanceof HostedHash ? state.hexDigest() : toHex(state.clone().digest());
