// Module _string: the two parsers behind string.Formatter.

import { formatterParser, splitFieldName } from "#builtins/str/format-method.ts";
import { str } from "#runtime/native/convert.ts";
import { defineModule, makeType, type NativeModule } from "#runtime/native/define.ts";
import { fn, pos } from "#runtime/native/params.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";

class PyPieces extends PyObject {
  source: Iterator<PyValue, void, void> | undefined = undefined;
  nx(): PyValue | undefined {
    const r = this.source?.next();
    return r === undefined || r.done === true ? undefined : r.value;
  }
}
makeType(PyPieces, { name: "formatteriterator", module: "_string", flags: 0 }, () => ({
  slots: { iter: (self) => self, next: (self) => self.nx() },
}));
function pieces(source: Iterator<PyValue, void, void>): PyPieces {
  const p = new PyPieces();
  p.source = source;
  return p;
}

const stringModule: NativeModule = defineModule("_string", () => ({
  functions: {
    formatter_parser: fn([pos("string", str)], (s) => pieces(formatterParser(s))),
    formatter_field_name_split: fn([pos("string", str)], (s) => {
      const { first, rest } = splitFieldName(s);
      return new PyTuple([first, pieces(rest())]);
    }),
  },
}));
export default stringModule;
