// A program in a file of compiled code (`.pyc`). Follows Python/pythonrun.c (maybe_pyc_file, run_pyc_file).

import { getattr } from "#runtime/attributes.ts";
import { attempt, call1 } from "#runtime/calls/call.ts";
import { magicNumber } from "#runtime/importing/unit-data.ts";
import type { Interpreter } from "#runtime/interpreter.ts";
import { PyBytes } from "#runtime/objects/containers.ts";
import type { PyDict } from "#runtime/objects/dict.ts";
import { runtimeError } from "#runtime/objects/exceptions.ts";
import { Code } from "#runtime/objects/frames.ts";

const HEADER = 16;

function magicOf(data: Uint8Array): number {
  return data.length < 4 ? -1 : new DataView(data.buffer, data.byteOffset, data.length).getUint32(0, true);
}

/** Is it to be run as compiled code? */
export function isCompiled(path: string, data: Uint8Array): boolean {
  return path.endsWith(".pyc") || magicOf(data) === magicNumber;
}

/** Runs the code object in the file's data as the main program. */
export function runCompiled(interpreter: Interpreter, data: Uint8Array, globals: PyDict): void {
  if (magicOf(data) !== magicNumber) throw runtimeError("Bad magic number in .pyc file");
  interpreter.importer.install();
  const loads = getattr(interpreter.importModule("marshal"), "loads");
  const code = attempt(
    () => call1(loads, new PyBytes(data.slice(HEADER))),
    () => true,
  );
  if (!(code instanceof Code)) throw runtimeError("Bad code object in .pyc file");
  interpreter.runCode(code, globals, globals);
}
