// A set of characters, as one test of a regular expression: a literal, a class, a category, any of them ignoring case.
// Membership of the first 256 code points is precomputed; the rest is computed once for each character met and kept.
// Follows SRE(charset) and sre_category in CPython's Modules/_sre.

import type { CharacterTables } from "./tables.ts";
import { asciiLower, asciiUpper } from "./tables.ts";

/** Categories by number (CHCODES in Lib/re/_constants.py), without the negated twin: category = 2 * kind + negated. */
const DIGIT = 0;
const SPACE = 1;
const WORD = 2;
const LINEBREAK = 3;
const LOC_WORD = 4;
const UNI_DIGIT = 5;
const UNI_SPACE = 6;
const UNI_WORD = 7;
const UNI_LINEBREAK = 8;

export type SetItem =
  | { kind: "range"; low: number; high: number }
  | { kind: "rangeIgnore"; low: number; high: number }
  | { kind: "bitmap"; words: readonly number[] }
  | { kind: "bigBitmap"; blocks: readonly number[]; words: readonly number[] }
  | { kind: "category"; category: number }
  | { kind: "negate" };

/** How the character is folded before it is looked up. */
export type Folding = "none" | "ascii" | "unicode" | "locale";

function isAsciiWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;
}

export function inCategory(tables: CharacterTables, category: number, code: number): boolean {
  const negated = (category & 1) === 1;
  switch (category >> 1) {
    case DIGIT:
      return (code >= 48 && code <= 57) !== negated;
    case SPACE:
      return ((code >= 9 && code <= 13) || code === 32) !== negated;
    case WORD:
    case LOC_WORD:
      return isAsciiWord(code) !== negated;
    case LINEBREAK:
      return (code === 10) !== negated;
    case UNI_DIGIT:
      return tables.isDecimal(code) !== negated;
    case UNI_SPACE:
      return tables.isSpace(code) !== negated;
    case UNI_WORD:
      return (code === 95 || tables.isAlnum(code)) !== negated;
    case UNI_LINEBREAK:
      return tables.isLinebreak(code) !== negated;
    default:
      return false;
  }
}

function testItems(tables: CharacterTables, items: readonly SetItem[], code: number): boolean {
  let ok = true;
  for (const item of items) {
    switch (item.kind) {
      case "negate":
        ok = !ok;
        break;
      case "range":
        if (item.low <= code && code <= item.high) return ok;
        break;
      case "rangeIgnore": {
        if (item.low <= code && code <= item.high) return ok;
        const upper = tables.toUpper(code);
        if (item.low <= upper && upper <= item.high) return ok;
        break;
      }
      case "bitmap":
        if (code < 256 && ((item.words[code >> 5]! >>> (code & 31)) & 1) === 1) return ok;
        break;
      case "bigBitmap":
        if (code < 0x10000) {
          const bit = item.blocks[code >> 8]! * 256 + (code & 255);
          if (((item.words[bit >> 5]! >>> (bit & 31)) & 1) === 1) return ok;
        }
        break;
      case "category":
        if (inCategory(tables, item.category, code)) return ok;
        break;
    }
  }
  return !ok;
}

export function makeTest(
  tables: CharacterTables,
  items: readonly SetItem[],
  folding: Folding,
): (code: number) => boolean {
  switch (folding) {
    case "none":
      return (code) => testItems(tables, items, code);
    case "ascii":
      return (code) => testItems(tables, items, asciiLower(code));
    case "unicode":
      return (code) => testItems(tables, items, tables.toLower(code));
    case "locale":
      // The locale is always C as far as single bytes go.
      return (code) => {
        const lower = asciiLower(code);
        if (testItems(tables, items, lower)) return true;
        const upper = asciiUpper(code);
        return upper !== lower && testItems(tables, items, upper);
      };
  }
}

/** What is known of the members above U+00FF without looking at each. */
export type WideShape =
  | { kind: "empty" }
  | { kind: "all" }
  /** Exactly these. */
  | { kind: "some"; codes: readonly number[] }
  /** Members of one Unicode category (or not). */
  | { kind: "category"; category: number }
  | { kind: "unknown" };

const MAX_LISTED = 64;

/** Where all characters are that have a lower case of their own (start and end of ranges). */
const CASED_RANGES: readonly (readonly [number, number])[] = [
  [0, 0x3000],
  [0xa000, 0xac00],
  [0xff00, 0x11a00],
  [0x16000, 0x17000],
  [0x1e000, 0x1f000],
];

function wideShape(items: readonly SetItem[]): WideShape {
  const negated = items[0]?.kind === "negate";
  const codes: number[] = [];
  let category: number | undefined;
  let whole = false;
  for (const item of negated ? items.slice(1) : items) {
    switch (item.kind) {
      case "range":
        if (item.low <= 256 && item.high >= 0x10ffff) whole = true;
        else if (item.high >= 256) {
          const low = Math.max(item.low, 256);
          if (item.high - low > MAX_LISTED) return { kind: "unknown" };
          for (let code = low; code <= item.high; code++) codes.push(code);
        }
        break;
      case "bitmap":
        break;
      case "category":
        if (item.category >> 1 >= UNI_DIGIT) {
          if (category !== undefined) return { kind: "unknown" };
          category = item.category;
        } else if ((item.category & 1) === 1) whole = true;
        break;
      default:
        return { kind: "unknown" };
    }
  }
  if (whole) return negated ? { kind: "empty" } : { kind: "all" };
  if (category !== undefined) {
    if (codes.length > 0) return { kind: "unknown" };
    return { kind: "category", category: negated ? category ^ 1 : category };
  }
  if (codes.length === 0) return negated ? { kind: "all" } : { kind: "empty" };
  return negated || codes.length > MAX_LISTED ? { kind: "unknown" } : { kind: "some", codes };
}

function categoriesDisjoint(left: number, right: number): boolean {
  if (left === (right ^ 1)) return true;
  // Decimal digits are word characters, and no white space is.
  const within = (category: number, container: number): boolean =>
    category === container ||
    (category === UNI_DIGIT * 2 && (container === UNI_WORD * 2 || container === UNI_SPACE * 2 + 1)) ||
    (category === UNI_WORD * 2 && container === UNI_SPACE * 2 + 1) ||
    (category === UNI_SPACE * 2 && (container === UNI_WORD * 2 + 1 || container === UNI_DIGIT * 2 + 1));
  return within(left, right ^ 1) || within(right, left ^ 1);
}

export class CharSet {
  /** 1 for members below U+0100. */
  readonly latin: Uint8Array = new Uint8Array(256);
  /** The set as a class of the host's RegExp, once it was needed: for Latin-1 subjects, and for all. */
  readonly hostClasses: [string | undefined, string | undefined] = [undefined, undefined];
  private shape: WideShape | (() => WideShape);
  /** The only member, or -1. */
  readonly literal: number;
  /** The only character that is no member, or -1. */
  readonly excluded: number;
  readonly test: (code: number) => boolean;
  /** For sets of what may come next: the end of the subject may. */
  readonly atEnd: boolean;
  /** 0 not yet computed, 1 no, 2 yes; made when the first character above U+00FF is met. */
  private memo: Uint8Array | undefined = undefined;

  constructor(
    test: (code: number) => boolean,
    wide: WideShape | (() => WideShape),
    literal = -1,
    excluded = -1,
    atEnd = false,
  ) {
    this.test = test;
    this.atEnd = atEnd;
    this.shape = wide;
    this.literal = literal;
    this.excluded = excluded;
    for (let code = 0; code < 256; code++) if (test(code)) this.latin[code] = 1;
  }

  get wideShape(): WideShape {
    if (typeof this.shape === "function") this.shape = this.shape();
    return this.shape;
  }

  has(code: number): boolean {
    return code < 256 ? this.latin[code] === 1 : this.wide(code);
  }

  /** Membership of a character above U+00FF. */
  wide(code: number): boolean {
    if (code > 0xffff) return this.test(code);
    this.memo ??= new Uint8Array(0x10000);
    const known = this.memo[code]!;
    if (known !== 0) return known === 2;
    const answer = this.test(code);
    this.memo[code] = answer ? 2 : 1;
    return answer;
  }
}

export function unionSet(sets: readonly CharSet[]): CharSet {
  if (sets.length === 1) return sets[0]!;
  const atEnd = sets.some((set) => set.atEnd);
  return new CharSet(
    (code) => sets.some((set) => set.has(code)),
    () => unionShape(sets),
    -1,
    -1,
    atEnd,
  );
}

function unionShape(sets: readonly CharSet[]): WideShape {
  let wide: WideShape = { kind: "empty" };
  for (const { wideShape: shape } of sets) {
    if (shape.kind === "empty") continue;
    wide = wide.kind === "empty" ? shape : { kind: "unknown" };
  }
  return wide;
}

/** No character, but the end of the subject. */
export const END_SET: CharSet = new CharSet(() => false, { kind: "empty" }, -1, -1, true);
const NEWLINE_SET = new CharSet((code) => code === 10, { kind: "empty" }, 10);
/** What may come next at `$`. */
export const LINE_END_SETS: readonly CharSet[] = [NEWLINE_SET, END_SET];

const MAX_KEPT = 1000;

/** Makes the sets of one interpreter's patterns, so that those which are alike are one object. */
export class CharSets {
  readonly tables: CharacterTables;
  private readonly kept = new Map<string, CharSet>();
  private uppers: Map<number, number[]> | undefined = undefined;

  constructor(tables: CharacterTables) {
    this.tables = tables;
  }

  private keep(key: string, make: () => CharSet): CharSet {
    const known = this.kept.get(key);
    if (known !== undefined) return known;
    if (this.kept.size >= MAX_KEPT) this.kept.clear();
    const set = make();
    this.kept.set(key, set);
    return set;
  }

  literal(code: number): CharSet {
    const wide: WideShape = code < 256 ? { kind: "empty" } : { kind: "some", codes: [code] };
    return this.keep(`=${code}`, () => new CharSet((other) => other === code, wide, code));
  }

  notLiteral(code: number): CharSet {
    const wide: WideShape = code < 256 ? { kind: "all" } : { kind: "unknown" };
    return this.keep(`^${code}`, () => new CharSet((other) => other !== code, wide, -1, code));
  }

  any(): CharSet {
    return this.keep("any", () => new CharSet(() => true, { kind: "all" }));
  }

  complement(set: CharSet): CharSet {
    return new CharSet((code) => !set.has(code), { kind: "unknown" });
  }

  category(category: number): CharSet {
    return this.items([{ kind: "category", category }], "none");
  }

  items(items: readonly SetItem[], folding: Folding): CharSet {
    if (folding === "none") {
      const [first, second] = items;
      if (items.length === 1 && first?.kind === "range" && first.low === first.high) return this.literal(first.low);
      if (items.length === 2 && first?.kind === "negate" && second?.kind === "range" && second.low === second.high) {
        return this.notLiteral(second.low);
      }
    }
    const key = folding + items.map(itemKey).join(";");
    // Folding ASCII letters changes nothing above U+00FF.
    const shape = folding === "unicode" ? () => this.foldedShape(items) : wideShape(items);
    return this.keep(key, () => new CharSet(makeTest(this.tables, items, folding), shape));
  }

  /** The shape of a set of lower-case characters, whose members are all that have these as lower case. */
  private foldedShape(items: readonly SetItem[]): WideShape {
    const codes: number[] = [];
    for (const item of items) {
      if (item.kind === "range" && item.high - item.low <= MAX_LISTED) {
        for (let code = item.low; code <= item.high; code++) codes.push(code);
      } else if (item.kind === "bitmap") {
        for (let code = 0; code < 256; code++)
          if (((item.words[code >> 5]! >>> (code & 31)) & 1) === 1) codes.push(code);
      } else return { kind: "unknown" };
    }
    const members = codes.flatMap((code) => this.uppersOf(code)).filter((code) => code >= 256);
    if (members.length === 0) return { kind: "empty" };
    return members.length > MAX_LISTED ? { kind: "unknown" } : { kind: "some", codes: [...new Set(members)] };
  }

  /** All characters whose simple lower case is `code`. */
  private uppersOf(code: number): readonly number[] {
    if (this.uppers === undefined) {
      this.uppers = new Map();
      for (const [start, end] of CASED_RANGES) {
        for (let other = start; other < end; other++) {
          const lower = this.tables.toLower(other);
          if (lower === other) continue;
          const list = this.uppers.get(lower);
          if (list === undefined) this.uppers.set(lower, [other]);
          else list.push(other);
        }
      }
    }
    const list = this.uppers.get(code);
    const self = this.tables.toLower(code) === code ? [code] : [];
    return list === undefined ? self : [...self, ...list];
  }
}

function itemKey(item: SetItem): string {
  switch (item.kind) {
    case "negate":
      return "^";
    case "range":
      return `${item.low}-${item.high}`;
    case "rangeIgnore":
      return `~${item.low}-${item.high}`;
    case "category":
      return `c${item.category}`;
    case "bitmap":
      return `b${item.words.join()}`;
    case "bigBitmap":
      return `B${item.blocks.join()}|${item.words.join()}`;
  }
}

function wideDisjoint(left: CharSet, right: CharSet): boolean {
  // The shape of a literal costs nothing to find out.
  if (right.literal >= 0 && right.wideShape.kind === "empty") return true;
  const a = left.wideShape;
  const b = right.wideShape;
  if (a.kind === "empty" || b.kind === "empty") return true;
  if (a.kind === "some") return !a.codes.some((code) => right.has(code));
  if (b.kind === "some") return !b.codes.some((code) => left.has(code));
  return a.kind === "category" && b.kind === "category" && categoriesDisjoint(a.category, b.category);
}

/** True only if it is certain that no character is in both. */
export function disjoint(left: CharSet, right: CharSet): boolean {
  for (let code = 0; code < 256; code++) if (left.latin[code] === 1 && right.latin[code] === 1) return false;
  return wideDisjoint(left, right);
}
