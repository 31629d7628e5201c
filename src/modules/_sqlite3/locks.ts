// Locks on database files. Inside the process they follow SQLite's own rules (https://sqlite.org/lockingv3.html), held by each
// connection. Hosts of JavaScript have no locks between processes; as SQLite's "unix-dotfile" does, the first lock of this process makes a
// file NAME.lock that the others respect, so processes take turns with the whole database. It names its maker: that of a process that is
// gone is void.

import { HostError, type HostFiles } from "#host/host.ts";

export const NONE = 0;
export const SHARED = 1;
export const RESERVED = 2;
export const EXCLUSIVE = 4;

const O_WRONLY = 1;
const O_CREAT = 64;
const O_EXCL = 128;

interface FileLock {
  readonly shared: Set<object>;
  reserved: object | undefined;
  /** Waits for readers to go, so none may come. */
  pending: object | undefined;
  exclusive: object | undefined;
}

export class LockTable {
  private readonly locks: Map<string, FileLock> = new Map();
  private readonly files: HostFiles;
  private readonly pid: number;
  private readonly isAlive: (pid: number) => boolean;

  constructor(files: HostFiles, pid: number, isAlive: (pid: number) => boolean) {
    this.files = files;
    this.pid = pid;
    this.isAlive = isAlive;
  }

  /** Raises a holder's lock; false when another's is in the way. */
  lock(path: string, holder: object, level: number): boolean {
    let lock = this.locks.get(path);
    if (level === SHARED) {
      if (lock === undefined) {
        if (!this.lockProcess(path)) return false;
        lock = { shared: new Set(), reserved: undefined, pending: undefined, exclusive: undefined };
        this.locks.set(path, lock);
      }
      if (lock.pending !== undefined && lock.pending !== holder) return false;
      lock.shared.add(holder);
      return true;
    }
    if (lock === undefined) return false;
    if (lock.reserved !== undefined && lock.reserved !== holder) return false;
    lock.reserved = holder;
    if (level === RESERVED) return true;
    lock.pending = holder;
    if (lock.shared.size > 1 || !lock.shared.has(holder)) return false;
    lock.exclusive = holder;
    return true;
  }

  unlock(path: string, holder: object, level: number): void {
    const lock = this.locks.get(path);
    if (lock === undefined) return;
    if (lock.reserved === holder) lock.reserved = undefined;
    if (lock.pending === holder) lock.pending = undefined;
    if (lock.exclusive === holder) lock.exclusive = undefined;
    if (level === SHARED) return;
    lock.shared.delete(holder);
    if (lock.shared.size > 0) return;
    this.locks.delete(path);
    this.attempt(() => this.files.unlink(`${path}.lock`));
  }

  isReserved(path: string): boolean {
    return this.locks.get(path)?.reserved !== undefined;
  }

  private attempt<T>(action: () => T): T | undefined {
    try {
      return action();
    } catch (e) {
      if (e instanceof HostError) return undefined;
      throw e;
    }
  }

  /** Takes NAME.lock. A directory that cannot be written needs none: nobody writes there. */
  private lockProcess(path: string): boolean {
    const name = `${path}.lock`;
    for (let round = 0; round < 2; round++) {
      try {
        const fd = this.files.open(name, O_WRONLY | O_CREAT | O_EXCL, 0o644);
        this.files.write(fd, new TextEncoder().encode(String(this.pid)));
        this.files.close(fd);
        return true;
      } catch (e) {
        if (!(e instanceof HostError)) throw e;
        if (e.code !== "EEXIST") return e.code === "EACCES" || e.code === "EROFS" || e.code === "EPERM";
        const owner = this.ownerOf(name);
        if (owner === undefined || this.isAlive(owner)) return false;
        this.attempt(() => this.files.unlink(name));
      }
    }
    return false;
  }

  private ownerOf(name: string): number | undefined {
    return this.attempt(() => {
      const fd = this.files.open(name, 0, 0);
      const data = new Uint8Array(16);
      const n = this.files.read(fd, data);
      this.files.close(fd);
      return n === 0 ? undefined : Number(new TextDecoder().decode(data.subarray(0, n)));
    });
  }
}
