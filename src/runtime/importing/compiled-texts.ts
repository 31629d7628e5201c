// Texts that the library's modules give to exec() and eval() while they are imported (methods of dataclasses, `__new__` of named tuples), which
// the build has compiled (scripts/collect-texts.py). A line for each: its key, a tab, the name of its unit.

import type { CompileRequest } from "../compiler.ts";
import type { Interpreter } from "../interpreter.ts";
import type { LoadedUnit } from "../objects/frames.ts";
import { loadUnit } from "../units.ts";
import { readUnitText } from "./unit-text.ts";

/** Longer texts are not stored. */
const LONGEST = 8192;

/** The key of a text. */
export function textKey(kind: string, localsAreGlobals: boolean, source: string): string {
  return JSON.stringify([kind, localsAreGlobals, source]);
}

/** The unit that the build made of a text; undefined where it made none, or of other options. */
export function compiledText(
  interpreter: Interpreter,
  source: string,
  request: Partial<CompileRequest> & { filename: string; kind: string; localsAreGlobals: boolean },
): LoadedUnit | undefined {
  const { library, flags, S } = interpreter;
  if (source.length > LONGEST || request.futureFlags !== 0 || (flags["optimize"] ?? 0) !== 0) return undefined;
  const texts = S.tracing.ever ? undefined : (interpreter.libraryTexts ??= library?.texts?.() ?? "");
  if (texts === undefined || texts === "") return undefined;
  const key = textKey(request.kind, request.localsAreGlobals, source);
  const at = texts.indexOf(`\n${key}\t`);
  if (at < 0) return undefined;
  const from = at + key.length + 2;
  const name = texts.slice(from, texts.indexOf("\n", from));
  const found = library!.load(name);
  if (typeof found !== "string") return undefined;
  const { unit, expression } = readUnitText(found);
  return { ...loadUnit(unit, source, library!.evaluate?.(name, expression)), request };
}
