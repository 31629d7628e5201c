// The host that the command line grants: everything Node has.

import { closeSync, openSync, readSync } from "node:fs";
import { availableParallelism } from "node:os";
import type { Host, HostChildren, HostProcess } from "../host.ts";
import { WAKE } from "./children.ts";
import type { CodeCache } from "./code-cache.ts";
import { exactEnvironment } from "./exact-text.ts";
import { nodeFiles } from "./files.ts";
import { nodeHashing } from "./hashing.ts";
import { nodeKeyDerivation } from "./key-derivation.ts";
import { collect, heapUsed, releaseTargets } from "./memory.ts";

export interface NodeHostOptions {
  /** Cell 0 is set on Ctrl-C by the main thread; cell 1 rises with all that ends a sleep. */
  signals?: Int32Array;
  children?: HostChildren;
  /** Working directory; a worker cannot change the process's. */
  cwd?: string;
  /** Keeps V8's compiled forms of what programs import. */
  cache?: CodeCache;
}

function nodeProcess(): HostProcess {
  return {
    uid: process.getuid?.() ?? 0,
    gid: process.getgid?.() ?? 0,
    euid: process.geteuid?.() ?? 0,
    egid: process.getegid?.() ?? 0,
    ppid: process.ppid,
    usage() {
      const u = process.resourceUsage();
      return {
        userMicroseconds: u.userCPUTime,
        systemMicroseconds: u.systemCPUTime,
        counters: {
          ru_maxrss: u.maxRSS,
          ru_minflt: u.minorPageFault,
          ru_majflt: u.majorPageFault,
          ru_nswap: u.swappedOut,
          ru_inblock: u.fsRead,
          ru_oublock: u.fsWrite,
          ru_nsignals: u.signalsCount,
          ru_nvcsw: u.voluntaryContextSwitches,
          ru_nivcsw: u.involuntaryContextSwitches,
        },
      };
    },
  };
}

const MILLISECOND = 1_000_000n;

/** The machine's clock; sleeping blocks the thread. */
export function nodeClock(sleeper: Int32Array = new Int32Array(new SharedArrayBuffer(8))): NonNullable<Host["clock"]> {
  let seen = 0;
  let ahead: bigint | undefined;
  return {
    // The system's clock tells milliseconds; what is below them comes from the monotonic one, set by the first wherever they part.
    // node:perf_hooks would give both together, and costs every start that asks some 10 ms.
    now() {
      const system = BigInt(Date.now()) * MILLISECOND;
      const monotonic = process.hrtime.bigint();
      let now = ahead === undefined ? system : monotonic + ahead;
      if (now < system) now = system;
      else if (now >= system + MILLISECOND) now = system + MILLISECOND - 1n;
      ahead = now - monotonic;
      return now;
    },
    monotonic: () => process.hrtime.bigint(),
    sleep(ms) {
      Atomics.wait(sleeper, WAKE, seen, ms);
      seen = Atomics.load(sleeper, WAKE);
    },
    processTime: () => {
      const u = process.cpuUsage();
      return BigInt(u.user + u.system) * 1000n;
    },
  };
}

/** A few bytes without loading what Node's own generators need (10 ms); false where there is no such device. */
function readEntropy(buffer: Uint8Array): boolean {
  let fd: number | undefined;
  try {
    fd = openSync("/dev/urandom", "r");
    return readSync(fd, buffer) === buffer.length;
  } catch {
    return false;
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

/** Random bytes of the machine. */
export function nodeEntropy(buffer: Uint8Array): void {
  if (buffer.length <= 64 && readEntropy(buffer)) return;
  // The global is made on first use; importing node:crypto would cost every start some milliseconds. It gives 65,536 bytes at most.
  for (let at = 0; at < buffer.length; at += 65_536)
    globalThis.crypto.getRandomValues(buffer.subarray(at, at + 65_536));
}

/** A host with the machine's files, clock, entropy, environment and standard streams. */
export function nodeHost(argv0: string, options: NodeHostOptions = {}): Host {
  const files = nodeFiles(options.cwd);
  const { cache } = options;
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
    clock: nodeClock(options.signals),
    process: nodeProcess(),
    ...(options.children === undefined ? {} : { children: options.children }),
    entropy: nodeEntropy,
    keyDerivation: nodeKeyDerivation,
    hashing: nodeHashing,
    environment: exactEnvironment(process.env),
    collect,
    releaseTargets,
    heapUsed: () => heapUsed(),
    ...(cache === undefined
      ? {}
      : {
          evaluate: (file, id, expression, mayWrite) =>
            file.startsWith("/") ? (cache.evaluateStored(file, id, expression, mayWrite) as Function) : undefined,
        }),
    takeSignals: () => (options.signals !== undefined && Atomics.exchange(options.signals, 0, 0) !== 0 ? [2] : []),
    extras: {
      cpuCount: availableParallelism(),
      exit: (code: number) => process.exit(code),
      kill: (pid: number, signal: number) => process.kill(pid, signal),
    },
    platform: { name: process.platform, pid: process.pid, argv0, version: process.version },
  };
}
