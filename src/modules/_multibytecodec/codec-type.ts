// The type MultibyteCodec: what the `getcodec` of _codecs_cn, _codecs_jp … gives.

import { makeType } from "#runtime/native/define.ts";
import { arg } from "#runtime/native/params.ts";
import { toBytesLike } from "#runtime/objects/buffer.ts";
import { PyBytes, PyTuple } from "#runtime/objects/containers.ts";
import { typeError } from "#runtime/objects/exceptions.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { fromCodePoints, jsText, type Str, strLength, strValue } from "#runtime/objects/str.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { str as toStr } from "#runtime/operators/protocols.ts";
import type { Coder } from "./coder.ts";
import { decodeBytes, encodeText } from "./convert.ts";

export class PyMultibyteCodec extends PyObject {
  name = "";
  coder!: Coder;
}

/** The name of an error handler: None is strict. */
export function errorsName(v: PyValue): string {
  if (v === None) return "strict";
  const name = jsText(v);
  if (name === undefined) throw typeError(`errors must be str or None, not ${typeName(v)}`);
  return name;
}

/** A str for encoding; other objects are asked for theirs. */
export function textArgument(v: PyValue): Str {
  return strValue(v) ?? strValue(toStr(v))!;
}

export const codecType: PyType = makeType(
  PyMultibyteCodec,
  { name: "MultibyteCodec", module: "_multibytecodec", flags: TypeFlags.DISALLOW_INSTANTIATION },
  (c) => ({
    methods: {
      encode: c.method([arg("input"), arg("errors", "None")], (self, input, errors) => {
        const text = textArgument(input);
        const state = self.coder.initial.slice();
        const { bytes } = encodeText(self, text, errorsName(errors), true, state);
        self.coder.finish(state, bytes);
        return new PyTuple([new PyBytes(Uint8Array.from(bytes)), strLength(text)]);
      }),
      decode: c.method([arg("input"), arg("errors", "None")], (self, input, errors) => {
        const data = toBytesLike(input);
        const { points } = decodeBytes(self, data, errorsName(errors), true, self.coder.initial.slice());
        return new PyTuple([fromCodePoints(points), data.length]);
      }),
    },
  }),
);
