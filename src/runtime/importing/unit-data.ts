// Compiled units as bytes: what `.pyc` files hold where CPython has marshalled bytecode. A line of JSON, marked with the build that wrote it,
// since emitted code leans on this build's runtime, then the unit's text (unit-text.ts).

import type { Unit } from "#abi/types.ts";
import type { Interpreter } from "../interpreter.ts";
import { PyDict } from "../objects/dict.ts";
import type { Code, LoadedUnit } from "../objects/frames.ts";
import { instantiate, loadUnit } from "../units.ts";
import { readUnitText, writeUnitText } from "./unit-text.ts";

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

function bytesOf(text: string): Uint8Array {
  const data = new Uint8Array(text.length);
  for (let i = 0; i < data.length; i++) data[i] = text.charCodeAt(i);
  return data;
}

/** A unit as bytes; with the hash of its source where that is known. */
export function storeUnit(unit: Unit, index: number, hash?: string): Uint8Array {
  const stored: Stored = { build, index, ...(hash === undefined ? {} : { hash }) };
  return bytesOf(`${JSON.stringify(stored)}\n${writeUnitText(unit)}`);
}

/** What such bytes hold; undefined when another build wrote them, or when they are damaged. */
function parseStored(
  data: Uint8Array,
): { stored: Stored; unit: Unit | undefined; expression: string | undefined } | undefined {
  // It is ASCII; anything else is damage, which JSON or the hash tells.
  const text = new TextDecoder().decode(data);
  const end = text.indexOf("\n");
  try {
    const stored = JSON.parse(end < 0 ? text : text.slice(0, end)) as Stored;
    if (stored.build !== build) return undefined;
    return { stored, unit: undefined, expression: undefined, ...(end < 0 ? {} : readUnitText(text.slice(end + 1))) };
  } catch (x) {
    if (x instanceof SyntaxError) return undefined;
    throw x;
  }
}

/** The unit in such bytes with its JavaScript and the hash of its source; undefined when another build wrote them. */
export function readUnit(data: Uint8Array): { unit: Unit; expression: string; hash: string | undefined } | undefined {
  const found = parseStored(data);
  if (found?.unit === undefined) return undefined;
  return { unit: found.unit, expression: found.expression!, hash: found.stored.hash };
}

/** An id of a unit's JavaScript: this build, the source, and the length (other options give another text). 24 characters. */
export function unitId(hash: string, expression: string): string {
  let h = 0x811c9dc5;
  for (let i = 0; i < build.length; i++) h = Math.imul(h ^ build.charCodeAt(i), 0x01000193);
  const hex = (n: number): string => (n >>> 0).toString(16).padStart(8, "0");
  return hex(h) + hash.slice(0, 8) + hex(expression.length);
}

/** The code object in such bytes; undefined when another build wrote them. */
export function readCode(data: Uint8Array, interpreter: Interpreter): Code | undefined {
  const found = parseStored(data);
  if (found === undefined) return undefined;
  if (found.stored.library !== undefined) return libraryCode(found.stored.library, interpreter);
  if (found.unit === undefined) return undefined;
  const instance = instantiate(loadUnit(found.unit, undefined), interpreter, new PyDict(), new PyDict());
  return instance.K[found.stored.index];
}

/** The code of a library module; undefined when there is none. */
export function libraryCode(name: string, interpreter: Interpreter, filename?: string): Code | undefined {
  const loaded = libraryUnit(name, interpreter);
  if (loaded === undefined) return undefined;
  if (filename !== undefined) loaded.unit.filename = filename;
  return instantiate(loaded, interpreter, new PyDict(), new PyDict()).K[0];
}

/** The unit of a library module; undefined when there is none. */
export function libraryUnit(name: string, interpreter: Interpreter): LoadedUnit | undefined {
  const { library } = interpreter;
  const found = library?.load(name);
  if (found === undefined) return undefined;
  if (typeof found === "object") return loadUnit(found.unit as Unit, undefined);
  const { unit, expression } = readUnitText(found);
  unit.filename = library!.find(name)!.path;
  return loadUnit(unit, undefined, library!.evaluate?.(name, expression));
}

/** Bytes that stand for a library module's code. */
export function storeLibraryUnit(name: string): Uint8Array {
  return bytesOf(JSON.stringify({ build, index: 0, library: name }));
}

/** `_imp._fix_co_filename`: a code and all codes of its unit get the path that their file now has. */
export function renameCode(code: Code, path: string): void {
  const { instance } = code;
  if (code.filename === path) return;
  instance.unit.unit = { ...instance.unit.unit, filename: path };
  for (const k of instance.K) (k as { filename: string }).filename = path;
}
