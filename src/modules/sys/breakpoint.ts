// sys.breakpointhook: calls what PYTHONBREAKPOINT names, pdb.set_trace without it. Follows sys_breakpointhook (Python/sysmodule.c).

import { getattr } from "#runtime/attributes.ts";
import { attempt, callv } from "#runtime/calls/call.ts";
import { warn } from "#runtime/exceptions/warn.ts";
import type { Interpreter } from "#runtime/interpreter.ts";
import type { PyDict } from "#runtime/objects/dict.ts";
import { exceptionTypes } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { isInstance } from "#runtime/objects/type-of.ts";

/** `sys.breakpointhook(*args, **kws)` */
export function breakpointHook(interpreter: Interpreter, args: PyValue[], kws: PyDict): PyValue {
  const ignored = (interpreter.flags["ignore_environment"] ?? 0) !== 0;
  let name = ignored ? "" : (interpreter.environment.get("PYTHONBREAKPOINT") ?? "");
  if (name === "0") return None;
  if (name === "") name = "pdb.set_trace";
  const dot = name.lastIndexOf(".");
  const is = (type: string) => (e: PyValue) => isInstance(e, exceptionTypes.get(type)!);
  const module = attempt(() => interpreter.importModule(dot > 0 ? name.slice(0, dot) : "builtins"), is("ImportError"));
  const hook =
    module === undefined || dot === 0
      ? undefined
      : attempt(() => getattr(module, name.slice(dot + 1)), is("AttributeError"));
  if (hook === undefined) {
    warn(exceptionTypes.get("RuntimeWarning")!, `Ignoring unimportable $PYTHONBREAKPOINT: "${name}"`);
    return None;
  }
  return callv(hook, [...args, ...kws.values()], kws.size > 0 ? (kws.keys() as string[]) : undefined);
}
