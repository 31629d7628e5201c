// MultibyteStreamReader and MultibyteStreamWriter, which the modules of Lib/encodings inherit from.

import { callMethod, getattr } from "#runtime/attributes.ts";
import { call1 } from "#runtime/calls/call.ts";
import { makeType } from "#runtime/native/define.ts";
import { arg, kwrest, pos, rest } from "#runtime/native/params.ts";
import { PyBytes, type PyList } from "#runtime/objects/containers.ts";
import { typeError } from "#runtime/objects/exceptions.ts";
import { isInt } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { joinStrs, type Str, strLength, strValue } from "#runtime/objects/str.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { iterate } from "#runtime/operators/protocols.ts";
import { textArgument } from "./codec-type.ts";
import { decodeMore, encodeMore, errorsProperty, PyMultibyteStateful, setUp } from "./incremental.ts";

class PyStreamReader extends PyMultibyteStateful {
  stream: PyValue = None;

  /** Text from what a method of the stream gives; a size is in bytes, and none is everything. */
  read(method: string, size: number): Str {
    const parts: Str[] = [];
    let want = size;
    for (;;) {
      const data = want < 0 ? callMethod(this.stream, method) : callMethod(this.stream, method, want);
      if (!(data instanceof PyBytes))
        throw typeError(`stream function returned a non-bytes object (${typeName(data)})`);
      const ended = data.data.length === 0;
      parts.push(decodeMore(this, data.data, ended || want < 0));
      if (want < 0 || ended || size === 0 || parts.some((part) => strLength(part) > 0)) return joinStrs(parts);
      want = 1;
    }
  }
}
class PyStreamWriter extends PyMultibyteStateful {
  stream: PyValue = None;

  write(text: Str): void {
    callMethod(this.stream, "write", encodeMore(this, text, false));
  }
}

function sizeOf(v: PyValue): number {
  if (v === None) return -1;
  if (!isInt(v)) throw typeError("arg 1 must be an integer");
  return Number(v);
}

export const streamReaderType: PyType = makeType(
  PyStreamReader,
  { name: "MultibyteStreamReader", module: "_multibytecodec", flags: TypeFlags.BASETYPE },
  (c) => ({
    slots: {
      new: c.make([arg("stream"), arg("errors", "None")], (cls, stream, errors) => {
        const self = setUp(new cls.K() as PyStreamReader, cls, errors);
        self.stream = stream;
        return self;
      }),
      init: c.init([rest("args"), kwrest("kwargs")], () => undefined),
    },
    methods: {
      read: c.method([pos("sizeobj", "None")], (self, size) => self.read("read", sizeOf(size))),
      readline: c.method([pos("sizeobj", "None")], (self, size) => self.read("readline", sizeOf(size))),
      readlines: c.method([pos("sizehintobj", "None")], (self, size) => {
        const text = self.read("read", sizeOf(size));
        return call1(getattr(text, "splitlines"), true) as PyList;
      }),
      reset: c.method([], (self) => {
        self.bytes = new Uint8Array(0);
        self.state = self.codec.coder.initial.slice();
        return None;
      }),
    },
    properties: { errors: errorsProperty(c), stream: c.property((self) => self.stream) },
  }),
);

export const streamWriterType: PyType = makeType(
  PyStreamWriter,
  { name: "MultibyteStreamWriter", module: "_multibytecodec", flags: TypeFlags.BASETYPE },
  (c) => ({
    slots: {
      new: c.make([arg("stream"), arg("errors", "None")], (cls, stream, errors) => {
        const self = setUp(new cls.K() as PyStreamWriter, cls, errors);
        self.stream = stream;
        return self;
      }),
      init: c.init([rest("args"), kwrest("kwargs")], () => undefined),
    },
    methods: {
      write: c.method([pos("strobj")], (self, text) => {
        self.write(textArgument(text));
        return None;
      }),
      writelines: c.method([pos("lines")], (self, lines) => {
        if (strValue(lines) !== undefined) throw typeError("arg must be a sequence object");
        const it = iterate(lines);
        for (let line = it.nx(); line !== undefined; line = it.nx()) self.write(textArgument(line));
        return None;
      }),
      reset: c.method([], (self) => {
        // As in CPython, a shift state alone is not led back.
        if (self.characters.length > 0) callMethod(self.stream, "write", encodeMore(self, "", true));
        return None;
      }),
    },
    properties: { errors: errorsProperty(c), stream: c.property((self) => self.stream) },
  }),
);
