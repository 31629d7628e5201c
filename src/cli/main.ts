// The command: what to run, and the exit status. Follows Modules/main.c. Runs in a worker (see bin/taipan and worker.ts), whose main
// thread stays free for signals.

import type { Host, Library } from "#host/host.ts";
import { HostError } from "#host/host.ts";
import { lookupAttribute } from "#runtime/attributes.ts";
import { call1 } from "#runtime/calls/call.ts";
import { printUncaught } from "#runtime/exceptions/print.ts";
import { toPython } from "#runtime/exceptions/raise.ts";
import { fromHostError } from "#runtime/host-errors.ts";
import type { Interpreter } from "#runtime/interpreter.ts";
import { PyList } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import {
  KeyboardInterruptType,
  makeException,
  type PyBaseException,
  type PySystemExit,
  SystemExitType,
} from "#runtime/objects/exceptions.ts";
import { isInt } from "#runtime/objects/numbers.ts";
import { None } from "#runtime/objects/singletons.ts";
import { fromUtf16 } from "#runtime/objects/str.ts";
import { isInstance } from "#runtime/objects/type-of.ts";
import { strText, truthy } from "#runtime/operators/protocols.ts";
import { runBlocking } from "#runtime/suspending/run.ts";
import { startInterpreter } from "../start.ts";
import { type Options, parseOptions, usage } from "./options.ts";
import { prompt } from "./prompt.ts";

const VERSION = "Python 3.14.2 (taipan 0.1.0)";

/** Applies PYTHON* variables to the options. */
function readEnvironment(o: Options, env: Record<string, string>): string[] {
  if ((o.flags["ignore_environment"] ?? 0) > 0) return [];
  const number = (name: string, flag: string): void => {
    const v = env[name];
    if (v === undefined || v === "") return;
    o.flags[flag] = Math.max(o.flags[flag] ?? 0, /^\d+$/.test(v) ? Number(v) : 1);
  };
  number("PYTHONOPTIMIZE", "optimize");
  number("PYTHONDEBUG", "debug");
  number("PYTHONVERBOSE", "verbose");
  number("PYTHONDONTWRITEBYTECODE", "dont_write_bytecode");
  number("PYTHONSAFEPATH", "safe_path");
  if ((env["PYTHONNODEBUGRANGES"] ?? "") !== "") o.flags["no_debug_ranges"] = 1;
  if ((env["PYTHONINSPECT"] ?? "") !== "") o.inspect = true;
  if ((env["PYTHONUNBUFFERED"] ?? "") !== "") o.unbuffered = true;
  if ((env["PYTHONWARNINGS"] ?? "") !== "") o.warnings.unshift(...env["PYTHONWARNINGS"]!.split(","));
  const seed = env["PYTHONHASHSEED"] ?? "";
  if (seed !== "" && seed !== "random") {
    if (/^\s*\+?\d+$/.test(seed) && Number(seed) <= 0xffffffff) o.flags["hash_seed"] = Number(seed);
    else o.fatal = 'config_init_hash_seed: PYTHONHASHSEED must be "random" or an integer in range [0; 4294967295]';
  }
  return (env["PYTHONPATH"] ?? "") === "" ? [] : env["PYTHONPATH"]!.split(":");
}

/** The exit status, and whether files of compiled code may be written. */
interface Outcome {
  status: number;
  mayWrite: boolean;
}

/** Runs the command line on a host. */
export function main(argv: readonly string[], library: Library | undefined, host: Host): Outcome {
  const o = parseOptions(argv);
  const say = (text: string, fd: 1 | 2): void => {
    const data = Uint8Array.from(text, (c) => c.charCodeAt(0));
    if (fd === 1) host.stdio!.writeStdout(data);
    else host.stdio!.writeStderr(data);
  };
  if (o.error !== undefined) {
    say(
      o.error +
        "usage: taipan [option] ... [-c cmd | -m mod | file | -] [arg] ...\nTry `taipan -h' for more information.\n",
      2,
    );
    return { status: 2, mayWrite: false };
  }
  if (o.show !== undefined) {
    say(o.show === "help" ? usage : `${VERSION}\n`, 1);
    return { status: 0, mayWrite: false };
  }
  if (o.xoptions.includes("no_debug_ranges")) o.flags["no_debug_ranges"] = 1;
  const extraPath = readEnvironment(o, host.environment ?? {});
  if (o.fatal !== undefined) {
    say(`Fatal Python error: ${o.fatal}\nPython runtime state: preinitialized\n\n`, 2);
    return { status: 1, mayWrite: false };
  }
  if ((o.flags["optimize"] ?? 0) > 2) o.flags["optimize"] = 2;
  const script = o.file !== undefined && o.file !== "-" ? o.file : undefined;
  const first: string[] = [];
  if ((o.flags["safe_path"] ?? 0) === 0) {
    if (script !== undefined) first.push(scriptDirectory(host, script));
    else first.push(o.module !== undefined ? host.files!.cwd() : "");
  }
  const interpreter = startInterpreter({
    host,
    library,
    argv: o.argv,
    path: [...first, ...extraPath],
    flags: o.flags,
  });
  interpreter.onTickHooks.push(() => {
    for (const n of host.takeSignals?.() ?? []) if (n === 2) raiseInterrupt(interpreter);
  });
  return interpreter.enter(() => {
    const timing = importTiming(o, host.environment ?? {});
    if (timing > 0) interpreter.importer.startTiming(timing > 1);
    interpreter.sysDict.set("dont_write_bytecode", (o.flags["dont_write_bytecode"] ?? 0) > 0);
    const command = [host.platform?.argv0 ?? "", ...argv];
    interpreter.sysDict.set("orig_argv", new PyList(command.map(fromUtf16)));
    interpreter.sysDict.set("warnoptions", new PyList(o.warnings.map(fromUtf16)));
    const xoptions = interpreter.sysDict.getStr("_xoptions");
    if (xoptions instanceof PyDict) {
      for (const x of o.xoptions) {
        const eq = x.indexOf("=");
        xoptions.set(fromUtf16(eq < 0 ? x : x.slice(0, eq)), eq < 0 ? true : fromUtf16(x.slice(eq + 1)));
      }
    }
    // The command began like an import; from here the program runs.
    library?.importing?.(false);
    const status = execute(interpreter, o, host);
    const off = interpreter.sysDict.getStr("dont_write_bytecode");
    return { status, mayWrite: off === undefined || !truthy(off) };
  });
}

/** `-X importtime`: 1, or 2 to list also what was imported before. */
function importTiming(o: Options, env: Record<string, string>): number {
  const option = o.xoptions.findLast((x) => /^importtime(=|$)/.test(x))?.slice("importtime=".length);
  const variable = (o.flags["ignore_environment"] ?? 0) > 0 ? undefined : env["PYTHONPROFILEIMPORTTIME"] || undefined;
  const value = option ?? variable;
  return value === undefined ? 0 : /^\d+$/.test(value) ? Number(value) : 1;
}

function scriptDirectory(host: Host, script: string): string {
  let real = script;
  try {
    real = host.files!.realpath?.(script) ?? script;
    if ((host.files!.stat(real, true).mode & 0o170000) === 0o040000) return real;
  } catch {
    // a missing file is reported when it is opened
  }
  return real.includes("/") ? real.slice(0, Math.max(1, real.lastIndexOf("/"))) : host.files!.cwd();
}

function execute(interpreter: Interpreter, o: Options, host: Host): number {
  let status = 0;
  const main = interpreter.newModule("__main__");
  interpreter.modules.set("__main__", main);
  main.dict.set("__builtins__", interpreter.builtinsModule());
  main.dict.set("__annotations__", new PyDict());
  main.dict.delete("__annotations__");
  const interactive =
    o.command === undefined &&
    o.module === undefined &&
    (o.file === undefined || o.file === "-") &&
    host.files!.isatty(0);
  try {
    if (o.warnings.length > 0) interpreter.importModule("warnings");
    if (o.command !== undefined)
      interpreter.run(
        interpreter.showSource(interpreter.compile(o.command + "\n", { filename: "<string>" })),
        main.dict,
      );
    else if (o.module !== undefined) {
      const r = interpreter.abi.callMethodv(
        interpreter.importModule("runpy"),
        "_run_module_as_main",
        [fromUtf16(o.module)],
        undefined,
      );
      if (r === undefined) throw interpreter.S.err;
    } else if (interactive) status = prompt(interpreter, main.dict, (o.flags["quiet"] ?? 0) > 0, VERSION);
    else status = runFile(interpreter, o, main.dict);
  } catch (x) {
    status = failure(interpreter, x);
  }
  if (o.inspect && !interactive) status = prompt(interpreter, main.dict, true, VERSION);
  return finish(interpreter, status);
}

function runFile(interpreter: Interpreter, o: Options, globals: PyDict): number {
  const { host } = interpreter;
  const script = o.file !== undefined && o.file !== "-" ? o.file : undefined;
  let bytes: Uint8Array;
  if (script === undefined) {
    const parts: number[] = [];
    for (;;) {
      const chunk = host.stdio!.readStdin(65536);
      if (chunk.length === 0) break;
      for (const b of chunk) parts.push(b);
    }
    bytes = Uint8Array.from(parts);
  } else {
    try {
      const mode = host.files!.stat(script, true).mode & 0o170000;
      if (mode === 0o040000 || /\.(zip|pyz)$/.test(script)) {
        const r = interpreter.abi.callMethodv(
          interpreter.importModule("runpy"),
          "run_path",
          [fromUtf16(script), None, "__main__"],
          undefined,
        );
        if (r === undefined) throw interpreter.S.err;
        return 0;
      }
      bytes = interpreter.importer.readFile(script);
    } catch (x) {
      if (x instanceof HostError) {
        const e = fromHostError(x);
        interpreter.writeTo(
          "stderr",
          `taipan: can't open file '${script.startsWith("/") ? script : `${host.files!.cwd()}/${script}`}': [Errno ${strText(e.errno)}] ${strText(e.strerror)}\n`,
        );
        return 2;
      }
      throw x;
    }
    globals.set("__file__", fromUtf16(script));
    globals.set("__cached__", None);
  }
  const filename = script ?? "<stdin>";
  let source = interpreter.decodeSource(bytes, filename);
  if (o.skipFirstLine) source = source.replace(/^[^\n]*/, "");
  const unit = interpreter.compile(source, { filename });
  // For tests: the whole program in suspendable form, as threads and hosts that cannot block run it.
  if (o.xoptions.includes("suspendable")) runBlocking(interpreter, unit, globals);
  else interpreter.run(unit, globals);
  return 0;
}

/** What happens at the end: exit functions, flushing. */
function finish(interpreter: Interpreter, status: number): number {
  const run = interpreter.state.get("atexit") as (() => unknown) | undefined;
  try {
    const threading = interpreter.modules.getStr("threading");
    const shutdown = threading === undefined ? undefined : lookupAttribute(threading, "_shutdown");
    if (shutdown !== undefined) interpreter.abi.callv(shutdown, [], undefined);
    run?.();
    interpreter.flushStreams();
    interpreter.memory.finish();
  } catch (x) {
    failure(interpreter, x);
  }
  try {
    interpreter.flushStreams();
  } catch (x) {
    const e = toPython(x);
    if (status === 0) status = 120;
    if (e.cls.name === "BrokenPipeError") return status;
    failure(interpreter, e);
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
    if (isInt(code))
      return Number(
        BigInt.asUintN(8, BigInt(typeof code === "number" || typeof code === "bigint" ? code : Number(code))),
      );
    interpreter.flushStreams();
    interpreter.writeTo("stderr", `${strText(code)}\n`);
    return 1;
  }
  printUncaught(interpreter, e);
  return isInstance(e, KeyboardInterruptType) ? 130 : 1;
}

/** Raises KeyboardInterrupt for a pending Ctrl-C; installed as a tick hook. */
export function raiseInterrupt(interpreter: Interpreter): void {
  const handler = interpreter.state.get("SIGINT") as Parameters<typeof call1>[0] | undefined;
  if (handler !== undefined) {
    call1(handler, 2);
    return;
  }
  throw makeException(KeyboardInterruptType);
}
