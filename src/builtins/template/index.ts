// string.templatelib's Template and Interpolation (PEP 750). Follows Objects/templateobject.c and interpolationobject.c.

import { getattr } from "#runtime/attributes.ts";
import { current } from "#runtime/current.ts";
import type { TemplateFactories } from "#runtime/interpreter.ts";
import { str } from "#runtime/native/convert.ts";
import { makeType } from "#runtime/native/define.ts";
import { arg, pos, rest } from "#runtime/native/params.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { typeError, valueError } from "#runtime/objects/exceptions.ts";
import { genericAlias } from "#runtime/objects/generic-alias.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None, NotImplemented } from "#runtime/objects/singletons.ts";
import { joinStrs, jsText, type Str, strLength, strValue } from "#runtime/objects/str.ts";
import type { PyType } from "#runtime/objects/type.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { reprText } from "#runtime/operators/protocols.ts";

class PyInterpolation extends PyObject {
  value: PyValue = None;
  expression: PyValue = "";
  conversion: PyValue = None;
  formatSpec: PyValue = "";
}
class PyTemplate extends PyObject {
  strings: PyTuple = new PyTuple([""]);
  interpolations: PyTuple = new PyTuple([]);
  /** Strings (empty ones left out) and interpolations in order. */
  parts(): PyValue[] {
    const out: PyValue[] = [];
    this.strings.items.forEach((s, i) => {
      if (strLength(s as Str) > 0) out.push(s);
      const x = this.interpolations.items[i];
      if (x !== undefined) out.push(x);
    });
    return out;
  }
}
class PyTemplateIter extends PyObject {
  items: PyValue[] = [];
  private i = 0;
  nx(): PyValue | undefined {
    return this.items[this.i++];
  }
}
makeType(PyTemplateIter, { name: "TemplateIter", module: "string.templatelib", flags: 0 }, () => ({
  slots: { iter: (self) => self, next: (self) => self.nx() },
}));

export const interpolationType: PyType = makeType(
  PyInterpolation,
  { name: "string.templatelib.Interpolation", module: "string.templatelib", flags: 0 },
  (c) => ({
    slots: {
      new: c.make(
        [arg("value"), arg("expression", str, "''"), arg("conversion", "None"), arg("format_spec", str, "''")],
        (_cls, value, expression, conversion, spec) => {
          if (conversion !== None) {
            const t = jsText(conversion);
            if (t === undefined)
              throw typeError(`Interpolation() argument 'conversion' must be str, not ${typeName(conversion)}`);
            if (t !== "s" && t !== "r" && t !== "a")
              throw valueError("Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'");
          }
          return interpolation(value, expression, conversion, spec);
        },
      ),
      repr: (self) =>
        `Interpolation(${reprText(self.value)}, ${reprText(self.expression)}, ${reprText(self.conversion)}, ${reprText(self.formatSpec)})`,
    },
    methods: {
      __class_getitem__: c.classMethod([pos("item")], (cls, item) => genericAlias(cls, item)),
      __reduce__: c.method(
        [],
        (self) => new PyTuple([self.cls, new PyTuple([self.value, self.expression, self.conversion, self.formatSpec])]),
      ),
    },
    members: { value: "value", expression: "expression", conversion: "conversion", format_spec: "formatSpec" },
    attributes: { __match_args__: new PyTuple(["value", "expression", "conversion", "format_spec"]) },
  }),
);

function interpolation(value: PyValue, expression: PyValue, conversion: PyValue, spec: PyValue): PyInterpolation {
  const x = new PyInterpolation();
  x.value = value;
  x.expression = expression;
  x.conversion = conversion;
  x.formatSpec = spec;
  return x;
}
function template(strings: readonly PyValue[], interpolations: readonly PyValue[]): PyTemplate {
  const t = new PyTemplate();
  t.strings = new PyTuple(strings.slice());
  t.interpolations = new PyTuple(interpolations.slice());
  return t;
}

export const templateType: PyType = makeType(
  PyTemplate,
  { name: "string.templatelib.Template", module: "string.templatelib", flags: 0 },
  (c) => ({
    slots: {
      new: c.make([rest("args")], (_cls, args) => {
        const strings: Str[] = [];
        const inter: PyValue[] = [];
        let text: Str[] = [];
        for (const a of args) {
          const s = strValue(a);
          if (s !== undefined) text.push(s);
          else if (a instanceof PyInterpolation) {
            strings.push(joinStrs(text));
            text = [];
            inter.push(a);
          } else
            throw typeError(`Template.__new__ *args need to be of type 'str' or 'Interpolation', got ${typeName(a)}`);
        }
        strings.push(joinStrs(text));
        return template(strings, inter);
      }),
      repr: (self) => `Template(strings=${reprText(self.strings)}, interpolations=${reprText(self.interpolations)})`,
      iter: (self) => {
        const it = new PyTemplateIter();
        it.items = self.parts();
        return it;
      },
      add: (self, other) => {
        if (!(self instanceof PyTemplate)) return NotImplemented;
        if (!(other instanceof PyTemplate)) {
          throw typeError(
            strValue(other) !== undefined
              ? 'can only concatenate string.templatelib.Template (not "str") to string.templatelib.Template'
              : `can only concatenate string.templatelib.Template (not "${typeName(other)}") to string.templatelib.Template`,
          );
        }
        const a = self.strings.items as Str[];
        const b = other.strings.items as Str[];
        return template(
          [...a.slice(0, -1), joinStrs([a[a.length - 1]!, b[0]!]), ...b.slice(1)],
          [...self.interpolations.items, ...other.interpolations.items],
        );
      },
    },
    methods: {
      __class_getitem__: c.classMethod([pos("item")], (cls, item) => genericAlias(cls, item)),
      __reduce__: c.method(
        [],
        (self) =>
          new PyTuple([
            getattr(current().importModule("string.templatelib"), "_template_unpickle"),
            new PyTuple([self.strings, self.interpolations]),
          ]),
      ),
    },
    members: { strings: "strings", interpolations: "interpolations" },
    properties: {
      values: c.property((self) => new PyTuple(self.interpolations.items.map((x) => (x as PyInterpolation).value))),
    },
  }),
);

export const templateFactories: TemplateFactories = {
  template: (strings, interpolations) => template(strings, interpolations),
  interpolation,
};
