// A plain interactive prompt: reads statements from sys.stdin, compiles them in "single" mode. Follows Python/pythonrun.c
// (PyRun_InteractiveLoop) without line editing.

import { callMethod, getattr } from "#runtime/attributes.ts";
import { attempt, callv } from "#runtime/calls/call.ts";
import { printUncaught } from "#runtime/exceptions/print.ts";
import { toPython } from "#runtime/exceptions/raise.ts";
import type { Interpreter } from "#runtime/interpreter.ts";
import type { PyDict } from "#runtime/objects/dict.ts";
import { OSErrorType, PySyntaxError, type PySystemExit, SystemExitType } from "#runtime/objects/exceptions.ts";
import { intValue } from "#runtime/objects/numbers.ts";
import { None } from "#runtime/objects/singletons.ts";
import { fromUtf16, jsText } from "#runtime/objects/str.ts";
import { isInstance } from "#runtime/objects/type-of.ts";
import { strText } from "#runtime/operators/protocols.ts";
import { instantiate } from "#runtime/units.ts";

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

/** Runs a statement; tracebacks and inspect find its source. */
function runStatement(
  interpreter: Interpreter,
  unit: ReturnType<Interpreter["compile"]>,
  source: string,
  globals: PyDict,
): void {
  const instance = instantiate(interpreter.showSource(unit), interpreter, globals, globals);
  const linecache = interpreter.importModule("linecache");
  callv(getattr(linecache, "_register_code"), [instance.K[0]!, fromUtf16(source), "<stdin>"]);
  interpreter.runInstance(instance);
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
    if (line !== undefined && line !== "") return jsText(line) ?? "";
    interpreter.writeTo("stderr", "\n");
    return undefined;
  };
  let n = 0;
  for (;;) {
    let source = "";
    const filename = `<stdin-${n++}>`;
    try {
      let line = read("ps1");
      if (line === undefined) {
        interpreter.flushStreams();
        return 0;
      }
      if (line.trim() === "") continue;
      source = line;
      let ended = false;
      for (;;) {
        // A line without an end is not the last one yet; what the input ends with is complete.
        if (!ended && !source.endsWith("\n")) {
          line = read("ps2");
          ended = line === undefined;
          source += line ?? "";
          continue;
        }
        try {
          // Without its last line's end a block is complete after an empty line, as in codeop; a backslash continues only what has one.
          const unit = interpreter.compile(ended || source.endsWith("\\\n") ? source : source.slice(0, -1), {
            filename,
            kind: "single",
            allowIncompleteInput: !ended,
            dontImplyDedent: !ended,
          });
          runStatement(interpreter, unit, source, globals);
          break;
        } catch (x) {
          if (ended || toPython(x).cls.name !== "_IncompleteInputError") throw x;
          line = read("ps2");
          ended = line === undefined;
          source += line ?? "";
        }
      }
    } catch (x) {
      const e = toPython(x);
      interpreter.S.err = undefined;
      if (e instanceof PySyntaxError && e.filename === filename && e.text === None && typeof e.lineno === "number")
        e.text = fromUtf16(source.split("\n")[e.lineno - 1] ?? "");
      if (isInstance(e, SystemExitType)) {
        const { code } = e as PySystemExit;
        return code === None ? 0 : Number(BigInt.asUintN(8, BigInt(intValue(code) ?? 1)));
      }
      printUncaught(interpreter, e);
    }
    interpreter.flushStreams();
  }
}
