// HostFiles over node:fs. Node's errors become HostError with POSIX codes.

import * as fs from "node:fs";
import * as os from "node:os";
import { HostError, type HostFiles, type HostStat } from "../host.ts";
import { nodeModule } from "./node-modules.ts";
import { OpenFiles } from "./open-files.ts";

const errnos: Record<string, number> = os.constants.errno as unknown as Record<string, number>;

/** Runs a node:fs call; its failure is thrown as HostError. */
/** Seconds that Node, which cuts them off behind microseconds, takes for the right ones. */
const toMicroseconds = (ns: bigint): number => (Math.floor(Number(ns) / 1000) + 0.5) / 1e6;

export function hostCall<T>(action: () => T): T {
  try {
    return action();
  } catch (x) {
    const e = x as NodeJS.ErrnoException;
    if (e?.code !== undefined && typeof e.code === "string") {
      const errno = errnos[e.code] ?? (e.errno !== undefined ? Math.abs(e.errno) : 5);
      throw new HostError(e.code, errno, e.message);
    }
    throw x;
  }
}

function statOf(s: fs.BigIntStats): HostStat {
  return {
    mode: Number(s.mode),
    ino: Number(s.ino),
    dev: Number(s.dev),
    nlink: Number(s.nlink),
    uid: Number(s.uid),
    gid: Number(s.gid),
    size: Number(s.size),
    atimeNs: s.atimeNs,
    mtimeNs: s.mtimeNs,
    ctimeNs: s.ctimeNs,
  };
}

/** Only a character device can be a terminal, and only for one is node:tty loaded: it brings the network modules with it. */
function isatty(fd: number): boolean {
  try {
    const s = fs.fstatSync(fd);
    if (!s.isCharacterDevice() || s.rdev === fs.statSync("/dev/null", { throwIfNoEntry: false })?.rdev) return false;
  } catch {
    return false;
  }
  return (nodeModule("node:tty") as typeof import("node:tty")).isatty(fd);
}

/** Files of the machine; offsets of open files are kept by the kernel, except where a position is given. */
export function nodeFiles(startDirectory?: string): HostFiles {
  // A worker cannot chdir: relative paths are resolved against a directory of our own.
  let cwd = startDirectory;
  let moved = false;
  const at = (path: string): string => (moved && !path.startsWith("/") ? (path === "" ? "" : `${cwd}/${path}`) : path);
  const open = new OpenFiles();
  const real = (fd: number): number => hostCall(() => open.real(fd));
  // node:fs has no lseek: positions of descriptors that were moved are kept here.
  const positions = new Map<number, number>();
  const advance = (fd: number, n: number): void => {
    const p = positions.get(fd);
    if (p !== undefined) positions.set(fd, p + n);
  };
  return {
    open: (path, flags, mode) => {
      const fd = hostCall(() => fs.openSync(at(path), flags, mode));
      positions.delete(fd);
      if (hostCall(() => fs.fstatSync(fd)).isFile()) positions.set(fd, 0);
      if ((flags & fs.constants.O_APPEND) !== 0) positions.delete(fd);
      return open.opened(fd);
    },
    close: (fd) => hostCall(() => open.close(fd)),
    read(number, buffer, position) {
      const fd = real(number);
      for (;;) {
        try {
          const n = fs.readSync(fd, buffer, 0, buffer.length, position ?? positions.get(fd) ?? null);
          if (position === undefined) advance(fd, n);
          return n;
        } catch (x) {
          const code = (x as NodeJS.ErrnoException).code;
          if (code === "EOF") return 0;
          if (code === "EAGAIN" && fd <= 2) {
            Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
            continue;
          }
          hostCall(() => {
            throw x;
          });
        }
      }
    },
    write(number, data, position) {
      const fd = real(number);
      let done = 0;
      while (done < data.length) {
        try {
          const n = fs.writeSync(fd, data, done, data.length - done, position ?? positions.get(fd) ?? null);
          if (position === undefined) advance(fd, n);
          done += n;
        } catch (x) {
          if ((x as NodeJS.ErrnoException).code === "EAGAIN") {
            Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
            continue;
          }
          hostCall(() => {
            throw x;
          });
        }
      }
      return done;
    },
    seek(number, offset, whence) {
      const fd = real(number);
      const s = hostCall(() => fs.fstatSync(fd));
      if (!s.isFile() && !s.isBlockDevice()) throw new HostError("ESPIPE", 29, "Illegal seek");
      const base = whence === 0 ? 0 : whence === 1 ? (positions.get(fd) ?? s.size) : s.size;
      const next = base + offset;
      if (next < 0) throw new HostError("EINVAL", 22, "Invalid argument");
      positions.set(fd, next);
      return next;
    },
    truncate: (fd, length) => hostCall(() => fs.ftruncateSync(open.real(fd), length)),
    stat: (path, follow) => statOf(hostCall(() => (follow ? fs.statSync : fs.lstatSync)(at(path), { bigint: true }))),
    fstat: (fd) => statOf(hostCall(() => fs.fstatSync(open.real(fd), { bigint: true }))),
    readdir: (path) =>
      hostCall(() => fs.readdirSync(at(path), { withFileTypes: true })).map((e) => ({
        name: e.name,
        type: e.isFile() ? "file" : e.isDirectory() ? "directory" : e.isSymbolicLink() ? "symlink" : "other",
      })),
    mkdir: (path, mode) => void hostCall(() => fs.mkdirSync(at(path), { mode })),
    rmdir: (path) => hostCall(() => fs.rmdirSync(at(path))),
    unlink: (path) => hostCall(() => fs.unlinkSync(at(path))),
    rename: (from, to) => hostCall(() => fs.renameSync(at(from), at(to))),
    symlink: (target, path) => hostCall(() => fs.symlinkSync(target, at(path))),
    link: (existing, path) => hostCall(() => fs.linkSync(at(existing), at(path))),
    readlink: (path) => hostCall(() => fs.readlinkSync(at(path))),
    realpath: (path) => hostCall(() => fs.realpathSync(at(path))),
    chmod: (path, mode) => hostCall(() => fs.chmodSync(at(path), mode)),
    utimes: (path, a, m) => hostCall(() => fs.utimesSync(at(path), toMicroseconds(a), toMicroseconds(m))),
    access(path, mode) {
      try {
        fs.accessSync(at(path), mode);
        return true;
      } catch {
        return false;
      }
    },
    cwd: () => cwd ?? hostCall(() => process.cwd()),
    chdir(path) {
      const target = hostCall(() => fs.realpathSync(at(path)));
      if (!hostCall(() => fs.statSync(target)).isDirectory()) throw new HostError("ENOTDIR", 20, "Not a directory");
      cwd = target;
      moved = true;
    },
    isatty: (fd) => isatty(real(fd)),
    fsync: (fd) => hostCall(() => fs.fsyncSync(open.real(fd))),
    chown: (path, uid, gid, follow) => hostCall(() => (follow ? fs.chownSync : fs.lchownSync)(at(path), uid, gid)),
    lutimes: (path, a, m) => hostCall(() => fs.lutimesSync(at(path), toMicroseconds(a), toMicroseconds(m))),
    statfs: (path) => {
      const s = hostCall(() => fs.statfsSync(at(path)));
      return {
        blockSize: s.bsize,
        blocks: s.blocks,
        blocksFree: s.bfree,
        blocksAvailable: s.bavail,
        files: s.files,
        filesFree: s.ffree,
      };
    },
    dup: (fd) => hostCall(() => open.dup(fd)),
    dup2: (fd, target) => hostCall(() => open.dup2(fd, target)),
    systemNumber: real,
    ...(process.platform === "linux" ? { pathOfOpen: (fd: number) => `/proc/self/fd/${real(fd)}` } : {}),
  };
}
