// The modules _codecs_cn, _codecs_jp …: each gives the codecs of a country by `getcodec`.

import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { fn, pos } from "#runtime/native/params.ts";
import { lookupError, typeError } from "#runtime/objects/exceptions.ts";
import { jsText } from "#runtime/objects/str.ts";
import { codecType, type PyMultibyteCodec } from "./codec-type.ts";
import type { Coder } from "./coder.ts";

/** A module with these codecs, which are made when they are asked for. */
export function codecsModule(module: string, coders: Readonly<Record<string, (name: string) => Coder>>): NativeModule {
  return defineModule(module, () => {
    const made = new Map<string, PyMultibyteCodec>();
    return {
      functions: {
        getcodec: fn([pos("encoding")], (encoding) => {
          const name = jsText(encoding);
          if (name === undefined) throw typeError("encoding name must be a string.");
          let codec = made.get(name);
          if (codec !== undefined) return codec;
          const make = Object.hasOwn(coders, name) ? coders[name] : undefined;
          if (make === undefined) throw lookupError("no such codec is supported.");
          codec = new codecType.K() as PyMultibyteCodec;
          codec.name = name;
          codec.coder = make(name);
          made.set(name, codec);
          return codec;
        }),
      },
    };
  });
}
