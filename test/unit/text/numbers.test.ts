// Numbers to text and back, and exact arithmetic, against thousands of values recorded from CPython (scripts/record-text.ts).

import { describe, expect, test } from "vitest";
import { Fault } from "../../../src/text/fault.ts";
import { complexRepr, floatRepr } from "../../../src/text/float-format.ts";
import * as fm from "../../../src/text/float-math.ts";
import * as im from "../../../src/text/int-math.ts";
import { formatComplex, formatFloat, formatInt, formatStr } from "../../../src/text/number-format.ts";
import { parseComplexText, parseFloatText, parseInteger } from "../../../src/text/number-parse.ts";
import { PercentParser, padPercentNumber, percentFloat, percentInteger } from "../../../src/text/percent-format.ts";
import fixture from "./fixtures/numbers.json" with { type: "json" };

const cases = fixture as unknown as Record<string, unknown[][]>;
const view = new DataView(new ArrayBuffer(8));

function float(hex: string): number {
  view.setBigUint64(0, BigInt(`0x${hex}`));
  return view.getFloat64(0);
}

function hex(value: number): string {
  if (Number.isNaN(value)) return "nan";
  view.setFloat64(0, value);
  return view.getBigUint64(0).toString(16).padStart(16, "0");
}

/** Signs and payloads of nan are not kept. */
function plain(text: unknown): unknown {
  if (Array.isArray(text)) return text.map(plain);
  return typeof text === "string" && /^[7f]ff(?!0{13})[0-9a-f]{13}$|^nan$/.test(text) ? "nan" : text;
}

const int = (text: unknown): im.Int => im.normalizeInt(BigInt(text as string));
const decimal = (value: im.Int): string => im.intToDecimal(value, 4300);

function attempt(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { error: error.kind, text: error.message };
  }
}

function checkInt(value: unknown): unknown {
  if (typeof value === "number") expect(Number.isSafeInteger(value) && !Object.is(value, -0), String(value)).toBe(true);
  if (typeof value === "bigint") expect(Number.isSafeInteger(Number(value))).toBe(false);
  return typeof value === "number" || typeof value === "bigint" ? String(value) : value;
}

const intOps: Record<string, (a: im.Int, b: im.Int) => unknown> = {
  add: im.addInts,
  sub: im.subtractInts,
  mul: im.multiplyInts,
  floordiv: im.floorDivideInts,
  mod: im.moduloInts,
  truediv: (a, b) => hex(im.trueDivideInts(a, b)),
  and_: im.bitAnd,
  or_: im.bitOr,
  xor: im.bitXor,
};
const floatOps: Record<string, (a: number, b: number) => unknown> = {
  divmod: (a, b) => fm.divmodFloats(a, b).map(hex),
  mod: (a, b) => hex(fm.moduloFloats(a, b)),
  floordiv: (a, b) => hex(fm.floorDivideFloats(a, b)),
};

function percent(spec: string, convert: (type: string, alternate: boolean, precision: number) => string): string {
  const parser = new PercentParser(spec);
  expect(parser.literalEnd()).toBe(0);
  const flags = parser.flagsAndWidth();
  flags.precision = parser.precision();
  const type = String.fromCharCode(parser.conversion());
  return padPercentNumber(
    convert(type === "i" || type === "u" ? "d" : type, flags.alternate, flags.precision),
    flags,
    type,
  );
}

type Row = [string, string, string, string, string];
const runners: Record<string, (row: Row) => unknown> = {
  repr: ([x]) => floatRepr(float(x)),
  formatFloat: ([x, spec]) => formatFloat(float(x), spec, "float"),
  formatInt: ([x, spec]) => formatInt(int(x), spec, "int", decimal),
  formatStr: ([x, spec]) => formatStr(x, spec, "str"),
  formatComplex: ([x, y, spec]) => formatComplex(float(x), float(y), spec, "complex"),
  reprComplex: ([x, y]) => complexRepr(float(x), float(y)),
  roundFloat: ([x, n]) => hex(fm.roundFloat(float(x), Number(n))),
  roundWhole: ([x]) => checkInt(im.intOfWholeFloat(fm.roundHalfEven(float(x)))),
  hex: ([x]) => fm.floatToHex(float(x)),
  fromhex: ([text]) => hex(fm.floatFromHex(text)),
  parseFloat: ([text]) => {
    const value = parseFloatText(text);
    return value === undefined ? null : hex(value);
  },
  parseInt: ([text, base]) => checkInt(parseInteger(text, Number(base), 4300)) ?? null,
  parseComplex: ([text]) => parseComplexText(text)?.map(hex) ?? null,
  intOps: ([name, a, b]) => checkInt(intOps[name]!(int(a), int(b))),
  pow: ([a, b]) => checkInt(im.powerInts(int(a), int(b))),
  modpow: ([a, b, m]) => checkInt(im.modularPower(int(a), int(b), int(m))),
  toFloat: ([a]) => hex(im.intToFloat(int(a))),
  ratio: ([x]) => im.floatToRatio(float(x)).map(checkInt),
  roundInt: ([a, n]) => checkInt(im.roundIntToPower(int(a), Number(n))),
  bytes: ([a, n, order, signed]) =>
    Buffer.from(im.intToBytes(int(a), Number(n), order === "little", Boolean(signed))).toString("hex"),
  fromBytes: ([bytes, order, signed]) =>
    checkInt(im.intFromBytes(Buffer.from(bytes, "hex"), order === "little", Boolean(signed))),
  floatOps: ([name, a, b]) => floatOps[name]!(float(a), float(b)),
  floatPow: ([a, b]) => {
    const value = fm.powerFloats(float(a), float(b));
    return value === undefined ? "complex" : hex(value);
  },
  percentInt: ([spec, a]) =>
    percent(spec, (type, alternate, precision) => percentInteger(int(a), type, alternate, precision, decimal)),
  percentFloat: ([spec, a]) =>
    percent(spec, (type, alternate, precision) => percentFloat(float(a), type, alternate, precision)),
};

describe("numbers", () => {
  for (const [name, run] of Object.entries(runners)) {
    test(name, () => {
      const wrong: unknown[] = [];
      for (const row of cases[name]!) {
        const expected = plain(row.at(-1));
        const actual = plain(attempt(() => run(row as Row)));
        if (JSON.stringify(actual) !== JSON.stringify(expected)) wrong.push({ row, actual });
      }
      expect(wrong.slice(0, 8), `${wrong.length} wrong`).toEqual([]);
    });
  }

  test("shifts", () => {
    for (const [a, b, left, right] of cases["shifts"]!) {
      expect(attempt(() => checkInt(im.shiftLeft(int(a), int(b))))).toEqual(left);
      expect(attempt(() => checkInt(im.shiftRight(int(a), int(b))))).toEqual(right);
    }
  });

  test("bits", () => {
    for (const [a, length, count, root] of cases["bits"]!) {
      expect(im.bitLength(int(a))).toBe(length);
      expect(im.bitCount(int(a))).toBe(count);
      expect(checkInt(im.integerSquareRoot(im.absInt(int(a))))).toBe(root);
    }
  });
});
