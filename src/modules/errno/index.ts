// Module errno: Linux numbers, which taipan uses towards Python whatever the host is.

import { errnoByName } from "#runtime/host-errors.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import type { PyValue } from "#runtime/objects/object.ts";

const errnoModule: NativeModule = defineModule("errno", () => {
  const errorcode = new PyDict();
  const attributes: Record<string, PyValue> = { errorcode };
  for (const [name, n] of errnoByName) {
    attributes[name] = n;
    errorcode.set(n, name);
  }
  Object.assign(attributes, { EWOULDBLOCK: 11, EDEADLOCK: 35, ENOTSUP: 95 });
  return { attributes };
});
export default errnoModule;
