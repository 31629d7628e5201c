// Module atexit. Follows Modules/atexitmodule.c. The entry runs what is registered when the program ends.

import { callv } from "#runtime/calls/call.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { fn, kwrest, pos, rest } from "#runtime/native/params.ts";
import type { PyDict } from "#runtime/objects/dict.ts";
import { typeError } from "#runtime/objects/exceptions.ts";
import { pyEquals } from "#runtime/objects/hash.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { typeOf } from "#runtime/objects/type-of.ts";

interface Entry {
  f: PyValue;
  args: PyValue[];
  kwargs: PyDict;
}

const atexitModule: NativeModule = defineModule("atexit", (interpreter) => {
  let entries: Entry[] = [];
  const run = (): PyValue => {
    let failure: unknown;
    while (entries.length > 0) {
      const { f, args, kwargs } = entries.pop()!;
      try {
        callv(f, [...args, ...kwargs.values()], kwargs.size > 0 ? (kwargs.keys() as string[]) : undefined);
      } catch (x) {
        failure = x;
        interpreter.reportUnraisable?.(x, `Exception ignored in atexit callback`, f);
      }
    }
    void failure;
    return None;
  };
  interpreter.state.set("atexit", run);
  return {
    functions: {
      register: fn([pos("func"), rest("args"), kwrest("kwargs")], (f, args, kwargs) => {
        if (typeOf(f).lookup("__call__") === undefined) throw typeError("the first argument must be callable");
        entries.push({ f, args, kwargs });
        return f;
      }),
      unregister: fn([pos("func")], (f) => {
        entries = entries.filter((e) => !pyEquals(e.f, f));
        return None;
      }),
      _clear: fn([], () => {
        entries = [];
        return None;
      }),
      _run_exitfuncs: fn([], run),
      _ncallbacks: fn([], () => entries.length),
    },
  };
});
export default atexitModule;
