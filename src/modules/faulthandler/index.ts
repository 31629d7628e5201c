// Module faulthandler. No native fault can happen in a JavaScript engine, so enabling it has nothing to install; dumps of
// tracebacks are not there yet and say so. Follows Modules/faulthandler.c.

import { current } from "#runtime/current.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { arg, fn, type NativeFunctionSpec } from "#runtime/native/params.ts";
import { notImplementedError } from "#runtime/objects/exceptions.ts";
import { None } from "#runtime/objects/singletons.ts";

const KEY = "faulthandler.enabled";
const missing = (name: string): NativeFunctionSpec =>
  fn([arg("file", "None"), arg("all_threads", "True")], () => {
    throw notImplementedError(`faulthandler.${name}`);
  });

const faulthandlerModule: NativeModule = defineModule("faulthandler", () => ({
  functions: {
    enable: fn([arg("file", "None"), arg("all_threads", "True"), arg("c_stack", "True")], () => {
      current().state.set(KEY, true);
      return None;
    }),
    disable: fn([], () => {
      const was = current().state.get(KEY) === true;
      current().state.set(KEY, false);
      return was;
    }),
    is_enabled: fn([], () => current().state.get(KEY) === true),
    cancel_dump_traceback_later: fn([], () => None),
    dump_traceback: missing("dump_traceback"),
    dump_traceback_later: fn(
      [arg("timeout"), arg("repeat", "False"), arg("file", "None"), arg("exit", "False")],
      () => {
        throw notImplementedError("faulthandler.dump_traceback_later");
      },
    ),
  },
}));
export default faulthandlerModule;
