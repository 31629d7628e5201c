// Module fcntl: flags of descriptors (Modules/fcntlmodule.c). Reading works where the host shows /proc; locks and ioctl need a system call
// that no host grants.

import { descriptors, toDescriptor } from "#runtime/descriptors.ts";
import { osError } from "#runtime/host-errors.ts";
import { cInt } from "#runtime/native/convert.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { fn, type NativeFunctionSpec, pos, rest } from "#runtime/native/params.ts";
import { notImplementedError } from "#runtime/objects/exceptions.ts";
import { isInt } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { toIndexValue } from "#runtime/operators/protocols.ts";
import { guard } from "../posix/paths.ts";
import { readHostFile } from "../pwd/database.ts";

const CONSTANTS: Readonly<Record<string, number>> = {
  F_DUPFD: 0,
  F_GETFD: 1,
  F_SETFD: 2,
  F_GETFL: 3,
  F_SETFL: 4,
  F_GETLK: 5,
  F_SETLK: 6,
  F_SETLKW: 7,
  F_SETOWN: 8,
  F_GETOWN: 9,
  F_SETSIG: 10,
  F_GETSIG: 11,
  F_RDLCK: 0,
  F_WRLCK: 1,
  F_UNLCK: 2,
  F_EXLCK: 4,
  F_SHLCK: 8,
  F_DUPFD_CLOEXEC: 1030,
  F_SETPIPE_SZ: 1031,
  F_GETPIPE_SZ: 1032,
  F_ADD_SEALS: 1033,
  F_GET_SEALS: 1034,
  F_SEAL_SEAL: 1,
  F_SEAL_SHRINK: 2,
  F_SEAL_GROW: 4,
  F_SEAL_WRITE: 8,
  FD_CLOEXEC: 1,
  LOCK_SH: 1,
  LOCK_EX: 2,
  LOCK_NB: 4,
  LOCK_UN: 8,
  LOCK_MAND: 32,
  LOCK_READ: 64,
  LOCK_WRITE: 128,
  LOCK_RW: 192,
  DN_ACCESS: 1,
  DN_MODIFY: 2,
  DN_CREATE: 4,
  DN_DELETE: 8,
  DN_RENAME: 16,
  DN_ATTRIB: 32,
  DN_MULTISHOT: -2147483648,
  FASYNC: 8192,
};
const O_NONBLOCK = 2048;

function control(fd: number, command: number, argument: PyValue): PyValue {
  const channel = descriptors().get(fd);
  if (channel === undefined) guard((files) => files.fstat(fd));
  switch (command) {
    case 1:
      return descriptors().inheritable.has(fd) ? 0 : 1;
    case 2:
      if ((Number(toIndexValue(argument)) & 1) === 0) descriptors().inheritable.add(fd);
      else descriptors().inheritable.delete(fd);
      return 0;
    case 3: {
      if (channel !== undefined) return 2 | (channel.blocking ? 0 : O_NONBLOCK);
      const flags = /^flags:\s*([0-7]+)/m.exec(readHostFile(`/proc/self/fdinfo/${fd}`) ?? "");
      if (flags === null) throw notImplementedError("fcntl.fcntl(fd, F_GETFL)");
      return Number.parseInt(flags[1]!, 8);
    }
    case 4:
      if (channel === undefined) throw notImplementedError("fcntl.fcntl(fd, F_SETFL)");
      channel.blocking = (Number(toIndexValue(argument)) & O_NONBLOCK) === 0;
      return 0;
    default:
      if (!Object.values(CONSTANTS).includes(command)) throw osError(22);
      throw notImplementedError(`fcntl.fcntl(fd, ${command})`);
  }
}

const missing = (name: string): NativeFunctionSpec =>
  fn([pos("fd", toDescriptor), pos("operation", cInt), rest("args")], () => {
    throw notImplementedError(`fcntl.${name}`);
  });

const fcntlModule: NativeModule = defineModule("fcntl", () => ({
  functions: {
    fcntl: fn([pos("fd", toDescriptor), pos("cmd", cInt), pos("arg", "0")], (fd, command, argument) => {
      if (!isInt(argument)) throw notImplementedError(`fcntl.fcntl with ${typeName(argument)}`);
      return control(fd, command, argument);
    }),
    ioctl: missing("ioctl"),
    flock: missing("flock"),
    lockf: missing("lockf"),
  },
  attributes: CONSTANTS,
}));
export default fcntlModule;
