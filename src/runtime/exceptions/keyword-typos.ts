// "invalid syntax. Did you mean 'import'?": tries the nearest keyword in place of each name of the failing line.
// Follows Lib/traceback.py (TracebackException._find_keyword_typos).

import type { Interpreter } from "../interpreter.ts";
import { PyTuple } from "../objects/containers.ts";
import type { PySyntaxError } from "../objects/exceptions.ts";
import { isInt } from "../objects/numbers.ts";
import { None } from "../objects/singletons.ts";
import { jsText } from "../objects/str.ts";
import { closestName } from "./suggestions.ts";

const KEYWORDS =
  "False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield".split(
    " ",
  );

export interface KeywordTypo {
  readonly message: string;
  readonly text: string;
  readonly offset: number;
  readonly endOffset: number;
  readonly line: number;
}

/** The keyword that a name was meant to be, when the code compiles with it. */
export function findKeywordTypo(interpreter: Interpreter, e: PySyntaxError): KeywordTypo | undefined {
  const message = jsText(e.msg) ?? "";
  if (message !== "invalid syntax" && !message.includes("Perhaps you forgot a comma")) return undefined;
  const { metadata } = e;
  if (!(metadata instanceof PyTuple) || metadata.items.length !== 3) return undefined;
  const [lineValue, , sourceValue] = metadata.items as [number, number, string];
  const endLine = isInt(e.lineno) ? Number(e.lineno) : 0;
  const line = Number(lineValue);
  let source = jsText(sourceValue);
  const fromFile = source === undefined;
  if (source === undefined) {
    const name = e.filename === None ? undefined : jsText(e.filename);
    const lines = name === undefined ? undefined : interpreter.sourceLines(name);
    source = lines?.join("\n") ?? jsText(e.text) ?? "";
  }
  const all = source.split("\n").slice(line > 0 ? line - 1 : 0, endLine);
  const indent = Math.min(...all.filter((l) => l.trim() !== "").map((l) => /^[ \t]*/.exec(l)![0].length));
  const lines = all.map((l) => (l.trim() === "" ? "" : l.slice(indent)));
  if (lines.join("\n").length > 1024) return undefined;
  let left = 10;
  for (let i = 0; i < lines.length; i++) {
    // Of a file that has to be read again only the line of the error is looked at.
    if (fromFile && i !== lines.length - 1) continue;
    const code = lines[i]!;
    for (const m of code.matchAll(/(["'])(?:\\.|(?!\1).)*\1|#.*|[\p{ID_Start}_][\p{ID_Continue}]*/gu)) {
      const name = m[0];
      if (!/^[\p{ID_Start}_]/u.test(name) || KEYWORDS.includes(name)) continue;
      if (--left < 0) return undefined;
      const matches = closeKeywords(name);
      for (const suggestion of matches) {
        const changed = lines.slice();
        changed[i] = code.slice(0, m.index) + suggestion + code.slice(m.index + name.length);
        if (!compiles(interpreter, changed.join("\n"))) continue;
        return {
          message: `invalid syntax. Did you mean '${suggestion}'?`,
          text: `${code}\n`,
          offset: m.index + 1,
          endOffset: m.index + name.length + 1,
          line: i + 1,
        };
      }
    }
  }
  return undefined;
}

/** Up to three keywords to try: the nearest by edit distance, then difflib.get_close_matches(name, KEYWORDS, 3, 0.5). */
function closeKeywords(name: string): string[] {
  const best = closestName(name, KEYWORDS);
  const near = KEYWORDS.map((k) => [similarity(k, name), k] as const)
    .filter(([r]) => r >= 0.5)
    .sort(([r, a], [q, b]) => q - r || (a < b ? 1 : -1))
    .slice(0, 3)
    .map(([, k]) => k);
  return [...(best === undefined ? [] : [best]), ...near].slice(0, 3).filter((k) => k !== name);
}

/** difflib's ratio of two short words: twice the characters in matching blocks by the length of both. */
function similarity(a: string, b: string): number {
  const matching = (a0: number, a1: number, b0: number, b1: number): number => {
    let size = 0;
    let ai = a0;
    let bi = b0;
    for (let i = a0; i < a1; i++) {
      for (let j = b0; j < b1; j++) {
        let n = 0;
        while (i + n < a1 && j + n < b1 && a[i + n] === b[j + n]) n++;
        if (n > size) [ai, bi, size] = [i, j, n];
      }
    }
    return size === 0 ? 0 : size + matching(a0, ai, b0, bi) + matching(ai + size, a1, bi + size, b1);
  };
  return (2 * matching(0, a.length, 0, b.length)) / (a.length + b.length);
}

/** Is it complete or the start of something complete? */
function compiles(interpreter: Interpreter, code: string): boolean {
  try {
    interpreter.compiler.parse(`${code}\n`, {
      filename: "<string>",
      kind: "exec",
      optimize: 0,
      futureFlags: 0,
      localsAreGlobals: true,
      allowIncompleteInput: true,
    });
    return true;
  } catch (x) {
    return (
      interpreter.compiler.isCompileError(x) &&
      (x.type === "_IncompleteInputError" || /expected an indented block/.test(x.message))
    );
  }
}
