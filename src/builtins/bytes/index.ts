// The type bytes (Objects/bytesobject.c). What it shares with bytearray is in shared.ts.

import "#runtime/exceptions/faults.ts";
import { call1 } from "#runtime/calls/call.ts";
import { S } from "#runtime/current.ts";
import { defineClass } from "#runtime/native/define.ts";
import { arg, pos } from "#runtime/native/params.ts";
import { bytesType, PyBytes, PyTuple } from "#runtime/objects/containers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { makeMemoryView } from "../memoryview/layout.ts";
import { makeData } from "./construct.ts";
import { PyBytesIterator } from "./iterator.ts";
import { bytesRepr, dataFromHex } from "./repr.ts";
import { type BytesKind, type BytesSelf, ofClass, sharedMethods, sharedSlots } from "./shared.ts";

const kind: BytesKind = { name: "bytes", make: (data) => new PyBytes(data) };

/** The bytes behind `self` as an exact bytes object. */
function exact(self: BytesSelf): PyBytes {
  return self.cls === bytesType ? (self as PyBytes) : new PyBytes(self.data);
}

defineClass<BytesSelf>(bytesType, PyBytes, (c) => ({
  slots: {
    ...sharedSlots(kind),
    new: c.make(
      [arg("source", "..."), arg("encoding", "..."), arg("errors", "...")],
      (cls, source, encoding, errors) => {
        if (cls === bytesType) {
          if (source instanceof PyBytes && source.cls === bytesType && encoding === undefined && errors === undefined)
            return source;
          return new PyBytes(makeData("bytes", source, encoding, errors));
        }
        const made = new cls.K() as PyBytes;
        made.data = makeData("bytes", source, encoding, errors);
        return made;
      },
    ),
    repr: (self) => bytesRepr(self.data),
    str: (self) => bytesRepr(self.data),
    hash: (self) => S.hashing.ofBytes(self.data),
    iter: (self) => new PyBytesIterator(self),
  },
  methods: {
    ...sharedMethods(c, kind),
    fromhex: c.classMethod(
      [pos("string")],
      (cls, text): PyValue => ofClass(cls, bytesType, new PyBytes(dataFromHex(text)), call1),
    ),
    __bytes__: c.method([], exact),
    __getnewargs__: c.method([], (self) => new PyTuple([exact(self)])),
    __sizeof__: c.method([], (self) => 33 + self.data.length),
    __buffer__: c.method([pos("flags")], (self, flags) => makeMemoryView(self, flags)),
  },
}));
