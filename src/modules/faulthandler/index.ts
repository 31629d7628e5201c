// Module faulthandler: dumps of the running frames. No native fault can happen in a JavaScript engine, so enabling it has nothing to
// install, and there is no stack of C to show. Follows Modules/faulthandler.c.

import { MAIN_THREAD } from "#modules/_thread/index.ts";
import { getattr } from "#runtime/attributes.ts";
import { attempt, call0, callMethodOf } from "#runtime/calls/call.ts";
import { warn } from "#runtime/exceptions/warn.ts";
import type { Interpreter } from "#runtime/interpreter.ts";
import { bool, cInt, float } from "#runtime/native/convert.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { arg, fn } from "#runtime/native/params.ts";
import { exceptionTypes, runtimeError, valueError } from "#runtime/objects/exceptions.ts";
import { isInt } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { stackText, threadHeader, writeOut } from "./dump.ts";

/** Key of the interpreter's state: was it enabled? (`-X faulthandler` sets it, too.) */
const ENABLED = "faulthandler.enabled";

/** The descriptor of a file, of sys.stderr without one (faulthandler_get_fileno). */
function descriptorOf(interpreter: Interpreter, given: PyValue): number {
  let file = given;
  if (file === None) {
    file = interpreter.sysDict.getStr("stderr") ?? runtimeFault("lost sys.stderr");
    if (file === None) throw runtimeError("sys.stderr is None");
  } else if (isInt(file)) {
    if (typeof file === "boolean") warn(exceptionTypes.get("RuntimeWarning")!, "bool is used as a file descriptor");
    const fd = cInt(file, "file");
    if (fd < 0) throw valueError("file is not a valid file descriptor");
    return fd;
  }
  const fd = call0(getattr(file, "fileno"));
  if (typeof fd !== "number" || fd < 0 || fd > 0x7fffffff)
    throw runtimeError("file.fileno() is not a valid file descriptor");
  attempt(
    () => callMethodOf(file, "flush"),
    () => true,
  );
  return fd;
}

function runtimeFault(message: string): never {
  throw runtimeError(message);
}

function dump(fd: number, allThreads: boolean): void {
  writeOut(fd, (allThreads ? threadHeader(MAIN_THREAD, true) : "Stack (most recent call first):\n") + stackText());
}

/** A dump that is to come. */
interface Later {
  readonly fd: number;
  readonly seconds: number;
  readonly repeat: boolean;
  readonly exit: boolean;
  /** In milliseconds of the clock that only goes on. */
  due: number;
}

/** `0:00:00.500000` (format_timeout). */
function timeoutText(seconds: number): string {
  const us = Math.round(seconds * 1e6);
  const whole = Math.floor(us / 1e6);
  const two = (n: number): string => String(n).padStart(2, "0");
  const fraction = us % 1e6 === 0 ? "" : `.${String(us % 1e6).padStart(6, "0")}`;
  return `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}${fraction}`;
}

const faulthandlerModule: NativeModule = defineModule("faulthandler", (interpreter) => {
  let later: Later | undefined;
  let watching = false;
  const now = (): number => Number((interpreter.host.clock?.monotonic() ?? 0n) / 1_000_000n);
  const look = (): void => {
    if (later === undefined || now() < later.due) return;
    const { fd, seconds, repeat, exit } = later;
    writeOut(fd, `Timeout (${timeoutText(seconds)})!\n${threadHeader(MAIN_THREAD, false)}${stackText()}`);
    if (exit) (interpreter.host.extras?.["exit"] as ((code: number) => never) | undefined)?.(1);
    if (repeat) later.due = now() + seconds * 1000;
    else later = undefined;
  };
  const { state } = interpreter;
  return {
    functions: {
      enable: fn([arg("file", "None"), arg("all_threads", "True"), arg("c_stack", "True")], (file) => {
        descriptorOf(interpreter, file);
        state.set(ENABLED, true);
        return None;
      }),
      disable: fn([], () => {
        const was = state.get(ENABLED) === true;
        state.set(ENABLED, false);
        return was;
      }),
      is_enabled: fn([], () => state.get(ENABLED) === true),
      dump_traceback: fn([arg("file", "None"), arg("all_threads", bool, "True")], (file, allThreads) => {
        dump(descriptorOf(interpreter, file), allThreads);
        return None;
      }),
      dump_c_stack: fn([arg("file", "None")], (file) => {
        const text =
          "Current thread's C stack trace (most recent call first):\n  <cannot get C stack on this system>\n";
        writeOut(descriptorOf(interpreter, file), text);
        return None;
      }),
      dump_traceback_later: fn(
        [arg("timeout", float), arg("repeat", bool, "False"), arg("file", "None"), arg("exit", bool, "False")],
        (seconds, repeat, file, exit) => {
          if (!(seconds > 0)) throw valueError("timeout must be greater than 0");
          const fd = descriptorOf(interpreter, file);
          later = { fd, seconds, repeat, exit, due: now() + seconds * 1000 };
          if (!watching) interpreter.onTickHooks.push(look);
          watching = true;
          return None;
        },
      ),
      cancel_dump_traceback_later: fn([], () => {
        later = undefined;
        return None;
      }),
    },
  };
});
export default faulthandlerModule;
