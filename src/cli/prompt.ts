// A plain interactive prompt: reads statements from sys.stdin, compiles them in "single" mode. Follows Python/pythonrun.c
// (PyRun_InteractiveLoop) without line editing.

import { callMethod } from "#runtime/attributes.ts";
import { attempt } from "#runtime/calls/call.ts";
import { printUncaught } from "#runtime/exceptions/print.ts";
import { toPython } from "#runtime/exceptions/raise.ts";
import type { Interpreter } from "#runtime/interpreter.ts";
import type { PyDict } from "#runtime/objects/dict.ts";
import { OSErrorType, type PySystemExit, SystemExitType } from "#runtime/objects/exceptions.ts";
import { isInt } from "#runtime/objects/numbers.ts";
import { None } from "#runtime/objects/singletons.ts";
import { jsText } from "#runtime/objects/str.ts";
import { isInstance } from "#runtime/objects/type-of.ts";
import { strText } from "#runtime/operators/protocols.ts";

/** Runs the file that PYTHONSTARTUP names (pymain_run_startup). */
function runStartup(interpreter: Interpreter, globals: PyDict): void {
  const ignored = (interpreter.flags["ignore_environment"] ?? 0) > 0;
  const path = ignored ? undefined : interpreter.environment.get("PYTHONSTARTUP");
  if (path === undefined || path === "") return;
  try {
    let bytes: Uint8Array;
    try {
      bytes = interpreter.importer.readFile(path);
    } catch (x) {
      interpreter.writeTo("stderr", "Could not open PYTHONSTARTUP\n");
      throw x;
    }
    const unit = interpreter.compile(interpreter.decodeSource(bytes, path), { filename: path });
    interpreter.run(unit, globals);
  } catch (x) {
    const e = toPython(x);
    interpreter.S.err = undefined;
    if (isInstance(e, SystemExitType)) throw e;
    printUncaught(interpreter, e);
  }
  interpreter.flushStreams();
}

/** Runs the loop until end of input or SystemExit; gives the exit status. */
export function prompt(interpreter: Interpreter, globals: PyDict, quiet: boolean, version: string): number {
  const { sysDict } = interpreter;
  if (interpreter.importer.bootstrap === undefined) interpreter.importer.install();
  if (!sysDict.has("ps1")) sysDict.set("ps1", ">>> ");
  if (!sysDict.has("ps2")) sysDict.set("ps2", "... ");
  if (!quiet)
    interpreter.writeTo(
      "stderr",
      `${version}\nType "help", "copyright", "credits" or "license" for more information.\n`,
    );
  runStartup(interpreter, globals);
  const read = (name: "ps1" | "ps2"): string | undefined => {
    interpreter.writeTo("stderr", strText(sysDict.getStr(name)!));
    interpreter.flushStreams();
    // Where nothing can be read any more, as after `os.close(0)`, the input has ended.
    const line = attempt(
      () => callMethod(sysDict.getStr("stdin")!, "readline"),
      (e) => isInstance(e, OSErrorType),
    );
    return line === undefined || line === "" ? undefined : (jsText(line) ?? "");
  };
  let n = 0;
  for (;;) {
    let source = "";
    const filename = `<stdin-${n++}>`;
    try {
      let line = read("ps1");
      if (line === undefined) {
        interpreter.writeTo("stderr", "\n");
        interpreter.flushStreams();
        return 0;
      }
      if (line.trim() === "") continue;
      source = line;
      for (;;) {
        try {
          const unit = interpreter.compile(source, {
            filename,
            kind: "single",
            allowIncompleteInput: true,
            dontImplyDedent: true,
          });
          interpreter.run(interpreter.showSource(unit), globals);
          break;
        } catch (x) {
          if (toPython(x).cls.name !== "_IncompleteInputError") throw x;
          line = read("ps2");
          if (line === undefined) break;
          source += line;
        }
      }
    } catch (x) {
      const e = toPython(x);
      interpreter.S.err = undefined;
      if (isInstance(e, SystemExitType)) {
        const { code } = e as PySystemExit;
        return code === None ? 0 : isInt(code) ? Number(code) & 0xff : 1;
      }
      printUncaught(interpreter, e);
    }
    interpreter.flushStreams();
  }
}
