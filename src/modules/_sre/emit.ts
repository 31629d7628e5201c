// Turns the tree of a pattern into the flat program of the matching machine (machine.ts explains the instructions).
// What is decided here: which choices need no backtracking point, because the next character tells them apart.

import type { First } from "./analysis.ts";
import { allDisjoint, countNodes, firstOf, minWidth, setsGroups, union } from "./analysis.ts";
import type { CharSet, CharSets } from "./charset.ts";
import { unionSet } from "./charset.ts";
import type { Node, Program } from "./program.ts";
import { At } from "./program.ts";

export interface MachineCode {
  readonly code: Int32Array;
  readonly sets: readonly CharSet[];
  readonly latin: readonly Uint8Array[];
  readonly groups: number;
  /** Counter registers: two for each counted repeat. */
  readonly registers: number;
}

/** Where the program proper starts: the addresses below hold the instructions that undo. */
export const ENTRY = 4;
export const NO_LIMIT = 0x7fffffff;
/** In place of a set: nothing is known. */
export const UNKNOWN = -1;
/** In place of a set: no character of the loop can start what follows. */
export const DISJOINT = -2;

const MAX_UNROLLED = 48;
/** The categories that decide word boundaries. */
const WORD = 4;
const UNI_WORD = 14;

class Emitter {
  readonly code: number[] = [0, 1, 2, 3];
  readonly sets: CharSet[] = [];
  registers = 0;
  private readonly factory: CharSets;
  private readonly setIndexes = new Map<CharSet, number>();
  private readonly unions = new Map<string, CharSet>();

  constructor(factory: CharSets) {
    this.factory = factory;
  }

  private setIndex(set: CharSet): number {
    const known = this.setIndexes.get(set);
    if (known !== undefined) return known;
    const index = this.sets.length;
    this.sets.push(set);
    this.setIndexes.set(set, index);
    return index;
  }

  private firstIndex(first: First): number {
    if (first === null) return UNKNOWN;
    const indexes = first.map((set) => this.setIndex(set));
    if (indexes.length === 1) return indexes[0]!;
    const key = indexes.join();
    let set = this.unions.get(key);
    if (set === undefined) {
      set = unionSet(first);
      this.unions.set(key, set);
    }
    return this.setIndex(set);
  }

  private label(): number {
    return this.code.push(-1) - 1;
  }

  private bind(label: number): void {
    this.code[label] = this.code.length;
  }

  sequence(nodes: readonly Node[], after: First): void {
    for (let i = 0; i < nodes.length; i++) {
      const run = literalRun(nodes, i);
      if (run.length > 1) {
        this.code.push(10, run.length, ...run);
        i += run.length - 1;
      } else this.node(nodes[i]!, firstOf(nodes, i + 1, after));
    }
  }

  private node(node: Node, after: First): void {
    const { code } = this;
    switch (node.kind) {
      case "char":
        this.char(node.set);
        break;
      case "at":
        this.at(node.at);
        break;
      case "group":
        code.push(12, node.index * 2);
        this.sequence(node.body, after);
        code.push(13, node.index * 2 + 1);
        break;
      case "branch":
        this.branch(node.alternatives, after);
        break;
      case "repeatOne":
        this.repeatOne(node.mode, node.set, node.min, node.max, after);
        break;
      case "repeat":
        if (node.max === 0) break;
        if (node.mode === "possessive") this.possessive(node.min, node.max, node.body);
        else this.repeat(node.mode === "greedy", node.min, node.max, node.body, after);
        break;
      case "assert":
        this.assertion(node.negative, node.back, node.body);
        break;
      case "atomic": {
        code.push(30, 0);
        code.push(31, 0);
        this.sequence(node.body, null);
        code.push(34, setsGroups(node.body) ? 1 : 0);
        break;
      }
      case "backref":
        code.push(24, node.group * 2, node.folding === "none" ? 0 : node.folding === "unicode" ? 2 : 1);
        break;
      case "conditional": {
        code.push(25, node.group * 2);
        const no = this.label();
        this.sequence(node.yes, after);
        if (node.no.length > 0) {
          code.push(14);
          const end = this.label();
          this.bind(no);
          this.sequence(node.no, after);
          this.bind(end);
        } else this.bind(no);
        break;
      }
      case "fail":
        code.push(0);
        break;
    }
  }

  private at(at: number): void {
    const word = at === At.UniBoundary || at === At.UniNonBoundary ? UNI_WORD : WORD;
    switch (at) {
      case At.Boundary:
      case At.LocBoundary:
      case At.UniBoundary:
        this.code.push(38, this.setIndex(this.factory.category(word)), 1);
        break;
      case At.NonBoundary:
      case At.LocNonBoundary:
      case At.UniNonBoundary:
        this.code.push(38, this.setIndex(this.factory.category(word)), 0);
        break;
      default:
        this.code.push(11, at);
        break;
    }
  }

  private char(set: CharSet): void {
    if (set.literal >= 0) this.code.push(5, set.literal);
    else if (set.excluded === 10) this.code.push(7);
    else if (set.excluded >= 0) this.code.push(6, set.excluded);
    else if (isEverything(set)) this.code.push(8);
    else this.code.push(9, this.setIndex(set));
  }

  private branch(alternatives: readonly Node[][], after: First): void {
    const { code } = this;
    const firsts = alternatives.map((alternative) => firstOf(alternative, 0, after));
    /** What the alternatives after each can start with. */
    const rests: First[] = [];
    for (let i = firsts.length - 1, rest: First = []; i >= 0; i--) {
      rests[i] = rest;
      rest = union(rest, firsts[i]!);
    }
    const ends: number[] = [];
    alternatives.forEach((alternative, i) => {
      let next = -1;
      if (i < alternatives.length - 1) {
        code.push(15);
        next = this.label();
        code.push(this.firstIndex(firsts[i]!), this.firstIndex(rests[i]!));
      }
      this.sequence(alternative, after);
      if (next >= 0) {
        code.push(14);
        ends.push(this.label());
        this.bind(next);
      }
    });
    if (alternatives.length === 0) code.push(0);
    for (const end of ends) this.bind(end);
  }

  private repeatOne(mode: string, set: CharSet, min: number, max: number, after: First): void {
    const { code } = this;
    const op = mode === "greedy" ? 19 : mode === "lazy" ? 21 : 23;
    const [kind, argument] =
      set.literal >= 0
        ? [3, set.literal]
        : set.excluded >= 0
          ? [4, set.excluded]
          : isEverything(set)
            ? [2, 0]
            : [0, this.setIndex(set)];
    const apart = mode === "greedy" && allDisjoint(set, after);
    const literal = after?.length === 1 ? after[0]!.literal : -1;
    const tail = apart ? DISJOINT : this.firstIndex(after);
    code.push(op, kind!, argument!, Math.min(min, NO_LIMIT), Math.min(max, NO_LIMIT), tail, literal);
    if (op !== 23) code.push(op + 1);
  }

  private repeat(greedy: boolean, min: number, max: number, body: Node[], after: First): void {
    const { code } = this;
    const mayBeEmpty = minWidth(body) === 0;
    const unbounded = max === Number.POSITIVE_INFINITY;
    const again = firstOf(body, 0, null);
    const bodyAfter = mayBeEmpty || again === null || after === null ? null : [...again, ...after];
    const size = countNodes(body);
    if (unbounded ? !mayBeEmpty && min * size <= MAX_UNROLLED : this.unrolls(max, min, size, mayBeEmpty)) {
      for (let i = 0; i < min - (unbounded ? 1 : 0); i++) {
        this.sequence(body, i + 1 < min || unbounded ? firstOf(body, 0, after) : max > min ? bodyAfter : after);
      }
      if (unbounded) this.loop(greedy, min > 0, body, again, after, bodyAfter);
      else this.optional(greedy, max - min, body, again, after, bodyAfter);
      return;
    }
    // Counted by registers.
    const register = this.registers;
    this.registers += 2;
    code.push(26, register, 14);
    const until = this.label();
    const start = code.length;
    this.sequence(body, bodyAfter);
    this.bind(until);
    code.push(greedy ? 27 : 28, register, Math.min(min, NO_LIMIT), unbounded ? NO_LIMIT : max, start);
    if (!greedy) code.push(29);
  }

  private unrolls(max: number, min: number, size: number, mayBeEmpty: boolean): boolean {
    return max * size <= MAX_UNROLLED && (!mayBeEmpty || max === min || max === 1);
  }

  /** A repeat without limit of a body that takes at least one character. */
  private loop(greedy: boolean, once: boolean, body: Node[], again: First, after: First, bodyAfter: First): void {
    const { code } = this;
    let skip = -1;
    const enter = code.length;
    if (!once) {
      skip = this.choice(greedy, again, after);
      this.sequence(body, bodyAfter);
      code.push(16, enter);
    } else {
      this.sequence(body, bodyAfter);
      skip = this.choice(greedy, again, after);
      code.push(16, enter);
    }
    this.bind(skip);
  }

  /** `count` optional bodies, each nested in the one before. */
  private optional(greedy: boolean, count: number, body: Node[], again: First, after: First, bodyAfter: First): void {
    const skips: number[] = [];
    for (let i = 0; i < count; i++) {
      skips.push(this.choice(greedy, again, after));
      this.sequence(body, i + 1 < count ? bodyAfter : after);
    }
    for (const skip of skips) this.bind(skip);
  }

  /** A choice between going on (into the body) and leaving for the label that is returned. */
  private choice(greedy: boolean, body: First, after: First): number {
    const { code } = this;
    if (greedy) {
      code.push(15);
      const skip = this.label();
      code.push(this.firstIndex(body), this.firstIndex(after));
      return skip;
    }
    // The way out comes first, the body is the alternative.
    code.push(15);
    const enter = this.label();
    code.push(this.firstIndex(after), this.firstIndex(body), 14);
    const skip = this.label();
    this.bind(enter);
    return skip;
  }

  private possessive(min: number, max: number, body: Node[]): void {
    const { code } = this;
    const register = this.registers;
    this.registers += 2;
    code.push(35, register);
    const start = code.length;
    const limit = max === Number.POSITIVE_INFINITY ? NO_LIMIT : max;
    // TEST jumps two past its own end into the body; the BARRIER_FAIL between them leads out of the loop.
    code.push(36, register, Math.min(min, NO_LIMIT), limit);
    const exit = this.label();
    code.push(31, 0, 31);
    const leave = this.label();
    this.sequence(body, null);
    code.push(37, register, setsGroups(body) ? 1 : 0, start);
    this.bind(exit);
    this.bind(leave);
  }

  private assertion(negative: boolean, back: number, body: Node[]): void {
    const { code } = this;
    const [only] = body;
    if (back <= 1 && body.length === 1 && only!.kind === "char") {
      code.push(back === 1 ? 17 : 18, this.setIndex(only!.set), negative ? 0 : 1);
      return;
    }
    code.push(30, back);
    code.push(31);
    const target = this.label();
    this.sequence(body, null);
    code.push(negative ? 33 : 32, setsGroups(body) ? 1 : 0);
    if (negative) this.bind(target);
    else code[target] = 0;
  }
}

function isEverything(set: CharSet): boolean {
  return !set.latin.includes(0) && set.wideShape.kind === "all";
}

function literalRun(nodes: readonly Node[], index: number): number[] {
  const run: number[] = [];
  for (let i = index; i < nodes.length; i++) {
    const node = nodes[i]!;
    if (node.kind !== "char" || node.set.literal < 0) break;
    run.push(node.set.literal);
  }
  return run;
}

export function emitProgram(program: Program, sets: CharSets): MachineCode {
  const emitter = new Emitter(sets);
  emitter.sequence(program.body, null);
  emitter.code.push(4);
  return {
    code: Int32Array.from(emitter.code),
    sets: emitter.sets,
    latin: emitter.sets.map((set) => set.latin),
    groups: program.groups,
    registers: emitter.registers,
  };
}
