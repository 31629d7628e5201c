// match statements (PEP 634). A case is a labelled block that a failing test leaves; captured values wait in temporaries until the whole
// pattern has matched.

import type { Match, Pattern, Position } from "#syntax/ast/nodes.ts";
import type { Fn } from "../context.ts";
import { body, expr } from "../dispatch.ts";
import { compareAtoms, cond } from "../expressions/conditions.ts";
import { constant, isNumber, isString } from "../expressions/constants.ts";
import { store } from "../expressions/names.ts";
import { openPart, resumeHere, suspends } from "./resumption.ts";

/** Names a pattern captures, with the temporaries that hold them; the order is that of CPython's stores. */
type Captures = Map<string, string>;

export function emitMatch(f: Fn, s: Match): void {
  const n = f.u.id();
  const done = "M" + n;
  const top = f.top;
  let subject = f.toTemp(expr(f, s.subject));
  if (subject.charCodeAt(0) === 36) {
    const t = f.alloc();
    f.push(`${t} = ${subject};`);
    subject = t;
  }
  const stepped = suspends(f, s.cases);
  const resumed = resumeHere(f, stepped);
  f.push(`${done}: {`);
  f.conditional++;
  const branches: (string[] | null)[] = [];
  let exhaustive = false;
  for (const c of s.cases) {
    const label = "P" + f.u.id();
    const mark = f.enterBranch();
    const inner = f.top;
    const irrefutable = c.guard === null && c.pattern.kind === "MatchAs" && c.pattern.pattern === null;
    f.push(`${label}: {`);
    if (stepped) openPart(f);
    f.traceLine(c.pattern.lineno);
    const captures: Captures = new Map();
    emitPattern(f, c.pattern, subject, `break ${label};`, captures);
    for (const [name, t] of captures) store(f, f.mangle(name), t, c.pattern);
    if (c.guard !== null) {
      const test = cond(f, c.guard);
      f.push(`if (!(${test})) break ${label};`);
    }
    f.top = inner;
    body(f, c.body);
    if (!f.dead) f.push(`break ${done};`);
    f.push(stepped ? "} }" : "}");
    branches.push(f.leaveBranch(mark));
    if (irrefutable) exhaustive = true;
  }
  f.conditional--;
  f.push("}");
  resumed();
  if (!exhaustive) branches.push([]);
  f.join(branches);
  f.top = top;
}

function fails(f: Fn, test: string, fail: string): void {
  f.push(`if (!(${test})) ${fail}`);
}

function emitPattern(f: Fn, p: Pattern, subject: string, fail: string, captures: Captures): void {
  switch (p.kind) {
    case "MatchValue": {
      const top = f.top;
      const value = f.toTemp(expr(f, p.value));
      // Literals have a test of their own; other values are compared in general.
      if (isString(value) || isNumber(value))
        fails(f, compareAtoms(f, "Eq", subject, value, p, true, null, null), fail);
      else fails(f, `${f.P(p)}, ${f.op("truthy", f.op("eq", `${subject}, ${value}`))}`, fail);
      f.top = top;
      return;
    }
    case "MatchSingleton":
      fails(f, `${subject} === ${constant(f, p.value)}`, fail);
      return;
    case "MatchAs":
      if (p.pattern !== null) emitPattern(f, p.pattern, subject, fail, captures);
      if (p.name !== null) capture(f, p.name, subject, captures);
      return;
    case "MatchStar":
      if (p.name !== null) capture(f, p.name, subject, captures);
      return;
    case "MatchOr":
      alternatives(f, p, subject, fail, captures);
      return;
    case "MatchSequence":
      sequence(f, p, subject, fail, captures);
      return;
    case "MatchMapping":
      mapping(f, p, subject, fail, captures);
      return;
    case "MatchClass":
      classPattern(f, p, subject, fail, captures);
      return;
  }
}

function capture(f: Fn, name: string, value: string, captures: Captures): void {
  const t = captures.get(name) ?? f.alloc();
  f.push(`${t} = ${value};`);
  captures.set(name, t);
}

function alternatives(
  f: Fn,
  p: Pattern & { kind: "MatchOr" },
  subject: string,
  fail: string,
  captures: Captures,
): void {
  const done = "O" + f.u.id();
  f.push(`${done}: {`);
  // All alternatives bind the same names: the first decides which temporaries hold them.
  const shared: Captures = new Map();
  p.patterns.forEach((alternative, i) => {
    const label = "A" + f.u.id();
    f.push(`${label}: {`);
    const own: Captures = new Map();
    emitPattern(f, alternative, subject, `break ${label};`, own);
    for (const [name, t] of own) {
      const to = shared.get(name);
      if (i === 0 || to === undefined) shared.set(name, t);
      else f.push(`${to} = ${t};`);
    }
    f.push(`break ${done}; }`);
  });
  f.push(`${fail} }`);
  for (const [name, t] of shared) captures.set(name, t);
}

function sequence(
  f: Fn,
  p: Pattern & { kind: "MatchSequence" },
  subject: string,
  fail: string,
  captures: Captures,
): void {
  const patterns = p.patterns;
  const star = patterns.findIndex((q) => q.kind === "MatchStar");
  const wildcard = (q: Pattern): boolean =>
    (q.kind === "MatchAs" && q.pattern === null && q.name === null) || (q.kind === "MatchStar" && q.name === null);
  if (star < 0 && !f.u.susp && !patterns.every(wildcard)) {
    const items = f.alloc();
    const n = patterns.length;
    f.push(
      `if ((${items} = ${subject}.cls === ${f.h("tupleType")} && ${subject}.items.length === ${n} ? ${subject}.items : (${f.P(p)}, ${f.h("matchItems")}(${subject}, ${n}))) === undefined) ${fail}`,
    );
    parts(f, patterns, items, fail, captures);
    return;
  }
  fails(f, `${f.P(p)}, ${f.h("matchSequence")}(${subject})`, fail);
  const least = star < 0 ? patterns.length : patterns.length - 1;
  if (star < 0) fails(f, `${f.h("len")}(${subject}) === ${least}`, fail);
  else if (least > 0) fails(f, `${f.h("len")}(${subject}) >= ${least}`, fail);
  if (patterns.every(wildcard)) return;
  if (star >= 0 && wildcard(patterns[star]!)) {
    // `*_` is not read: the others are items by index
    patterns.forEach((q, i) => {
      if (wildcard(q)) return;
      const at = i < star ? String(i) : `${f.h("len")}(${subject}) - ${patterns.length - i}`;
      const t = f.alloc();
      f.push(`${t} = ${f.h("getitem")}(${subject}, ${at});`);
      emitPattern(f, q, t, fail, captures);
    });
    return;
  }
  const items = f.alloc();
  f.push(
    star < 0
      ? `${items} = ${f.op("unpack", `${subject}, ${least}`)};`
      : `${items} = ${f.op("unpackEx", `${subject}, ${star}, ${patterns.length - star - 1}`)};`,
  );
  parts(f, patterns, items, fail, captures);
}

function mapping(
  f: Fn,
  p: Pattern & { kind: "MatchMapping" },
  subject: string,
  fail: string,
  captures: Captures,
): void {
  fails(f, `${f.P(p)}, ${f.h("matchMapping")}(${subject})`, fail);
  if (p.keys.length > 0) fails(f, `${f.h("len")}(${subject}) >= ${p.keys.length}`, fail);
  const keys = f.alloc();
  const atoms = p.keys.map((k) => f.toTemp(expr(f, k)));
  f.push(`${keys} = [${atoms.join(", ")}];`);
  if (p.keys.length > 0) {
    const values = f.alloc();
    f.push(`if ((${f.P(p)}, ${values} = ${f.h("matchKeys")}(${subject}, ${keys})) === undefined) ${fail}`);
    parts(f, p.patterns, values, fail, captures);
  }
  if (p.rest !== null) {
    const t = f.alloc();
    f.push(`${t} = ${f.h("mappingRest")}(${subject}, ${keys});`);
    capture(f, p.rest, t, captures);
  }
}

function classPattern(
  f: Fn,
  p: Pattern & { kind: "MatchClass" },
  subject: string,
  fail: string,
  captures: Captures,
): void {
  const cls = f.toTemp(expr(f, p.cls));
  if (!f.u.susp && p.patterns.length === 0 && p.kwd_attrs.length === 0) {
    fails(f, `${f.P(p)}, ${f.h("matchInstance")}(${subject}, ${cls})`, fail);
    return;
  }
  const values = f.alloc();
  if (!f.u.susp && p.patterns.length === 1 && p.kwd_attrs.length === 0) {
    f.push(`if ((${f.P(p)}, ${values} = ${f.h("matchClass1")}(${subject}, ${cls})) === undefined) ${fail}`);
    emitPattern(f, p.patterns[0]!, values, fail, captures);
    return;
  }
  const at: Position = p;
  const attrs = p.kwd_attrs.length === 0 ? "[]" : f.u.nameList(p.kwd_attrs);
  for (const a of p.kwd_attrs) f.addName(a);
  f.push(
    `if ((${f.P(at)}, ${values} = ${f.h("matchClass")}(${subject}, ${cls}, ${p.patterns.length}, ${attrs})) === undefined) ${fail}`,
  );
  parts(f, [...p.patterns, ...p.kwd_patterns], values, fail, captures);
}

function parts(f: Fn, patterns: readonly Pattern[], values: string, fail: string, captures: Captures): void {
  patterns.forEach((q, i) => {
    if ((q.kind === "MatchAs" && q.pattern === null && q.name === null) || (q.kind === "MatchStar" && q.name === null))
      return;
    const t = f.alloc();
    f.push(`${t} = ${values}[${i}];`);
    emitPattern(f, q, t, fail, captures);
  });
}
