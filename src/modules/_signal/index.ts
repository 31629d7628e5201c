// Module _signal: handlers for the signals that the host delivers (Ctrl-C). Follows Modules/signalmodule.c.

import { index } from "#runtime/native/convert.ts";
import { defineModule, makeNativeFunction, type NativeModule } from "#runtime/native/define.ts";
import { fn, pos } from "#runtime/native/params.ts";
import { KeyboardInterruptType, makeException, typeError, valueError } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { PySet } from "#runtime/objects/set.ts";
import { None } from "#runtime/objects/singletons.ts";
import { typeOf } from "#runtime/objects/type-of.ts";

const SIGNALS =
  "SIGHUP SIGINT SIGQUIT SIGILL SIGTRAP SIGABRT SIGBUS SIGFPE SIGKILL SIGUSR1 SIGSEGV SIGUSR2 SIGPIPE SIGALRM SIGTERM SIGSTKFLT SIGCHLD SIGCONT SIGSTOP SIGTSTP SIGTTIN SIGTTOU SIGURG SIGXCPU SIGXFSZ SIGVTALRM SIGPROF SIGWINCH SIGIO SIGPWR SIGSYS".split(
    " ",
  );

const signalModule: NativeModule = defineModule("_signal", (interpreter) => {
  const attributes: Record<string, PyValue> = {
    SIG_DFL: 0,
    SIG_IGN: 1,
    NSIG: 65,
    SIG_BLOCK: 0,
    SIG_UNBLOCK: 1,
    SIG_SETMASK: 2,
    ITIMER_REAL: 0,
    ITIMER_VIRTUAL: 1,
    ITIMER_PROF: 2,
  };
  SIGNALS.forEach((name, i) => {
    attributes[name] = i + 1;
  });
  attributes["SIGIOT"] = 6;
  attributes["SIGCLD"] = 17;
  attributes["SIGPOLL"] = 29;
  const defaultInt = fn([pos("signalnum"), pos("frame", "None")], () => {
    throw makeException(KeyboardInterruptType);
  });
  const defaultHandler = makeNativeFunction("default_int_handler", defaultInt, "_signal");
  attributes["default_int_handler"] = defaultHandler;
  const handlers = new Map<number, PyValue>([[2, defaultHandler]]);
  const check = (n: number): void => {
    if (n < 1 || n > 64) throw valueError("signal number out of range");
  };
  return {
    functions: {
      signal: fn([pos("signalnum", index), pos("handler")], (n, handler) => {
        check(n);
        if (handler !== 0 && handler !== 1 && typeOf(handler).lookup("__call__") === undefined)
          throw typeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object");
        const old = handlers.get(n) ?? 0;
        handlers.set(n, handler);
        if (n === 2) {
          if (handler === 1 || handler === 0) interpreter.state.delete("SIGINT");
          else interpreter.state.set("SIGINT", handler === defaultHandler ? undefined : handler);
        }
        return old;
      }),
      getsignal: fn([pos("signalnum", index)], (n) => {
        check(n);
        return handlers.get(n) ?? 0;
      }),
      raise_signal: fn([pos("signalnum", index)], (n) => {
        const h = handlers.get(n);
        if (typeof h === "object") return interpreter.abi.callv(h, [n, None], undefined) as PyValue;
        return None;
      }),
      strsignal: fn([pos("signalnum", index)], (n) => SIGNALS[n - 1] ?? None),
      valid_signals: fn([], () => PySet.of(SIGNALS.map((_, i) => i + 1))),
      alarm: fn([pos("seconds", index)], () => 0),
      siginterrupt: fn([pos("signalnum", index), pos("flag")], () => None),
      set_wakeup_fd: fn([pos("fd", index)], () => -1),
      pause: fn([], () => None),
    },
    attributes,
  };
});
export default signalModule;
