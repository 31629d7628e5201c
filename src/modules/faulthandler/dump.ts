// What faulthandler writes: the running frames, past Python's streams. Follows Python/traceback.c (_Py_DumpTraceback).

import { hostFiles } from "#modules/posix/paths.ts";
import { writeChannel } from "#modules/posix/pipes.ts";
import { S } from "#runtime/current.ts";
import { descriptors } from "#runtime/descriptors.ts";
import { codeAt } from "#runtime/exceptions/raise.ts";

const MAX_TEXT = 500;
const MAX_DEPTH = 100;

/** Text as ASCII, which is cut where it is long. */
function dumped(text: string): string {
  const points = [...text];
  const shown = points.slice(0, MAX_TEXT).map((c) => {
    const n = c.codePointAt(0)!;
    if (n >= 0x20 && n <= 0x7e) return c;
    if (n <= 0xff) return `\\x${n.toString(16).padStart(2, "0")}`;
    return n <= 0xffff ? `\\u${n.toString(16).padStart(4, "0")}` : `\\U${n.toString(16).padStart(8, "0")}`;
  });
  return shown.join("") + (points.length > MAX_TEXT ? "..." : "");
}

/** The frames, the running one first. */
export function stackText(): string {
  let text = "";
  for (let d = S.sp, n = 0; d > 0; d--) {
    const code = codeAt(d);
    if (code === undefined) continue;
    if (n++ === MAX_DEPTH) return `${text}  ...\n`;
    const line = code.lineAt(S.pos[d] ?? 0);
    text += `  File "${dumped(code.filename)}", line ${line} in ${dumped(code.name)}\n`;
  }
  return text === "" ? "  <no Python frame>\n" : text;
}

export function threadHeader(thread: number, running: boolean): string {
  return `${running ? "Current thread" : "Thread"} 0x${thread.toString(16).padStart(16, "0")} (most recent call first):\n`;
}

export function writeOut(fd: number, text: string): void {
  const data = Uint8Array.from(text, (c) => c.charCodeAt(0));
  const channel = descriptors().get(fd);
  if (channel !== undefined) writeChannel(channel, data);
  else hostFiles().write(fd, data);
}
