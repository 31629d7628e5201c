// What Node cannot do when it starts a program, a shell does on the way to it: descriptors that are copies of others, a file creation mask,
// and arguments or variables whose bytes are no UTF-8 (os.fsencode: each such byte is a lone surrogate).

import type { HostSpawn } from "../host.ts";

const RAW = /[\udc80-\udcff]/;

const isRaw = (text: string): boolean => RAW.test(text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, ""));

function octal(text: string): string {
  let out = "";
  for (const c of text) {
    const point = c.codePointAt(0)!;
    const bytes = point >= 0xdc80 && point <= 0xdcff ? [point - 0xdc00] : [...Buffer.from(c)];
    for (const b of bytes) out += `\\${b.toString(8).padStart(3, "0")}`;
  }
  return out;
}

/** The program and its arguments, by way of a shell where that is needed. */
export function throughShell(
  request: HostSpawn,
  file: string,
  args: readonly string[],
): { file: string; args: string[]; environment: Record<string, string> } {
  const environment = { ...request.environment };
  const steps: string[] = [];
  if (request.umask !== undefined) steps.push(`umask ${request.umask.toString(8).padStart(3, "0")}`);
  // A command substitution drops newlines at the end, hence the full stop.
  const assign = (name: string, text: string): number => steps.push(`${name}=$(printf '${octal(text)}.')`);
  const words = args.map((arg, i) => {
    if (!isRaw(arg)) return arg;
    assign(`_a${i}`, arg);
    return undefined;
  });
  for (const [name, value] of Object.entries(environment)) {
    if (!isRaw(value) || !/^[A-Za-z_]\w*$/.test(name)) continue;
    delete environment[name];
    assign(name, value);
    steps.push(`${name}=\${${name}%.}; export ${name}`);
  }
  const copies = request.descriptors.flatMap((d, i) => (typeof d === "object" ? [`${i}>&${d.copyOf}`] : []));
  if (steps.length === 0 && copies.length === 0) return { file, args: [...args], environment };
  const given = words.slice(1).map((w, i) => (w === undefined ? `"\${_a${i + 1}%.}"` : `"\${${i + 1}}"`));
  steps.push(`exec "$0" ${[...given, ...copies].join(" ")}`);
  return { file: "/bin/sh", args: ["sh", "-c", steps.join("; "), file, ...args.slice(1)], environment };
}
