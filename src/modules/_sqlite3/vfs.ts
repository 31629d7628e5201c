// SQLite's files through the host's (https://sqlite.org/vfs.html): without files that the host granted, only databases in memory open.

import { HostError, type HostFiles } from "#host/host.ts";
import type { Interpreter } from "#runtime/interpreter.ts";
import type { Engine } from "./engine.ts";
import { LockTable, NONE } from "./locks.ts";

const OK = 0;
const BUSY = 5;
const NOTFOUND = 12;
const CANTOPEN = 14;
const IOERR_READ = 266;
const IOERR_SHORT_READ = 522;
const IOERR_WRITE = 778;
const IOERR_FSYNC = 1034;
const IOERR_TRUNCATE = 1546;
const IOERR_FSTAT = 1802;
const IOERR_DELETE = 2570;
const IOERR_DELETE_NOENT = 5898;

/** Flags of xOpen and their open(2) counterparts. */
const OPEN_READWRITE = 2;
const OPEN_CREATE = 4;
const OPEN_DELETEONCLOSE = 8;
const OPEN_EXCLUSIVE = 16;
const O_RDWR = 2;
const O_CREAT = 64;
const O_EXCL = 128;

/** An open file: the host's, or one in memory for temporary data. */
interface OpenFile {
  readonly path: string | undefined;
  readonly fd: number;
  readonly deleteOnClose: boolean;
  memory: Uint8Array;
  size: number;
  level: number;
}

const JULIAN_EPOCH_MS = 210866760000000n;

/**
 * Registers the VFS that SQLite uses.
 * @param reclaim frees locks that nobody holds any more, and says whether there were some
 */
export function installVfs(engine: Engine, interpreter: Interpreter, reclaim: () => boolean): void {
  const { host } = interpreter;
  const { files } = host;
  const open = new Map<number, OpenFile>();
  let nextId = 1;
  const kill = host.extras?.["kill"] as ((pid: number, signal: number) => void) | undefined;
  const isAlive = (pid: number): boolean => {
    try {
      kill?.(pid, 0);
      return true;
    } catch (e) {
      return (e as { code?: string }).code !== "ESRCH";
    }
  };
  const locks = files === undefined ? undefined : new LockTable(files, host.platform?.pid ?? 0, isAlive);
  const fileAt = (pointer: number): OpenFile => open.get(engine.u32(pointer + 4))!;
  /** Runs an operation on the host's files; its failure is the code given. */
  const guarded = (code: number, action: (host: HostFiles) => number): number => {
    try {
      return files === undefined ? code : action(files);
    } catch (e) {
      if (e instanceof HostError) return code;
      throw e;
    }
  };

  const readAll = (fd: number, into: Uint8Array, offset: number): number => {
    let done = 0;
    while (done < into.length) {
      const n = files!.read(fd, into.subarray(done), offset + done);
      if (n === 0) break;
      done += n;
    }
    return done;
  };
  const io = {
    close(pointer: number): number {
      const file = fileAt(pointer);
      open.delete(engine.u32(pointer + 4));
      if (file.path === undefined) return OK;
      locks!.unlock(file.path, file, NONE);
      return guarded(OK, (h) => {
        h.close(file.fd);
        if (file.deleteOnClose) h.unlink(file.path!);
        return OK;
      });
    },
    read(pointer: number, buffer: number, size: number, offset: bigint): number {
      const file = fileAt(pointer);
      const at = Number(offset);
      const into = engine.u8.subarray(buffer, buffer + size);
      if (file.path === undefined) {
        const part = file.memory.subarray(Math.min(at, file.size), Math.min(at + size, file.size));
        into.set(part);
        into.fill(0, part.length);
        return part.length < size ? IOERR_SHORT_READ : OK;
      }
      return guarded(IOERR_READ, () => {
        const n = readAll(file.fd, into, at);
        if (n === size) return OK;
        into.fill(0, n);
        return IOERR_SHORT_READ;
      });
    },
    write(pointer: number, buffer: number, size: number, offset: bigint): number {
      const file = fileAt(pointer);
      const at = Number(offset);
      const data = engine.u8.subarray(buffer, buffer + size);
      if (file.path === undefined) {
        if (at + size > file.memory.length) {
          const grown = new Uint8Array(Math.max(at + size, file.memory.length * 2));
          grown.set(file.memory.subarray(0, file.size));
          file.memory = grown;
        }
        file.memory.set(data, at);
        file.size = Math.max(file.size, at + size);
        return OK;
      }
      return guarded(IOERR_WRITE, (h) => {
        for (let done = 0; done < size; ) done += h.write(file.fd, data.subarray(done), at + done);
        return OK;
      });
    },
    truncate(pointer: number, size: bigint): number {
      const file = fileAt(pointer);
      if (file.path === undefined) {
        file.size = Math.min(file.size, Number(size));
        file.memory.fill(0, file.size);
        return OK;
      }
      return guarded(IOERR_TRUNCATE, (h) => {
        h.truncate(file.fd, Number(size));
        return OK;
      });
    },
    sync(pointer: number, _flags: number): number {
      const file = fileAt(pointer);
      if (file.path === undefined) return OK;
      return guarded(IOERR_FSYNC, (h) => {
        h.fsync?.(file.fd);
        return OK;
      });
    },
    fileSize(pointer: number, out: number): number {
      const file = fileAt(pointer);
      const put = (size: number): number => {
        engine.view.setBigInt64(out, BigInt(size), true);
        return OK;
      };
      if (file.path === undefined) return put(file.size);
      return guarded(IOERR_FSTAT, (h) => put(h.fstat(file.fd).size));
    },
    lock(pointer: number, level: number): number {
      const file = fileAt(pointer);
      if (file.path === undefined || level <= file.level) return OK;
      if (!locks!.lock(file.path, file, level) && !(reclaim() && locks!.lock(file.path, file, level))) return BUSY;
      file.level = level;
      return OK;
    },
    unlock(pointer: number, level: number): number {
      const file = fileAt(pointer);
      if (file.path !== undefined && level < file.level) {
        locks!.unlock(file.path, file, level);
        file.level = level;
      }
      return OK;
    },
    checkReserved(pointer: number, out: number): number {
      const file = fileAt(pointer);
      engine.setU32(out, file.path !== undefined && locks!.isReserved(file.path) ? 1 : 0);
      return OK;
    },
    control: (): number => NOTFOUND,
    sectorSize: (): number => 4096,
    characteristics: (): number => 0,
  };

  const vfs = {
    open(_vfs: number, name: number, pointer: number, flags: number, outFlags: number): number {
      const path = name === 0 ? undefined : engine.text(name);
      const start = (fd: number, given: number): number => {
        const deleteOnClose = (flags & OPEN_DELETEONCLOSE) !== 0;
        const id = nextId++;
        open.set(id, { path, fd, deleteOnClose, memory: new Uint8Array(0), size: 0, level: NONE });
        engine.setU32(pointer, methods);
        engine.setU32(pointer + 4, id);
        if (outFlags !== 0) engine.setU32(outFlags, given);
        return OK;
      };
      engine.setU32(pointer, 0);
      if (path === undefined) return start(-1, flags);
      return guarded(CANTOPEN, (h) => {
        const make = (flags & OPEN_CREATE) !== 0 ? O_CREAT | ((flags & OPEN_EXCLUSIVE) !== 0 ? O_EXCL : 0) : 0;
        try {
          return start(h.open(path, ((flags & OPEN_READWRITE) !== 0 ? O_RDWR : 0) | make, 0o644), flags);
        } catch (e) {
          const denied = e instanceof HostError && ["EACCES", "EROFS", "EPERM"].includes(e.code);
          if (!denied || (flags & OPEN_READWRITE) === 0) throw e;
          return start(h.open(path, 0, 0), (flags & ~(OPEN_READWRITE | OPEN_CREATE)) | 1);
        }
      });
    },
    delete(_vfs: number, name: number, _sync: number): number {
      try {
        files?.unlink(engine.text(name));
        return OK;
      } catch (e) {
        if (!(e instanceof HostError)) throw e;
        return e.code === "ENOENT" ? IOERR_DELETE_NOENT : IOERR_DELETE;
      }
    },
    access(_vfs: number, name: number, flags: number, out: number): number {
      const path = engine.text(name);
      // As SQLite's own: an empty file does not count as there.
      const there = guarded(0, (h) =>
        flags === 0 ? Number(h.stat(path, true).size > 0) : Number(h.access(path, flags === 1 ? 6 : 4)),
      );
      engine.setU32(out, there);
      return OK;
    },
    fullPathname(_vfs: number, name: number, room: number, out: number): number {
      let path = engine.text(name);
      if (!path.startsWith("/")) path = `${files?.cwd() ?? ""}/${path}`;
      try {
        path = files?.realpath?.(path) ?? path;
      } catch (e) {
        if (!(e instanceof HostError)) throw e;
      }
      const data = new TextEncoder().encode(path);
      if (data.length + 1 > room) return CANTOPEN;
      engine.u8.set(data, out);
      engine.u8[out + data.length] = 0;
      return OK;
    },
    randomness(_vfs: number, size: number, out: number): number {
      const data = new Uint8Array(size);
      if (host.entropy !== undefined) host.entropy(data);
      else for (let i = 0; i < size; i++) data[i] = Math.random() * 256;
      engine.u8.set(data, out);
      return size;
    },
    sleep(_vfs: number, microseconds: number): number {
      host.clock?.sleep?.(microseconds / 1000);
      return microseconds;
    },
    currentTime(_vfs: number, out: number): number {
      engine.view.setFloat64(out, Number(now()) / 86400000, true);
      return OK;
    },
    lastError: (): number => 0,
    currentTimeInt64(_vfs: number, out: number): number {
      engine.view.setBigInt64(out, now(), true);
      return OK;
    },
  };
  const now = (): bigint => JULIAN_EPOCH_MS + (host.clock?.now() ?? 0n) / 1_000_000n;

  const methods = engine.alloc(52);
  const methodPointers: readonly [string, (...args: never[]) => number][] = [
    ["i>i", io.close],
    ["iiij>i", io.read],
    ["iiij>i", io.write],
    ["ij>i", io.truncate],
    ["ii>i", io.sync],
    ["ii>i", io.fileSize],
    ["ii>i", io.lock],
    ["ii>i", io.unlock],
    ["ii>i", io.checkReserved],
    ["iii>i", io.control],
    ["i>i", io.sectorSize],
    ["i>i", io.characteristics],
  ];
  engine.setU32(methods, 1);
  for (const [i, [signature, f]] of methodPointers.entries())
    engine.setU32(methods + 4 + 4 * i, engine.pointer(signature, f));

  const at = engine.alloc(88);
  engine.setU32(at, 2);
  engine.setU32(at + 4, 8);
  engine.setU32(at + 8, 1024);
  engine.setU32(at + 16, engine.putText("taipan"));
  const entries: readonly [number, string, (...args: never[]) => number][] = [
    [24, "iiiii>i", vfs.open],
    [28, "iii>i", vfs.delete],
    [32, "iiii>i", vfs.access],
    [36, "iiii>i", vfs.fullPathname],
    [56, "iii>i", vfs.randomness],
    [60, "ii>i", vfs.sleep],
    [64, "ii>i", vfs.currentTime],
    [68, "iii>i", vfs.lastError],
    [72, "ii>i", vfs.currentTimeInt64],
  ];
  for (const [offset, signature, f] of entries) engine.setU32(at + offset, engine.pointer(signature, f));
  engine.c.sqlite3_vfs_register(at, 1);
}
