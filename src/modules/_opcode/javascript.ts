// The JavaScript of a code object as dis shows it: one statement a line, with the Python line that it came from in front, where that
// changes. The lines are read off the positions that the text itself notes (`S.pos[d] = n`).

import { codeOfBytes, instructionsOf } from "#builtins/frames/code.ts";
import type { PyBytes } from "#runtime/objects/containers.ts";

const LITERAL = /"(?:[^"\\]|\\.)*"/g;
const POSITION = /S\.pos\[d\] = (\d+)/;
const HEADLINE = "JavaScript, which taipan makes of Python instead of bytecode:";

/**
 * @param bytes what `co_code` gave for the code object
 * @param lineOffset added to the line numbers
 * @returns the text, undefined where no code object of that `co_code` is alive
 */
export function javascriptOf(bytes: PyBytes, lineOffset: number): string | undefined {
  const code = codeOfBytes(bytes);
  if (code === undefined) return undefined;
  const out: string[] = [HEADLINE];
  let shown = -1;
  let depth = 0;
  for (const line of instructionsOf(code).split("\n")) {
    const bare = line.replace(LITERAL, '""');
    const opened = bare.split("{").length - 1;
    const closed = bare.split("}").length - 1;
    const leading = /^[} ]*/.exec(bare)![0].split("}").length - 1;
    const position = POSITION.exec(bare);
    const lineno = position === null ? undefined : code.lineAt(Number(position[1])) + lineOffset;
    const label = lineno === undefined || lineno === shown ? "" : String(lineno);
    if (lineno !== undefined) shown = lineno;
    out.push(`${label.padStart(4)}  ${"  ".repeat(Math.max(0, depth - leading))}${line}`);
    depth += opened - closed;
  }
  return out.join("\n");
}
