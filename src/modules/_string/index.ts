// Module _string (Objects/unicodeobject.c, stringlib/unicode_format.h): what string.Formatter is built from.

import { formatterParser, splitFieldName } from "#builtins/str/format-method.ts";
import { defineModule, makeType, type NativeModule } from "#runtime/native/define.ts";
import { fn, pos } from "#runtime/native/params.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { typeError } from "#runtime/objects/exceptions.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { type Str, strValue } from "#runtime/objects/str.ts";
import { typeName } from "#runtime/objects/type-of.ts";

/** Both iterators go over a JavaScript generator. */
class Steps extends PyObject {
  source: Iterator<PyValue, void, void> | undefined = undefined;
  nx(): PyValue | undefined {
    const r = this.source?.next();
    return r === undefined || r.done === true ? undefined : r.value;
  }
}
class PyFormatterIterator extends Steps {}
class PyFieldNameIterator extends Steps {}

makeType(PyFormatterIterator, { name: "formatteriterator", flags: 0 }, () => ({
  slots: { iter: (self) => self, next: (self) => self.nx() },
}));
makeType(PyFieldNameIterator, { name: "fieldnameiterator", flags: 0 }, () => ({
  slots: { iter: (self) => self, next: (self) => self.nx() },
}));

function argument(v: PyValue): Str {
  const s = strValue(v);
  if (s === undefined) throw typeError(`expected str, got ${typeName(v)}`);
  return s;
}

const stringModule: NativeModule = defineModule("_string", () => ({
  functions: {
    formatter_parser: fn([pos("string")], (string) => {
      const it = new PyFormatterIterator();
      it.source = formatterParser(argument(string));
      return it;
    }),
    formatter_field_name_split: fn([pos("string")], (string) => {
      const { first, rest } = splitFieldName(argument(string));
      const it = new PyFieldNameIterator();
      it.source = rest();
      return new PyTuple([first, it]);
    }),
  },
}));
export default stringModule;
