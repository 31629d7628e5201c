// Module select: importable; waiting on descriptors comes with sockets.

import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { fn, rest } from "#runtime/native/params.ts";
import { exceptionTypes, notImplementedError } from "#runtime/objects/exceptions.ts";

const selectModule: NativeModule = defineModule("select", () => ({
  functions: {
    select: fn([rest("args")], () => {
      throw notImplementedError("select.select");
    }),
  },
  attributes: {
    error: exceptionTypes.get("OSError")!,
    PIPE_BUF: 4096,
    POLLIN: 1,
    POLLPRI: 2,
    POLLOUT: 4,
    POLLERR: 8,
    POLLHUP: 16,
    POLLNVAL: 32,
  },
}));
export default selectModule;
