// Reads a zip archive (stored and deflated entries), for the library build.

import { inflateRawSync } from "node:zlib";

/** The files of an archive with their contents. Throws on damage. */
export function readZip(data: Buffer): Map<string, Uint8Array> {
  let end = data.length - 22;
  while (end >= 0 && data.readUInt32LE(end) !== 0x06054b50) end--;
  if (end < 0) throw new Error("not a zip archive");
  const count = data.readUInt16LE(end + 10);
  let p = data.readUInt32LE(end + 16);
  const out = new Map<string, Uint8Array>();
  for (let i = 0; i < count; i++) {
    const method = data.readUInt16LE(p + 10);
    const size = data.readUInt32LE(p + 20);
    const nameLength = data.readUInt16LE(p + 28);
    const extra = data.readUInt16LE(p + 30);
    const comment = data.readUInt16LE(p + 32);
    const offset = data.readUInt32LE(p + 42);
    const name = data.toString("utf8", p + 46, p + 46 + nameLength);
    const start = offset + 30 + data.readUInt16LE(offset + 26) + data.readUInt16LE(offset + 28);
    const raw = data.subarray(start, start + size);
    if (!name.endsWith("/")) out.set(name, method === 0 ? raw : inflateRawSync(raw));
    p += 46 + nameLength + extra + comment;
  }
  return out;
}
