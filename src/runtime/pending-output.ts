// Output that file objects hold back in buffers. CPython closes a file object when its last reference goes, so `open(p, "w").write(s)` is
// in the file at once. Here the buffers of all files that hold something are known: whoever opens or looks at the same file, starts a
// program, or ends the interpreter, has them written first.

import type { Host, HostFiles } from "#host/host.ts";

/** A stream whose buffer holds output for a file. */
export interface PendingOutput {
  /** `fileKey` of the file. */
  readonly file: string;
  writePending(): void;
}

/** Names a file whatever path leads to it; "" where the host does not number its files. */
export function fileKey(stat: { readonly dev: number; readonly ino: number }): string {
  return stat.ino === 0 ? "" : `${stat.dev}:${stat.ino}`;
}

/** The streams of an interpreter that hold output. */
export class PendingOutputs {
  private readonly streams: Set<PendingOutput> = new Set();

  add(stream: PendingOutput): void {
    this.streams.add(stream);
  }
  delete(stream: PendingOutput): void {
    this.streams.delete(stream);
  }

  /** Writes what is held for one file (undefined: for all). Failures show when the stream is closed, if ever. */
  settle(file: string | undefined): void {
    for (const stream of [...this.streams]) {
      if (file !== undefined && stream.file !== file && stream.file !== "" && file !== "") continue;
      try {
        stream.writePending();
      } catch {
        this.streams.delete(stream);
      }
    }
  }

  /** The host's files, which settle a file before it is opened or looked at. */
  watch(host: Host): Host {
    const { files } = host;
    if (files === undefined) return host;
    const before = (path: string): void => {
      if (this.streams.size === 0) return;
      let key: string;
      try {
        key = fileKey(files.stat(path, true));
      } catch {
        return;
      }
      this.settle(key);
    };
    const watched: HostFiles = Object.assign(Object.create(files) as HostFiles, {
      open(path: string, flags: number, mode: number) {
        before(path);
        return files.open(path, flags, mode);
      },
      stat(path: string, followSymlinks: boolean) {
        before(path);
        return files.stat(path, followSymlinks);
      },
    });
    return { ...host, files: watched };
  }
}
