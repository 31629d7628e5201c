// Module _pickle: pickling and unpickling, protocols 0 to 5. Follows Modules/_pickle.c.

import { bool, text } from "#runtime/native/convert.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { arg, fn, kw, pos } from "#runtime/native/params.ts";
import { toSimpleBuffer } from "#runtime/objects/buffer.ts";
import { PyBytes } from "#runtime/objects/containers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { pickleBufferType } from "./buffer.ts";
import { Input } from "./input.ts";
import { PyPickler } from "./layout.ts";
import { load } from "./load.ts";
import { Machine } from "./machine.ts";
import { dump, picklerType, setBufferCallback, setOutput, setProtocol } from "./pickler-type.ts";
import { pickleState } from "./state.ts";
import { buffersOf, unpicklerType } from "./unpickler-type.ts";

function read(input: Input, fixImports: boolean, encoding: string, errors: string, buffers: PyValue): PyValue {
  return load(
    new Machine(
      input,
      { encoding, errors, fixImports, buffers: buffersOf(buffers), findClass: undefined, persistentLoad: undefined },
      [],
    ),
  );
}

const READING = [
  kw("fix_imports", bool, "True"),
  kw("encoding", text, "'ASCII'"),
  kw("errors", text, "'strict'"),
  kw("buffers", "()"),
] as const;

const pickleModule: NativeModule = defineModule("_pickle", () => {
  const { PickleError, PicklingError, UnpicklingError } = pickleState();
  return {
    functions: {
      dump: fn(
        [
          arg("obj"),
          arg("file"),
          arg("protocol", "None"),
          kw("fix_imports", bool, "True"),
          kw("buffer_callback", "None"),
        ],
        (obj, file, protocol, fixImports, callback) => {
          const p = new PyPickler();
          setProtocol(p, protocol, fixImports);
          setOutput(p, file);
          setBufferCallback(p, callback);
          dump(p, obj);
          p.out.flush();
          return None;
        },
      ),
      dumps: fn(
        [arg("obj"), arg("protocol", "None"), kw("fix_imports", bool, "True"), kw("buffer_callback", "None")],
        (obj, protocol, fixImports, callback) => {
          const p = new PyPickler();
          setProtocol(p, protocol, fixImports);
          setBufferCallback(p, callback);
          dump(p, obj);
          return new PyBytes(p.out.take());
        },
      ),
      load: fn([arg("file"), ...READING], (file, fixImports, encoding, errors, buffers) =>
        read(Input.ofFile(file), fixImports, encoding, errors, buffers),
      ),
      loads: fn([pos("data"), ...READING], (data, fixImports, encoding, errors, buffers) =>
        read(Input.ofBytes(toSimpleBuffer(data)), fixImports, encoding, errors, buffers),
      ),
    },
    types: { Pickler: picklerType, Unpickler: unpicklerType, PickleBuffer: pickleBufferType },
    attributes: { PickleError, PicklingError, UnpicklingError },
  };
});
export default pickleModule;
