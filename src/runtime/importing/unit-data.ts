// Compiled units as bytes: what `.pyc` files hold where CPython has marshalled bytecode. Text of JSON, marked with the build that wrote it,
// since emitted code leans on this build's runtime.

import type { Unit } from "#abi/types.ts";
import { decodeText, encodeText } from "../codecs.ts";
import type { Interpreter } from "../interpreter.ts";
import { PyDict } from "../objects/dict.ts";
import type { Code } from "../objects/frames.ts";
import { jsText } from "../objects/str.ts";
import { instantiate, loadUnit } from "../units.ts";

declare const TAIPAN_BUILD: string | undefined;

/** Fingerprint of the compiler and of what emitted code calls; the build fills it in. */
export const build: string = typeof TAIPAN_BUILD === "string" ? TAIPAN_BUILD : "source";

/** The four bytes that begin a `.pyc` file, as a little-endian number: other builds' files have others. */
export const magicNumber: number = (() => {
  let h = 0x811c9dc5;
  for (let i = 0; i < build.length; i++) h = Math.imul(h ^ build.charCodeAt(i), 0x01000193);
  return 0x0a0d0000 | ((h ^ (h >>> 16)) & 0xffff);
})();

interface Stored {
  build: string;
  index: number;
  /** Name of a library unit that stands for itself. */
  library?: string;
  /** source_hash of the source, in hexadecimal. */
  hash?: string;
  unit?: Unit;
}

/** Hexadecimal digits of bytes. */
export function hexOf(data: Uint8Array): string {
  let s = "";
  for (const b of data) s += (b < 16 ? "0" : "") + b.toString(16);
  return s;
}

/** A code object as bytes. */
export function storeCode(code: Code): Uint8Array {
  const { unit } = code.instance.unit;
  return storeUnit({ ...unit, filename: code.filename }, code.index);
}

/** A unit as bytes; with the hash of its source where that is known. */
export function storeUnit(unit: Unit, index: number, hash?: string): Uint8Array {
  const stored: Stored = { build, index, ...(hash === undefined ? {} : { hash }), unit: { ...unit, warnings: [] } };
  return encodeText(JSON.stringify(stored), "utf-8", "surrogatepass");
}

function parseStored(data: Uint8Array): Stored | undefined {
  try {
    const stored = JSON.parse(jsText(decodeText(data, "utf-8", "surrogatepass")) ?? "") as Stored;
    return stored.build === build ? stored : undefined;
  } catch (x) {
    if (x instanceof SyntaxError) return undefined;
    throw x;
  }
}

/** The unit in such bytes; undefined when another build wrote them, or when they are not of the source with this hash. */
export function readUnit(data: Uint8Array): { unit: Unit; hash: string | undefined } | undefined {
  const stored = parseStored(data);
  return stored?.unit === undefined ? undefined : { unit: stored.unit, hash: stored.hash };
}

/** The code object in such bytes; undefined when another build wrote them. */
export function readCode(data: Uint8Array, interpreter: Interpreter): Code | undefined {
  const stored = parseStored(data);
  if (stored === undefined) return undefined;
  if (stored.library !== undefined) return libraryCode(stored.library, interpreter);
  const instance = instantiate(loadUnit(stored.unit!, undefined), interpreter, new PyDict(), new PyDict());
  return instance.K[stored.index];
}

/** The code of a library module; undefined when there is none. */
export function libraryCode(name: string, interpreter: Interpreter, filename?: string): Code | undefined {
  const found = interpreter.library?.load(name);
  if (found === undefined) return undefined;
  const unit = found.unit as Unit;
  if (filename !== undefined) unit.filename = filename;
  return instantiate(loadUnit(unit, undefined, found.factory), interpreter, new PyDict(), new PyDict()).K[0];
}

/** Bytes that stand for a library module's code. */
export function storeLibraryUnit(name: string): Uint8Array {
  return encodeText(JSON.stringify({ build, index: 0, library: name }), "utf-8", "strict");
}

/** `_imp._fix_co_filename`: a code and all codes of its unit get the path that their file now has. */
export function renameCode(code: Code, path: string): void {
  const { instance } = code;
  if (code.filename === path) return;
  instance.unit.unit = { ...instance.unit.unit, filename: path };
  for (const k of instance.K) (k as { filename: string }).filename = path;
}
