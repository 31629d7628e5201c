// Module _posixsubprocess: processes come with the issue after this one; importing works, starting one raises.

import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { fn, rest } from "#runtime/native/params.ts";
import { notImplementedError } from "#runtime/objects/exceptions.ts";

const posixSubprocessModule: NativeModule = defineModule("_posixsubprocess", () => ({
  functions: {
    fork_exec: fn([rest("args")], () => {
      throw notImplementedError("_posixsubprocess.fork_exec");
    }),
  },
}));
export default posixSubprocessModule;
