// Module _sysconfig: what the build knows of itself (Modules/_sysconfig.c).

import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { fn } from "#runtime/native/params.ts";
import { PyDict } from "#runtime/objects/dict.ts";

const sysconfigModule: NativeModule = defineModule("_sysconfig", () => ({
  functions: {
    config_vars: fn([], () => {
      const d = new PyDict();
      d.set("Py_GIL_DISABLED", 0);
      return d;
    }),
  },
}));
export default sysconfigModule;
