// `re.Pattern`, `_sre.SRE_Scanner` and the iterator of finditer, after pattern_* and scanner_* in CPython's
// Modules/_sre/sre.c.

import { call1 } from "#runtime/calls/call.ts";
import { makeType } from "#runtime/native/define.ts";
import type { Converter } from "#runtime/native/params.ts";
import { arg, pos } from "#runtime/native/params.ts";
import type { BufferView } from "#runtime/objects/buffer.ts";
import { bytesLike, getBuffer } from "#runtime/objects/buffer.ts";
import { PyBytes, PyList, PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { memoryError, overflowError, valueError } from "#runtime/objects/exceptions.ts";
import { genericAlias } from "#runtime/objects/generic-alias.ts";
import { hashOf, hashTupleItems, pyEquals } from "#runtime/objects/hash.ts";
import { PyMappingProxy } from "#runtime/objects/mapping-proxy.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { PyObject } from "#runtime/objects/object.ts";
import { None, NotImplemented } from "#runtime/objects/singletons.ts";
import { fromUtf16, isStr, strValue } from "#runtime/objects/str.ts";
import { TypeFlags } from "#runtime/objects/type.ts";
import { typeOf } from "#runtime/objects/type-of.ts";
import { toIndexValue } from "#runtime/operators/protocols.ts";
import type { MatchSpans, Mode, Subject } from "./engine.ts";
import { PyMatch, PyPattern, PyScanner } from "./layouts.ts";
import { StackLimit } from "./machine-state.ts";
import { shortRepr } from "./match.ts";
import { checkedSubject, join, slice, sliceOf } from "./subjects.ts";
import { compileTemplate, expandTemplate } from "./template.ts";

const ssize: Converter<number> = (value) => {
  const n = toIndexValue(value);
  if (typeof n === "number") return n;
  if (n >= 1n << 63n || n < -(1n << 63n)) throw overflowError("Python int too large to convert to C ssize_t");
  return Number(n);
};

const region = [arg("string"), arg("pos", ssize, "0"), arg("endpos", ssize, "9223372036854775807")] as const;

/** The engine's exec, with its failures as Python exceptions. */
function exec(
  pattern: PyPattern,
  subject: Subject,
  start: number,
  end: number,
  mode: Mode,
  mustAdvance: boolean,
): MatchSpans | undefined {
  try {
    return pattern.regex.exec(subject, start, end, mode, mustAdvance);
  } catch (error) {
    if (error instanceof StackLimit) throw memoryError();
    throw error;
  }
}

function clamp(position: number, length: number): number {
  return position < 0 ? 0 : Math.min(position, length);
}

function newMatch(pattern: PyPattern, string: PyValue, start: number, end: number, spans: MatchSpans): PyMatch {
  const match = new PyMatch();
  match.re = pattern;
  match.string = string;
  match.pos = start;
  match.endpos = end;
  match.spans = spans;
  return match;
}

function matchOnce(pattern: PyPattern, string: PyValue, from: number, to: number, mode: Mode): PyValue {
  const subject = checkedSubject(pattern, string);
  const start = clamp(from, subject.length);
  const end = clamp(to, subject.length);
  const spans = exec(pattern, subject, start, end, mode, false);
  return spans === undefined ? None : newMatch(pattern, string, start, end, spans);
}

/** Calls `found` for each match in turn, until it gives false. */
function eachMatch(
  pattern: PyPattern,
  subject: Subject,
  from: number,
  to: number,
  found: (spans: MatchSpans) => boolean,
): void {
  let start = from;
  let mustAdvance = false;
  while (start <= to) {
    const spans = exec(pattern, subject, start, to, "search", mustAdvance);
    if (spans === undefined || !found(spans)) return;
    mustAdvance = spans.start === spans.end;
    start = spans.end;
  }
}

/** What group `group` of a match took, or `missing`. */
function piece(string: PyValue, subject: Subject, spans: MatchSpans, group: number, missing: PyValue): PyValue {
  if (spans.texts !== undefined) return spans.texts[group] ?? missing;
  const start = spans.marks[group * 2]!;
  const end = spans.marks[group * 2 + 1]!;
  if (start < 0 || end < 0) return missing;
  return typeof subject === "string" ? subject.slice(start, end) : sliceOf(string, subject, start, end);
}

function findall(pattern: PyPattern, string: PyValue, from: number, to: number): PyValue {
  const whole = checkedSubject(pattern, string);
  // Cut once, not for each match.
  const subject = typeof whole === "string" && to < whole.length ? whole.slice(0, Math.max(to, 0)) : whole;
  const { groups } = pattern;
  const empty = slice(subject, 0, 0);
  const items: PyValue[] = [];
  eachMatch(pattern, subject, clamp(from, whole.length), clamp(to, whole.length), (spans) => {
    if (groups < 2) items.push(piece(string, subject, spans, groups, empty));
    else {
      const row: PyValue[] = new Array(groups);
      for (let i = 0; i < groups; i++) row[i] = piece(string, subject, spans, i + 1, empty);
      items.push(new PyTuple(row));
    }
    return true;
  });
  return new PyList(items);
}

function split(pattern: PyPattern, string: PyValue, limit: number): PyValue {
  const subject = checkedSubject(pattern, string);
  const items: PyValue[] = [];
  let last = 0;
  let count = 0;
  eachMatch(pattern, subject, 0, subject.length, (spans) => {
    items.push(sliceOf(string, subject, last, spans.start));
    for (let i = 1; i <= pattern.groups; i++) items.push(piece(string, subject, spans, i, None));
    last = spans.end;
    return ++count !== limit;
  });
  items.push(sliceOf(string, subject, last, subject.length));
  return new PyList(items);
}

function isCallable(value: PyValue): boolean {
  return typeof value === "object" && typeOf(value).lookup("__call__") !== undefined;
}

/** Whether a replacement holds no backslash, so that it stands for itself. */
function isLiteral(replacement: PyValue): boolean {
  if (typeof replacement === "string") return !replacement.includes("\\");
  const text = strValue(replacement);
  if (text !== undefined) return typeof text === "string" ? !text.includes("\\") : !text.cps.includes(92);
  return bytesLike(replacement)?.includes(92) === false;
}

function substitute(pattern: PyPattern, replacement: PyValue, string: PyValue, limit: number): [PyValue, number] {
  const callable = isCallable(replacement);
  // A template is compiled before the subject is looked at, as in CPython.
  const template = callable || isLiteral(replacement) ? undefined : compileTemplate(pattern, replacement);
  const subject = checkedSubject(pattern, string);
  const { length } = subject;
  const literal = template === undefined ? replacement : template.literal;
  const fixed = !callable && (template === undefined || template.parts.length === 0);
  const pieces: PyValue[] = [];
  let last = 0;
  let count = 0;
  const owner = {};
  const view = fixed ? undefined : held(string, owner);
  eachMatch(pattern, subject, 0, length, (spans) => {
    if (last < spans.start) pieces.push(slice(subject, last, spans.start));
    let item = literal;
    if (!fixed) {
      const match = newMatch(pattern, string, 0, length, spans);
      item = template === undefined ? call1(replacement, match) : expandTemplate(template, match);
    }
    if (item !== None) pieces.push(item);
    last = spans.end;
    return ++count !== limit;
  });
  view?.release(owner);
  if (last < length) pieces.push(sliceOf(string, subject, last, length));
  return [join(subject, pieces), count];
}

const FLAG_NAMES: readonly (readonly [number, string])[] = [
  [2, "re.IGNORECASE"],
  [4, "re.LOCALE"],
  [8, "re.MULTILINE"],
  [16, "re.DOTALL"],
  [32, "re.UNICODE"],
  [64, "re.VERBOSE"],
  [128, "re.DEBUG"],
  [256, "re.ASCII"],
];

function reprPattern(self: PyPattern): PyValue {
  let { flags } = self;
  // UNICODE goes without saying for str.
  if (isStr(self.pattern) && (flags & (4 | 32 | 256)) === 32) flags &= ~32;
  const names: string[] = [];
  for (const [flag, name] of FLAG_NAMES) {
    if ((flags & flag) === 0) continue;
    names.push(name);
    flags &= ~flag;
  }
  if (flags !== 0) names.push(`0x${flags.toString(16)}`);
  const source = shortRepr(self.pattern, 200);
  return fromUtf16(`re.compile(${source}${names.length > 0 ? `, ${names.join("|")}` : ""})`);
}

function samePattern(self: PyPattern, other: PyPattern): boolean {
  if (self === other) return true;
  return (
    self.flags === other.flags &&
    self.isBytes === other.isBytes &&
    self.groups === other.groups &&
    self.code.length === other.code.length &&
    self.code.every((word, i) => word === other.code[i]) &&
    pyEquals(self.pattern, other.pattern)
  );
}

function scannerOf(pattern: PyPattern, string: PyValue, from: number, to: number): PyScanner {
  const { length } = checkedSubject(pattern, string);
  const scanner = new PyScanner();
  scanner.pattern = pattern;
  scanner.string = string;
  scanner.start = scanner.pos = clamp(from, length);
  scanner.endpos = clamp(to, length);
  scanner.view = held(string, scanner);
  return scanner;
}

/** Holds the memory of a subject that could be resized. */
function held(string: PyValue, owner: object): BufferView | undefined {
  if (typeof string === "string" || string instanceof PyBytes || isStr(string)) return undefined;
  const view = getBuffer(string);
  view?.hold(owner);
  return view;
}

/** The next match of a scanner, or undefined. */
function advance(scanner: PyScanner, mode: Mode): PyMatch | undefined {
  if (scanner.executing) throw valueError("regular expression scanner already executing");
  if (scanner.start < 0) return undefined;
  const { pattern, string } = scanner;
  const subject = checkedSubject(pattern, string);
  scanner.executing = true;
  let spans: MatchSpans | undefined;
  try {
    const end = Math.min(scanner.endpos, subject.length);
    if (scanner.start <= end) spans = exec(pattern, subject, scanner.start, end, mode, scanner.mustAdvance);
  } finally {
    scanner.executing = false;
  }
  if (spans === undefined) {
    scanner.start = -1;
    scanner.view?.release(scanner);
    return undefined;
  }
  scanner.mustAdvance = spans.start === spans.end;
  scanner.start = spans.end;
  return newMatch(pattern, string, scanner.pos, scanner.endpos, spans);
}

/** What finditer gives; in CPython an iter(scanner.search, None). */
export class PyMatchIterator extends PyObject {
  scanner: PyScanner = new PyScanner();
  nx(): PyValue | undefined {
    return advance(this.scanner, "search");
  }
}

export const matchIteratorType = makeType(
  PyMatchIterator,
  { name: "callable_iterator", flags: TypeFlags.DISALLOW_INSTANTIATION },
  () => ({ slots: { iter: (self) => self, next: (self) => self.nx() } }),
);

export const scannerType = makeType(
  PyScanner,
  { name: "SRE_Scanner", module: "_sre", flags: TypeFlags.DISALLOW_INSTANTIATION },
  (c) => ({
    methods: {
      match: c.method([], (self) => advance(self, "match") ?? None),
      search: c.method([], (self) => advance(self, "search") ?? None),
    },
    members: { pattern: "pattern" },
  }),
);

export const patternType = makeType(
  PyPattern,
  { name: "Pattern", module: "re", flags: TypeFlags.DISALLOW_INSTANTIATION | TypeFlags.WEAKREF },
  (c) => ({
    slots: {
      repr: reprPattern,
      hash: (self) =>
        hashTupleItems([
          hashOf(self.pattern),
          self.flags,
          self.groups,
          self.code.length,
          self.isBytes === true ? 1 : 0,
        ]),
      eq: (self, other) => (other instanceof PyPattern ? samePattern(self, other) : NotImplemented),
    },
    methods: {
      match: c.method(region, (self, string, from, to) => matchOnce(self, string, from, to, "match")),
      fullmatch: c.method(region, (self, string, from, to) => matchOnce(self, string, from, to, "fullmatch")),
      search: c.method(region, (self, string, from, to) => matchOnce(self, string, from, to, "search")),
      findall: c.method(region, findall),
      finditer: c.method(region, (self, string, from, to) => {
        const iterator = new PyMatchIterator();
        iterator.scanner = scannerOf(self, string, from, to);
        return iterator;
      }),
      scanner: c.method(region, scannerOf),
      split: c.method([arg("string"), arg("maxsplit", ssize, "0")], split),
      sub: c.method([arg("repl"), arg("string"), arg("count", ssize, "0")], (self, replacement, string, count) => {
        return substitute(self, replacement, string, count)[0];
      }),
      subn: c.method([arg("repl"), arg("string"), arg("count", ssize, "0")], (self, replacement, string, count) => {
        return new PyTuple(substitute(self, replacement, string, count));
      }),
      __copy__: c.method([], (self) => self),
      __deepcopy__: c.method([pos("memo")], (self) => self),
      __class_getitem__: c.classMethod([pos("item")], genericAlias),
    },
    properties: {
      groupindex: c.property((self) =>
        self.groupindex.size === 0 ? new PyDict() : new PyMappingProxy(self.groupindex),
      ),
    },
    members: { pattern: "pattern", flags: "flags", groups: "groups" },
  }),
);
