// Translates patterns to the host's RegExp, where that provably matches the same: the host compiles them to machine
// code. Only subjects that are host strings without surrogates are searched so; there a code unit is a character, and
// no `u` flag is needed. What differs in JavaScript, and is therefore refused or spelt out:
// - captures inside a repeat are reset by each round (Python keeps them): every group must be set in every round;
// - rounds that match nothing are undone: a repeated part must take at least one character;
// - a reference to a group that is not set matches nothing: the group must be certain to be set;
// - \w, \d, \s, \b, $, ^, and ignoring case: always spelt out as sets of characters and look-arounds;
// - possessive repeats, atomic groups and conditionals do not exist.
// The host cannot be interrupted either, so the cost is bounded too (see `Cost`).

import { allDisjoint, type First, firstOf, minWidth, setsGroups } from "./analysis.ts";
import type { CharSet, CharSets } from "./charset.ts";
import { disjoint } from "./charset.ts";
import type { Node, Program } from "./program.ts";
import { At } from "./program.ts";

/**
 * An upper bound of the steps of one search: length ** exponent. One for each position where a match may start, one if
 * repeats can be walked in vain, and one more for each repeat whose length the next character does not decide.
 */
export interface Cost {
  readonly search: number;
  readonly match: number;
  readonly fullmatch: number;
}

export interface HostPattern {
  readonly source: string;
  /** Group numbers (from 1) in the order in which the groups end. */
  readonly closing: readonly number[];
}

/** No translation. */
class Untranslatable extends Error {}

const MAX_COMBINATIONS = 500;
const MAX_COUNT = 500;
/** Longer sources are slow to compile. */
const MAX_SOURCE = 50_000;
const UNI_WORD = 14;

function unit(code: number): string {
  return code > 0xffff ? "" : `\\u${code.toString(16).padStart(4, "0")}`;
}

/** Which subjects a translation is for: those that hold Latin-1 only (the usual case, and much shorter), or all. */
export type Width = 0 | 1;
export const NARROW = 0;
export const WIDE = 1;

/** The ranges of a set, as the inside of a class. */
function rangesOf(set: CharSet, width: Width): string {
  let out = "";
  let start = -1;
  const add = (low: number, high: number): void => {
    out += unit(low);
    if (high > low) out += (high > low + 1 ? "-" : "") + unit(high);
  };
  let limit = 256;
  if (width === WIDE && (set.wideShape.kind === "category" || set.wideShape.kind === "unknown")) limit = 0x10000;
  for (let code = 0; code < limit; code++) {
    if (code < 256 ? set.latin[code] === 1 : set.test(code)) {
      if (start < 0) start = code;
    } else if (start >= 0) {
      add(start, code - 1);
      start = -1;
    }
  }
  if (start >= 0) add(start, limit - 1);
  if (width === NARROW) return out;
  const shape = set.wideShape;
  if (shape.kind === "all") out += "\\u0100-\\uffff";
  if (shape.kind === "some") for (const code of shape.codes) out += unit(code);
  return out;
}

function classOf(set: CharSet, width: Width): string {
  if (set.literal >= 0) return set.literal > 0xffff ? "[]" : literal(set.literal);
  if (set.excluded >= 0) return `[^${unit(set.excluded)}]`;
  const known = set.hostClasses[width];
  if (known !== undefined) return known;
  const whole = !set.latin.includes(0) && (width === NARROW || set.wideShape.kind === "all");
  const source = whole ? "[^]" : `[${rangesOf(set, width)}]`;
  set.hostClasses[width] = source;
  return source;
}

function literal(code: number): string {
  const isPlain = (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  return isPlain ? String.fromCharCode(code) : unit(code);
}

class Translator {
  readonly closing: number[] = [];
  private opened = 0;
  private readonly sets: CharSets;
  private readonly width: Width;

  constructor(sets: CharSets, width: Width) {
    this.sets = sets;
    this.width = width;
  }

  /** `certain` are the groups that are sure to be set; those set here are added. */
  sequence(nodes: readonly Node[], after: First, certain: Set<number>): string {
    let out = "";
    nodes.forEach((node, i) => {
      out += this.node(node, nodes[i - 1], firstOf(nodes, i + 1, after), certain);
      if (out.length > MAX_SOURCE) throw new Untranslatable();
    });
    return out;
  }

  private node(node: Node, before: Node | undefined, after: First, certain: Set<number>): string {
    switch (node.kind) {
      case "char":
        return classOf(node.set, this.width);
      case "at":
        return this.at(node.at, before, after);
      case "group": {
        if (node.index !== this.opened) throw new Untranslatable();
        this.opened++;
        const body = this.sequence(node.body, after, certain);
        this.closing.push(node.index + 1);
        certain.add(node.index);
        return `(${body})`;
      }
      case "branch": {
        let common: Set<number> | undefined;
        const parts = node.alternatives.map((alternative) => {
          const set = new Set(certain);
          const part = this.sequence(alternative, after, set);
          common = common === undefined ? set : new Set([...common].filter((group) => set.has(group)));
          return part;
        });
        for (const group of common ?? []) certain.add(group);
        return parts.length === 0 ? "[]" : `(?:${parts.join("|")})`;
      }
      case "repeatOne": {
        if (node.mode === "possessive" && !allDisjoint(node.set, after)) throw new Untranslatable();
        return classOf(node.set, this.width) + quantifier(node.min, node.max) + (node.mode === "lazy" ? "?" : "");
      }
      case "repeat":
        return this.repeat(node, certain);
      case "assert": {
        if (node.back > 0 && holdsReferences(node.body)) throw new Untranslatable();
        const inside = node.negative ? new Set(certain) : certain;
        const body = this.sequence(node.body, null, inside);
        return `(?${node.back > 0 ? "<" : ""}${node.negative ? "!" : "="}${body})`;
      }
      case "backref":
        if (node.folding !== "none" || !certain.has(node.group)) throw new Untranslatable();
        return `(?:\\${node.group + 1})`;
      case "fail":
        return "[]";
      default:
        throw new Untranslatable();
    }
  }

  private repeat(node: Node & { kind: "repeat" }, certain: Set<number>): string {
    if (node.mode === "possessive" || minWidth(node.body) === 0) throw new Untranslatable();
    const inside = new Set(certain);
    const before = this.opened;
    const body = this.sequence(node.body, null, inside);
    if (node.max > 1) {
      for (let group = before; group < this.opened; group++) if (!inside.has(group)) throw new Untranslatable();
    }
    if (node.min > 0) for (const group of inside) certain.add(group);
    return `(?:${body})${quantifier(node.min, node.max)}${node.mode === "lazy" ? "?" : ""}`;
  }

  private at(at: number, before: Node | undefined, after: First): string {
    switch (at) {
      case At.Beginning:
      case At.BeginningString:
        return "^";
      case At.BeginningLine:
        return "(?<![^\\n])";
      case At.End:
        return "(?=\\n?$)";
      case At.EndLine:
        return "(?![^\\n])";
      case At.EndString:
        return "$";
      case At.Boundary:
      case At.LocBoundary:
        return "\\b";
      case At.NonBoundary:
      case At.LocNonBoundary:
        return "\\B";
      default:
        return this.boundary(at === At.UniBoundary, before, after);
    }
  }

  /** A boundary of Unicode words, as short as what is known of the characters around it allows. */
  private boundary(wanted: boolean, before: Node | undefined, after: First): string {
    const word = classOf(this.sets.category(UNI_WORD), this.width);
    const next = after === null || after.length === 0 ? undefined : this.wordness(after);
    if (next !== undefined) {
      // A look at the next character first is cheaper than one back.
      const ahead = after!.length === 1 ? `(?=${classOf(after![0]!, this.width)})` : "";
      return ahead + (next === wanted ? `(?<!${word})` : `(?<=${word})`);
    }
    const previous = before !== undefined && before.kind === "char" ? this.wordness([before.set]) : undefined;
    if (previous !== undefined) return previous === wanted ? `(?!${word})` : `(?=${word})`;
    return wanted
      ? `(?:(?<=${word})(?!${word})|(?<!${word})(?=${word}))`
      : `(?:(?<=${word})(?=${word})|(?<!${word})(?!${word}))`;
  }

  /** Whether the sets hold word characters only (true), none (false), or both. */
  private wordness(sets: readonly CharSet[]): boolean | undefined {
    if (sets.some((set) => set.atEnd)) return undefined;
    const word = this.sets.category(UNI_WORD);
    const others = this.sets.category(UNI_WORD + 1);
    if (sets.every((set) => disjoint(set, others))) return true;
    return sets.every((set) => disjoint(set, word)) ? false : undefined;
  }
}

function quantifier(min: number, max: number): string {
  if (min > MAX_COUNT || (max !== Number.POSITIVE_INFINITY && max > MAX_COUNT)) throw new Untranslatable();
  if (max === Number.POSITIVE_INFINITY) return min === 0 ? "*" : min === 1 ? "+" : `{${min},}`;
  if (min === 0 && max === 1) return "?";
  return min === max ? `{${min}}` : `{${min},${max}}`;
}

function holdsReferences(nodes: readonly Node[]): boolean {
  const has = (node: Node): boolean => {
    if (node.kind === "backref" || node.kind === "group") return true;
    if (node.kind === "branch") return node.alternatives.some((alternative) => alternative.some(has));
    return "body" in node && node.body.some(has);
  };
  return nodes.some(has) || setsGroups(nodes);
}

/** Collects what decides the cost of a pattern. */
class CostMeter {
  /** Repeats whose end the next character does not decide. */
  ambiguous = 0;
  /** There is a repeat that what follows can make useless. */
  walks = false;
  /** In how many ways small choices can be combined. */
  private combinations = 1;

  /** `sure`: what comes after the sequence cannot fail. `looped`: it is inside a repeat. */
  sequence(nodes: readonly Node[], after: First, sure: boolean, looped: boolean): void {
    let certain = sure;
    for (let i = nodes.length - 1; i >= 0; i--) {
      const node = nodes[i]!;
      this.node(node, firstOf(nodes, i + 1, after), certain, looped);
      certain &&= cannotFail(node);
    }
  }

  private node(node: Node, after: First, sure: boolean, looped: boolean): void {
    switch (node.kind) {
      case "repeatOne": {
        if (sure || node.min === node.max) return;
        const decided = allDisjoint(node.set, after);
        if (!decided && looped) throw new Untranslatable();
        if (node.max < 10) {
          if (!decided) this.combine(node.max - node.min + 1);
          return;
        }
        this.walks = true;
        if (!decided) this.ambiguous++;
        return;
      }
      case "repeat": {
        const first = firstOf(node.body, 0, null);
        const decided = node.min === node.max || (first !== null && after !== null && setsDisjoint(first, after));
        const again = first === null || after === null ? null : [...first, ...after];
        if (!decided && !sure) {
          if (looped) throw new Untranslatable();
          if (node.max > 1) this.ambiguous++;
          else this.combine(2);
        }
        if (node.max > 1 && !sure) this.walks = true;
        // A round is followed by the next one, or by what comes after the repeat.
        this.sequence(node.body, node.max > 1 ? again : after, sure && node.min <= 1, looped || node.max > 1);
        return;
      }
      case "branch":
        if (!sure && !this.alternativesDiffer(node.alternatives, after)) {
          if (looped) throw new Untranslatable();
          this.combine(node.alternatives.length);
        }
        for (const alternative of node.alternatives) this.sequence(alternative, after, sure, looped);
        return;
      case "group":
      case "atomic":
        this.sequence(node.body, after, sure, looped);
        return;
      case "assert":
        this.sequence(node.body, null, false, looped);
        return;
      default:
    }
  }

  private combine(ways: number): void {
    this.combinations *= ways;
    if (this.combinations > MAX_COMBINATIONS) throw new Untranslatable();
  }

  private alternativesDiffer(alternatives: readonly Node[][], after: First): boolean {
    const firsts = alternatives.map((alternative) => firstOf(alternative, 0, after));
    for (let i = 0; i < firsts.length; i++) {
      for (let j = i + 1; j < firsts.length; j++) {
        const left = firsts[i]!;
        const right = firsts[j]!;
        if (left === null || right === null || !setsDisjoint(left, right)) return false;
      }
    }
    return true;
  }

  get exponent(): number {
    return (this.walks ? 1 : 0) + this.ambiguous;
  }
}

function setsDisjoint(left: readonly CharSet[], right: readonly CharSet[]): boolean {
  return left.every((set) => right.every((other) => disjoint(set, other) && !(set.atEnd && other.atEnd)));
}

/** Whether a node matches whatever the subject is. */
function cannotFail(node: Node): boolean {
  switch (node.kind) {
    case "repeatOne":
    case "repeat":
      return node.min === 0;
    case "group":
      return node.body.every(cannotFail);
    case "branch":
      return node.alternatives.some((alternative) => alternative.every(cannotFail));
    default:
      return false;
  }
}

/** Infinite if the steps may grow faster than any power. */
function exponentOf(program: Program, sure: boolean): number {
  const meter = new CostMeter();
  try {
    meter.sequence(program.body, null, sure, false);
  } catch (error) {
    if (error instanceof Untranslatable) return Number.POSITIVE_INFINITY;
    throw error;
  }
  return meter.exponent;
}

/** The cost of a pattern on the host; undefined if there is no bound. */
export function hostCost(program: Program): Cost | undefined {
  const open = exponentOf(program, true);
  if (open === Number.POSITIVE_INFINITY) return undefined;
  return { search: open + 1, match: open, fullmatch: exponentOf(program, false) };
}

/** The pattern for the host, or undefined if there is none that is certain to match the same. */
export function translate(program: Program, sets: CharSets, width: Width): HostPattern | undefined {
  try {
    const translator = new Translator(sets, width);
    const source = translator.sequence(program.body, null, new Set());
    return { source, closing: translator.closing };
  } catch (error) {
    if (error instanceof Untranslatable) return undefined;
    throw error;
  }
}
