// Module pyexpat: Expat's interface over taipan's own XML parser (engine.ts). Follows Modules/pyexpat.c.

import { setattr } from "#runtime/attributes.ts";
import { call1 } from "#runtime/calls/call.ts";
import { current } from "#runtime/current.ts";
import { cInt } from "#runtime/native/convert.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { arg, fn, pos } from "#runtime/native/params.ts";
import { PyCapsule } from "#runtime/objects/capsule.ts";
import { PyList, PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { ExceptionType, type PyBaseException, typeError, valueError } from "#runtime/objects/exceptions.ts";
import { moduleType, type PyModule } from "#runtime/objects/module.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { jsText } from "#runtime/objects/str.ts";
import { typeType } from "#runtime/objects/type.ts";
import { typeNew } from "#runtime/objects/type-create.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { ERRORS, errorText } from "./errors.ts";
import { NamespaceScope } from "./namespaces.ts";
import { newParser, type PyXMLParser, parserType } from "./parser.ts";

const MODEL: Readonly<Record<string, number>> = {
  XML_CTYPE_EMPTY: 1,
  XML_CTYPE_ANY: 2,
  XML_CTYPE_MIXED: 3,
  XML_CTYPE_NAME: 4,
  XML_CTYPE_CHOICE: 5,
  XML_CTYPE_SEQ: 6,
  XML_CQUANT_NONE: 0,
  XML_CQUANT_OPT: 1,
  XML_CQUANT_REP: 2,
  XML_CQUANT_PLUS: 3,
};

/** A submodule, entered in sys.modules as pyexpat.name. */
function submodule(name: string, doc: string, attributes: Record<string, PyValue>): PyModule {
  const m = call1(moduleType, `pyexpat.${name}`) as PyModule;
  setattr(m, "__doc__", doc);
  for (const [k, v] of Object.entries(attributes)) setattr(m, k, v);
  current().modules.set(`pyexpat.${name}`, m);
  return m;
}

const pyexpatModule: NativeModule = defineModule("pyexpat", () => {
  const ns = new PyDict();
  ns.set("__module__", "xml.parsers.expat");
  const errorType = typeNew(typeType, "ExpatError", [ExceptionType], ns, []);
  const makeError = (parser: PyXMLParser, code: number): PyBaseException => {
    const { line, column } = parser.engine.input;
    const e = call1(errorType, `${errorText(code)}: line ${line}, column ${column}`) as PyBaseException;
    setattr(e, "code", code);
    setattr(e, "offset", column);
    setattr(e, "lineno", line);
    return e;
  };
  const codes = new PyDict();
  const messages = new PyDict();
  const errors: Record<string, PyValue> = {};
  ERRORS.forEach(([name, message], i) => {
    errors[`XML_ERROR_${name}`] = message;
    codes.set(message, i + 1);
    messages.set(i + 1, message);
  });
  return {
    functions: {
      ParserCreate: fn(
        [arg("encoding", "None"), arg("namespace_separator", "None"), arg("intern", "...")],
        (encoding, separator, intern) => {
          const optional = (v: PyValue, name: string): string | undefined => {
            if (v === None) return undefined;
            const s = jsText(v);
            if (s === undefined)
              throw typeError(`ParserCreate() argument '${name}' must be str or None, not ${typeName(v)}`);
            return s;
          };
          const name = optional(encoding, "encoding");
          const between = optional(separator, "namespace_separator");
          if (between !== undefined && between.length > 1)
            throw valueError("namespace_separator must be at most one character, omitted, or None");
          if (intern !== undefined && intern !== None && !(intern instanceof PyDict))
            throw typeError("intern must be a dictionary");
          const namespaces = between === undefined ? undefined : new NamespaceScope(between);
          return newParser(makeError, name, namespaces, intern ?? new PyDict());
        },
      ),
      ErrorString: fn([pos("code", cInt)], (code) => errorText(code) ?? None),
    },
    types: { ExpatError: errorType, error: errorType, XMLParserType: parserType },
    attributes: {
      EXPAT_VERSION: "expat_2.7.3",
      version_info: new PyTuple([2, 7, 3]),
      native_encoding: "UTF-8",
      features: new PyList(
        Object.entries({ "sizeof(XML_Char)": 1, "sizeof(XML_LChar)": 1, XML_NS: 0, XML_GE: 0 }).map(
          ([k, v]) => new PyTuple([k, v]),
        ),
      ),
      XML_PARAM_ENTITY_PARSING_NEVER: 0,
      XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE: 1,
      XML_PARAM_ENTITY_PARSING_ALWAYS: 2,
      expat_CAPI: new PyCapsule("pyexpat.expat_CAPI"),
      errors: submodule("errors", "Constants used to describe error conditions.", { ...errors, codes, messages }),
      model: submodule("model", "Constants used to interpret content model information.", MODEL),
    },
  };
});
export default pyexpatModule;
