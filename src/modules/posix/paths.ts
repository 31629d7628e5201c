// Path and descriptor arguments of module posix (path_converter in Modules/posixmodule.c), and the guard that turns host failures into OSError.

import type { HostFiles } from "#host/host.ts";
import { callv } from "#runtime/calls/call.ts";
import { current } from "#runtime/current.ts";
import { warn } from "#runtime/exceptions/warn.ts";
import { hostCall } from "#runtime/host-errors.ts";
import { PyByteArray, PyBytes } from "#runtime/objects/containers.ts";
import {
  exceptionTypes,
  makeException,
  notImplementedError,
  OSErrorType,
  overflowError,
  typeError,
  valueError,
} from "#runtime/objects/exceptions.ts";
import { isInt } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { codePointsOf, fromCodePoints, fromUtf16, jsText, type Str, strValue } from "#runtime/objects/str.ts";
import { typeName, typeOf } from "#runtime/objects/type-of.ts";
import { isIndexable, toIndexValue } from "#runtime/operators/protocols.ts";
import { withChannels } from "./pipes.ts";

/** A path as given: text for the host, whether it came as bytes, and a descriptor when it was an int. */
export interface Path {
  text: string;
  bytes: boolean;
  fd: number | undefined;
  given: PyValue;
}

/** UTF-8 with surrogateescape: os.fsdecode. */
export function decodeFs(data: Uint8Array): Str {
  const cps: number[] = [];
  let i = 0;
  while (i < data.length) {
    const b = data[i]!;
    let n = b < 0x80 ? 1 : b >= 0xc2 && b < 0xe0 ? 2 : b >= 0xe0 && b < 0xf0 ? 3 : b >= 0xf0 && b < 0xf5 ? 4 : 0;
    let c = n === 1 ? b : b & (0xff >> (n + 1));
    if (n > 1) {
      for (let k = 1; k < n; k++) {
        const x = data[i + k];
        if (x === undefined || (x & 0xc0) !== 0x80) {
          n = 0;
          break;
        }
        c = (c << 6) | (x & 63);
      }
      if ((n === 3 && (c < 0x800 || (c >= 0xd800 && c <= 0xdfff))) || (n === 4 && (c < 0x10000 || c > 0x10ffff))) n = 0;
    }
    if (n === 0) {
      cps.push(0xdc00 + b);
      i++;
    } else {
      cps.push(c);
      i += n;
    }
  }
  return fromCodePoints(cps);
}

/** os.fsencode. */
export function encodeFs(s: Str): Uint8Array {
  const out: number[] = [];
  for (const c of codePointsOf(s)) {
    if (c < 0x80) out.push(c);
    else if (c >= 0xdc80 && c <= 0xdcff) out.push(c - 0xdc00);
    else if (c < 0x800) out.push(0xc0 | (c >> 6), 0x80 | (c & 63));
    else if (c < 0x10000) out.push(0xe0 | (c >> 12), 0x80 | ((c >> 6) & 63), 0x80 | (c & 63));
    else out.push(0xf0 | (c >> 18), 0x80 | ((c >> 12) & 63), 0x80 | ((c >> 6) & 63), 0x80 | (c & 63));
  }
  return Uint8Array.from(out);
}

/** `os.fspath(v)`. */
export function fspath(v: PyValue): PyValue {
  if (strValue(v) !== undefined || v instanceof PyBytes) return v;
  const f = typeOf(v).lookup("__fspath__");
  if (f === undefined || f === None) throw typeError(`expected str, bytes or os.PathLike object, not ${typeName(v)}`);
  const r = callv(f, [v]);
  if (strValue(r) !== undefined || r instanceof PyBytes) return r;
  throw typeError(`expected ${typeName(v)}.__fspath__() to return str or bytes, not ${typeName(r)}`);
}

export interface PathRule {
  allowFd?: boolean;
  nullable?: boolean;
  /** Text about paths, of which no system call learns. */
  nullCharacters?: boolean;
  /** An open directory that a relative path begins at. */
  directory?: PyValue;
}

/** The descriptor in an argument `dir_fd` (dir_fd_converter). */
function directoryOf(v: PyValue, func: string): number {
  if (!isIndexable(v)) throw typeError(`argument should be integer or None, not ${typeName(v)}`);
  if (typeof v === "boolean") warn(exceptionTypes.get("RuntimeWarning")!, "bool is used as a file descriptor");
  const fd = Number(toIndexValue(v));
  if (fd > 0x7fffffff) throw overflowError("fd is greater than maximum");
  if (fd < -0x80000000) throw overflowError("fd is less than minimum");
  if (hostFiles().pathOfOpen === undefined) throw notImplementedError(`${func}: dir_fd unavailable on this platform`);
  return fd;
}

/** A path to an open file, for functions that have paths only. */
function openPath(fd: number): string {
  const files = hostFiles();
  return files.pathOfOpen?.(fd) ?? "";
}

/** Converts a path argument of `function`. */
export function pathOf(v: PyValue, func: string, where = "path", rule: PathRule = {}): Path {
  if (rule.nullable === true && v === None) return { text: ".", bytes: false, fd: undefined, given: v };
  if (rule.allowFd === true && isInt(v)) {
    const fd = Number(toIndexValue(v));
    if (rule.directory !== undefined && rule.directory !== None)
      throw valueError(`${func}: can't specify dir_fd without matching path`);
    return { text: fd < 0 ? "" : guard(() => openPath(fd), v), bytes: false, fd, given: v };
  }
  let p = v;
  if (strValue(v) === undefined && !(v instanceof PyBytes)) {
    const f = typeOf(v).lookup("__fspath__");
    if (f === undefined || v instanceof PyByteArray) {
      const kinds =
        rule.allowFd === true
          ? rule.nullable === true
            ? "string, bytes, os.PathLike, integer or None"
            : "string, bytes, os.PathLike or integer"
          : rule.nullable === true
            ? "string, bytes, os.PathLike or None"
            : "string, bytes or os.PathLike";
      throw typeError(`${func}: ${where} should be ${kinds}, not ${typeName(v)}`);
    }
    p = fspath(v);
  }
  const bytes = p instanceof PyBytes;
  const text = p instanceof PyBytes ? (jsText(decodeFs(p.data)) ?? "") : (jsText(p) ?? "");
  if (rule.nullCharacters !== true && text.includes("\0"))
    throw valueError(`${func}: embedded null character in ${where}`);
  if (rule.directory === undefined || rule.directory === None) return { text, bytes, fd: undefined, given: p };
  const directory = directoryOf(rule.directory, func);
  const full = text.startsWith("/") || text === "" ? text : `${guard(() => openPath(directory), p)}/${text}`;
  return { text: full, bytes, fd: undefined, given: p };
}

/** The text in the kind (str or bytes) that the path came in. */
export function likePath(text: string, like: Path): PyValue {
  const s = fromUtf16(text);
  return like.bytes ? new PyBytes(encodeFs(s)) : s;
}

/** The host's files, or OSError when there are none. */
export function hostFiles(): HostFiles {
  const { files } = current().host;
  if (files === undefined) throw makeException(OSErrorType, 1, "the host grants no files");
  return withChannels(files);
}

/** Runs a host operation; its failure is an OSError that names the paths. */
export function guard<T>(action: (files: HostFiles) => T, path: PyValue = None, path2: PyValue = None): T {
  const files = hostFiles();
  return hostCall(() => action(files), path, path2);
}
