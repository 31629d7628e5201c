// Module _symtable: the scopes of a source as Lib/symtable.py reads them. Follows Modules/symtablemodule.c; the analysis is the compiler's.

import type { ScopeDescription } from "#runtime/compiler.ts";
import { current } from "#runtime/current.ts";
import { defineModule, makeType, type NativeModule } from "#runtime/native/define.ts";
import { fn, pos } from "#runtime/native/params.ts";
import { PyByteArray, PyBytes, PyList } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { typeError, valueError } from "#runtime/objects/exceptions.ts";
import { identityOf } from "#runtime/objects/hash.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { fromUtf16, jsText } from "#runtime/objects/str.ts";
import { TypeFlags } from "#runtime/objects/type.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { fspath, pathOf } from "../posix/paths.ts";

class PySymtableEntry extends PyObject {
  name: PyValue = "";
  symbols: PyDict = new PyDict();
  varnames: PyList = new PyList();
  children: PyList = new PyList();
  nested: PyValue = 0;
  type: PyValue = 0;
  lineno: PyValue = 0;
}

makeType(
  PySymtableEntry,
  { name: "symtable entry", module: "builtins", flags: TypeFlags.WEAKREF | TypeFlags.DISALLOW_INSTANTIATION },
  (c) => ({
    slots: {
      repr: (self) => `<symtable entry ${jsText(self.name)}(${identityOf(self)}), line ${String(self.lineno)}>`,
    },
    members: {
      name: "name",
      symbols: "symbols",
      varnames: "varnames",
      children: "children",
      nested: "nested",
      type: "type",
      lineno: "lineno",
    },
    properties: { id: c.property((self) => identityOf(self)) },
  }),
);

const SCOPE_OFFSET = 12;
const KINDS = { local: 1, globalExplicit: 2, globalImplicit: 3, free: 4, cell: 5 } as const;
const TYPES = {
  function: 0,
  class: 1,
  module: 2,
  annotation: 3,
  typeAlias: 4,
  typeParameters: 5,
  typeVariable: 6,
} as const;

function entryOf(scope: ScopeDescription): PySymtableEntry {
  const e = new PySymtableEntry();
  e.name = fromUtf16(scope.name);
  for (const s of scope.symbols) e.symbols.set(fromUtf16(s.name), s.flags | (KINDS[s.kind] << SCOPE_OFFSET));
  e.varnames = new PyList(scope.parameters.map((n) => fromUtf16(n)));
  e.children = new PyList(scope.children.map(entryOf));
  e.nested = scope.nested ? 1 : 0;
  e.type = TYPES[scope.type];
  e.lineno = scope.lineno;
  return e;
}

function sourceText(v: PyValue, filename: string): string {
  const text = jsText(v);
  if (text !== undefined) return text;
  if (!(v instanceof PyBytes || v instanceof PyByteArray))
    throw typeError("symtable() arg 1 must be a string or bytes object");
  return current().decodeSource(v.data, filename);
}

const symtableModule: NativeModule = defineModule("_symtable", () => ({
  functions: {
    symtable: fn([pos("source"), pos("filename"), pos("startstr")], (source, filenameArgument, start) => {
      const filename = pathOf(fspath(filenameArgument), "symtable", "filename").text;
      const text = sourceText(source, filename);
      const kind = jsText(start);
      if (kind === undefined) throw typeError(`symtable() argument 3 must be str, not ${typeName(start)}`);
      if (kind !== "exec" && kind !== "eval" && kind !== "single")
        throw valueError("symtable() arg 3 must be 'exec' or 'eval' or 'single'");
      return entryOf(current().scopes(text, { filename, kind }));
    }),
  },
  attributes: {
    USE: 16,
    DEF_GLOBAL: 1,
    DEF_NONLOCAL: 8,
    DEF_LOCAL: 2,
    DEF_PARAM: 4,
    DEF_TYPE_PARAM: 1024,
    DEF_IMPORT: 128,
    DEF_BOUND: 134,
    DEF_ANNOT: 256,
    DEF_COMP_ITER: 512,
    DEF_COMP_CELL: 2048,
    DEF_FREE_CLASS: 64,
    TYPE_FUNCTION: 0,
    TYPE_CLASS: 1,
    TYPE_MODULE: 2,
    TYPE_ANNOTATION: 3,
    TYPE_TYPE_ALIAS: 4,
    TYPE_TYPE_PARAMETERS: 5,
    TYPE_TYPE_VARIABLE: 6,
    LOCAL: 1,
    GLOBAL_EXPLICIT: 2,
    GLOBAL_IMPLICIT: 3,
    FREE: 4,
    CELL: 5,
    SCOPE_OFF: SCOPE_OFFSET,
    SCOPE_MASK: 15,
  },
}));
export default symtableModule;
