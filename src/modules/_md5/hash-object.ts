// Hash objects of the modules _md5, _sha1, _sha2, _sha3 and _blake2: one layout and its types (Modules/md5module.c, sha2module.c and
// their kin). The algorithms are those of the npm package @noble/hashes, which runs on every host.

import { type ClassSpec, makeType } from "#runtime/native/define.ts";
import { arg, fn, kw, type NativeFunctionSpec, pos } from "#runtime/native/params.ts";
import { bytesLike } from "#runtime/objects/buffer.ts";
import { PyBytes } from "#runtime/objects/containers.ts";
import { typeError, valueError } from "#runtime/objects/exceptions.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { isStr } from "#runtime/objects/str.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { toSize } from "#runtime/operators/protocols.ts";
import { digestOf, hexDigestOf, toHex } from "./hosted-hash.ts";

/** What is used of a running hash of @noble/hashes. */
export interface RunningHash {
  update(data: Uint8Array, lasting?: boolean): unknown;
  digest(): Uint8Array;
  clone(): RunningHash;
}
export interface RunningXof extends RunningHash {
  xof(bytes: number): Uint8Array;
}

/** Layout of every hash object. */
export class PyHash extends PyObject {
  state: RunningHash | undefined = undefined;
  digestSize = 0;
}

/** The bytes of an argument that is hashed. */
export function hashed(v: PyValue): Uint8Array {
  if (isStr(v)) throw typeError("Strings must be encoded before hashing");
  const data = bytesLike(v);
  if (data === undefined) throw typeError("object supporting the buffer API required");
  return data;
}

/** The data of a constructor: `data`, or its old name `string`. */
export function hashedArgument(data: PyValue | undefined, string: PyValue): PyValue | undefined {
  if (string === None) return data;
  if (data !== undefined)
    throw typeError(
      "'data' and 'string' are mutually exclusive and support for 'string' keyword parameter is slated for removal in a future version.",
    );
  return string;
}

/** Feeds a running hash with an argument. */
export function feedHash(state: RunningHash, v: PyValue): void {
  state.update(hashed(v), v instanceof PyBytes);
}

export interface HashTypeOptions {
  module: string;
  /** Name of the type. */
  type: string;
  /** Name of the algorithm. */
  name: string;
  blockSize: number;
  flags?: number;
  /** Makes the outcome's length an argument of digest(). */
  extendable?: boolean;
  /** `__new__` and class attributes. */
  more?: (spec: ClassSpec<PyHash>, type: () => PyType) => void;
}

export function outcomeLength(v: PyValue): number {
  const n = toSize(v);
  if (n < 0) throw valueError("Cannot convert negative int");
  if (n >= 2 ** 29) throw valueError("length is too large");
  return n;
}

/** A type of hash objects. Each has a layout of its own. */
export function hashType(options: HashTypeOptions): PyType {
  class Layout extends PyHash {}
  const type: PyType = makeType(
    Layout,
    {
      name: `${options.module}.${options.type}`,
      module: options.module,
      flags: options.flags ?? TypeFlags.DISALLOW_INSTANTIATION,
    },
    (c) => {
      const xof = (self: PyHash, n: number): Uint8Array => (self.state!.clone() as RunningXof).xof(n);
      const spec: ClassSpec<PyHash> = {
        methods: {
          copy: c.method([], (self) => {
            const made = new self.cls.K() as PyHash;
            made.state = self.state!.clone();
            made.digestSize = self.digestSize;
            return made;
          }),
          update: c.method([pos("data")], (self, data) => {
            feedHash(self.state!, data);
            return None;
          }),
          digest:
            options.extendable === true
              ? c.method([arg("length", outcomeLength)], (self, n) => new PyBytes(xof(self, n)))
              : c.method([], (self) => new PyBytes(digestOf(self.state!))),
          hexdigest:
            options.extendable === true
              ? c.method([arg("length", outcomeLength)], (self, n) => toHex(xof(self, n)))
              : c.method([], (self) => hexDigestOf(self.state!)),
        },
        properties: {
          name: c.property(() => options.name),
          block_size: c.property(() => options.blockSize),
          digest_size: c.property((self) => self.digestSize),
        },
      };
      options.more?.(spec, () => type);
      return spec;
    },
  );
  return type;
}

/** A hash object of a type, fed with the first data. */
export function startHash(type: PyType, state: RunningHash, size: number, data: PyValue | undefined): PyHash {
  const made = new type.K() as PyHash;
  made.state = state;
  made.digestSize = size;
  if (data !== undefined) feedHash(state, data);
  return made;
}

/** The constructor function of a type: `md5(data=b'', *, usedforsecurity=True, string=None)`. */
export function hashFunction(type: PyType, create: () => RunningHash, size: number): NativeFunctionSpec {
  return fn([arg("data", "..."), kw("usedforsecurity", "True"), kw("string", "None")], (data, _secure, string) =>
    startHash(type, create(), size, hashedArgument(data, string)),
  );
}
