// The regular expression engine against spans recorded from CPython (scripts/record-regex.ts), and what recordings
// cannot show: long subjects, interruption, refusal of broken code.

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type MatchSpans, type Mode, type Regex, RegexEngine, type Subject } from "../../../src/modules/_sre/engine.ts";
import { InvalidCode } from "../../../src/modules/_sre/program.ts";
import { unicodeTables } from "../../../src/modules/_sre/unicode-tables.ts";
import { UnicodeFlag, unicodeFlags } from "../../../src/text/unicode.ts";
import { simpleLower } from "../../../src/text/unicode-case.ts";

/** A str, bytes, or a str given by code points. */
type RecordedSubject = string | { b: number[] } | { c: number[] };
type Spans = number[] | null;
interface RecordedPattern {
  p: string;
  f: number;
  g: number;
  code: number[];
  /** subject, pos, endpos, search, match, fullmatch, finditer */
  x: [RecordedSubject, number, number, Spans, Spans, Spans, Spans[]][];
}

const recorded: RecordedPattern[] = JSON.parse(
  readFileSync(new URL("./fixtures/patterns.json", import.meta.url), "utf8"),
);
const engine = new RegexEngine(unicodeTables, () => undefined);

function subjectOf(subject: RecordedSubject): Subject {
  if (typeof subject === "string") return subject;
  return "b" in subject ? Uint8Array.from(subject.b) : subject.c;
}

function spansOf(match: MatchSpans | undefined): Spans {
  if (match === undefined) return null;
  const spans = [...match.marks];
  for (let i = 0; i < spans.length; i += 2) if (spans[i]! < 0 || spans[i + 1]! < 0) spans[i] = spans[i + 1] = -1;
  return [...spans, match.lastIndex];
}

function allMatches(regex: Regex, subject: Subject, pos: number, endpos: number): Spans[] {
  const found: Spans[] = [];
  let start = pos;
  let mustAdvance = false;
  for (;;) {
    const match: MatchSpans | undefined =
      start <= endpos ? regex.exec(subject, start, endpos, "search", mustAdvance) : undefined;
    if (match === undefined) return found;
    found.push(spansOf(match));
    mustAdvance = match.start === match.end;
    start = match.end;
  }
}

const modes: readonly Mode[] = ["search", "match", "fullmatch"];

// The second time round the patterns are warm, and the host matches what it can.
test.each(["machine", "host"])(`${recorded.length} recorded patterns by the %s`, (which) => {
  for (const { p, f, g, code, x } of recorded) {
    const regex = engine.compile(code, g);
    if (which === "host") for (let i = 0; i < 30; i++) regex.exec("\x01".repeat(8), 0, 8, "search");
    for (const [text, pos, endpos, ...wanted] of x) {
      const subject = subjectOf(text);
      const got = [
        ...modes.map((mode) => spansOf(regex.exec(subject, pos, endpos, mode))),
        allMatches(regex, subject, pos, endpos),
      ];
      expect(got, `${JSON.stringify(p)} with flags ${f} on ${JSON.stringify(text)}`).toEqual(wanted);
    }
  }
});

// Code arrays as Lib/re/_compiler.py gives them.
const INFINITE = 4294967295;
/** (?:a|(b))* */
const alternating = [
  14,
  4,
  0,
  0,
  INFINITE,
  23,
  19,
  0,
  INFINITE,
  7,
  5,
  16,
  97,
  15,
  11,
  9,
  17,
  0,
  16,
  98,
  17,
  1,
  15,
  2,
  0,
  18,
  1,
];
/** (?:a*)*b */
const nested = [14, 4, 0, 1, INFINITE, 23, 10, 0, INFINITE, 24, 6, 0, INFINITE, 16, 97, 1, 18, 16, 98, 1];

test("the properties of Latin-1 are those of the tables", () => {
  for (let code = 0; code < 256; code++) {
    const flags = unicodeFlags(code);
    expect(unicodeTables.isAlnum(code)).toBe((flags & UnicodeFlag.alnum) !== 0);
    expect(unicodeTables.isSpace(code)).toBe((flags & UnicodeFlag.space) !== 0);
    expect(unicodeTables.isDecimal(code)).toBe((flags & UnicodeFlag.decimal) !== 0);
    expect(unicodeTables.toLower(code)).toBe(simpleLower(code));
  }
});

test("ignoring case finds the upper case of every character", () => {
  for (let upper = 0; upper < 0x110000; upper++) {
    const lower = unicodeTables.toLower(upper);
    if (lower === upper) continue;
    const set = engine.sets.items([{ kind: "range", low: lower, high: lower }], "unicode");
    const shape = set.wideShape;
    expect(set.has(upper)).toBe(true);
    if (upper >= 256) expect(shape.kind === "some" && shape.codes.includes(upper), upper.toString(16)).toBe(true);
  }
});

describe("long subjects", () => {
  test("a repeat of a million alternatives", () => {
    const regex = engine.compile(alternating, 1);
    const match = regex.exec("ab".repeat(500_000), 0, 1_000_000, "match");
    expect(spansOf(match)).toEqual([0, 1_000_000, 999_999, 1_000_000, 1]);
  });

  test("bytes and code points", () => {
    const regex = engine.compile(alternating, 1);
    expect(regex.exec(new Uint8Array(100_000).fill(97), 0, 100_000, "fullmatch")?.end).toBe(100_000);
    expect(regex.exec(new Array(100_000).fill(98), 0, 100_000, "fullmatch")?.end).toBe(100_000);
  });
});

test("a hook interrupts long matches", () => {
  let calls = 0;
  const interrupted = new RegexEngine(unicodeTables, () => {
    if (++calls === 3) throw new Error("enough");
  });
  const regex = interrupted.compile(nested, 0);
  expect(() => regex.exec("a".repeat(20_000), 0, 20_000, "search")).toThrow("enough");
  // The engine still works.
  expect(regex.exec("aab", 0, 3, "match")?.end).toBe(3);
});

test.each([
  ["nothing", []],
  ["no SUCCESS at the end", [16, 97]],
  ["an unknown opcode", [99, 1]],
  ["a skip past the end", [13, 50, 16, 97, 0, 1]],
  ["a group that is not there", [11, 3, 1]],
  ["a mark that is not closed", [17, 0, 16, 97, 1]],
  ["a category that is not there", [13, 4, 8, 77, 0, 1]],
])("refuses %s", (_, code) => {
  expect(() => engine.compile(code, 1)).toThrow(InvalidCode);
});
