// Module _warnings: the core of `warnings` (src/runtime/warnings.ts) as Lib/warnings.py takes it. Follows Python/_warnings.c.

import { getattr, lookupAttribute } from "#runtime/attributes.ts";
import { callv } from "#runtime/calls/call.ts";
import { cInt, index } from "#runtime/native/convert.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { arg, fn, kw } from "#runtime/native/params.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { runtimeError, typeError } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { isStr, jsText } from "#runtime/objects/str.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { categoryOf, issueWarning, warnExplicit, warningsState } from "#runtime/warnings.ts";

/** The line a module's loader has for a warning's place. */
function lineFromLoader(globals: PyValue, lineno: number): string | undefined {
  if (globals === None) return undefined;
  if (!(globals instanceof PyDict)) throw typeError(`module_globals must be a dict, not '${typeName(globals)}'`);
  const loader = globals.getStr("__loader__");
  const name = globals.getStr("__name__");
  if (loader === undefined || loader === None || name === undefined) return undefined;
  const getSource = lookupAttribute(loader, "get_source");
  if (getSource === undefined) return undefined;
  const source = jsText(callv(getSource, [name]));
  return source?.split(/\r\n|\r|\n/)[lineno - 1];
}

const module: NativeModule = defineModule("_warnings", (interpreter) => {
  const state = warningsState(interpreter);
  const contextVar = callv(getattr(interpreter.importModule("_contextvars"), "ContextVar"), ["_warnings_context"]);
  state.context = contextVar;
  return {
    functions: {
      warn: fn(
        [
          arg("message"),
          arg("category", "None"),
          arg("stacklevel", index, "1"),
          arg("source", "None"),
          kw("skip_file_prefixes", "()"),
        ],
        (message, category, stacklevel, source, prefixes) => {
          if (!(prefixes instanceof PyTuple))
            throw typeError(`warn() argument 'skip_file_prefixes' must be tuple, not ${typeName(prefixes)}`);
          const type = categoryOf(message, category);
          const skip = prefixes.items.map((p) => {
            if (!isStr(p)) throw typeError(`Found non-str '${typeName(p)}' in skip_file_prefixes.`);
            return jsText(p)!;
          });
          issueWarning(
            interpreter,
            type,
            message,
            skip.length > 0 ? Math.max(stacklevel, 2) : stacklevel,
            source,
            skip,
          );
          return None;
        },
      ),
      warn_explicit: fn(
        [
          arg("message"),
          arg("category"),
          arg("filename"),
          arg("lineno", cInt),
          arg("module", "..."),
          arg("registry", "None"),
          arg("module_globals", "None"),
          arg("source", "None"),
        ],
        (message, category, filename, lineno, moduleName, registry, globals, source) => {
          if (!isStr(filename))
            throw typeError(`warn_explicit() argument 'filename' must be str, not ${typeName(filename)}`);
          const sourceLine = lineFromLoader(globals, lineno);
          warnExplicit(interpreter, {
            message,
            category,
            filename,
            lineno,
            module: moduleName,
            registry,
            source,
            sourceLine,
          });
          return None;
        },
      ),
      _filters_mutated_lock_held: fn([], () => {
        if (state.lockDepth === 0) throw runtimeError("warnings lock is not held");
        state.version++;
        return None;
      }),
      _acquire_lock: fn([], () => {
        state.lockDepth++;
        return None;
      }),
      _release_lock: fn([], () => {
        if (state.lockDepth === 0) throw runtimeError("cannot release un-acquired lock");
        state.lockDepth--;
        return None;
      }),
    },
    attributes: {
      filters: state.filters,
      _defaultaction: state.defaultAction,
      _onceregistry: state.onceRegistry,
      _warnings_context: contextVar,
    },
  };
});
export default module;
