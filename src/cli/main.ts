// The command: options, what to run, exit status. Follows Modules/main.c and Python/initconfig.c.

import { nodeHost } from "#host/node/host.ts";
import { nodeLibrary } from "#host/node/library.ts";
import { printUncaught } from "#runtime/exceptions/print.ts";
import { toPython } from "#runtime/exceptions/raise.ts";
import { KeyboardInterruptType, type PyBaseException, type PySystemExit, SystemExitType } from "#runtime/objects/exceptions.ts";
import type { Interpreter } from "#runtime/interpreter.ts";
import { isInt } from "#runtime/objects/numbers.ts";
import { None } from "#runtime/objects/singletons.ts";
import { isInstance } from "#runtime/objects/type-of.ts";
import { strText } from "#runtime/operators/protocols.ts";
import { startInterpreter } from "../start.ts";

interface Options {
  command?: string;
  module?: string;
  file?: string;
  args: string[];
  flags: Record<string, number>;
}

function parseOptions(argv: string[]): Options {
  const o: Options = { args: [], flags: {} };
  let i = 0;
  for (; i < argv.length; i++) {
    const a = argv[i]!;
    if (a === "-c") {
      o.command = argv[i + 1] ?? "";
      o.args = ["-c", ...argv.slice(i + 2)];
      return o;
    }
    if (a === "-m") {
      o.module = argv[i + 1] ?? "";
      o.args = [...argv.slice(i + 2)];
      return o;
    }
    if (a === "-O") o.flags["optimize"] = (o.flags["optimize"] ?? 0) + 1;
    else if (a === "-OO") o.flags["optimize"] = 2;
    else if (a === "-" || !a.startsWith("-")) break;
  }
  const file = argv[i];
  if (file !== undefined) o.file = file;
  o.args = argv.slice(i);
  return o;
}

/** Runs the command line; gives the exit status. */
export function main(argv: string[], distDirectory: string): number {
  const o = parseOptions(argv);
  const host = nodeHost(process.argv[1] ?? "taipan");
  const script = o.file !== undefined && o.file !== "-" ? o.file : undefined;
  const first = script === undefined ? "" : script.includes("/") ? script.slice(0, script.lastIndexOf("/")) : host.files!.cwd();
  const interpreter = startInterpreter({ host, library: nodeLibrary(`${distDirectory}/lib`), argv: o.args.length > 0 ? o.args : [""], path: [first], flags: o.flags });
  return interpreter.enter(() => execute(interpreter, o));
}

function execute(interpreter: Interpreter, o: Options): number {
  let status = 0;
  const main = interpreter.newModule("__main__");
  interpreter.modules.set("__main__", main);
  main.dict.set("__builtins__", interpreter.builtinsModule());
  try {
    if (o.command !== undefined) interpreter.run(interpreter.showSource(interpreter.compile(o.command + "\n", { filename: "<string>" })), main.dict);
    else if (o.module !== undefined) {
      const runpy = interpreter.importModule("runpy");
      interpreter.abi.callMethodv(runpy, "_run_module_as_main", [o.module], undefined);
    } else if (o.file !== undefined && o.file !== "-") {
      main.dict.set("__file__", o.file);
      main.dict.set("__cached__", None);
      const source = interpreter.compiler.decode(interpreter.importer.readFile(o.file), o.file);
      interpreter.run(interpreter.compile(source, { filename: o.file }), main.dict);
    }
  } catch (x) {
    status = failure(interpreter, x);
  }
  try {
    interpreter.flushStreams();
  } catch (x) {
    status = failure(interpreter, x);
  }
  return status;
}

function failure(interpreter: Interpreter, x: unknown): number {
  let e: PyBaseException;
  if (interpreter.compiler.isCompileError(x)) e = interpreter.syntaxError(x, "<string>", undefined);
  else e = toPython(x);
  interpreter.S.err = undefined;
  if (isInstance(e, SystemExitType)) {
    const { code } = e as PySystemExit;
    if (code === None) return 0;
    if (isInt(code)) return Number(code) & 0xff;
    interpreter.flushStreams();
    interpreter.writeTo("stderr", `${strText(code)}\n`);
    return 1;
  }
  printUncaught(interpreter, e);
  return isInstance(e, KeyboardInterruptType) ? 130 : 1;
}
