// Decompression by node:zlib, which is loaded when it is first asked for.

import type { HostInflated } from "../host.ts";
import { nodeModule } from "./node-modules.ts";

type Zlib = typeof import("node:zlib");
let loaded: Zlib | undefined;
export const zlib = (): Zlib => (loaded ??= nodeModule("node:zlib") as Zlib);

/** Node's own first block of output is smaller, and each further one costs more than a larger first one. */
const LEAST = 1 << 16;
const MOST = 1 << 20;

export function inflate(data: Uint8Array, raw: boolean, limit: number): HostInflated | undefined {
  const { inflateRawSync, inflateSync } = zlib();
  const options = {
    chunkSize: Math.min(MOST, Math.max(LEAST, data.length * 4)),
    maxOutputLength: limit,
    info: true,
  };
  try {
    const made = (raw ? inflateRawSync : inflateSync)(data, options) as unknown as {
      buffer: Uint8Array;
      engine: { bytesWritten: number };
    };
    return { data: new Uint8Array(made.buffer), consumed: made.engine.bytesWritten };
  } catch {
    return undefined;
  }
}
