// Source files as units: compiled, or read from the cache beside them (`__pycache__/NAME.taipan-314.pyc`, the format of PEP 3147 and 552).
// A cached unit holds in the hash of its source, so that it is good for exactly the text it was made from; files written by importlib's own
// loaders go by modification time and size as there. Follows importlib._bootstrap_external (SourceLoader.get_code, _write_atomic).

import { HostError, type HostFiles } from "#host/host.ts";
import type { Interpreter } from "../interpreter.ts";
import type { LoadedUnit } from "../objects/frames.ts";
import { jsText } from "../objects/str.ts";
import { truthy } from "../operators/protocols.ts";
import { loadUnit } from "../units.ts";
import { readWhole } from "./paths.ts";
import { sourceHash } from "./source-hash.ts";
import { hexOf, magicNumber, readUnit, storeUnit, unitId } from "./unit-data.ts";

const HEADER = 16;
/** Characters of JavaScript above which reading V8's compiled form beats compiling. */
const WORTHWHILE = 8192;
/** The marshal type code that begins the code object after the header, and its length field. */
const PREFIX = 5;
export const CODE_TYPE = 0x63;

/** importlib.util.cache_from_source(path); undefined where caches are switched off. */
export function cachePath(interpreter: Interpreter, path: string): string | undefined {
  const implementation = interpreter.sysDict.getStr("implementation");
  if (implementation === undefined) return undefined;
  const slash = path.lastIndexOf("/");
  let head = path.slice(0, Math.max(slash, 0)) || (slash === 0 ? "/" : "");
  const tail = path.slice(slash + 1);
  const dot = tail.lastIndexOf(".");
  const base = dot > 0 ? tail.slice(0, dot) : tail.slice(dot + 1);
  const optimize = interpreter.flags["optimize"] ?? 0;
  const name = `${base}${dot >= 0 ? "." : ""}taipan-314${optimize > 0 ? `.opt-${optimize}` : ""}.pyc`;
  const prefixValue = interpreter.sysDict.getStr("pycache_prefix");
  const prefix = prefixValue === undefined ? undefined : jsText(prefixValue);
  if (prefix !== undefined) {
    if (!head.startsWith("/")) head = `${interpreter.host.files?.cwd() ?? ""}/${head}`;
    const inside = head.replace(/^\/+/, "").replace(/\/$/, "");
    return `${prefix.replace(/\/$/, "")}/${inside === "" ? "" : `${inside}/`}${name}`;
  }
  return head === "" ? `__pycache__/${name}` : `${head.replace(/\/$/, "")}/__pycache__/${name}`;
}

/** The unit of a source file: from its cache, else compiled and stored there. */
export function loadSourceFile(interpreter: Interpreter, path: string): LoadedUnit {
  const files = interpreter.host.files!;
  const source = readWhole(files, path);
  const cache = cachePath(interpreter, path);
  if (cache === undefined) return compileFile(interpreter, source, path);
  let hash: Uint8Array | undefined;
  const ownHash = (): Uint8Array => (hash ??= sourceHash(magicNumber, source));
  const stored = readIfThere(files, cache);
  if (stored !== undefined && stored.length > HEADER + PREFIX && stored[HEADER] === CODE_TYPE) {
    const view = new DataView(stored.buffer, stored.byteOffset, stored.length);
    if (view.getUint32(0, true) === magicNumber) {
      const read = readUnit(stored.subarray(HEADER + PREFIX));
      const flags = view.getUint32(4, true);
      if (read !== undefined && isValid(interpreter, files, path, view, flags, read.hash, ownHash, source.length)) {
        read.unit.filename = path;
        return loadUnit(read.unit, undefined, factoryOf(interpreter, cache, read));
      }
    }
  }
  const loaded = compileFile(interpreter, source, path);
  const off = interpreter.sysDict.getStr("dont_write_bytecode");
  if (off === undefined || !truthy(off)) writeCache(files, path, cache, loaded, source.length, ownHash());
  return loaded;
}

/** The unit's JavaScript as a function, where the host keeps V8's compiled form of it beside the cache. */
function factoryOf(
  interpreter: Interpreter,
  cache: string,
  { expression, hash }: NonNullable<ReturnType<typeof readUnit>>,
): Function | undefined {
  if (hash === undefined || expression.length < WORTHWHILE) return undefined;
  const off = interpreter.sysDict.getStr("dont_write_bytecode");
  const mayWrite = off === undefined || !truthy(off);
  return interpreter.host.evaluate?.(cache, unitId(hash, expression), expression, mayWrite);
}

function isValid(
  interpreter: Interpreter,
  files: HostFiles,
  path: string,
  view: DataView,
  flags: number,
  storedHash: string | undefined,
  ownHash: () => Uint8Array,
  size: number,
): boolean {
  if (flags === 0) {
    if (storedHash !== undefined) return storedHash === hexOf(ownHash());
    return view.getUint32(8, true) === seconds(files, path) && view.getUint32(12, true) === size;
  }
  if ((flags & ~3) !== 0) return false;
  const mode = interpreter.checkHashPycs;
  if (mode === "never" || ((flags & 2) === 0 && mode !== "always")) return true;
  const own = ownHash();
  for (let i = 0; i < 8; i++) if (view.getUint8(8 + i) !== own[i]) return false;
  return true;
}

function seconds(files: HostFiles, path: string): number {
  return Number((files.stat(path, true).mtimeNs / 1000000000n) & 0xffffffffn);
}

function readIfThere(files: HostFiles, path: string): Uint8Array | undefined {
  try {
    return readWhole(files, path);
  } catch (x) {
    if (x instanceof HostError) return undefined;
    throw x;
  }
}

function compileFile(interpreter: Interpreter, source: Uint8Array, path: string): LoadedUnit {
  let text: string;
  try {
    text = interpreter.compiler.decode(source, path);
  } catch (x) {
    if (interpreter.compiler.isCompileError(x)) throw interpreter.syntaxError(x, path, undefined);
    throw x;
  }
  return interpreter.compile(text, { filename: path });
}

/** Writes a cache file at once or not at all; a host that does not let us is let be. */
function writeCache(
  files: HostFiles,
  path: string,
  cache: string,
  loaded: LoadedUnit,
  size: number,
  hash: Uint8Array,
): void {
  const body = storeUnit(loaded.unit, 0, hexOf(hash));
  const data = new Uint8Array(HEADER + PREFIX + body.length);
  const view = new DataView(data.buffer);
  view.setUint32(0, magicNumber, true);
  data[HEADER] = CODE_TYPE;
  view.setUint32(HEADER + 1, body.length, true);
  data.set(body, HEADER + PREFIX);
  const temporary = `${cache}.${Date.now().toString(36)}${Math.random().toString(36).slice(2, 10)}`;
  try {
    view.setUint32(8, seconds(files, path), true);
    view.setUint32(12, size, true);
    const mode = (files.stat(path, true).mode | 0o200) & 0o666;
    makeDirectories(files, cache.slice(0, cache.lastIndexOf("/")));
    // O_WRONLY | O_CREAT | O_EXCL
    const fd = files.open(temporary, 0o301, mode);
    try {
      files.write(fd, data);
    } finally {
      files.close(fd);
    }
    files.rename(temporary, cache);
  } catch (x) {
    if (!(x instanceof HostError)) throw x;
    try {
      files.unlink(temporary);
    } catch (y) {
      if (!(y instanceof HostError)) throw y;
    }
  }
}

function makeDirectories(files: HostFiles, path: string): void {
  try {
    files.mkdir(path, 0o777);
  } catch (x) {
    if (!(x instanceof HostError) || x.code !== "ENOENT" || path.lastIndexOf("/") <= 0) {
      if (x instanceof HostError && x.code === "EEXIST") return;
      throw x;
    }
    makeDirectories(files, path.slice(0, path.lastIndexOf("/")));
    files.mkdir(path, 0o777);
  }
}
