// Reading /etc/passwd and /etc/group through the host's files.

import { HostError } from "#host/host.ts";
import { current } from "#runtime/current.ts";
import { jsText } from "#runtime/objects/str.ts";
import { decodeFs } from "../posix/paths.ts";

/** A whole file of the host as text; undefined when the host has no such file. */
export function readHostFile(path: string): string | undefined {
  const { files } = current().host;
  if (files === undefined) return undefined;
  try {
    const fd = files.open(path, 0, 0);
    try {
      const parts: number[] = [];
      const buffer = new Uint8Array(65536);
      for (;;) {
        const n = files.read(fd, buffer);
        if (n === 0) break;
        for (let i = 0; i < n; i++) parts.push(buffer[i]!);
      }
      return jsText(decodeFs(Uint8Array.from(parts)));
    } finally {
      files.close(fd);
    }
  } catch (x) {
    if (x instanceof HostError) return undefined;
    throw x;
  }
}

/** The colon-separated fields of each line; comments and the lines of NIS are left out. */
export function readLines(path: string): string[][] {
  return (readHostFile(path) ?? "")
    .split("\n")
    .filter((line) => line !== "" && !/^[#+-]/.test(line))
    .map((line) => line.split(":"));
}
