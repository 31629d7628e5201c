// The encoder of JSON documents: make_encoder (Modules/_json.c). The text goes to a writer (writer.ts).

import { callMethod } from "#runtime/attributes.ts";
import { call1 } from "#runtime/calls/call.ts";
import { makeType } from "#runtime/native/define.ts";
import { arg } from "#runtime/native/params.ts";
import { PyList, PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { PyBaseException, typeError, valueError } from "#runtime/objects/exceptions.ts";
import { PyNativeFunction } from "#runtime/objects/functions.ts";
import { isInt, PyFloat, PyInt } from "#runtime/objects/numbers.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { fromUtf16, isStr, jsText } from "#runtime/objects/str.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { reprText, toArray, toIndexValue, truthy } from "#runtime/operators/protocols.ts";
import { floatRepr } from "#text/float-format.ts";
import { isAsciiText } from "#text/unicode.ts";
import { encodeAscii, encodePlain } from "./strings.ts";
import { AsciiWriter, TextWriter, type Writer } from "./writer.ts";

class PyEncoder extends PyObject {
  markers: PyDict | undefined = undefined;
  dflt: PyValue = None;
  encoder: PyValue = None;
  indent: PyValue = None;
  keySeparator = ": ";
  itemSeparator = ", ";
  sortKeys = false;
  skipKeys = false;
  allowNan = true;
  /** How strings are written: as one of this module's own functions does, or by calling `encoder`. */
  form: "ascii" | "plain" | "called" = "called";
  indentText: string | undefined = undefined;
}

/** Says where an exception came up, as 3.14 does. */
function withNote<T>(action: () => T, note: () => string): T {
  try {
    return action();
  } catch (x) {
    if (x instanceof PyBaseException) callMethod(x, "add_note", fromUtf16(note()));
    throw x;
  }
}

/** What a dict's entry has. */
interface Item {
  readonly key: PyValue;
  readonly value: PyValue | undefined;
}

class Run {
  private readonly e: PyEncoder;
  /** The containers that are being written; undefined when nobody asked for a check. */
  private readonly open: Set<PyObject> | undefined;
  readonly out: Writer;
  constructor(e: PyEncoder) {
    this.e = e;
    const around = e.keySeparator + e.itemSeparator + (e.indentText ?? "");
    this.out =
      e.form === "ascii" && isAsciiText(around)
        ? new AsciiWriter()
        : new TextWriter(e.form === "ascii" ? encodeAscii : encodePlain);
    this.open = e.markers === undefined ? undefined : new Set();
  }

  private string(v: PyValue, text: string): void {
    if (this.e.form !== "called") {
      this.out.quote(text);
      return;
    }
    const r = call1(this.e.encoder, v);
    const s = jsText(r);
    if (s === undefined) throw typeError(`encoder() must return a string, not ${typeName(r)}`);
    this.out.add(s);
  }

  private float(v: PyFloat): string {
    const x = v.value;
    if (Number.isFinite(x)) return floatRepr(x);
    if (!this.e.allowNan) throw valueError(`Out of range float values are not JSON compliant: ${floatRepr(x)}`);
    return Number.isNaN(x) ? "NaN" : x > 0 ? "Infinity" : "-Infinity";
  }

  /** The text of a value that is neither a string nor a container; undefined for others. */
  private scalar(v: PyValue): string | undefined {
    switch (typeof v) {
      case "number":
        return String(v);
      case "boolean":
        return v ? "true" : "false";
      case "bigint":
        return reprText(v);
      default:
    }
    if (v === None) return "null";
    if (v instanceof PyFloat) return this.float(v);
    return v instanceof PyInt ? reprText(v.value) : undefined;
  }

  private enter(v: PyObject): PyObject {
    if (this.open?.has(v)) throw valueError("Circular reference detected");
    this.open?.add(v);
    return v;
  }

  private leave(v: PyObject): void {
    this.open?.delete(v);
  }

  value(v: PyValue, level: number): void {
    if (typeof v === "string") {
      this.string(v, v);
      return;
    }
    const scalar = this.scalar(v);
    if (scalar !== undefined) this.out.add(scalar);
    else if (v instanceof PyList || v instanceof PyTuple) this.list(v, level);
    else if (v instanceof PyDict) this.dict(v, level);
    else {
      const text = jsText(v);
      if (text === undefined) this.other(v as PyObject, level);
      else this.string(v, text);
    }
  }

  private other(v: PyObject, level: number): void {
    const id = this.enter(v);
    const replaced = call1(this.e.dflt, v);
    withNote(
      () => this.value(replaced, level),
      () => `when serializing ${typeName(v)} object`,
    );
    this.leave(id);
  }

  private newline(level: number): string {
    const { indentText } = this.e;
    return indentText === undefined ? "" : `\n${indentText.repeat(level)}`;
  }

  private list(v: PyList | PyTuple, level: number): void {
    // Encoding may call Python code that changes the list.
    const source = v.cls.isHeap ? new PyList(toArray(v)) : v;
    if (source.items.length === 0) {
      this.out.add("[]");
      return;
    }
    const id = this.enter(v);
    const inner = this.newline(level + 1);
    const separator = this.e.itemSeparator + inner;
    this.out.add(`[${inner}`);
    let i = 0;
    try {
      for (; i < source.items.length; i++) {
        if (i > 0) this.out.add(separator);
        this.value(source.items[i]!, level + 1);
      }
    } catch (x) {
      if (x instanceof PyBaseException)
        callMethod(x, "add_note", fromUtf16(`when serializing ${typeName(v)} item ${i}`));
      throw x;
    }
    this.leave(id);
    this.out.add(`${this.newline(level)}]`);
  }

  /** The str that is written for a key; undefined for one that is skipped. */
  private key(k: PyValue): PyValue | undefined {
    if (isStr(k)) return k;
    if (k instanceof PyFloat) return this.float(k);
    if (typeof k === "boolean" || k === None || isInt(k)) return this.scalar(k)!;
    if (this.e.skipKeys) return undefined;
    throw typeError(`keys must be str, int, float, bool or None, not ${typeName(k)}`);
  }

  private dict(v: PyDict, level: number): void {
    if (v.size === 0) {
      this.out.add("{}");
      return;
    }
    const id = this.enter(v);
    const inner = this.newline(level + 1);
    const separator = this.e.itemSeparator + inner;
    this.out.add("{");
    let items: readonly (Item | undefined)[];
    if (v.cls.isHeap || this.e.sortKeys) {
      const list = new PyList(v.cls.isHeap ? toArray(callMethod(v, "items")) : v.pairs().map((p) => new PyTuple(p)));
      if (this.e.sortKeys) callMethod(list, "sort");
      items = list.items.map((p) => {
        if (!(p instanceof PyTuple) || p.items.length !== 2) throw valueError("items must return 2-tuples");
        return { key: p.items[0]!, value: p.items[1]! };
      });
    } else items = v.liveEntries();
    let first = true;
    let current: PyValue | undefined;
    try {
      for (let i = 0; i < items.length; i++) {
        const item = items[i];
        if (item === undefined || item.value === undefined) continue;
        const { value } = item;
        current = undefined;
        const key = this.key(item.key);
        if (key === undefined) continue;
        this.out.add(first ? inner : separator);
        this.string(key, jsText(key)!);
        this.out.add(this.e.keySeparator);
        first = false;
        current = item.key;
        this.value(value, level + 1);
      }
    } catch (x) {
      if (current !== undefined && x instanceof PyBaseException)
        callMethod(x, "add_note", fromUtf16(`when serializing ${typeName(v)} item ${reprText(current)}`));
      throw x;
    }
    this.leave(id);
    this.out.add(first ? "}" : `${this.newline(level)}}`);
  }
}

function separator(v: PyValue, position: number): string {
  const text = jsText(v);
  if (text === undefined) throw typeError(`make_encoder() argument ${position} must be str, not ${typeName(v)}`);
  return text;
}

export const encoderType: PyType = makeType(
  PyEncoder,
  { name: "_json.Encoder", module: "_json", flags: TypeFlags.BASETYPE },
  (c) => ({
    slots: {
      new: c.make(
        [
          arg("markers"),
          arg("default"),
          arg("encoder"),
          arg("indent"),
          arg("key_separator"),
          arg("item_separator"),
          arg("sort_keys"),
          arg("skipkeys"),
          arg("allow_nan"),
        ],
        (cls, markers, dflt, encoder, indent, keySeparator, itemSeparator, sortKeys, skipKeys, allowNan) => {
          if (markers !== None && !(markers instanceof PyDict))
            throw typeError(`make_encoder() argument 1 must be dict or None, not ${typeName(markers)}`);
          const e = new cls.K() as PyEncoder;
          e.markers = markers instanceof PyDict ? markers : undefined;
          e.dflt = dflt;
          e.encoder = encoder;
          e.indent = indent;
          e.indentText = indent === None ? undefined : jsText(indent);
          e.keySeparator = separator(keySeparator, 5);
          e.itemSeparator = separator(itemSeparator, 6);
          e.sortKeys = truthy(sortKeys);
          e.skipKeys = truthy(skipKeys);
          e.allowNan = truthy(allowNan);
          if (encoder instanceof PyNativeFunction && jsText(encoder.module ?? None) === "_json")
            e.form = encoder.name === "encode_basestring_ascii" ? "ascii" : "plain";
          return e;
        },
      ),
      call: c.call([arg("obj"), arg("_current_indent_level")], (self, v, level) => {
        const run = new Run(self);
        run.value(v, Math.max(0, Number(toIndexValue(level))));
        return new PyTuple([run.out.result()]);
      }),
    },
    properties: {
      markers: c.property((self) => self.markers ?? None),
      default: c.property((self) => self.dflt),
      encoder: c.property((self) => self.encoder),
      indent: c.property((self) => self.indent),
      key_separator: c.property((self) => fromUtf16(self.keySeparator)),
      item_separator: c.property((self) => fromUtf16(self.itemSeparator)),
      sort_keys: c.property((self) => self.sortKeys),
      skipkeys: c.property((self) => self.skipKeys),
    },
  }),
);
