// Reads the snippet files of this folder.

import type { ParseMode } from "#syntax/index.ts";

export interface Snippet {
  source: string;
  mode: ParseMode;
}

/** Snippets stand between lines of `%%`; such a line may name the mode of what follows it. */
export function readSnippets(text: string): Snippet[] {
  const snippets: Snippet[] = [];
  let mode: ParseMode = "exec";
  let lines: string[] = [];
  const finish = (): void => {
    // An empty snippet only carries a mode line after another separator.
    if (lines.length > 0) snippets.push({ source: `${lines.join("\n")}\n`, mode });
    lines = [];
  };
  for (const line of text.replace(/\n$/, "").split("\n")) {
    const separator = /^%%(?: (\w+))?$/.exec(line);
    if (!separator) {
      lines.push(line);
      continue;
    }
    finish();
    mode = (separator[1] as ParseMode | undefined) ?? "exec";
  }
  finish();
  return snippets;
}

/** Byte sources, one a line: `\xNN`, `\n` and `\r` escapes; each character of the result is a byte. */
export function readBytesCases(text: string): string[] {
  const escapes: Record<string, string> = { n: "\n", r: "\r" };
  return text
    .trimEnd()
    .split("\n")
    .map((line) =>
      line.replace(/\\(?:x([0-9a-f]{2})|([nr]))/g, (_match, hex: string | undefined, letter: string) =>
        hex === undefined ? escapes[letter]! : String.fromCharCode(Number.parseInt(hex, 16)),
      ),
    );
}
