// V8's compiled form of taipan's own JavaScript, kept in files: without it, V8 reads the bundle and every library module anew in each
// process. A file is good for one text (named by an id of the build) and one V8 with its flags (its version tag); anything else, or nothing,
// means that V8 compiles as ever. Files may be deleted, damaged or read-only at any time.

import { closeSync, fstatSync, mkdirSync, openSync, readSync, renameSync, unlinkSync, writeFileSync } from "node:fs";
import { Script } from "node:vm";
import type { Tiering } from "./tiering.ts";

/** What runs while scripts are compiled, and their compiled forms made: both must be done under the same flags of V8. */
export type Compiling = Pick<Tiering, "patiently">;

/** Text of the id, checksum of the data. */
const ID_LENGTH = 24;
const HEADER = ID_LENGTH + 4 + 4;

interface Missing {
  /** A name in the directories, or a path. */
  readonly key: string;
  readonly id: string;
  readonly script: Script;
}

// V8 itself does not check the data that it is given.
function checksum(data: Uint8Array): number {
  const words = new Int32Array(data.buffer, data.byteOffset, data.length >> 2);
  const n = words.length & ~7;
  let a = data.length;
  let b = 0;
  for (let i = 0; i < n; i += 8) {
    a = (a + words[i]! + words[i + 1]! + words[i + 2]! + words[i + 3]!) | 0;
    b = (b + a) | 0;
    a = (a + words[i + 4]! + words[i + 5]! + words[i + 6]! + words[i + 7]!) | 0;
    b = (Math.imul(b, 31) + a) | 0;
  }
  for (let i = n * 4; i < data.length; i++) a = (Math.imul(a, 31) + data[i]!) | 0;
  return a ^ Math.imul(b, 0x01000193);
}

/** Where a user's caches go, as the XDG base directories have it; undefined where there is no such place. */
export function userCacheDirectory(environment: NodeJS.ProcessEnv): string | undefined {
  const { XDG_CACHE_HOME, LOCALAPPDATA, HOME } = environment;
  const base = XDG_CACHE_HOME || LOCALAPPDATA || (HOME ? `${HOME}/.cache` : undefined);
  return base === undefined ? undefined : `${base}/taipan`;
}

/**
 * The directories of a version of V8 with its flags, in places where to look; the first that lets itself be written gets what is missing.
 * Versions and flags have directories of their own so that they do not overwrite each other's files; V8 itself rejects what is not its own.
 */
export function cacheDirectories(places: readonly string[]): string[] {
  return places.map((place) => `${place}/${tag()}`);
}

function tag(): string {
  const flags = [process.env["NODE_OPTIONS"] ?? "", ...process.execArgv].join(" ");
  return `${process.versions.v8}-${process.arch}${flags === "" ? "" : `-${checksum(aligned(Buffer.from(flags))) >>> 0}`}`;
}

/** Compiled forms by key. */
export class CodeCache<T extends Compiling = Tiering> {
  private readonly directories: readonly string[];
  readonly tiering: T;
  private readonly missing: Missing[] = [];
  private readonly missingStored: Missing[] = [];

  constructor(directories: readonly string[], tiering: T) {
    this.directories = directories;
    this.tiering = tiering;
  }

  /** The value of an expression; `id` names its text. */
  evaluate(
    key: string,
    id: string,
    expression: string,
    filename: string,
    cachedData = readCompiled(this.directories, key, id),
  ): unknown {
    return this.run({ key, id, expression, filename, cachedData }, this.missing);
  }

  /** The same for what a program imports, whose file has the compiled form beside it. */
  evaluateStored(file: string, id: string, expression: string, mayWrite: boolean): unknown {
    const key = `${file.replace(/\.pyc$/, "")}.${(this.tag ??= tag())}.v8`;
    const cachedData = readCompiledFile(key, id);
    return this.run({ key, id, expression, filename: file, cachedData }, mayWrite ? this.missingStored : undefined);
  }
  private tag: string | undefined = undefined;

  private run(
    text: { key: string; id: string; expression: string; filename: string; cachedData: Uint8Array | undefined },
    missing: Missing[] | undefined,
  ): unknown {
    const { key, id, expression, filename, cachedData } = text;
    const options = { filename, ...(cachedData === undefined ? {} : { cachedData }) };
    const script = this.tiering.patiently(() => new Script(expression, options));
    if (cachedData === undefined || script.cachedDataRejected === true) missing?.push({ key, id, script });
    return script.runInThisContext();
  }

  /** Something was not found, or was of another V8. */
  get lacks(): boolean {
    return this.missing.length > 0;
  }

  /** Writes what was not found, with the functions that have run meanwhile. */
  save(): void {
    this.tiering.patiently(() => {
      for (const directory of this.missing.length > 0 ? this.directories : [])
        if (attempt(() => this.saveIn(directory))) break;
      for (const { key, id, script } of this.missingStored) attempt(() => write(key, id, script.createCachedData()));
    });
  }

  private saveIn(directory: string): void {
    const { missing } = this;
    mkdirSync(directory, { recursive: true, mode: 0o755 });
    for (let next = missing.at(-1); next !== undefined; next = missing.at(-1)) {
      write(`${directory}/${next.key}`, next.id, next.script.createCachedData());
      missing.pop();
    }
  }
}

/** Whether it worked: what cannot be written is not kept. */
function attempt(action: () => void): boolean {
  try {
    action();
    return true;
  } catch {
    return false;
  }
}

/** The compiled form of a text, from the first directory that has it whole. */
export function readCompiled(
  directories: readonly string[],
  key: string,
  id: string,
): Uint8Array<ArrayBuffer> | undefined {
  for (const directory of directories) {
    const data = readCompiledFile(`${directory}/${key}`, id);
    if (data !== undefined) return data;
  }
  return undefined;
}

function readCompiledFile(path: string, id: string): Uint8Array<ArrayBuffer> | undefined {
  const file = readFile(path);
  if (file === undefined || file.length <= HEADER || file.toString("latin1", 0, ID_LENGTH) !== id) return undefined;
  const data = new Uint8Array(file.buffer, HEADER);
  const isWhole = file.readUInt32LE(ID_LENGTH) === data.length && file.readInt32LE(ID_LENGTH + 4) === checksum(data);
  return isWhole ? data : undefined;
}

/** A file, with a buffer of its own. */
export function readFile(path: string): Buffer<ArrayBuffer> | undefined {
  let fd: number;
  try {
    fd = openSync(path, "r");
  } catch {
    return undefined;
  }
  try {
    const { size } = fstatSync(fd);
    // not of the pool of buffers: the data has to be aligned
    const file = Buffer.from(new ArrayBuffer(size));
    return readSync(fd, file, 0, size, 0) === size ? file : undefined;
  } catch {
    return undefined;
  } finally {
    closeSync(fd);
  }
}

/** Writes a file at once or not at all. */
function write(path: string, id: string, data: Buffer): void {
  const temporary = `${path}.${process.pid.toString(36)}${Math.random().toString(36).slice(2, 10)}`;
  const header = Buffer.alloc(HEADER);
  header.write(id, 0, ID_LENGTH, "latin1");
  header.writeUInt32LE(data.length, ID_LENGTH);
  header.writeInt32LE(checksum(aligned(data)), ID_LENGTH + 4);
  try {
    writeFileSync(temporary, Buffer.concat([header, data]), { mode: 0o644 });
    renameSync(temporary, path);
  } catch (x) {
    try {
      unlinkSync(temporary);
    } catch {
      // it was not made
    }
    throw x;
  }
}

function aligned(data: Buffer): Uint8Array {
  return data.byteOffset % 4 === 0 ? data : Uint8Array.from(data);
}
