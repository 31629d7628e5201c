// Every Unicode answer for every code point, against checksums recorded from CPython (scripts/record-text.ts).

import { describe, expect, test } from "vitest";
import * as uc from "../../../src/text/unicode.ts";
import * as cases from "../../../src/text/unicode-case.ts";
import { lookupNamedSequence, lookupUnicodeName, unicodeName } from "../../../src/text/unicode-names.ts";
import { type NormalizationForm, normalizePoints } from "../../../src/text/unicode-normalize.ts";
import * as props from "../../../src/text/unicode-properties.ts";
import { Ucd32 } from "../../../src/text/unicode-ucd-3-2.ts";
import expected from "./fixtures/unicode.json" with { type: "json" };

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n >>> 0;
});

function crc32(text: string): number {
  let crc = 0xffffffff;
  for (const byte of new TextEncoder().encode(text)) crc = crcTable[(crc ^ byte) & 255]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

const points: number[] = [];
for (let c = 0; c < 0x33480; c++) points.push(c);
for (let c = 0xe0000; c < 0xe0200; c++) points.push(c);
points.push(0xf0000, 0xffffd, 0xffffe, 0x100000, 0x10fffd, 0x10ffff);

const old = new Ucd32();
const flag = (test: boolean): string => (test ? "1" : "0");
const list = (codes: readonly number[]): string => codes.join(" ");
const number = (value: number | undefined): string =>
  value === undefined ? "-" : Number.isInteger(value) ? String(value) : value.toPrecision(12);

const questions: Record<string, (c: number) => string> = {
  alpha: (c) => flag(uc.isAlphaText([c])),
  alnum: (c) => flag(uc.isAlnumText([c])),
  decimal: (c) => flag(uc.isDecimalText([c])),
  digit: (c) => flag(uc.isDigitText([c])),
  numeric: (c) => flag(uc.isNumericText([c])),
  space: (c) => flag(uc.isSpaceText([c])),
  upper: (c) => flag(uc.isUpperText([c])),
  lower: (c) => flag(uc.isLowerText([c])),
  title: (c) => flag(uc.isTitleText([c])),
  printable: (c) => flag(uc.isPrintableText([c])),
  identifier: (c) => flag(uc.isIdentifierText([c])) + flag(uc.isIdentifierText([97, c])),
  breaks: (c) => flag(uc.isLineBreakPoint(c)),
  toLower: (c) => list(cases.lowerPoints([c])),
  toUpper: (c) => list(cases.upperPoints([c])),
  toTitle: (c) => list(cases.titlePoints([c, 97, c])),
  toFold: (c) => list(cases.casefoldPoints([c])),
  capitalize: (c) => list(cases.capitalizePoints([c, c, 0x3a3])),
  swapcase: (c) => list(cases.swapcasePoints([c, 0x3a3])),
  sigma: (c) => list(cases.lowerPoints([65, c, 0x3a3])) + list(cases.lowerPoints([65, 0x3a3, c])),
  simpleLower: (c) => String(cases.simpleLower(c)),
  category: (c) => uc.unicodeCategory(c),
  bidirectional: (c) => props.bidirectional(c),
  combining: (c) => String(props.combining(c)),
  width: (c) => props.eastAsianWidth(c),
  mirrored: (c) => String(props.mirrored(c)),
  numericValue: (c) => number(props.numericValue(c)),
  digitValue: (c) => number(props.digitValue(c)),
  decimalValue: (c) => String(uc.decimalValue(c)),
  decomposition: (c) => props.spellDecomposition(props.decompositionOf(c)),
  name: (c) => unicodeName(c) ?? "",
  oldCategory: (c) => old.category(c),
  oldBidirectional: (c) => old.bidirectional(c),
  oldWidth: (c) => old.eastAsianWidth(c),
  oldMirrored: (c) => String(old.mirrored(c)),
  oldNumeric: (c) => number(old.numericValue(c)),
  oldDecimal: (c) => number(old.decimalValue(c)),
  oldDecomposition: (c) => props.spellDecomposition(old.decompositionOf(c)),
};
for (const form of ["NFC", "NFD", "NFKC", "NFKD"] as NormalizationForm[]) {
  questions[form] = (c) => list(normalizePoints(form, [c, 0x301, c, 0x323, 0x307]));
  questions[`old${form}`] = (c) => list(normalizePoints(form, [c, 0x301, c], old));
}

describe("unicode", () => {
  for (const [name, ask] of Object.entries(questions)) {
    test(name, () => {
      const blocks: number[] = [];
      for (let i = 0; i < points.length; i += 4096) {
        blocks.push(
          crc32(
            points
              .slice(i, i + 4096)
              .map(ask)
              .join("\n"),
          ),
        );
      }
      expect(blocks).toEqual((expected as unknown as Record<string, number[]>)[name]);
    });
  }

  test("names are found again", () => {
    for (const c of points) {
      const name = unicodeName(c);
      if (name !== undefined) expect(lookupUnicodeName(name.toLowerCase())).toBe(c);
    }
    expect(lookupUnicodeName("NBSP")).toBe(0xa0);
    expect(lookupUnicodeName("CJK UNIFIED IDEOGRAPH-0041")).toBe(undefined);
    expect(lookupNamedSequence("KEYCAP DIGIT ONE")).toEqual([0x31, 0xfe0f, 0x20e3]);
  });
});
