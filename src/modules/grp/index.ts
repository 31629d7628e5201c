// Module grp: the group database, read from /etc/group of the host (Modules/grpmodule.c).

import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { arg, fn } from "#runtime/native/params.ts";
import { PyList } from "#runtime/objects/containers.ts";
import { keyError } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { fromUtf16 } from "#runtime/objects/str.ts";
import { structSequence } from "#runtime/objects/struct-sequence.ts";
import { reprText } from "#runtime/operators/protocols.ts";
import { readLines } from "../pwd/database.ts";
import { idOf, nameOf } from "../pwd/index.ts";

const structGroup = structSequence("grp.struct_group", ["gr_name", "gr_passwd", "gr_gid", "gr_mem"]);

function entries(): { name: string; gid: number; value: PyValue }[] {
  return readLines("/etc/group")
    .filter((f) => f.length >= 4)
    .map((f) => {
      const members = f[3]! === "" ? [] : f[3]!.split(",").map((m) => fromUtf16(m));
      const value = structGroup([fromUtf16(f[0]!), fromUtf16(f[1]!), Number(f[2]), new PyList(members)]);
      return { name: f[0]!, gid: Number(f[2]), value };
    });
}

const grpModule: NativeModule = defineModule("grp", () => ({
  functions: {
    getgrall: fn([], () => new PyList(entries().map((e) => e.value))),
    getgrnam: fn([arg("name")], (v) => {
      const name = nameOf(v, "getgrnam");
      const e = entries().find((x) => x.name === name);
      if (e === undefined) throw keyError(`getgrnam(): name not found: ${reprText(v)}`);
      return e.value;
    }),
    getgrgid: fn([arg("id")], (v) => {
      const gid = idOf(v, "gid");
      const e = entries().find((x) => x.gid === gid);
      if (e === undefined) throw keyError(`getgrgid(): gid not found: ${gid}`);
      return e.value;
    }),
  },
  types: { struct_group: structGroup.type },
}));
export default grpModule;
