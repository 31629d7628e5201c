// Module marshal: CPython's format (Python/marshal.c) for the documented types; code objects as taipan stores them.

import { callMethod } from "#runtime/attributes.ts";
import { bool, cInt } from "#runtime/native/convert.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { fn, kw, pos } from "#runtime/native/params.ts";
import { toBytesLike } from "#runtime/objects/buffer.ts";
import { PyBytes } from "#runtime/objects/containers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { bytesSource, fileSource, Reader } from "./reader.ts";
import { Writer } from "./writer.ts";

const allowCode = kw("allow_code", bool, "True");
const version = pos("version", cInt, "5");
const dumps = (v: PyValue, as: number, code: boolean): PyBytes => new PyBytes(new Writer(v, as, code).out);

const marshalModule: NativeModule = defineModule("marshal", () => ({
  functions: {
    dumps: fn([pos("value"), version, allowCode], dumps),
    loads: fn([pos("bytes", toBytesLike), allowCode], (data, code) => new Reader(bytesSource(data), code).value()),
    dump: fn([pos("value"), pos("file"), version, allowCode], (v, file, as, code) =>
      callMethod(file, "write", dumps(v, as, code)),
    ),
    load: fn([pos("file"), allowCode], (file, code) => new Reader(fileSource(file), code).value()),
  },
  attributes: { version: 5 },
}));
export default marshalModule;
