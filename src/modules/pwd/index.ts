// Module pwd: the user database, read from /etc/passwd of the host (Modules/pwdmodule.c).

import { attempt } from "#runtime/calls/call.ts";
import { encodeText } from "#runtime/codecs.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { arg, fn, pos } from "#runtime/native/params.ts";
import { PyList } from "#runtime/objects/containers.ts";
import { keyError, OverflowErrorType, overflowError, typeError, valueError } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { fromUtf16, jsText, strValue } from "#runtime/objects/str.ts";
import { structSequence } from "#runtime/objects/struct-sequence.ts";
import { isInstance, typeName } from "#runtime/objects/type-of.ts";
import { isIndexable, reprText, toIndexValue } from "#runtime/operators/protocols.ts";
import { readLines } from "./database.ts";

const structPasswd = structSequence("pwd.struct_passwd", [
  "pw_name",
  "pw_passwd",
  "pw_uid",
  "pw_gid",
  "pw_gecos",
  "pw_dir",
  "pw_shell",
]);

/** A user or group number: _Py_Uid_Converter. */
export function idOf(v: PyValue, what: string): number {
  if (!isIndexable(v)) throw typeError(`${what} should be integer, not ${typeName(v)}`);
  const n = toIndexValue(v);
  if (n < -1) throw overflowError(`${what} is less than minimum`);
  if (n > 0xffffffff) throw overflowError(`${what} is greater than maximum`);
  return Number(n);
}

/** A name to look up. */
export function nameOf(v: PyValue, func: string): string {
  const name = jsText(v);
  if (name === undefined) throw typeError(`${func}() argument 'name' must be str, not ${typeName(v)}`);
  encodeText(strValue(v)!, "utf-8", "surrogateescape");
  if (name.includes("\0")) throw valueError("embedded null character");
  return name;
}

function entries(): { name: string; uid: number; value: PyValue }[] {
  return readLines("/etc/passwd")
    .filter((f) => f.length >= 7)
    .map((f) => ({
      name: f[0]!,
      uid: Number(f[2]),
      value: structPasswd(f.slice(0, 7).map((x, i) => (i === 2 || i === 3 ? Number(x) : fromUtf16(x)))),
    }));
}

const pwdModule: NativeModule = defineModule("pwd", () => ({
  functions: {
    getpwall: fn([], () => new PyList(entries().map((e) => e.value))),
    getpwnam: fn([arg("name")], (v) => {
      const name = nameOf(v, "getpwnam");
      const e = entries().find((x) => x.name === name);
      if (e === undefined) throw keyError(`getpwnam(): name not found: ${reprText(v)}`);
      return e.value;
    }),
    getpwuid: fn([pos("uid")], (v) => {
      const uid = attempt(
        () => idOf(v, "uid"),
        (e) => isInstance(e, OverflowErrorType),
      );
      const e = uid === undefined ? undefined : entries().find((x) => x.uid === uid);
      if (e === undefined)
        throw keyError(uid === undefined ? "getpwuid(): uid not found" : `getpwuid(): uid not found: ${uid}`);
      return e.value;
    }),
  },
  types: { struct_passwd: structPasswd.type },
}));
export default pwdModule;
