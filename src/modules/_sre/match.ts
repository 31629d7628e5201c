// `re.Match`, after match_* in CPython's Modules/_sre/sre.c.

import { makeType } from "#runtime/native/define.ts";
import { arg, pos, rest } from "#runtime/native/params.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { genericAlias } from "#runtime/objects/generic-alias.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { fromCodePoints, fromUtf16, strValue } from "#runtime/objects/str.ts";
import { TypeFlags } from "#runtime/objects/type.ts";
import { repr } from "#runtime/operators/protocols.ts";
import { PyMatch } from "./layouts.ts";
import { groupByNumber, groupNumber, spanOf } from "./match-groups.ts";
import { compileTemplate, expandTemplate } from "./template.ts";

function spanTuple(match: PyMatch, group: number): PyTuple {
  const [start, end] = spanOf(match, group);
  return new PyTuple([start, end]);
}

/** The first `limit` characters of repr(value), as "%.*R" gives them. */
export function shortRepr(value: PyValue, limit: number): string {
  const text = strValue(repr(value))!;
  if (typeof text === "string") return text.slice(0, limit);
  const cut = fromCodePoints(text.cps.slice(0, limit));
  return typeof cut === "string" ? cut : cut.utf16;
}

export const matchType = makeType(
  PyMatch,
  { name: "Match", module: "re", flags: TypeFlags.DISALLOW_INSTANTIATION },
  (c) => ({
    slots: {
      repr: (self) => {
        const [start, end] = spanOf(self, 0);
        const text = shortRepr(groupByNumber(self, 0, None), 50);
        return fromUtf16(`<re.Match object; span=(${start}, ${end}), match=${text}>`);
      },
      getitem: (self, key) => groupByNumber(self, groupNumber(self, key), None),
    },
    methods: {
      group: c.method([rest("groups")], (self, groups) => {
        if (groups.length === 0) return groupByNumber(self, 0, None);
        if (groups.length === 1) return groupByNumber(self, groupNumber(self, groups[0]!), None);
        return new PyTuple(groups.map((group) => groupByNumber(self, groupNumber(self, group), None)));
      }),
      groups: c.method([arg("default", "None")], (self, missing) => {
        const items: PyValue[] = [];
        for (let i = 1; i <= self.re.groups; i++) items.push(groupByNumber(self, i, missing));
        return new PyTuple(items);
      }),
      groupdict: c.method([arg("default", "None")], (self, missing) => {
        const dict = new PyDict();
        for (const e of self.re.groupindex.liveEntries())
          if (e !== undefined) dict.set(e.key, groupByNumber(self, e.value as number, missing));
        return dict;
      }),
      start: c.method([pos("group", "0")], (self, group) => spanOf(self, groupNumber(self, group))[0]),
      end: c.method([pos("group", "0")], (self, group) => spanOf(self, groupNumber(self, group))[1]),
      span: c.method([pos("group", "0")], (self, group) => spanTuple(self, groupNumber(self, group))),
      expand: c.method([arg("template")], (self, template) => expandTemplate(compileTemplate(self.re, template), self)),
      __copy__: c.method([], (self) => self),
      __deepcopy__: c.method([pos("memo")], (self) => self),
      __class_getitem__: c.classMethod([pos("item")], genericAlias),
    },
    properties: {
      lastindex: c.property((self) => (self.spans.lastIndex < 0 ? None : self.spans.lastIndex)),
      lastgroup: c.property((self) =>
        self.spans.lastIndex < 0 ? None : (self.re.indexgroup.items[self.spans.lastIndex] ?? None),
      ),
      regs: c.property((self) => {
        if (self.regs === undefined) {
          const items: PyValue[] = [];
          for (let i = 0; i <= self.re.groups; i++) items.push(spanTuple(self, i));
          self.regs = new PyTuple(items);
        }
        return self.regs;
      }),
    },
    members: { string: "string", re: "re", pos: "pos", endpos: "endpos" },
  }),
);
