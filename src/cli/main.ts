// The command: what to run, and the exit status. Follows Modules/main.c. Runs in a worker (see bin/taipan and worker.ts), whose main
// thread stays free for signals.

import type { Host, Library } from "#host/host.ts";
import { HostError } from "#host/host.ts";
import { tracerOf } from "#modules/_tracemalloc/tracer.ts";
import { lookupAttribute } from "#runtime/attributes.ts";
import { call1, callv } from "#runtime/calls/call.ts";
import { encodeText } from "#runtime/codecs.ts";
import { printUncaught } from "#runtime/exceptions/print.ts";
import { toPython } from "#runtime/exceptions/raise.ts";
import { writeUnraisable } from "#runtime/exceptions/unraisable.ts";
import { fromHostError } from "#runtime/host-errors.ts";
import type { Interpreter } from "#runtime/interpreter.ts";
import { PyList, PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import {
  KeyboardInterruptType,
  makeException,
  type PyBaseException,
  type PySystemExit,
  SyntaxErrorType,
  SystemExitType,
} from "#runtime/objects/exceptions.ts";
import { intValue } from "#runtime/objects/numbers.ts";
import { None } from "#runtime/objects/singletons.ts";
import { fromUtf16 } from "#runtime/objects/str.ts";
import { isInstance } from "#runtime/objects/type-of.ts";
import { strText, truthy } from "#runtime/operators/protocols.ts";
import { runBlocking } from "#runtime/suspending/run.ts";
import { startInterpreter } from "../start.ts";
import { isCompiled, runCompiled } from "./compiled-file.ts";
import { type Configuration, ConfigurationError, configure } from "./configuration.ts";
import { type Options, parseOptions, usage } from "./options.ts";
import { prompt } from "./prompt.ts";
import { installSiteBuiltins } from "./site-builtins.ts";
import { installStreams } from "./standard-streams.ts";

const VERSION = "Python 3.14.2 (taipan 0.1.0)";

/** Size of the record that ends a zip file. */
const ZIP_END = 22;
/** The status that stands for an end by SIGINT. */
const INTERRUPTED = -2;

/** The exit status (negative: the number of a signal), and whether files of compiled code may be written. */
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
  let configuration: Configuration;
  try {
    configuration = configure(o, host.environment ?? {});
  } catch (x) {
    if (!(x instanceof ConfigurationError)) throw x;
    say(`Fatal Python error: ${x.where}: ${x.message}\nPython runtime state: preinitialized\n\n`, 2);
    return { status: 1, mayWrite: false };
  }
  const script = o.file !== undefined && o.file !== "-" ? o.file : undefined;
  const first: string[] = [];
  const safe = (o.flags["safe_path"] ?? 0) > 0;
  if (script !== undefined && isContainer(host, script)) first.push(script);
  else if (!safe && script !== undefined) first.push(scriptDirectory(host, script));
  else if (!safe) first.push(o.module !== undefined ? host.files!.cwd() : "");
  const interpreter = startInterpreter({
    host,
    library,
    argv: o.argv,
    path: [...first, ...configuration.path],
    flags: o.flags,
  });
  interpreter.onTickHooks.push(() => {
    for (const n of host.takeSignals?.() ?? []) if (n === 2) raiseInterrupt(interpreter);
  });
  interpreter.importer.pathZero = first[0];
  return interpreter.enter(() => {
    const { importTime, pycachePrefix, cpuCount, warnoptions, ioEncoding, ioErrors } = configuration;
    installStreams(interpreter, {
      encoding: ioEncoding ?? "utf-8",
      errors: ioErrors,
      unbuffered: o.unbuffered,
      interactive: (o.flags["interactive"] ?? 0) > 0,
    });
    installSiteBuiltins(interpreter);
    if (importTime > 0) interpreter.importer.startTiming(importTime > 1);
    if (configuration.faulthandler) interpreter.state.set("faulthandler.enabled", true);
    if (configuration.tracemalloc > 0) tracerOf(interpreter).start(configuration.tracemalloc);
    if (cpuCount !== undefined) interpreter.state.set("cpuCount", cpuCount);
    interpreter.intMaxStrDigits = o.flags["int_max_str_digits"]!;
    interpreter.sysDict.set("dont_write_bytecode", (o.flags["dont_write_bytecode"] ?? 0) > 0);
    if (pycachePrefix !== undefined) interpreter.sysDict.set("pycache_prefix", fromUtf16(pycachePrefix));
    const command = [host.platform?.argv0 ?? "", ...argv];
    interpreter.sysDict.set("orig_argv", new PyList(command.map(fromUtf16)));
    interpreter.sysDict.set("warnoptions", new PyList(warnoptions.map(fromUtf16)));
    const xoptions = interpreter.sysDict.getStr("_xoptions");
    if (xoptions instanceof PyDict) {
      for (const x of o.xoptions) {
        const eq = x.indexOf("=");
        xoptions.set(fromUtf16(eq < 0 ? x : x.slice(0, eq)), eq < 0 ? true : fromUtf16(x.slice(eq + 1)));
      }
    }
    // The command began like an import; from here the program runs.
    library?.importing?.(false);
    const status = execute(interpreter, o, configuration);
    const off = interpreter.sysDict.getStr("dont_write_bytecode");
    return { status, mayWrite: off === undefined || !truthy(off) };
  });
}

/** Does a file end as zip files do? (`python archive.pyz`) */
function isZip(host: Host, script: string): boolean {
  const files = host.files!;
  const { size, mode } = files.stat(script, true);
  if ((mode & 0o170000) !== 0o100000 || size < ZIP_END) return false;
  const fd = files.open(script, 0, 0);
  try {
    const tail = new Uint8Array(Math.min(size, ZIP_END + 65535));
    const read = files.read(fd, tail, size - tail.length);
    for (let i = read - ZIP_END; i >= 0; i--)
      if (tail[i] === 0x50 && tail[i + 1] === 0x4b && tail[i + 2] === 5 && tail[i + 3] === 6) return true;
    return false;
  } finally {
    files.close(fd);
  }
}

/** The path of a script as CPython shows it (config_run_filename_abspath). */
function absolute(host: Host, script: string): string {
  return script.startsWith("/") ? script : `${host.files!.cwd()}/${script.replace(/^\.\//, "")}`;
}

/** Is it a folder or a zip file, whose `__main__` is to run? */
function isContainer(host: Host, script: string): boolean {
  try {
    return (host.files!.stat(script, true).mode & 0o170000) === 0o040000 || isZip(host, script);
  } catch {
    return false; // a missing file is reported when it is opened
  }
}

function scriptDirectory(host: Host, script: string): string {
  let real = script;
  try {
    real = host.files!.realpath?.(script) ?? script;
  } catch {
    // reported when it is opened
  }
  return real.includes("/") ? real.slice(0, Math.max(1, real.lastIndexOf("/"))) : host.files!.cwd();
}

function execute(interpreter: Interpreter, o: Options, configuration: Configuration): number {
  const { host } = interpreter;
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
    (host.files!.isatty(0) || (o.flags["interactive"] ?? 0) > 0);
  try {
    const { warnoptions } = configuration;
    if (warnoptions.length > 0) interpreter.importModule("warnings");
    if (isCustomized(host, o, configuration.path)) interpreter.importModule("site");
    if (o.command !== undefined) {
      const source = dedent(o.command);
      if (/[\ud800-\udfff]/u.test(source)) return undecodable(interpreter, source);
      if (source.includes("__loader__")) interpreter.importer.install();
      interpreter.run(interpreter.showSource(interpreter.compile(`${source}\n`, { filename: "<string>" })), main.dict);
    } else if (o.module !== undefined) {
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

/** Do the paths hold one of the modules that site runs at the start? Without one, site can wait until it is asked for. */
function isCustomized(host: Host, o: Options, path: readonly string[]): boolean {
  if ((o.flags["no_site"] ?? 0) > 0) return false;
  const names = (o.flags["no_user_site"] ?? 0) > 0 ? ["sitecustomize"] : ["sitecustomize", "usercustomize"];
  const exists = (file: string): boolean => {
    try {
      host.files!.stat(file, true);
      return true;
    } catch {
      return false;
    }
  };
  return path.some((folder) =>
    names.some((name) => ["", ".py", ".pyc"].some((end) => exists(`${folder}/${name}${end}`))),
  );
}

/** The text of `-c` without the margin that all its lines have (_PyUnicode_Dedent). */
function dedent(source: string): string {
  let margin: string | undefined;
  const lines = source.split("\n");
  for (const line of lines) {
    const white = /^[ \t]*/.exec(line)![0];
    if (white.length === line.length) continue;
    margin ??= white;
    let common = 0;
    while (common < margin.length && margin[common] === white[common]) common++;
    margin = margin.slice(0, common);
  }
  return lines.map((line) => (/^[ \t]*$/.test(line) ? "" : line.slice(margin?.length ?? 0))).join("\n");
}

/** The arguments held bytes that are no UTF-8. */
function undecodable(interpreter: Interpreter, source: string): number {
  interpreter.writeTo("stderr", "Unable to decode the command from the command line:\n");
  try {
    encodeText(fromUtf16(source), "utf-8", "strict");
  } catch (x) {
    failure(interpreter, x);
  }
  return 1;
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
      if (isContainer(host, script)) {
        const r = interpreter.abi.callMethodv(
          interpreter.importModule("runpy"),
          "_run_module_as_main",
          ["__main__", false],
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
          `taipan: can't open file '${absolute(host, script)}': [Errno ${strText(e.errno)}] ${strText(e.strerror)}\n`,
        );
        return 2;
      }
      throw x;
    }
    globals.set("__file__", fromUtf16(absolute(host, script)));
    globals.set("__cached__", None);
  }
  if (script !== undefined && isCompiled(script, bytes)) {
    runCompiled(interpreter, bytes, globals);
    return 0;
  }
  const filename = script === undefined ? "<stdin>" : absolute(host, script);
  let source = interpreter.decodeSource(bytes, filename);
  if (o.skipFirstLine) source = source.replace(/^[^\n]*/, "");
  if (source.includes("\0")) throw nullByte(source, filename);
  if (source.includes("__loader__")) interpreter.importer.install();
  const unit = interpreter.compile(source, { filename });
  // For tests: the whole program in suspendable form, as threads and hosts that cannot block run it.
  if (o.xoptions.includes("suspendable")) runBlocking(interpreter, unit, globals);
  else interpreter.run(unit, globals);
  return 0;
}

/** The error of a file with a null character: it shows the line up to there. */
function nullByte(source: string, filename: string): PyBaseException {
  const before = source.slice(0, source.indexOf("\0")).split(/\r\n|\r|\n/);
  const line = fromUtf16(before.at(-1)!);
  const place = new PyTuple([fromUtf16(filename), before.length, 0, line, before.length, 0]);
  return callv(SyntaxErrorType, ["source code cannot contain null bytes", place]) as PyBaseException;
}

/** What happens at the end: exit functions, flushing. */
function finish(interpreter: Interpreter, status: number): number {
  const run = interpreter.state.get("atexit") as (() => unknown) | undefined;
  try {
    const threading = interpreter.modules.getStr("threading");
    const shutdown = threading === undefined ? undefined : lookupAttribute(threading, "_shutdown");
    if (shutdown !== undefined) interpreter.abi.callv(shutdown, [], undefined);
    run?.();
  } catch (x) {
    failure(interpreter, x);
  }
  let flushed = flushAtEnd(interpreter);
  try {
    interpreter.memory.finish();
  } catch (x) {
    failure(interpreter, x);
  }
  flushed = flushAtEnd(interpreter) && flushed;
  interpreter.pendingOutput.settle(undefined);
  return flushed || status !== 0 ? status : 120;
}

/** Flushes sys.stdout and sys.stderr; false where that was impossible. */
function flushAtEnd(interpreter: Interpreter): boolean {
  try {
    interpreter.flushStreams();
    return true;
  } catch (x) {
    const e = toPython(x);
    const stdout = interpreter.sysDict.getStr("stdout") ?? None;
    interpreter.sysDict.set("stdout", None);
    if (stdout !== None) writeUnraisable(interpreter, e, "Exception ignored while flushing sys.stdout");
    return false;
  }
}

function failure(interpreter: Interpreter, x: unknown): number {
  let e: PyBaseException;
  if (interpreter.compiler.isCompileError(x)) e = interpreter.syntaxError(x, "<string>", undefined);
  else e = toPython(x);
  interpreter.S.err = undefined;
  if (isInstance(e, SystemExitType)) {
    const { code } = e as PySystemExit;
    if (code === None) return 0;
    const number = intValue(code);
    if (number !== undefined) {
      const status = BigInt(number);
      // What no C long holds is -1.
      return BigInt.asIntN(64, status) === status ? Number(BigInt.asUintN(8, status)) : 255;
    }
    interpreter.flushStreams();
    interpreter.writeTo("stderr", `${strText(code)}\n`);
    return 1;
  }
  printUncaught(interpreter, e);
  return isInstance(e, KeyboardInterruptType) ? INTERRUPTED : 1;
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
