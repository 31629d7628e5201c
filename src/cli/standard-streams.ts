// sys.stdin, sys.stdout and sys.stderr of the command: text over buffered bytes over the descriptors 0, 1 and 2.
// Follows Python/pylifecycle.c (init_sys_streams, create_stdio).

import {
  bufferedReaderType,
  bufferedWriterType,
  fileIOType,
  type PyBuffered,
  type PyFileIO,
} from "#modules/_io/binary.ts";
import { type PyTextIOWrapper, textIOWrapperType } from "#modules/_io/text.ts";
import type { Interpreter } from "#runtime/interpreter.ts";
import { instanceDict } from "#runtime/objects/instance-dict.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";

/** How the streams are to be. */
export interface StreamSettings {
  encoding: string;
  /** Of stdin and stdout; stderr always escapes with backslashes. */
  errors: string;
  unbuffered: boolean;
  interactive: boolean;
}

/** Puts the three streams into sys; None for a descriptor that is not open. */
export function installStreams(interpreter: Interpreter, settings: StreamSettings): void {
  for (const [name, fd] of [
    ["stdin", 0],
    ["stdout", 1],
    ["stderr", 2],
  ] as const) {
    const stream = makeStream(interpreter, name, fd, settings);
    interpreter.sysDict.set(name, stream);
    interpreter.sysDict.set(`__${name}__`, stream);
  }
}

function makeStream(interpreter: Interpreter, name: string, fd: number, settings: StreamSettings): PyValue {
  const files = interpreter.host.files!;
  try {
    files.fstat(fd);
  } catch {
    return None;
  }
  const writes = fd !== 0;
  const raw = new fileIOType.K() as PyFileIO;
  raw.fd = fd;
  raw.canRead = !writes;
  raw.canWrite = writes;
  raw.closefd = false;
  instanceDict(raw).set("name", `<${name}>`);
  const isTerminal = files.isatty(fd);
  const text = new textIOWrapperType.K() as PyTextIOWrapper;
  if (writes && settings.unbuffered) text.buffer = raw;
  else {
    const buffered = new (writes ? bufferedWriterType : bufferedReaderType).K() as PyBuffered;
    buffered.raw = raw;
    text.buffer = buffered;
  }
  text.encoding = settings.encoding;
  text.errors = fd === 2 ? "backslashreplace" : settings.errors;
  text.newline = "\n";
  text.lineBuffering = fd === 2 || isTerminal || settings.interactive;
  text.writeThrough = writes && settings.unbuffered;
  instanceDict(text).set("mode", writes ? "w" : "r");
  return text;
}
