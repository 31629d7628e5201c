// Reading and writing at a position, and with several buffers: pread, pwrite, readv, writev and their like.

import { descriptors } from "#runtime/descriptors.ts";
import { osError } from "#runtime/host-errors.ts";
import { cInt, index } from "#runtime/native/convert.ts";
import { fn, type NativeFunctionSpec, pos } from "#runtime/native/params.ts";
import { getBuffer, toBytesLike } from "#runtime/objects/buffer.ts";
import { PyBytes } from "#runtime/objects/containers.ts";
import { bufferError, typeError } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { typeName, typeOf } from "#runtime/objects/type-of.ts";
import { toArray } from "#runtime/operators/protocols.ts";
import { guard } from "./paths.ts";
import { readChannel, writeChannel } from "./pipes.ts";

const EINVAL = 22;

function sequence(v: PyValue, name: string): PyValue[] {
  if (typeOf(v).lookup("__getitem__") === undefined || typeOf(v).lookup("__len__") === undefined)
    throw typeError(`${name}() arg 2 must be a sequence`);
  return toArray(v);
}

function writable(v: PyValue): Uint8Array {
  const view = getBuffer(v);
  if (view === undefined) throw typeError(`a bytes-like object is required, not '${typeName(v)}'`);
  if (view.readonly) throw bufferError("Object is not writable.");
  return view.data;
}

function read(fd: number, buffer: Uint8Array, offset: number | undefined): number {
  const channel = offset === undefined ? descriptors().get(fd) : undefined;
  if (channel === undefined) return guard((f) => f.read(fd, buffer, offset));
  const data = readChannel(channel, buffer.length);
  buffer.set(data);
  return data.length;
}

function readInto(fd: number, buffers: readonly Uint8Array[], offset: number | undefined): number {
  if (offset !== undefined && offset < 0) throw osError(EINVAL);
  let done = 0;
  for (const buffer of buffers) {
    if (buffer.length === 0) continue;
    const n = read(fd, buffer, offset === undefined ? undefined : offset + done);
    done += n;
    if (n < buffer.length) break;
  }
  return done;
}

function writeAll(fd: number, buffers: readonly Uint8Array[], offset: number | undefined): number {
  if (offset !== undefined && offset < 0) throw osError(EINVAL);
  let done = 0;
  for (const buffer of buffers) {
    const at = offset === undefined ? undefined : offset + done;
    const channel = at === undefined ? descriptors().get(fd) : undefined;
    done += channel === undefined ? guard((f) => f.write(fd, buffer, at)) : writeChannel(channel, buffer);
  }
  return done;
}

export const vectorFunctions: Record<string, NativeFunctionSpec> = {
  pread: fn([pos("fd", cInt), pos("length", index), pos("offset", index)], (fd, n, offset) => {
    if (n < 0) throw osError(EINVAL);
    const buffer = new Uint8Array(n);
    return new PyBytes(buffer.slice(0, readInto(fd, [buffer], offset)));
  }),
  pwrite: fn([pos("fd", cInt), pos("buffer", toBytesLike), pos("offset", index)], (fd, data, offset) =>
    writeAll(fd, [data], offset),
  ),
  readv: fn([pos("fd", cInt), pos("buffers")], (fd, buffers) =>
    readInto(fd, sequence(buffers, "readv").map(writable), undefined),
  ),
  preadv: fn([pos("fd", cInt), pos("buffers"), pos("offset", index), pos("flags", cInt, "0")], (fd, buffers, offset) =>
    readInto(fd, sequence(buffers, "preadv").map(writable), offset),
  ),
  writev: fn([pos("fd", cInt), pos("buffers")], (fd, buffers) =>
    writeAll(fd, sequence(buffers, "writev").map(toBytesLike), undefined),
  ),
  pwritev: fn([pos("fd", cInt), pos("buffers"), pos("offset", index), pos("flags", cInt, "0")], (fd, buffers, offset) =>
    writeAll(fd, sequence(buffers, "pwritev").map(toBytesLike), offset),
  ),
};
