// Questions about paths, put to the host's files.

import type { HostFiles } from "#host/host.ts";

/** Is there a file, or a directory, at a path (symbolic links followed)? */
export function readableAs(files: HostFiles, path: string, kind: "file" | "directory"): boolean {
  try {
    return (files.stat(path, true).mode & 0o170000) === (kind === "file" ? 0o100000 : 0o040000);
  } catch {
    return false;
  }
}

/** Reads a whole file. */
export function readWhole(files: HostFiles, path: string): Uint8Array {
  const fd = files.open(path, 0, 0);
  try {
    // one byte more than there should be: the end shows itself without another read
    let out = new Uint8Array(files.fstat(fd).size + 1);
    let n = 0;
    for (;;) {
      const k = files.read(fd, out.subarray(n));
      if (k === 0) return out.subarray(0, n);
      n += k;
      if (n < out.length) continue;
      const larger = new Uint8Array(Math.max(8192, out.length * 2));
      larger.set(out);
      out = larger;
    }
  } finally {
    files.close(fd);
  }
}
