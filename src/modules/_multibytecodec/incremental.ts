// MultibyteIncrementalEncoder and MultibyteIncrementalDecoder, which the modules of Lib/encodings inherit from.

import { getattr } from "#runtime/attributes.ts";
import { unicodeDecodeError } from "#runtime/codecs.ts";
import { bool } from "#runtime/native/convert.ts";
import { type ClassKit, makeType } from "#runtime/native/define.ts";
import { arg, kwrest, pos, rest } from "#runtime/native/params.ts";
import { toBytesLike } from "#runtime/objects/buffer.ts";
import { PyBytes, PyTuple } from "#runtime/objects/containers.ts";
import { AttributeErrorType, makeException, typeError, UnicodeErrorType } from "#runtime/objects/exceptions.ts";
import { isInt, normalizeInt } from "#runtime/objects/numbers.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { codePointsOf, fromCodePoints, jsText, type Str } from "#runtime/objects/str.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { PyMultibyteCodec, textArgument } from "./codec-type.ts";
import { decodeBytes, encodeText } from "./convert.ts";

/** Characters, or bytes, that may wait for more. */
const MAX_PENDING_CHARACTERS = 2;
const MAX_PENDING_BYTES = 8;

/** What incremental coders and streams share: the codec of their class, the error handler, the state. */
export class PyMultibyteStateful extends PyObject {
  codec!: PyMultibyteCodec;
  errors = "strict";
  state: Uint8Array = new Uint8Array(8);
  /** Characters of an encoder that wait for the next. */
  characters: readonly number[] = [];
  /** Bytes of a decoder that wait for more. */
  bytes: Uint8Array = new Uint8Array(0);
}

const overflow = (message: string): unknown => makeException(UnicodeErrorType, message);

/** Sets up an object of `cls`, whose attribute `codec` is the codec. */
export function setUp<T extends PyMultibyteStateful>(self: T, cls: PyType, errors: PyValue): T {
  const codec = getattr(cls, "codec");
  if (!(codec instanceof PyMultibyteCodec)) throw typeError("codec is unexpected type");
  const name = errors === None ? "strict" : jsText(errors);
  if (name === undefined) throw typeError(`argument 'errors' must be str, not ${typeName(errors)}`);
  self.codec = codec;
  self.errors = name;
  self.state = codec.coder.initial.slice();
  return self;
}

/** The attribute `errors`. */
export function errorsProperty<T extends PyMultibyteStateful>(c: ClassKit<T>) {
  return c.property(
    (self) => self.errors,
    (self, value) => {
      if (value === undefined) throw makeException(AttributeErrorType, "cannot delete attribute");
      const name = jsText(value);
      if (name === undefined) throw typeError("errors must be a string");
      self.errors = name;
    },
  );
}

/** Encodes what waited and `text`. When that fails, the state of waiting characters stays as it was. */
export function encodeMore(self: PyMultibyteStateful, text: Str, last: boolean): PyBytes {
  const waiting = self.characters;
  const all = waiting.length === 0 ? text : fromCodePoints([...waiting, ...codePointsOf(text)]);
  const { bytes, taken } = encodeText(self.codec, all, self.errors, last, self.state);
  const left = codePointsOf(all).slice(taken);
  if (left.length > MAX_PENDING_CHARACTERS) throw overflow("pending buffer overflow");
  self.characters = left;
  if (last) self.codec.coder.finish(self.state, bytes);
  return new PyBytes(Uint8Array.from(bytes));
}

/** Decodes what waited and `data`. */
export function decodeMore(self: PyMultibyteStateful, data: Uint8Array, last: boolean): Str {
  let all = data;
  if (self.bytes.length > 0) {
    all = new Uint8Array(self.bytes.length + data.length);
    all.set(self.bytes);
    all.set(data, self.bytes.length);
  }
  const { points, taken } = decodeBytes(self.codec, all, self.errors, last, self.state);
  const left = all.slice(taken);
  if (left.length > MAX_PENDING_BYTES) throw overflow("pending buffer overflow");
  self.bytes = left;
  return fromCodePoints(points);
}

function littleEndian(bytes: readonly number[]): number | bigint {
  return normalizeInt(bytes.reduceRight((n, byte) => n * 256n + BigInt(byte), 0n));
}
function bytesOfInt(value: number | bigint, length: number): Uint8Array {
  const out = new Uint8Array(length);
  let n = BigInt(value);
  for (let i = 0; i < length; i++, n >>= 8n) out[i] = Number(n & 255n);
  return out;
}

const utf8 = (points: readonly number[]): Uint8Array => new TextEncoder().encode(String.fromCodePoint(...points));

class PyIncrementalEncoder extends PyMultibyteStateful {}
class PyIncrementalDecoder extends PyMultibyteStateful {}

export const incrementalEncoderType: PyType = makeType(
  PyIncrementalEncoder,
  { name: "MultibyteIncrementalEncoder", module: "_multibytecodec", flags: TypeFlags.BASETYPE },
  (c) => ({
    slots: {
      new: c.make([arg("errors", "None")], (cls, errors) => setUp(new cls.K() as PyIncrementalEncoder, cls, errors)),
      init: c.init([rest("args"), kwrest("kwargs")], () => undefined),
    },
    methods: {
      encode: c.method([arg("input"), arg("final", bool, "False")], (self, input, last) =>
        encodeMore(self, textArgument(input), last),
      ),
      getstate: c.method([], (self) => {
        const waiting = self.characters.length === 0 ? [] : Array.from(utf8(self.characters));
        return littleEndian([waiting.length, ...waiting, ...self.state]);
      }),
      setstate: c.method([pos("state")], (self, state) => {
        if (!isInt(state)) throw typeError(`setstate() argument must be int, not ${typeName(state)}`);
        const bytes = bytesOfInt(state as number, 1 + MAX_PENDING_BYTES + 8);
        const size = bytes[0]!;
        if (size > MAX_PENDING_BYTES) throw overflow("pending buffer too large");
        let text: string;
        try {
          text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes.subarray(1, 1 + size));
        } catch {
          const fault = { encoding: "utf-8", start: 0, end: 1, reason: "invalid start byte" };
          throw unicodeDecodeError(fault, bytes.subarray(1, 1 + size));
        }
        self.characters = Array.from(text, (ch) => ch.codePointAt(0)!);
        self.state = bytes.slice(1 + size, 1 + size + 8);
        return None;
      }),
      reset: c.method([], (self) => {
        self.characters = [];
        self.codec.coder.finish(self.state, []);
        return None;
      }),
    },
    properties: { errors: errorsProperty(c) },
  }),
);

export const incrementalDecoderType: PyType = makeType(
  PyIncrementalDecoder,
  { name: "MultibyteIncrementalDecoder", module: "_multibytecodec", flags: TypeFlags.BASETYPE },
  (c) => ({
    slots: {
      new: c.make([arg("errors", "None")], (cls, errors) => setUp(new cls.K() as PyIncrementalDecoder, cls, errors)),
      init: c.init([rest("args"), kwrest("kwargs")], () => undefined),
    },
    methods: {
      decode: c.method([arg("input"), arg("final", bool, "False")], (self, input, last) =>
        decodeMore(self, toBytesLike(input), last),
      ),
      getstate: c.method(
        [],
        (self) => new PyTuple([new PyBytes(self.bytes.slice()), littleEndian(Array.from(self.state))]),
      ),
      setstate: c.method([pos("state")], (self, state) => {
        if (!(state instanceof PyTuple)) throw typeError(`setstate() argument must be tuple, not ${typeName(state)}`);
        const [buffer, flags] = state.items;
        if (!(buffer instanceof PyBytes) || flags === undefined || !isInt(flags))
          throw typeError("setstate(): illegal state argument");
        if (buffer.data.length > MAX_PENDING_BYTES) {
          const fault = {
            encoding: self.codec.name,
            start: 0,
            end: buffer.data.length,
            reason: "pending buffer too large",
          };
          throw unicodeDecodeError(fault, buffer.data);
        }
        self.bytes = buffer.data.slice();
        self.state = bytesOfInt(flags as number, 8);
        return None;
      }),
      reset: c.method([], (self) => {
        self.bytes = new Uint8Array(0);
        self.state = self.codec.coder.initial.slice();
        return None;
      }),
    },
    properties: { errors: errorsProperty(c) },
  }),
);
