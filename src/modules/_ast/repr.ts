// repr() of ast nodes (ast_repr of Python/Python-ast.c): three levels deep, of lists the first and the last item.

import { getattr, lookupAttribute } from "#runtime/attributes.ts";
import { PyList, PyTuple } from "#runtime/objects/containers.ts";
import type { PyObject, PyValue } from "#runtime/objects/object.ts";
import { joinStrs, jsText, type Str } from "#runtime/objects/str.ts";
import type { PyType } from "#runtime/objects/type.ts";
import { isInstance, typeName } from "#runtime/objects/type-of.ts";
import { repr } from "#runtime/operators/protocols.ts";
import { guardedRepr } from "#runtime/operators/repr-guard.ts";

export function nodeRepr(node: PyObject, nodeType: PyType, depth: number): Str {
  const name = typeName(node);
  if (depth <= 0) return `${name}(...)`;
  const valueRepr = (v: PyValue, left: number): Str =>
    isInstance(v, nodeType) ? nodeRepr(v as PyObject, nodeType, left) : repr(v);
  const listRepr = (list: PyList | PyTuple): Str => {
    const { items } = list;
    if (items.length === 0) return repr(list);
    const shown: Str[] = [valueRepr(items[0]!, depth - 1)];
    if (items.length > 2) shown.push(", ...");
    if (items.length > 1) shown.push(", ", valueRepr(items.at(-1)!, depth - 1));
    const [open, close] = list instanceof PyList ? ["[", "]"] : ["(", ")"];
    return joinStrs([open!, ...shown, close!]);
  };
  return guardedRepr(node, `${name}(...)`, () => {
    const fields = lookupAttribute(node.cls, "_fields");
    const parts: Str[] = [];
    for (const field of fields instanceof PyTuple ? fields.items : []) {
      const text = jsText(field) ?? "";
      const value = getattr(node, text);
      const shown = value instanceof PyList || value instanceof PyTuple ? listRepr(value) : valueRepr(value, depth - 1);
      parts.push(parts.length === 0 ? `${text}=` : `, ${text}=`, shown);
    }
    return joinStrs([`${name}(`, ...parts, ")"]);
  });
}
