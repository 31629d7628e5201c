// Arguments and variables of the process whose bytes are no UTF-8, which Node replaces by U+FFFD: each such byte as a lone surrogate
// (os.fsdecode). Linux tells the bytes.

import { readFileSync } from "node:fs";

/** The items of a file of /proc, which end with a null byte each; undefined where there is no such file. */
function items(file: string): string[] | undefined {
  let data: Buffer;
  try {
    data = readFileSync(file);
  } catch {
    return undefined;
  }
  const all: string[] = [];
  for (let from = 0; from < data.length; ) {
    const end = data.indexOf(0, from);
    all.push(surrogateEscape(data.subarray(from, end < 0 ? data.length : end)));
    from = (end < 0 ? data.length : end) + 1;
  }
  return all;
}

/** The last arguments of the command line, as many as are given. */
export function exactArguments(argv: string[]): string[] {
  if (!argv.some((arg) => arg.includes("\ufffd"))) return argv;
  const all = items("/proc/self/cmdline");
  return all === undefined ? argv : all.slice(all.length - argv.length);
}

/** The variables that the process was started with. */
export function exactEnvironment(environment: NodeJS.ProcessEnv): Record<string, string> {
  const known = environment as Record<string, string>;
  const replaced = Object.entries(known).some(([name, value]) => name.includes("\ufffd") || value.includes("\ufffd"));
  const all = replaced ? items("/proc/self/environ") : undefined;
  if (all === undefined) return known;
  return Object.fromEntries(
    all.map((item): [string, string] => [item.slice(0, item.indexOf("=")), item.slice(item.indexOf("=") + 1)]),
  );
}

function surrogateEscape(bytes: Buffer): string {
  let out = "";
  for (let i = 0; i < bytes.length; ) {
    let length = 1;
    for (let n = 1; n <= 4 && i + n <= bytes.length; n++) {
      const text = bytes.toString("utf8", i, i + n);
      if (!text.includes("\ufffd") || bytes.subarray(i, i + n).equals(Buffer.from("\ufffd"))) {
        out += text;
        length = n;
        break;
      }
      if (n === 4 || i + n === bytes.length) out += String.fromCharCode(0xdc00 + bytes[i]!);
    }
    i += length;
  }
  return out;
}
