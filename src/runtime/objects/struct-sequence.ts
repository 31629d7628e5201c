// Struct sequences: tuples with named fields (sys.version_info, os.stat_result). Follows Objects/structseq.c.

import { lookupAttribute } from "../attributes.ts";
import { makeType } from "../native/define.ts";
import { arg, kwrest } from "../native/params.ts";
import { reprText, toArray } from "../operators/protocols.ts";
import { PyTuple, tupleType } from "./containers.ts";
import { PyDict } from "./dict.ts";
import { typeError } from "./exceptions.ts";
import type { PyValue } from "./object.ts";
import { None } from "./singletons.ts";
import { jsText } from "./str.ts";
import { type PyType, TypeFlags } from "./type.ts";

export class PyStructSequence extends PyTuple {
  /** Fields beyond those the sequence shows. */
  hidden: readonly PyValue[] = [];
}

export interface StructSequence {
  (values: readonly PyValue[]): PyStructSequence;
  readonly type: PyType;
}

/**
 * Declares a struct sequence type.
 * @param fullName "module.name"
 * @param fields all field names; "" for unnamed ones
 * @param visible how many of them the sequence shows (all)
 */
export function structSequence(
  fullName: string,
  fields: readonly string[],
  visible: number = fields.length,
  flags = 0,
): StructSequence {
  const dot = fullName.lastIndexOf(".");
  const nones: PyValue[] = fields.slice(visible).map(() => None);
  const named = fields.filter((f) => f !== "");
  const module = fullName.slice(0, dot);
  // A layout of its own, so that each type has its prototype.
  class Layout extends PyStructSequence {}
  const fieldOf = (self: PyStructSequence, i: number): PyValue =>
    i < visible ? self.items[i]! : (self.hidden[i - visible] ?? None);
  const type: PyType = makeType(
    Layout,
    { name: fullName.slice(dot + 1), module, base: tupleType, flags: TypeFlags.SEQUENCE | flags },
    (c) => ({
      slots: {
        new: c.make([arg("sequence"), arg("dict", "...")], (_cls, seq, extra) => {
          if (seq instanceof PyTuple && !seq.cls.isHeap && seq.items.length === visible && extra === undefined)
            return make([...seq.items, ...nones]);
          if (lookupAttribute(seq, "__iter__") === undefined && lookupAttribute(seq, "__getitem__") === undefined)
            throw typeError("constructor requires a sequence");
          const items = toArray(seq);
          if (extra !== undefined && !(extra instanceof PyDict))
            throw typeError(`${fullName}() takes a dict as second arg, if any`);
          const n = items.length;
          const given = `${n}-sequence given`;
          if (visible === fields.length && n !== visible)
            throw typeError(`${fullName}() takes a ${visible}-sequence (${given})`);
          if (n < visible) throw typeError(`${fullName}() takes an at least ${visible}-sequence (${given})`);
          if (n > fields.length) throw typeError(`${fullName}() takes an at most ${fields.length}-sequence (${given})`);
          let found = 0;
          for (const f of fields.slice(n)) {
            const v = extra?.getStr(f);
            if (v !== undefined) found++;
            items.push(v ?? None);
          }
          if (extra !== undefined && extra.size > found)
            throw typeError(`${fullName}() got duplicate or unexpected field name(s)`);
          return make(items);
        }),
        repr: (self) =>
          `${fullName}(${fields
            .slice(0, visible)
            .map((f, i) => `${f}=${reprText(self.items[i]!)}`)
            .join(", ")})`,
      },
      methods: {
        __reduce__: c.method([], (self) => {
          const d = new PyDict();
          fields.slice(visible).forEach((f, i) => {
            if (f !== "") d.set(f, self.hidden[i] ?? None);
          });
          return new PyTuple([type, new PyTuple([new PyTuple(self.items), d])]);
        }),
        __replace__: c.method([kwrest("changes")], (self, changes) => {
          if (named.length < fields.length)
            throw typeError(`__replace__() is not supported for ${fullName} because it has unnamed field(s)`);
          const all = fields.map((f, i) => changes.getStr(f) ?? fieldOf(self, i));
          const unknown = changes.keys().filter((k) => !fields.includes(jsText(k) ?? ""));
          if (unknown.length > 0)
            throw typeError(`Got unexpected field name(s): [${unknown.map(reprText).join(", ")}]`);
          return make(all);
        }),
      },
      properties: Object.fromEntries(
        fields.map((f, i) => [f, c.member((self) => fieldOf(self, i))] as const).filter(([f]) => f !== ""),
      ),
      attributes: {
        n_fields: fields.length,
        n_sequence_fields: visible,
        n_unnamed_fields: fields.length - named.length,
        __match_args__: new PyTuple(fields.slice(0, visible).filter((f) => f !== "")),
      },
    }),
  );
  const make = (values: readonly PyValue[]): PyStructSequence => {
    const s = new Layout();
    s.items = values.slice(0, visible);
    s.hidden = values.slice(visible);
    return s;
  };
  return Object.assign(make, { type });
}
