// What module posix tells about file systems, devices, users and the system's settings. Numbers are those of Linux.

import { readHostFile, readLines } from "#modules/pwd/database.ts";
import { current } from "#runtime/current.ts";
import { osError } from "#runtime/host-errors.ts";
import { cInt, index, text } from "#runtime/native/convert.ts";
import { arg, fn, type NativeFunctionSpec, pos } from "#runtime/native/params.ts";
import { PyList, PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { notImplementedError, overflowError, typeError, valueError } from "#runtime/objects/exceptions.ts";
import { isInt, normalizeInt } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { jsText } from "#runtime/objects/str.ts";
import { structSequence } from "#runtime/objects/struct-sequence.ts";
import { toIndexValue } from "#runtime/operators/protocols.ts";
import { guard, hostFiles, pathOf } from "./paths.ts";

const ESRCH = 3;
const EINVAL = 22;
const NAME_MAX = 255;
/** The number of no device. */
const NODEV = -1n;
const MAX_POLICY = 6;

export const SYSTEM_CONSTANTS: Readonly<Record<string, number>> = {
  RTLD_LAZY: 1,
  RTLD_NOW: 2,
  RTLD_NOLOAD: 4,
  RTLD_DEEPBIND: 8,
  RTLD_GLOBAL: 256,
  RTLD_LOCAL: 0,
  RTLD_NODELETE: 4096,
  POSIX_FADV_NORMAL: 0,
  POSIX_FADV_RANDOM: 1,
  POSIX_FADV_SEQUENTIAL: 2,
  POSIX_FADV_WILLNEED: 3,
  POSIX_FADV_DONTNEED: 4,
  POSIX_FADV_NOREUSE: 5,
  SCHED_OTHER: 0,
  SCHED_FIFO: 1,
  SCHED_RR: 2,
  SCHED_BATCH: 3,
  SCHED_IDLE: 5,
};

/** Number and value of the strings of the configuration. */
const CONFSTR: Readonly<Record<string, readonly [number, string]>> = { CS_PATH: [0, "/bin:/usr/bin"] };

export const confstrNames = (): PyDict => {
  const d = new PyDict();
  for (const [name, [n]] of Object.entries(CONFSTR)) d.set(name, n);
  return d;
};

export const statvfsResult = structSequence("os.statvfs_result", [
  "f_bsize",
  "f_frsize",
  "f_blocks",
  "f_bfree",
  "f_bavail",
  "f_files",
  "f_ffree",
  "f_favail",
  "f_flag",
  "f_namemax",
]);

function statvfs(path: PyValue, name: string): PyValue {
  const p = pathOf(path, name, name === "fstatvfs" ? "fd" : "path", { allowFd: true });
  if (hostFiles().statfs === undefined) throw notImplementedError(`os.${name} on this host`);
  const s = guard((f) => {
    if (p.fd !== undefined) f.fstat(p.fd);
    return f.statfs!(p.text);
  }, p.given);
  const { blockSize: b } = s;
  return statvfsResult([
    b,
    b,
    s.blocks,
    s.blocksFree,
    s.blocksAvailable,
    s.files,
    s.filesFree,
    s.filesFree,
    0,
    NAME_MAX,
  ]);
}

/** The number of a device (_Py_Dev_Converter). */
function device(v: PyValue): bigint {
  const n = BigInt(toIndexValue(v));
  if (n === NODEV) return n;
  if (n < 0n) throw overflowError("can't convert negative int to unsigned");
  if (n >= 1n << 64n) throw overflowError("int too big to convert");
  return n;
}

const major = (d: bigint): number => (d === NODEV ? -1 : Number(((d >> 8n) & 0xfffn) | ((d >> 32n) & 0xfffff000n)));
const minor = (d: bigint): number => (d === NODEV ? -1 : Number((d & 0xffn) | ((d >> 12n) & 0xffffff00n)));

function makedev(a: PyValue, b: PyValue): PyValue {
  const [x, y] = [device(a), device(b)];
  if (x === NODEV && y === NODEV) return -1;
  if (x >= 1n << 32n || y >= 1n << 32n) throw overflowError("Python int too large to convert to C dev_t");
  return normalizeInt(((x & 0xfffff000n) << 32n) | ((x & 0xfffn) << 8n) | ((y & 0xffffff00n) << 12n) | (y & 0xffn));
}

function confstr(v: PyValue): PyValue {
  const found = isInt(v)
    ? Object.values(CONFSTR).find(([n]) => n === toIndexValue(v))
    : Object.hasOwn(CONFSTR, jsText(v) ?? "")
      ? CONFSTR[jsText(v)!]
      : undefined;
  if (found !== undefined) return found[1];
  if (isInt(v)) throw osError(EINVAL);
  if (jsText(v) === undefined) throw typeError("configuration names must be strings or integers");
  throw valueError("unrecognized configuration name");
}

function priority(policy: number, least: boolean): number {
  if (policy < 0 || policy > MAX_POLICY || policy === 4) throw osError(EINVAL);
  return policy === 1 || policy === 2 ? (least ? 1 : 99) : 0;
}

/** Checks of posix_fadvise and posix_fallocate: an open file, no negative numbers. */
function checkRange(fd: number, offset: number, length: number, least: number): void {
  guard((f) => f.fstat(fd));
  if (offset < 0 || length < least) throw osError(EINVAL);
}

/** The group and the session of a process, from Linux's table; its own where there is none. */
export function groupAndSession(pid: number): [group: number, session: number] {
  const own = current().host.platform?.pid ?? 1;
  const line = readHostFile(`/proc/${pid === 0 ? own : pid}/stat`);
  // The name of the program, in brackets, may hold anything.
  const fields = line?.slice(line.lastIndexOf(")") + 2).split(" ");
  if (fields === undefined && pid !== 0 && pid !== own) throw osError(ESRCH);
  return [Number(fields?.[2] ?? own), Number(fields?.[3] ?? own)];
}

const triple = (real: number, effective: number): PyValue => new PyTuple([real, effective, effective]);

export const systemFunctions: Record<string, NativeFunctionSpec> = {
  statvfs: fn([arg("path")], (path) => statvfs(path, "statvfs")),
  fstatvfs: fn([arg("fd", cInt)], (fd) => statvfs(fd, "fstatvfs")),
  major: fn([pos("device")], (d) => major(device(d))),
  minor: fn([pos("device")], (d) => minor(device(d))),
  makedev: fn([pos("major"), pos("minor")], makedev),
  confstr: fn([pos("name")], confstr),
  getgrouplist: fn([pos("user", text), pos("group", index)], (user, group) => {
    const groups = readLines("/etc/group").filter((f) => f.length >= 4 && f[3]!.split(",").includes(user));
    return new PyList([group, ...groups.map((f) => Number(f[2])).filter((n) => n !== group)]);
  }),
  getpgid: fn([pos("pid", cInt)], (pid) => groupAndSession(pid)[0]),
  getpgrp: fn([], () => groupAndSession(0)[0]),
  getsid: fn([pos("pid", cInt)], (pid) => groupAndSession(pid)[1]),
  getresuid: fn([], () => triple(current().host.process?.uid ?? 0, current().host.process?.euid ?? 0)),
  getresgid: fn([], () => triple(current().host.process?.gid ?? 0, current().host.process?.egid ?? 0)),
  sched_get_priority_max: fn([arg("policy", cInt)], (policy) => priority(policy, false)),
  sched_get_priority_min: fn([arg("policy", cInt)], (policy) => priority(policy, true)),
  posix_fadvise: fn(
    [pos("fd", cInt), pos("offset", index), pos("length", index), pos("advice", cInt)],
    (fd, offset, length) => {
      checkRange(fd, offset, length, 0);
      return None;
    },
  ),
  posix_fallocate: fn([pos("fd", cInt), pos("offset", index), pos("length", index)], (fd, offset, length) => {
    checkRange(fd, offset, length, 1);
    guard((f) => {
      if (f.fstat(fd).size < offset + length) f.truncate(fd, offset + length);
    });
    return None;
  }),
};
