// Module _json: the fast parts of json. Follows Modules/_json.c.

import { index } from "#runtime/native/convert.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { fn, pos } from "#runtime/native/params.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { typeError, valueError } from "#runtime/objects/exceptions.ts";
import { fromUtf16, jsText } from "#runtime/objects/str.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { truthy } from "#runtime/operators/protocols.ts";
import { encoderType } from "./encoder.ts";
import { scannerType, sourceOf } from "./scanner.ts";
import { Cursor, encodeAscii, encodePlain, scanString } from "./strings.ts";

const jsonModule: NativeModule = defineModule("_json", () => ({
  functions: {
    encode_basestring_ascii: fn([pos("pystr")], (v) => {
      const text = jsText(v);
      if (text === undefined) throw typeError(`first argument must be a string, not ${typeName(v)}`);
      return encodeAscii(text);
    }),
    encode_basestring: fn([pos("pystr")], (v) => {
      const text = jsText(v);
      if (text === undefined) throw typeError(`first argument must be a string, not ${typeName(v)}`);
      return fromUtf16(encodePlain(text));
    }),
    scanstring: fn([pos("pystr"), pos("end", index), pos("strict", "True")], (v, end, strict) => {
      const source = sourceOf(v);
      const start = source.toUnits(end);
      if (start < 0 || start > source.text.length) throw valueError("end is out of bounds");
      const cursor = new Cursor(source);
      const s = scanString(cursor, start, truthy(strict));
      return new PyTuple([s, source.toPoints(cursor.at)]);
    }),
  },
  types: { make_scanner: scannerType, make_encoder: encoderType },
}));
export default jsonModule;
