// The host that the command line grants: everything Node has.

import { randomFillSync } from "node:crypto";
import type { Host } from "../host.ts";
import { nodeFiles } from "./files.ts";

/** A host with the machine's files, clock, entropy, environment and standard streams. */
export function nodeHost(argv0: string): Host {
  const files = nodeFiles();
  const sleeper = new Int32Array(new SharedArrayBuffer(4));
  return {
    files,
    stdio: {
      readStdin(max) {
        const buffer = new Uint8Array(max);
        return buffer.subarray(0, files.read(0, buffer));
      },
      writeStdout: (data) => void files.write(1, data),
      writeStderr: (data) => void files.write(2, data),
      isatty: (fd) => files.isatty(fd),
    },
    clock: {
      now: () => BigInt(Math.round((performance.timeOrigin + performance.now()) * 1e6)),
      monotonic: () => process.hrtime.bigint(),
      sleep: (ms) => void Atomics.wait(sleeper, 0, 0, ms),
      processTime: () => {
        const u = process.cpuUsage();
        return BigInt(u.user + u.system) * 1000n;
      },
    },
    entropy: (buffer) => void randomFillSync(buffer),
    environment: process.env as Record<string, string>,
    platform: { name: process.platform, pid: process.pid, argv0, version: process.version },
  };
}
