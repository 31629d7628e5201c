// ZstdDict (Modules/_zstd/zstddict.c), and how dictionaries are given to a stream.

import type { CLibrary } from "#runtime/native/c-library.ts";
import { bool } from "#runtime/native/convert.ts";
import { makeType } from "#runtime/native/define.ts";
import { kw, pos } from "#runtime/native/params.ts";
import { toBytesLike } from "#runtime/objects/buffer.ts";
import { PyBytes, PyTuple } from "#runtime/objects/containers.ts";
import { typeError, valueError } from "#runtime/objects/exceptions.ts";
import { isInt } from "#runtime/objects/numbers.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import type { PyType } from "#runtime/objects/type.ts";
import type { Zstd } from "./library.ts";

export const DIGESTED = 0;
export const UNDIGESTED = 1;
export const PREFIX = 2;

export class PyZstdDict extends PyObject {
  content: Uint8Array = new Uint8Array(0);
  id = 0;
}

export function makeDictType(fresh: () => CLibrary<Zstd>): PyType {
  class Layout extends PyZstdDict {}
  return makeType(Layout, { name: "compression.zstd.ZstdDict", module: "compression.zstd", flags: 0 }, (c) => ({
    slots: {
      new: c.make([pos("dict_content", toBytesLike), kw("is_raw", bool, "False")], (cls, content, raw) => {
        if (content.length < 8)
          throw valueError("Zstandard dictionary content too short (must have at least eight bytes)");
        const made = new cls.K() as PyZstdDict;
        made.content = content.slice();
        if (!raw) {
          const library = fresh();
          made.id = library.c.ZSTD_getDictID_fromDict(library.put(content), content.length) >>> 0;
          if (made.id === 0) throw valueError("invalid Zstandard dictionary");
        }
        return made;
      }),
      repr: (self) => `<ZstdDict dict_id=${self.id} dict_size=${self.content.length}>`,
      len: (self) => self.content.length,
    },
    properties: {
      dict_id: c.member((self) => self.id),
      dict_content: c.property((self) => new PyBytes(self.content)),
      as_digested_dict: c.property((self) => new PyTuple([self, DIGESTED])),
      as_undigested_dict: c.property((self) => new PyTuple([self, UNDIGESTED])),
      as_prefix: c.property((self) => new PyTuple([self, PREFIX])),
    },
  }));
}

/** The dictionary of an argument and how it is meant. */
export function dictionaryOf(v: PyValue, usual: number): { content: Uint8Array; kind: number } {
  if (v instanceof PyZstdDict) return { content: v.content, kind: usual };
  if (v instanceof PyTuple && v.items.length === 2) {
    const [dictionary, kind] = v.items;
    if (dictionary instanceof PyZstdDict && isInt(kind!) && Number(kind) >= 0 && Number(kind) <= 2)
      return { content: dictionary.content, kind: Number(kind) };
  }
  throw typeError("zstd_dict argument should be a ZstdDict object.");
}
