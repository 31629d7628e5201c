// Module readline: history and completion settings (Modules/readline.c). Line editing itself is the host's; what a program sets here the
// interactive prompt may ask for.

import { callMethod, getattr } from "#runtime/attributes.ts";
import { current } from "#runtime/current.ts";
import { osError } from "#runtime/host-errors.ts";
import { cInt, index, text } from "#runtime/native/convert.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { fn, type NativeFunctionSpec, pos } from "#runtime/native/params.ts";
import { typeError, valueError } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { fromUtf16, jsText } from "#runtime/objects/str.ts";
import { typeName, typeOf } from "#runtime/objects/type-of.ts";
import { truthy } from "#runtime/operators/protocols.ts";

const readlineModule: NativeModule = defineModule("readline", () => {
  let history: string[] = [];
  let limit = -1;
  let delimiters = " \t\n`~!@#$%^&*()-=+[{]}\\|;:'\",<>/?";
  const hooks = new Map<string, PyValue>();
  const hook = (name: string): NativeFunctionSpec =>
    fn([pos("function", "None")], (f) => {
      if (f === None) hooks.delete(name);
      else if (typeOf(f).lookup("__call__") === undefined) throw typeError(`set_${name}(func): argument not callable`);
      else hooks.set(name, f);
      return None;
    });
  const trim = (): void => {
    if (limit >= 0 && history.length > limit) history = history.slice(history.length - limit);
  };
  const path = (v: PyValue): PyValue => {
    if (v !== None) return v;
    const home = current().host.environment?.["HOME"] ?? "";
    return `${home}/.history`;
  };
  const write = (file: PyValue, mode: string, lines: readonly string[]): void => {
    const io = current().importModule("io");
    const f = callMethod(io, "open", path(file), mode);
    try {
      if (lines.length > 0) callMethod(f, "write", fromUtf16(`${lines.join("\n")}\n`));
    } finally {
      callMethod(f, "close");
    }
  };
  const at = (position: number): number => {
    if (position < 0) throw valueError("History index cannot be negative");
    if (position >= history.length) throw valueError(`No history item at position ${position}`);
    return position;
  };
  return {
    functions: {
      add_history: fn([pos("string", text)], (line) => {
        history.push(line);
        trim();
        return None;
      }),
      clear_history: fn([], () => {
        history = [];
        return None;
      }),
      get_current_history_length: fn([], () => history.length),
      get_history_item: fn([pos("index", cInt)], (i) => {
        const line = history[i - 1];
        return line === undefined ? None : fromUtf16(line);
      }),
      remove_history_item: fn([pos("pos", cInt)], (i) => {
        history.splice(at(i), 1);
        return None;
      }),
      replace_history_item: fn([pos("pos", cInt), pos("line", text)], (i, line) => {
        history[at(i)] = line;
        return None;
      }),
      get_history_length: fn([], () => limit),
      set_history_length: fn([pos("length", cInt)], (n) => {
        limit = n;
        return None;
      }),
      set_auto_history: fn([pos("enabled")], (v) => {
        truthy(v);
        return None;
      }),
      read_history_file: fn([pos("filename", "None")], (file) => {
        const io = current().importModule("io");
        const f = callMethod(io, "open", path(file), "r");
        const content = jsText(callMethod(f, "read")) ?? "";
        callMethod(f, "close");
        history.push(...content.split("\n").filter((line, i, all) => i < all.length - 1 || line !== ""));
        trim();
        return None;
      }),
      write_history_file: fn([pos("filename", "None")], (file) => {
        write(file, "w", limit < 0 ? history : history.slice(Math.max(0, history.length - limit)));
        return None;
      }),
      append_history_file: fn([pos("nelements", index), pos("filename", "None")], (n, file) => {
        if (n < 0) throw valueError("nelements must be positive");
        const exists = truthy(callMethod(getattr(current().importModule("os"), "path"), "exists", path(file)));
        if (!exists) throw osError(2, undefined, path(file));
        write(file, "a", history.slice(Math.max(0, history.length - n)));
        return None;
      }),
      parse_and_bind: fn([pos("string", text)], () => None),
      read_init_file: fn([pos("filename", "None")], (file) => {
        if (file !== None && jsText(file) === undefined)
          throw typeError(`read_init_file() argument must be str, not ${typeName(file)}`);
        return None;
      }),
      get_line_buffer: fn([], () => ""),
      insert_text: fn([pos("string", text)], () => None),
      redisplay: fn([], () => None),
      get_begidx: fn([], () => 0),
      get_endidx: fn([], () => 0),
      get_completion_type: fn([], () => 0),
      get_completer: fn([], () => hooks.get("completer") ?? None),
      set_completer: hook("completer"),
      get_completer_delims: fn([], () => fromUtf16(delimiters)),
      set_completer_delims: fn([pos("string", text)], (s) => {
        delimiters = s;
        return None;
      }),
      set_completion_display_matches_hook: hook("completion_display_matches_hook"),
      set_startup_hook: hook("startup_hook"),
      set_pre_input_hook: hook("pre_input_hook"),
      get_pre_input_hook: fn([], () => hooks.get("pre_input_hook") ?? None),
    },
    attributes: {
      _READLINE_VERSION: 0x0802,
      _READLINE_RUNTIME_VERSION: 0x0802,
      _READLINE_LIBRARY_VERSION: "8.2",
      backend: "readline",
    },
  };
});
export default readlineModule;
