// Module _io: streams. Follows Modules/_io/_iomodule.c.

import { callMethod, setattr } from "#runtime/attributes.ts";
import { callv } from "#runtime/calls/call.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { arg, fn, pos } from "#runtime/native/params.ts";
import { BlockingIOErrorType, typeError, valueError } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { jsText } from "#runtime/objects/str.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { toIndexValue, truthy } from "#runtime/operators/protocols.ts";
import { bufferedIOBaseType, ioBaseType, rawIOBaseType, textIOBaseType, unsupportedOperationType } from "./base.ts";
import {
  BUFFER_SIZE,
  bufferedPairType,
  bufferedRandomType,
  bufferedReaderType,
  bufferedWriterType,
  fileIOType,
} from "./binary.ts";
import { bytesIOType } from "./bytes-io.ts";
import { newlineDecoderType, stringIOType, textIOWrapperType } from "./text.ts";

function open(
  file: PyValue,
  mode: PyValue,
  buffering: PyValue,
  encoding: PyValue,
  errors: PyValue,
  newline: PyValue,
  closefd: PyValue,
  opener: PyValue,
): PyValue {
  const m = jsText(mode);
  if (m === undefined) throw typeError(`open() argument 'mode' must be str, not ${typeName(mode)}`);
  for (let i = 0; i < m.length; i++)
    if (!"xrwab+t".includes(m[i]!) || m.indexOf(m[i]!) !== i) throw valueError(`invalid mode: '${m}'`);
  const has = (c: string): boolean => m.includes(c);
  const binary = has("b");
  if (has("t") && binary) throw valueError("can't have text and binary mode at once");
  if (["x", "r", "w", "a"].filter(has).length !== 1)
    throw valueError("must have exactly one of create/read/write/append mode");
  if (binary && encoding !== None) throw valueError("binary mode doesn't take an encoding argument");
  if (binary && errors !== None) throw valueError("binary mode doesn't take an errors argument");
  if (binary && newline !== None) throw valueError("binary mode doesn't take a newline argument");
  let size = Number(toIndexValue(buffering));
  const raw = callv(fileIOType, [file, m.replace(/[bt]/g, ""), closefd, opener]);
  let result = raw;
  try {
    let line = false;
    if (size === 1 || (size < 0 && truthy(callMethod(raw, "isatty")))) {
      size = -1;
      line = true;
    }
    if (size < 0) size = BUFFER_SIZE;
    if (size === 0) {
      if (binary) return raw;
      throw valueError("can't have unbuffered text I/O");
    }
    const type = has("+") ? bufferedRandomType : has("r") ? bufferedReaderType : bufferedWriterType;
    result = callv(type, [raw, size]);
    if (binary) return result;
    result = callv(textIOWrapperType, [result, encoding, errors, newline, line]);
    setattr(result, "mode", m);
    return result;
  } catch (x) {
    callMethod(result, "close");
    throw x;
  }
}

const openFunction = fn(
  [
    arg("file"),
    arg("mode", "'r'"),
    arg("buffering", "-1"),
    arg("encoding", "None"),
    arg("errors", "None"),
    arg("newline", "None"),
    arg("closefd", "True"),
    arg("opener", "None"),
  ],
  open,
);

const ioModule: NativeModule = defineModule("_io", () => ({
  functions: {
    open: openFunction,
    open_code: fn([arg("path")], (path) => open(path, "rb", -1, None, None, None, true, None)),
    text_encoding: fn([pos("encoding"), pos("stacklevel", "2")], (encoding) =>
      encoding === None ? "locale" : encoding,
    ),
  },
  types: {
    _IOBase: ioBaseType,
    _RawIOBase: rawIOBaseType,
    _BufferedIOBase: bufferedIOBaseType,
    _TextIOBase: textIOBaseType,
    FileIO: fileIOType,
    BytesIO: bytesIOType,
    StringIO: stringIOType,
    BufferedReader: bufferedReaderType,
    BufferedWriter: bufferedWriterType,
    BufferedRandom: bufferedRandomType,
    BufferedRWPair: bufferedPairType,
    TextIOWrapper: textIOWrapperType,
    IncrementalNewlineDecoder: newlineDecoderType,
    UnsupportedOperation: unsupportedOperationType(),
    BlockingIOError: BlockingIOErrorType,
  },
  attributes: { DEFAULT_BUFFER_SIZE: BUFFER_SIZE },
}));
export default ioModule;
