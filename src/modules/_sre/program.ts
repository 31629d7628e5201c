// Decodes and validates the code array that Lib/re/_compiler.py makes (a list of 32-bit ints) into a tree of nodes.
// Opcodes and layouts are those of Lib/re/_constants.py; what is refused is what CPython's _validate refuses.

import type { CharSet, CharSets, Folding, SetItem } from "./charset.ts";

export const MAGIC = 20230612;
export const CODESIZE = 4;
export const MAXREPEAT = 4294967295;
export const MAXGROUPS = 1073741823;
/** Any maximum from here on means no maximum (32-bit builds of CPython say 2147483647). */
const NO_MAXIMUM = 0x7fffffff;

/** OPCODES in Lib/re/_constants.py. */
const Op = {
  Failure: 0,
  Success: 1,
  Any: 2,
  AnyAll: 3,
  Assert: 4,
  AssertNot: 5,
  At: 6,
  Branch: 7,
  Category: 8,
  Charset: 9,
  BigCharset: 10,
  GroupRef: 11,
  GroupRefExists: 12,
  In: 13,
  Info: 14,
  Jump: 15,
  Literal: 16,
  Mark: 17,
  MaxUntil: 18,
  MinUntil: 19,
  NotLiteral: 20,
  Negate: 21,
  Range: 22,
  Repeat: 23,
  RepeatOne: 24,
  MinRepeatOne: 26,
  AtomicGroup: 27,
  PossessiveRepeat: 28,
  PossessiveRepeatOne: 29,
  GroupRefIgnore: 30,
  InIgnore: 31,
  LiteralIgnore: 32,
  NotLiteralIgnore: 33,
  GroupRefLocIgnore: 34,
  InLocIgnore: 35,
  LiteralLocIgnore: 36,
  NotLiteralLocIgnore: 37,
  GroupRefUniIgnore: 38,
  InUniIgnore: 39,
  LiteralUniIgnore: 40,
  NotLiteralUniIgnore: 41,
  RangeUniIgnore: 42,
} as const;

const Info = { Prefix: 1, Literal: 2, Charset: 4 } as const;

/** ATCODES in Lib/re/_constants.py. */
export const At = {
  Beginning: 0,
  BeginningLine: 1,
  BeginningString: 2,
  Boundary: 3,
  NonBoundary: 4,
  End: 5,
  EndLine: 6,
  EndString: 7,
  LocBoundary: 8,
  LocNonBoundary: 9,
  UniBoundary: 10,
  UniNonBoundary: 11,
} as const;

export type RepeatMode = "greedy" | "lazy" | "possessive";

export type Node =
  | { kind: "char"; set: CharSet }
  | { kind: "at"; at: number }
  /** A capturing group; groups count from 0 here, as in the code. */
  | { kind: "group"; index: number; body: Node[] }
  | { kind: "branch"; alternatives: Node[][] }
  /** A repeat of one character. */
  | { kind: "repeatOne"; mode: RepeatMode; min: number; max: number; set: CharSet }
  | { kind: "repeat"; mode: RepeatMode; min: number; max: number; body: Node[] }
  | { kind: "assert"; negative: boolean; back: number; body: Node[] }
  | { kind: "atomic"; body: Node[] }
  | { kind: "backref"; group: number; folding: Folding }
  | { kind: "conditional"; group: number; yes: Node[]; no: Node[] }
  | { kind: "fail" };

export interface Program {
  readonly body: Node[];
  readonly groups: number;
  /** The least number of characters that a match takes. */
  readonly minWidth: number;
}

/** The code array does not describe a program. */
export class InvalidCode extends Error {}

interface Sequence {
  nodes: Node[];
  /** Where decoding stopped. */
  next: number;
}

class Decoder {
  private readonly code: readonly number[];
  private readonly groups: number;
  private readonly sets: CharSets;

  constructor(code: readonly number[], groups: number, sets: CharSets) {
    this.code = code;
    this.groups = groups;
    this.sets = sets;
  }

  program(): Program {
    const { code, groups } = this;
    const end = code.length - 1;
    if (end < 0 || code[end] !== Op.Success) throw new InvalidCode("no SUCCESS at the end");
    let start = 0;
    let minWidth = 0;
    if (code[0] === Op.Info) {
      start = this.skip(1, end);
      minWidth = this.arg(3, start);
      this.checkInfo(start);
    }
    return { body: this.whole(start, end), groups, minWidth };
  }

  private arg(index: number, end: number): number {
    if (index >= end) throw new InvalidCode("truncated");
    return this.code[index]!;
  }

  /** The address that a relative skip stored at `index` leads to. */
  private skip(index: number, end: number): number {
    const target = index + this.arg(index, end);
    if (target > end) throw new InvalidCode("skip past the end");
    return target;
  }

  private checkInfo(next: number): void {
    const flags = this.arg(2, next);
    const prefix = (flags & Info.Prefix) !== 0;
    const charset = (flags & Info.Charset) !== 0;
    const unknown = (flags & ~(Info.Prefix | Info.Literal | Info.Charset)) !== 0;
    if (unknown || (prefix && charset) || ((flags & Info.Literal) !== 0 && !prefix)) throw new InvalidCode("info");
    let index = 5;
    if (prefix) {
      const length = this.arg(5, next);
      if (this.arg(6, next) > length) throw new InvalidCode("prefix skip");
      index = 7 + 2 * length;
      if (index > next) throw new InvalidCode("prefix");
      for (let i = 7 + length; i < index; i++) if (this.code[i]! >= length) throw new InvalidCode("overlap");
    } else if (charset) {
      index = this.setItems(5, next).next;
    }
    if (index !== next) throw new InvalidCode("info length");
  }

  private setItems(start: number, end: number): { items: SetItem[]; next: number } {
    const { code } = this;
    const items: SetItem[] = [];
    let i = start;
    for (;;) {
      switch (this.arg(i, end)) {
        case Op.Failure:
          return { items, next: i + 1 };
        case Op.Negate:
          items.push({ kind: "negate" });
          i += 1;
          break;
        case Op.Literal: {
          const literal = this.arg(i + 1, end);
          items.push({ kind: "range", low: literal, high: literal });
          i += 2;
          break;
        }
        case Op.Range:
        case Op.RangeUniIgnore: {
          const high = this.arg(i + 2, end);
          items.push({ kind: code[i] === Op.Range ? "range" : "rangeIgnore", low: code[i + 1]!, high });
          i += 3;
          break;
        }
        case Op.Category: {
          const category = this.arg(i + 1, end);
          if (category > 17) throw new InvalidCode("category");
          items.push({ kind: "category", category });
          i += 2;
          break;
        }
        case Op.Charset:
          this.arg(i + 8, end);
          items.push({ kind: "bitmap", words: code.slice(i + 1, i + 9) });
          i += 9;
          break;
        case Op.BigCharset: {
          const count = this.arg(i + 1, end);
          this.arg(i + 65 + count * 8, end);
          const blocks: number[] = [];
          // Block numbers are bytes, four to a word, in little-endian order.
          for (let word = i + 2; word < i + 66; word++) {
            for (let shift = 0; shift < 32; shift += 8) blocks.push((code[word]! >>> shift) & 255);
          }
          if (blocks.some((block) => block >= count)) throw new InvalidCode("big charset");
          items.push({ kind: "bigBitmap", blocks, words: code.slice(i + 66, i + 66 + count * 8) });
          i += 66 + count * 8;
          break;
        }
        default:
          throw new InvalidCode("unknown set operator");
      }
    }
  }

  private literal(code: number, folding: Folding, negative: boolean): CharSet {
    if (folding === "none") return negative ? this.sets.notLiteral(code) : this.sets.literal(code);
    const items: SetItem[] = [{ kind: "range", low: code, high: code }];
    if (!negative) return this.sets.items(items, folding);
    if (folding !== "locale") return this.sets.items([{ kind: "negate" }, ...items], folding);
    return this.sets.complement(this.sets.items(items, folding));
  }

  /** A sequence that must end exactly at `end`. */
  private whole(start: number, end: number): Node[] {
    const { nodes, next } = this.sequence(start, end);
    if (next !== end) throw new InvalidCode("misplaced jump");
    return nodes;
  }

  /** A sequence that ends with SUCCESS just before `end`. */
  private closed(start: number, end: number): Node[] {
    if (this.arg(end - 1, end) !== Op.Success || end - 1 < start) throw new InvalidCode("no SUCCESS");
    return this.whole(start, end - 1);
  }

  /** Decodes up to `end`, or to a JUMP. */
  private sequence(start: number, end: number): Sequence {
    const { code } = this;
    const open: { index: number; nodes: Node[] }[] = [];
    let nodes: Node[] = [];
    let i = start;
    while (i < end) {
      const op = code[i]!;
      switch (op) {
        case Op.Failure:
          nodes.push({ kind: "fail" });
          i += 1;
          break;
        case Op.Any:
          nodes.push({ kind: "char", set: this.sets.notLiteral(10) });
          i += 1;
          break;
        case Op.AnyAll:
          nodes.push({ kind: "char", set: this.sets.any() });
          i += 1;
          break;
        case Op.Literal:
        case Op.NotLiteral:
          nodes.push({ kind: "char", set: this.literal(this.arg(i + 1, end), "none", op === Op.NotLiteral) });
          i += 2;
          break;
        case Op.LiteralIgnore:
        case Op.NotLiteralIgnore:
          nodes.push({ kind: "char", set: this.literal(this.arg(i + 1, end), "ascii", op === Op.NotLiteralIgnore) });
          i += 2;
          break;
        case Op.LiteralUniIgnore:
        case Op.NotLiteralUniIgnore: {
          const negative = op === Op.NotLiteralUniIgnore;
          nodes.push({ kind: "char", set: this.literal(this.arg(i + 1, end), "unicode", negative) });
          i += 2;
          break;
        }
        case Op.LiteralLocIgnore:
        case Op.NotLiteralLocIgnore: {
          const negative = op === Op.NotLiteralLocIgnore;
          nodes.push({ kind: "char", set: this.literal(this.arg(i + 1, end), "locale", negative) });
          i += 2;
          break;
        }
        case Op.Category: {
          const category = this.arg(i + 1, end);
          if (category > 17) throw new InvalidCode("category");
          nodes.push({ kind: "char", set: this.sets.category(category) });
          i += 2;
          break;
        }
        case Op.In:
        case Op.InIgnore:
        case Op.InUniIgnore:
        case Op.InLocIgnore: {
          const next = this.skip(i + 1, end);
          const { items, next: after } = this.setItems(i + 2, next);
          if (after !== next) throw new InvalidCode("set length");
          const folding =
            op === Op.In ? "none" : op === Op.InIgnore ? "ascii" : op === Op.InUniIgnore ? "unicode" : "locale";
          nodes.push({ kind: "char", set: this.sets.items(items, folding) });
          i = next;
          break;
        }
        case Op.At: {
          const at = this.arg(i + 1, end);
          if (at > 11) throw new InvalidCode("position");
          nodes.push({ kind: "at", at });
          i += 2;
          break;
        }
        case Op.Mark: {
          const mark = this.arg(i + 1, end);
          if (mark >= 2 * this.groups) throw new InvalidCode("mark");
          if ((mark & 1) === 0) {
            open.push({ index: mark >> 1, nodes });
            nodes = [];
          } else {
            const outer = open.pop();
            if (outer === undefined || outer.index !== mark >> 1) throw new InvalidCode("unbalanced mark");
            outer.nodes.push({ kind: "group", index: outer.index, body: nodes });
            nodes = outer.nodes;
          }
          i += 2;
          break;
        }
        case Op.GroupRef:
        case Op.GroupRefIgnore:
        case Op.GroupRefUniIgnore:
        case Op.GroupRefLocIgnore: {
          const group = this.arg(i + 1, end);
          if (group >= this.groups) throw new InvalidCode("group");
          const folding =
            op === Op.GroupRef
              ? "none"
              : op === Op.GroupRefIgnore
                ? "ascii"
                : op === Op.GroupRefUniIgnore
                  ? "unicode"
                  : "locale";
          nodes.push({ kind: "backref", group, folding });
          i += 2;
          break;
        }
        case Op.Branch: {
          const { node, next } = this.branch(i, end);
          nodes.push(node);
          i = next;
          break;
        }
        case Op.RepeatOne:
        case Op.MinRepeatOne:
        case Op.PossessiveRepeatOne: {
          const next = this.skip(i + 1, end);
          const body = this.closed(i + 4, next);
          const mode = op === Op.RepeatOne ? "greedy" : op === Op.MinRepeatOne ? "lazy" : "possessive";
          nodes.push(this.repeat(mode, i, body));
          i = next;
          break;
        }
        case Op.Repeat: {
          const until = this.skip(i + 1, end);
          const closing = this.arg(until, end);
          if (closing !== Op.MaxUntil && closing !== Op.MinUntil) throw new InvalidCode("no UNTIL");
          nodes.push(this.repeat(closing === Op.MaxUntil ? "greedy" : "lazy", i, this.whole(i + 4, until)));
          i = until + 1;
          break;
        }
        case Op.PossessiveRepeat: {
          const until = this.skip(i + 1, end);
          if (this.arg(until, end) !== Op.Success) throw new InvalidCode("no SUCCESS");
          nodes.push(this.repeat("possessive", i, this.whole(i + 4, until)));
          i = until + 1;
          break;
        }
        case Op.AtomicGroup: {
          const next = this.skip(i + 1, end);
          nodes.push({ kind: "atomic", body: this.closed(i + 2, next) });
          i = next;
          break;
        }
        case Op.Assert:
        case Op.AssertNot: {
          const next = this.skip(i + 1, end);
          const back = this.arg(i + 2, next);
          if (back >= 0x80000000) throw new InvalidCode("look-behind");
          nodes.push({ kind: "assert", negative: op === Op.AssertNot, back, body: this.closed(i + 3, next) });
          i = next;
          break;
        }
        case Op.GroupRefExists: {
          const group = this.arg(i + 1, end);
          if (group >= this.groups) throw new InvalidCode("group");
          // The skip counts from the group number.
          const no = i + 1 + this.arg(i + 2, end);
          if (no > end || no < i + 3) throw new InvalidCode("skip");
          const first = this.sequence(i + 3, no);
          if (first.next === no) {
            nodes.push({ kind: "conditional", group, yes: first.nodes, no: [] });
            i = no;
          } else {
            if (first.next !== no - 2) throw new InvalidCode("misplaced jump");
            const next = this.skip(no - 1, end);
            nodes.push({ kind: "conditional", group, yes: first.nodes, no: this.whole(no, next) });
            i = next;
          }
          break;
        }
        case Op.Jump:
          if (open.length > 0) throw new InvalidCode("unbalanced mark");
          return { nodes, next: i };
        default:
          throw new InvalidCode("unknown opcode");
      }
    }
    if (i !== end || open.length > 0) throw new InvalidCode("sequence");
    return { nodes, next: i };
  }

  private repeat(mode: RepeatMode, index: number, body: Node[]): Node {
    const min = this.code[index + 2]!;
    const max = this.code[index + 3]!;
    if (min > max) throw new InvalidCode("repeat");
    const limit = max >= NO_MAXIMUM ? Number.POSITIVE_INFINITY : max;
    const [only] = body;
    if (body.length === 1 && only!.kind === "char") return { kind: "repeatOne", mode, min, max: limit, set: only!.set };
    return { kind: "repeat", mode, min, max: limit, body };
  }

  private branch(start: number, end: number): { node: Node; next: number } {
    const alternatives: Node[][] = [];
    let target = -1;
    let i = start + 1;
    for (;;) {
      if (this.arg(i, end) === 0) break;
      const next = this.skip(i, end);
      if (next - 3 < i || this.arg(next - 2, end) !== Op.Jump) throw new InvalidCode("branch without jump");
      const jump = this.skip(next - 1, end);
      if (target === -1) target = jump;
      else if (target !== jump) throw new InvalidCode("branches part");
      const { nodes, next: stopped } = this.sequence(i + 1, next - 2);
      if (stopped !== next - 2) throw new InvalidCode("misplaced jump");
      alternatives.push(nodes);
      i = next;
    }
    if (target === -1) target = i + 1;
    if (target !== i + 1) throw new InvalidCode("branch end");
    return { node: { kind: "branch", alternatives }, next: i + 1 };
  }
}

export function decodeProgram(code: readonly number[], groups: number, sets: CharSets): Program {
  return new Decoder(code, groups, sets).program();
}
