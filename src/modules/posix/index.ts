// Module posix: the operating system through the Host interface. Follows Modules/posixmodule.c.

import { descriptors } from "#runtime/descriptors.ts";
import { hostCall, osError, strerror } from "#runtime/host-errors.ts";
import { bool, cInt, index } from "#runtime/native/convert.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { arg, fn, kw, type NativeFunctionSpec, pos } from "#runtime/native/params.ts";
import { toWritableBuffer } from "#runtime/objects/buffer.ts";
import { PyBytes, PyList, PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import {
  exceptionTypes,
  makeException,
  notImplementedError,
  type PySystemExit,
  SystemExitType,
  typeError,
  valueError,
} from "#runtime/objects/exceptions.ts";
import { PyFloat } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { fromUtf16 } from "#runtime/objects/str.ts";
import { structSequence } from "#runtime/objects/struct-sequence.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { bytesData, truthy } from "#runtime/operators/protocols.ts";
import { attributeFunctions } from "./attributes.ts";
import { childFunctions } from "./children.ts";
import { encodeFs, fspath, guard, hostFiles, likePath, pathOf } from "./paths.ts";
import { makePipe, readChannel, writeChannel } from "./pipes.ts";
import { SPAWN_CONSTANTS, spawnFunctions } from "./spawn.ts";
import { dirEntryType, makeStat, scandir, statResult } from "./stat.ts";
import { sysconf, sysconfNames } from "./sysconf.ts";
import { confstrNames, SYSTEM_CONSTANTS, statvfsResult, systemFunctions } from "./system.ts";
import { vectorFunctions } from "./vectors.ts";

const terminalSize = structSequence("os.terminal_size", ["columns", "lines"]);
const unameResult = structSequence("posix.uname_result", ["sysname", "nodename", "release", "version", "machine"]);
const timesResult = structSequence("posix.times_result", [
  "user",
  "system",
  "children_user",
  "children_system",
  "elapsed",
]);
/** Linux constants. */
const CONSTANTS: Record<string, number> = {
  F_OK: 0,
  R_OK: 4,
  W_OK: 2,
  X_OK: 1,
  O_RDONLY: 0,
  O_WRONLY: 1,
  O_RDWR: 2,
  O_CREAT: 64,
  O_EXCL: 128,
  O_NOCTTY: 256,
  O_TRUNC: 512,
  O_APPEND: 1024,
  O_NONBLOCK: 2048,
  O_NDELAY: 2048,
  O_DSYNC: 4096,
  O_DIRECTORY: 65536,
  O_NOFOLLOW: 131072,
  O_CLOEXEC: 524288,
  O_SYNC: 1052672,
  O_RSYNC: 1052672,
  O_ACCMODE: 3,
  O_ASYNC: 8192,
  O_PATH: 2097152,
  O_TMPFILE: 4259840,
  SEEK_SET: 0,
  SEEK_CUR: 1,
  SEEK_END: 2,
  EX_OK: 0,
  EX_USAGE: 64,
  EX_DATAERR: 65,
  EX_NOINPUT: 66,
  EX_UNAVAILABLE: 69,
  EX_SOFTWARE: 70,
  EX_OSERR: 71,
  EX_CANTCREAT: 73,
  EX_IOERR: 74,
  EX_NOPERM: 77,
  EX_CONFIG: 78,
  WNOHANG: 1,
  WUNTRACED: 2,
  WCONTINUED: 8,
  NGROUPS_MAX: 65536,
  TMP_MAX: 238328,
  P_ALL: 0,
  P_PID: 1,
  P_PGID: 2,
  PRIO_PROCESS: 0,
  ST_RDONLY: 1,
  ST_NOSUID: 2,
  GRND_NONBLOCK: 1,
  GRND_RANDOM: 2,
};

/** Where a path can lead to an open file: functions that take descriptors, or directories to begin at. */
const AT_FUNCTIONS = (
  "FACCESSAT FCHDIR FCHMOD FCHMODAT FCHOWN FCHOWNAT FDOPENDIR FSTATAT FSTATVFS FTRUNCATE FUTIMENS LINKAT MKDIRAT OPENAT " +
  "READLINKAT RENAMEAT SYMLINKAT UNLINKAT UTIMENSAT"
)
  .split(" ")
  .map((name) => `HAVE_${name}`);

const one = (name: string, action: (f: ReturnType<typeof hostFiles>, path: string) => void): NativeFunctionSpec =>
  fn([arg("path"), kw("dir_fd", "None")], (path, directory) => {
    const p = pathOf(path, name, "path", { directory });
    guard((f) => action(f, p.text), p.given);
    return None;
  });
const two = (
  name: string,
  action: (f: ReturnType<typeof hostFiles>, a: string, b: string) => void,
): NativeFunctionSpec =>
  fn([arg("src"), arg("dst"), kw("src_dir_fd", "None"), kw("dst_dir_fd", "None")], (src, dst, from, to) => {
    const a = pathOf(src, name, "src", { directory: from });
    const b = pathOf(dst, name, "dst", { directory: to });
    guard((f) => action(f, a.text, b.text), a.given, b.given);
    return None;
  });

function environmentText(v: PyValue): string {
  const { text } = pathOf(v, "putenv", "path", { nullCharacters: true });
  if (text.includes("\0")) throw valueError("embedded null byte");
  return text;
}

function unavailable(name: string): NativeFunctionSpec {
  return fn([], () => {
    throw notImplementedError(`os.${name}`);
  });
}

const posixModule: NativeModule = defineModule("posix", (interpreter) => {
  const { host } = interpreter;
  const environ = new PyDict();
  for (const [k, v] of Object.entries(host.environment ?? {}))
    environ.set(new PyBytes(encodeFs(fromUtf16(k))), new PyBytes(encodeFs(fromUtf16(v))));
  // Without files there is an empty world, whose root this is: modules of the library ask for it when they are imported.
  const currentDirectory = (): string => (host.files === undefined ? "/" : guard((f) => f.cwd()));
  let umask = 0o022;
  const functions: Record<string, NativeFunctionSpec> = {
    fspath: fn([arg("path")], fspath),
    getcwd: fn([], () => fromUtf16(currentDirectory())),
    getcwdb: fn([], () => new PyBytes(encodeFs(fromUtf16(currentDirectory())))),
    chdir: fn([arg("path")], (path) => {
      const p = pathOf(path, "chdir", "path", { allowFd: true });
      guard((f) => f.chdir(p.text), p.given);
      return None;
    }),
    fchdir: fn([arg("fd", cInt)], (fd) => {
      const p = pathOf(fd, "fchdir", "fd", { allowFd: true });
      guard((f) => f.chdir(p.text));
      return None;
    }),
    stat: fn([arg("path"), kw("dir_fd", "None"), kw("follow_symlinks", "True")], (path, directory, follow) => {
      const p = pathOf(path, "stat", "path", { allowFd: true, directory });
      if (p.fd !== undefined && !truthy(follow)) throw valueError("stat: cannot use fd and follow_symlinks together");
      return makeStat(guard((f) => (p.fd !== undefined ? f.fstat(p.fd) : f.stat(p.text, truthy(follow))), p.given));
    }),
    lstat: fn([arg("path"), kw("dir_fd", "None")], (path, directory) => {
      const p = pathOf(path, "lstat", "path", { directory });
      return makeStat(guard((f) => f.stat(p.text, false), p.given));
    }),
    fstat: fn([arg("fd", cInt)], (fd) => makeStat(guard((f) => f.fstat(fd)))),
    listdir: fn([arg("path", "None")], (path) => {
      const p = pathOf(path, "listdir", "path", { allowFd: true, nullable: true });
      return new PyList(guard((f) => f.readdir(p.text === "" ? "." : p.text), p.given).map((e) => likePath(e.name, p)));
    }),
    scandir: fn([arg("path", "None")], (path) =>
      scandir(pathOf(path, "scandir", "path", { allowFd: true, nullable: true })),
    ),
    mkdir: fn([arg("path"), arg("mode", cInt, "511"), kw("dir_fd", "None")], (path, mode, directory) => {
      const p = pathOf(path, "mkdir", "path", { directory });
      guard((f) => f.mkdir(p.text, mode), p.given);
      return None;
    }),
    rmdir: one("rmdir", (f, p) => f.rmdir(p)),
    unlink: one("unlink", (f, p) => f.unlink(p)),
    remove: one("remove", (f, p) => f.unlink(p)),
    rename: two("rename", (f, a, b) => f.rename(a, b)),
    replace: two("replace", (f, a, b) => f.rename(a, b)),
    link: fn(
      [arg("src"), arg("dst"), kw("src_dir_fd", "None"), kw("dst_dir_fd", "None"), kw("follow_symlinks", "True")],
      (src, dst, from, to, follow) => {
        const a = pathOf(src, "link", "src", { directory: from });
        const b = pathOf(dst, "link", "dst", { directory: to });
        // The host's link() takes a symbolic link for itself.
        guard((f) => f.link(truthy(follow) ? (f.realpath?.(a.text) ?? a.text) : a.text, b.text), a.given, b.given);
        return None;
      },
    ),
    symlink: fn(
      [arg("src"), arg("dst"), arg("target_is_directory", "False"), kw("dir_fd", "None")],
      (src, dst, _, directory) => {
        const a = pathOf(src, "symlink", "src");
        const b = pathOf(dst, "symlink", "dst", { directory });
        guard((f) => f.symlink(a.text, b.text), a.given, b.given);
        return None;
      },
    ),
    readlink: fn([arg("path"), kw("dir_fd", "None")], (path, directory) => {
      const p = pathOf(path, "readlink", "path", { directory });
      return likePath(
        guard((f) => f.readlink(p.text), p.given),
        p,
      );
    }),
    ...attributeFunctions,
    ...vectorFunctions,
    ...systemFunctions,
    ...spawnFunctions,
    access: fn(
      [
        arg("path"),
        arg("mode", cInt),
        kw("dir_fd", "None"),
        kw("effective_ids", "False"),
        kw("follow_symlinks", "True"),
      ],
      (path, mode, directory) => {
        const p = pathOf(path, "access", "path", { directory });
        return guard((f) => f.access(p.text, mode));
      },
    ),
    open: fn(
      [arg("path"), arg("flags", cInt), arg("mode", cInt, "511"), kw("dir_fd", "None")],
      (path, flags, mode, directory) => {
        const p = pathOf(path, "open", "path", { directory });
        return guard((f) => f.open(p.text, flags, mode), p.given);
      },
    ),
    close: fn([arg("fd", cInt)], (fd) => {
      descriptors().inheritable.delete(fd);
      if (!descriptors().close(fd)) guard((f) => f.close(fd));
      return None;
    }),
    closerange: fn([pos("fd_low", cInt), pos("fd_high", cInt)], (lo, hi) => {
      for (let i = lo; i < hi; i++) {
        if (descriptors().close(i)) continue;
        try {
          hostFiles().close(i);
        } catch {
          // closerange ignores errors
        }
      }
      return None;
    }),
    read: fn([pos("fd", cInt), pos("length", index)], (fd, n) => {
      if (n < 0) throw osError(22);
      const channel = descriptors().get(fd);
      if (channel !== undefined) return new PyBytes(readChannel(channel, n));
      const buffer = new Uint8Array(n);
      const k = guard((f) => f.read(fd, buffer));
      return new PyBytes(k === n ? buffer : buffer.slice(0, k));
    }),
    readinto: fn([pos("fd", cInt), pos("buffer")], (fd, b) => {
      const view = toWritableBuffer(
        b,
        `readinto() argument 2 must be read-write bytes-like object, not ${typeName(b)}`,
      );
      const target = view.data.subarray(view.offset, view.offset + view.nbytes);
      const channel = descriptors().get(fd);
      if (channel === undefined) return guard((f) => f.read(fd, target));
      const data = readChannel(channel, target.length);
      target.set(data);
      return data.length;
    }),
    write: fn([pos("fd", cInt), pos("data")], (fd, data) => {
      const d = bytesData(data) ?? (data as unknown as { bufferInfo?: () => { data: Uint8Array } }).bufferInfo?.().data;
      if (d === undefined) throw typeError(`a bytes-like object is required, not '${typeName(data)}'`);
      const channel = descriptors().get(fd);
      if (channel !== undefined) return writeChannel(channel, d);
      return guard((f) => f.write(fd, d));
    }),
    lseek: fn([pos("fd", cInt), pos("position", index), pos("how", cInt)], (fd, p, how) =>
      guard((f) => f.seek(fd, p, how as 0 | 1 | 2)),
    ),
    ftruncate: fn([arg("fd", cInt), arg("length", index)], (fd, n) => {
      checkOpen(fd);
      guard((f) => f.truncate(fd, n));
      return None;
    }),
    truncate: fn([arg("path"), arg("length", index)], (path, n) => {
      const p = pathOf(path, "truncate", "path", { allowFd: true });
      guard((f) => {
        const fd = f.open(p.text, 1, 0);
        f.truncate(fd, n);
        f.close(fd);
      }, p.given);
      return None;
    }),
    fsync: fn([arg("fd", cInt)], (fd) => {
      checkOpen(fd);
      guard((f) => f.fsync?.(fd));
      return None;
    }),
    isatty: fn([pos("fd", cInt)], (fd) => host.files?.isatty(fd) ?? false),
    get_inheritable: fn([pos("fd", cInt)], (fd) => {
      checkOpen(fd);
      return descriptors().inheritable.has(fd);
    }),
    set_inheritable: fn([pos("fd", cInt), pos("inheritable", bool)], (fd, inheritable) => {
      checkOpen(fd);
      if (inheritable) descriptors().inheritable.add(fd);
      else descriptors().inheritable.delete(fd);
      return None;
    }),
    get_blocking: fn([pos("fd", cInt)], (fd) => {
      checkOpen(fd);
      return descriptors().get(fd)?.blocking ?? true;
    }),
    set_blocking: fn([pos("fd", cInt), pos("blocking", bool)], (fd, blocking) => {
      checkOpen(fd);
      const channel = descriptors().get(fd);
      if (channel === undefined) throw notImplementedError("os.set_blocking() of a host's descriptor");
      channel.blocking = blocking;
      return None;
    }),
    pipe: fn([], () => new PyTuple(makePipe())),
    dup: fn([pos("fd", cInt)], (fd) => {
      const channel = descriptors().get(fd);
      if (channel !== undefined) return descriptors().add(channel);
      return guard((f) => {
        if (f.dup === undefined) throw notImplementedError("os.dup on this host");
        return f.dup(fd);
      });
    }),
    dup2: fn([arg("fd", cInt), arg("fd2", cInt), arg("inheritable", bool, "True")], (fd, target, inheritable) => {
      if (fd < 0 || target < 0) throw osError(9);
      const table = descriptors();
      if (fd === target) guard((f) => f.fstat(fd));
      else if (table.get(fd) !== undefined || table.owns(target)) table.move(fd, target);
      else {
        table.close(target);
        guard((f) => {
          if (f.dup2 === undefined) throw notImplementedError("os.dup2 on this host");
          f.dup2(fd, target);
        });
      }
      if (inheritable) table.inheritable.add(target);
      else table.inheritable.delete(target);
      return target;
    }),
    umask: fn([pos("mask", cInt)], (mask) => {
      const old = umask;
      umask = mask;
      return old;
    }),
    getpid: fn([], () => host.platform?.pid ?? 1),
    getppid: fn([], () => host.process?.ppid ?? 1),
    getuid: fn([], () => host.process?.uid ?? 0),
    geteuid: fn([], () => host.process?.euid ?? 0),
    getgid: fn([], () => host.process?.gid ?? 0),
    getegid: fn([], () => host.process?.egid ?? 0),
    getgroups: fn([], () => new PyList([0])),
    getlogin: fn([], () => "root"),
    urandom: fn([pos("size", index)], (n) => {
      if (n < 0) throw valueError("negative argument not allowed");
      if (host.entropy === undefined) throw osError(1, "the host grants no entropy");
      const data = new Uint8Array(n);
      for (let i = 0; i < n; i += 65536) host.entropy(data.subarray(i, Math.min(n, i + 65536)));
      return new PyBytes(data);
    }),
    strerror: fn([pos("code", cInt)], (code) => strerror(code)),
    cpu_count: fn(
      [],
      () =>
        (interpreter.state.get("cpuCount") as number | undefined) ??
        (host.extras?.["cpuCount"] as number | undefined) ??
        1,
    ),
    get_terminal_size: fn([pos("fd", cInt, "1")], (fd) => {
      const size = (host.extras?.["terminalSize"] as ((fd: number) => [number, number] | undefined) | undefined)?.(fd);
      if (size === undefined) throw osError(25);
      return terminalSize(size);
    }),
    uname: fn([], () => unameResult(["Linux", "localhost", "", "", "javascript"])),
    times: fn([], () => {
      const t = Number(host.clock?.processTime?.() ?? 0n) / 1e9;
      return timesResult([
        new PyFloat(t),
        new PyFloat(0),
        new PyFloat(0),
        new PyFloat(0),
        new PyFloat(Number(host.clock?.monotonic() ?? 0n) / 1e9),
      ]);
    }),
    putenv: fn([pos("name"), pos("value")], (name, value) => {
      const [key, text] = [environmentText(name), environmentText(value)];
      if (key.includes("=")) throw valueError("illegal environment variable name");
      if (key === "") throw osError(22);
      interpreter.environment.set(key, text);
      return None;
    }),
    unsetenv: fn([pos("name")], (name) => {
      const key = environmentText(name);
      if (key === "" || key.includes("=")) throw osError(22);
      interpreter.environment.delete(key);
      return None;
    }),
    _exit: fn([arg("status", cInt)], (status) => {
      const e = makeException(SystemExitType, status) as PySystemExit;
      e.code = status;
      interpreter.flushStreams();
      (host.extras?.["exit"] as ((code: number) => never) | undefined)?.(status);
      throw e;
    }),
    abort: unavailable("abort"),
    ...childFunctions,
    fork: unavailable("fork"),
    kill: fn([pos("pid"), pos("signal")], (pid, signal) =>
      hostCall(() => {
        (host.extras?.["kill"] as ((pid: number, signal: number) => void) | undefined)?.(Number(pid), Number(signal));
        return None;
      }),
    ),
    waitstatus_to_exitcode: fn([arg("status", cInt)], (s) => ((s & 0x7f) === 0 ? (s >> 8) & 0xff : -(s & 0x7f))),
    WIFEXITED: fn([arg("status", cInt)], (s) => (s & 0x7f) === 0),
    WEXITSTATUS: fn([arg("status", cInt)], (s) => (s >> 8) & 0xff),
    WIFSIGNALED: fn([arg("status", cInt)], (s) => (s & 0x7f) !== 0 && (s & 0x7f) !== 0x7f),
    WTERMSIG: fn([arg("status", cInt)], (s) => s & 0x7f),
    WIFSTOPPED: fn([arg("status", cInt)], (s) => (s & 0xff) === 0x7f),
    WSTOPSIG: fn([arg("status", cInt)], (s) => (s >> 8) & 0xff),
    sysconf: fn([pos("name")], sysconf),
    device_encoding: fn([arg("fd", cInt)], (fd) => (host.files?.isatty(fd) === true ? "utf-8" : None)),
    sched_yield: fn([], () => None),
    _path_normpath: fn([arg("path")], (path) => {
      const p = pathOf(path, "_path_normpath", "path", { nullCharacters: true });
      return likePath(normpath(p.text), p);
    }),
    _path_splitroot_ex: fn([arg("path")], (path) => {
      const p = pathOf(path, "_path_splitroot_ex", "path", { nullCharacters: true });
      const m = /^(\/\/(?!\/)|\/*)/.exec(p.text)!;
      const root = m[0].length === 2 ? "//" : m[0].length > 0 ? "/" : "";
      return new PyTuple([likePath("", p), likePath(root, p), likePath(p.text.slice(root.length), p)]);
    }),
    _is_inputhook_installed: fn([], () => false),
    _inputhook: fn([], () => None),
    register_at_fork: fn(
      [kw("before", "None"), kw("after_in_child", "None"), kw("after_in_parent", "None")],
      () => None,
    ),
    get_exec_path: fn([], () => new PyList([])),
  };
  delete functions["_inputhook"];
  delete functions["get_exec_path"];
  delete functions["fork"];
  return {
    functions,
    types: {
      stat_result: statResult.type,
      terminal_size: terminalSize.type,
      uname_result: unameResult.type,
      times_result: timesResult.type,
      statvfs_result: statvfsResult.type,
      DirEntry: dirEntryType,
    },
    attributes: {
      environ,
      ...CONSTANTS,
      error: exceptionTypes.get("OSError")!,
      ...SYSTEM_CONSTANTS,
      ...SPAWN_CONSTANTS,
      _have_functions: new PyList([
        "HAVE_LSTAT",
        ...(host.files?.pathOfOpen === undefined ? [] : AT_FUNCTIONS),
        ...(host.files?.chown === undefined ? [] : ["HAVE_LCHOWN"]),
        ...(host.files?.lutimes === undefined ? [] : ["HAVE_LUTIMES"]),
      ]),
      confstr_names: confstrNames(),
      sysconf_names: sysconfNames(),
      pathconf_names: new PyDict(),
    },
  };
});

/** OSError where a descriptor is not open. */
function checkOpen(fd: number): void {
  if (descriptors().get(fd) === undefined) guard((f) => f.fstat(fd));
}

function normpath(path: string): string {
  if (path === "") return ".";
  const root = /^\/\/(?!\/)/.test(path) ? "//" : path.startsWith("/") ? "/" : "";
  const out: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== ".." || (root === "" && out.length === 0) || out[out.length - 1] === "..") {
      if (part === ".." && root !== "" && out.length === 0) continue;
      out.push(part);
    } else if (out.length > 0) out.pop();
  }
  return root + out.join("/") || ".";
}
export default posixModule;
