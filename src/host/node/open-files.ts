// The numbers of open files. They are the system's own, except after dup and dup2, which node:fs does not have: from there a number may
// stand for another one of the system.

import * as fs from "node:fs";

/** Standard streams stay open: Node itself knows them by these numbers. */
const STANDARD = 2;

const notOpen = (): Error => Object.assign(new Error("bad file descriptor"), { code: "EBADF" });

export class OpenFiles {
  private readonly aliases = new Map<number, number>();
  /** Numbers of the system that are open for others that stand for them, and closed by their own. */
  private readonly parked = new Set<number>();

  /** The system's number. */
  real(fd: number): number {
    if (fd < 0) throw notOpen();
    if (this.aliases.size === 0 && this.parked.size === 0) return fd;
    const real = this.aliases.get(fd);
    if (real !== undefined) return real;
    if (this.parked.has(fd)) throw notOpen();
    return fd;
  }

  /** A file that the system has opened; gives its number. */
  opened(real: number): number {
    if (!this.aliases.has(real)) return real;
    const fd = this.unused();
    this.aliases.set(fd, real);
    return fd;
  }

  close(fd: number): void {
    const real = this.real(fd);
    this.aliases.delete(fd);
    if (this.isUsed(real, fd) || (fd === real && real <= STANDARD)) {
      if (fd === real) this.parked.add(real);
      return;
    }
    this.parked.delete(real);
    if (real > STANDARD) fs.closeSync(real);
    else this.parked.add(real);
  }

  dup(fd: number): number {
    fs.fstatSync(this.real(fd));
    const other = this.unused();
    this.aliases.set(other, this.real(fd));
    return other;
  }

  dup2(fd: number, target: number): void {
    const real = this.real(fd);
    fs.fstatSync(real);
    if (fd === target) return;
    if (this.isOpen(target)) this.close(target);
    if (real === target) this.parked.delete(target);
    else this.aliases.set(target, real);
  }

  private isOpen(fd: number): boolean {
    try {
      fs.fstatSync(this.real(fd));
      return true;
    } catch {
      return false;
    }
  }

  /** Does any number but `except` stand for this one of the system? */
  private isUsed(real: number, except: number): boolean {
    if (real !== except && !this.parked.has(real) && !this.aliases.has(real)) return true;
    for (const [fd, r] of this.aliases) if (r === real && fd !== except) return true;
    return false;
  }

  /** A number that nothing has. */
  private unused(): number {
    const taken: number[] = [];
    do taken.push(fs.openSync("/dev/null", "r"));
    while (this.aliases.has(taken.at(-1)!));
    for (const fd of taken) fs.closeSync(fd);
    return taken.at(-1)!;
  }
}
