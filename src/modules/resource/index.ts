// Module resource: limits and usage of the process as far as the host tells them (Modules/resource.c). Limits cannot be changed.

import { current } from "#runtime/current.ts";
import { osError } from "#runtime/host-errors.ts";
import { cInt } from "#runtime/native/convert.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { fn, pos } from "#runtime/native/params.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { OSErrorType, overflowError, valueError } from "#runtime/objects/exceptions.ts";
import { PyFloat } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { structSequence } from "#runtime/objects/struct-sequence.ts";
import { toArray, toIndexValue } from "#runtime/operators/protocols.ts";
import { readHostFile } from "../pwd/database.ts";

const COUNTERS = [
  "ru_maxrss",
  "ru_ixrss",
  "ru_idrss",
  "ru_isrss",
  "ru_minflt",
  "ru_majflt",
  "ru_nswap",
  "ru_inblock",
  "ru_oublock",
  "ru_msgsnd",
  "ru_msgrcv",
  "ru_nsignals",
  "ru_nvcsw",
  "ru_nivcsw",
] as const;
const structRusage = structSequence("resource.struct_rusage", ["ru_utime", "ru_stime", ...COUNTERS]);

/** Constant, number, and name in /proc/self/limits. */
const LIMITS: readonly (readonly [string, number, string])[] = [
  ["RLIMIT_CPU", 0, "Max cpu time"],
  ["RLIMIT_FSIZE", 1, "Max file size"],
  ["RLIMIT_DATA", 2, "Max data size"],
  ["RLIMIT_STACK", 3, "Max stack size"],
  ["RLIMIT_CORE", 4, "Max core file size"],
  ["RLIMIT_RSS", 5, "Max resident set"],
  ["RLIMIT_NPROC", 6, "Max processes"],
  ["RLIMIT_NOFILE", 7, "Max open files"],
  ["RLIMIT_OFILE", 7, "Max open files"],
  ["RLIMIT_MEMLOCK", 8, "Max locked memory"],
  ["RLIMIT_AS", 9, "Max address space"],
  ["RLIMIT_SIGPENDING", 11, "Max pending signals"],
  ["RLIMIT_MSGQUEUE", 12, "Max msgqueue size"],
  ["RLIMIT_NICE", 13, "Max nice priority"],
  ["RLIMIT_RTPRIO", 14, "Max realtime priority"],
  ["RLIMIT_RTTIME", 15, "Max realtime timeout"],
];
const INFINITY = -1;

function limitOf(resource: number): [number, number] {
  if (resource < 0 || resource >= 16) throw valueError("invalid resource specified");
  const title = LIMITS.find((l) => l[1] === resource)?.[2];
  const line = readHostFile("/proc/self/limits")
    ?.split("\n")
    .find((l) => title !== undefined && l.startsWith(title));
  if (line === undefined) return [INFINITY, INFINITY];
  const fields = line.slice(26).trim().split(/\s+/);
  const value = (t: string | undefined): number => (t === undefined || t === "unlimited" ? INFINITY : Number(t));
  return [value(fields[0]), value(fields[1])];
}

function usage(who: number): PyValue {
  if (who !== 0 && who !== -1 && who !== 1) throw valueError("invalid who parameter");
  const { host } = current();
  if (who === -1) return structRusage([new PyFloat(0), new PyFloat(0), ...COUNTERS.map(() => 0)]);
  const told = host.process?.usage?.();
  const user = told?.userMicroseconds ?? Number(host.clock?.processTime?.() ?? 0n) / 1000;
  return structRusage([
    new PyFloat(user / 1e6),
    new PyFloat((told?.systemMicroseconds ?? 0) / 1e6),
    ...COUNTERS.map((name) => told?.counters[name] ?? 0),
  ]);
}

const resourceModule: NativeModule = defineModule("resource", () => ({
  functions: {
    getrusage: fn([pos("who", cInt)], usage),
    getrlimit: fn([pos("resource", cInt)], (resource) => new PyTuple(limitOf(resource))),
    setrlimit: fn([pos("resource", cInt), pos("limits")], (resource, limits) => {
      const [soft, hard] = limitOf(resource);
      const items = toArray(limits);
      if (items.length !== 2) throw valueError("expected a tuple of 2 integers");
      const wanted = items.map((v) => {
        const n = toIndexValue(v);
        if (BigInt.asIntN(64, BigInt(n)) !== BigInt(n))
          throw overflowError("Python int too large to convert to C long");
        return n;
      });
      // Limits that stand already need no system call.
      if (wanted[0] === soft && wanted[1] === hard) return None;
      throw osError(38);
    }),
    getpagesize: fn([], () => 4096),
  },
  types: { struct_rusage: structRusage.type },
  attributes: {
    ...Object.fromEntries(LIMITS.map(([name, n]) => [name, n])),
    RUSAGE_SELF: 0,
    RUSAGE_CHILDREN: -1,
    RUSAGE_THREAD: 1,
    RLIM_INFINITY: INFINITY,
    error: OSErrorType,
  },
}));
export default resourceModule;
