// UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError. Follows Objects/exceptions.c (UnicodeError_*).

import { type ClassKit, type ClassSpec, defineClass } from "#runtime/native/define.ts";
import { kwrest, rest } from "#runtime/native/params.ts";
import { PyBytes } from "#runtime/objects/containers.ts";
import {
  PyUnicodeError,
  typeError,
  UnicodeDecodeErrorType,
  UnicodeEncodeErrorType,
  UnicodeTranslateErrorType,
} from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { codePointsOf, fromUtf16, isStr, strValue } from "#runtime/objects/str.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { bytesData, strText, toSize } from "#runtime/operators/protocols.ts";
import { initBase, objectMember } from "./kit.ts";

function escaped(c: number): string {
  if (c <= 0xff) return "\\x" + c.toString(16).padStart(2, "0");
  return c <= 0xffff ? "\\u" + c.toString(16).padStart(4, "0") : "\\U" + c.toString(16).padStart(8, "0");
}

function needStr(v: PyValue, n: number): PyValue {
  if (!isStr(v)) throw typeError(`argument ${n} must be str, not ${typeName(v)}`);
  return v;
}

function describe(self: PyUnicodeError, hasEncoding: boolean, verb: string): PyValue {
  if (self.object === None) return "";
  // Both may run Python code that changes the exception.
  const prefix = hasEncoding ? `'${strText(self.encoding)}' codec ` : "";
  const reason = strText(self.reason);
  const data = bytesData(self.object);
  const text = strValue(self.object);
  const items: ArrayLike<number> = data ?? (text === undefined ? [] : codePointsOf(text));
  if (data === undefined && text === undefined)
    throw typeError(
      self.object === None
        ? "UnicodeError 'object' attribute is not set"
        : `UnicodeError 'object' attribute must be a ${verb === "decode" ? "bytes" : "string"}`,
    );
  const { start, end } = self;
  const unit = data === undefined ? "character" : "byte";
  if (start >= 0 && start < items.length && end === start + 1) {
    const shown =
      data === undefined ? `'${escaped(items[start]!)}'` : `0x${items[start]!.toString(16).padStart(2, "0")}`;
    return fromUtf16(`${prefix}can't ${verb} ${unit} ${shown} in position ${start}: ${reason}`);
  }
  return fromUtf16(`${prefix}can't ${verb} ${unit}s in position ${start}-${end - 1}: ${reason}`);
}

type Spec = ClassSpec<PyUnicodeError>;
function index(c: ClassKit<PyUnicodeError>, key: "start" | "end"): NonNullable<Spec["properties"]>[string] {
  return c.property(
    (self) => self[key],
    (self, v) => {
      if (v === undefined) throw typeError("can't delete numeric/char attribute");
      self[key] = toSize(v);
    },
  );
}

function contents(c: ClassKit<PyUnicodeError>, verb: "encode" | "decode" | "translate"): Spec {
  const hasEncoding = verb !== "translate";
  const count = hasEncoding ? 5 : 4;
  return {
    slots: {
      init: c.init([rest("args"), kwrest("kwargs")], (self, args, kwargs) => {
        initBase(self, args, kwargs);
        if (args.length !== count) throw typeError(`function takes exactly ${count} arguments (${args.length} given)`);
        let i = 0;
        if (hasEncoding) self.encoding = needStr(args[i++]!, 1);
        const object = args[i++]!;
        if (verb !== "decode") self.object = needStr(object, i);
        self.start = toSize(args[i++]!);
        self.end = toSize(args[i++]!);
        self.reason = needStr(args[i++]!, i);
        if (verb !== "decode") return;
        const data = bytesData(object);
        if (data === undefined) throw typeError(`a bytes-like object is required, not '${typeName(object)}'`);
        self.object = object instanceof PyBytes ? object : new PyBytes(data.slice());
      }),
      str: (self) => describe(self, hasEncoding, verb),
    },
    properties: {
      ...(hasEncoding ? { encoding: objectMember<PyUnicodeError>("encoding") } : {}),
      object: objectMember<PyUnicodeError>("object"),
      start: index(c, "start"),
      end: index(c, "end"),
      reason: objectMember<PyUnicodeError>("reason"),
    },
  };
}

defineClass(UnicodeEncodeErrorType, PyUnicodeError, (c) => contents(c, "encode"));
defineClass(UnicodeDecodeErrorType, PyUnicodeError, (c) => contents(c, "decode"));
defineClass(UnicodeTranslateErrorType, PyUnicodeError, (c) => contents(c, "translate"));
