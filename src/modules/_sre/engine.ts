// The engine as the rest of the module sees it: compiles a code array, and searches subjects with it. Which positions
// are worth trying is decided here, as SRE(search) in CPython's sre_lib.h does with the INFO block; the block itself is
// not used, since the program tells the same and more.

import { firstOf } from "./analysis.ts";
import { CharSets, unionSet } from "./charset.ts";
import type { MachineCode } from "./emit.ts";
import { emitProgram } from "./emit.ts";
import type { SearchPlan, Units } from "./machine.ts";
import { Machine, run } from "./machine.ts";
import type { Node, Program } from "./program.ts";
import { At, decodeProgram } from "./program.ts";
import type { CharacterTables } from "./tables.ts";

/** A str without surrogates, or the code points of another str, or bytes. */
export type Subject = string | Units;

export type Mode = "search" | "match" | "fullmatch";

export interface MatchSpans {
  readonly start: number;
  readonly end: number;
  /** Start and end of the match, then of each group: negative where it is not set. */
  readonly marks: readonly number[];
  /** The number of the group that was closed last, or -1. */
  readonly lastIndex: number;
}

/** A prefix that is longer is cut to this length. */
const MAX_PREFIX = 64;

/** What one interpreter shares between its patterns. */
export class RegexEngine {
  readonly sets: CharSets;
  readonly tables: CharacterTables;
  private readonly idle: Machine[] = [];
  private readonly interrupt: () => void;

  /** `interrupt` is called every so many steps of a match; what it throws ends the match. */
  constructor(tables: CharacterTables, interrupt: () => void) {
    this.tables = tables;
    this.sets = new CharSets(tables);
    this.interrupt = interrupt;
  }

  compile(code: readonly number[], groups: number): Regex {
    return new Regex(this, decodeProgram(code, groups, this.sets));
  }

  borrow(): Machine {
    return this.idle.pop() ?? new Machine(this.tables, this.interrupt);
  }

  giveBack(machine: Machine): void {
    machine.relax();
    this.idle.push(machine);
  }
}

interface Start {
  /** The literal that every match starts with. */
  prefix: number[];
  /** Matches only where the subject begins. */
  anchored: boolean;
  /** Matches only where a line begins. */
  atLineStart: boolean;
}

/** Looks at what is certain to come first; gives false where that ends. */
function scanStart(nodes: readonly Node[], start: Start): boolean {
  for (const node of nodes) {
    if (node.kind === "char" && node.set.literal >= 0 && start.prefix.length < MAX_PREFIX) {
      start.prefix.push(node.set.literal);
    } else if (node.kind === "at" && start.prefix.length === 0) {
      if (node.at === At.Beginning || node.at === At.BeginningString) start.anchored = true;
      else if (node.at === At.BeginningLine) start.atLineStart = true;
    } else if (node.kind === "group" || node.kind === "atomic") {
      if (!scanStart(node.body, start)) return false;
    } else return false;
  }
  return true;
}

export class Regex {
  readonly program: Program;
  readonly groups: number;
  readonly engine: RegexEngine;
  private readonly code: MachineCode;
  private readonly plan: SearchPlan;
  private readonly anchored: boolean;

  constructor(engine: RegexEngine, program: Program) {
    this.engine = engine;
    this.program = program;
    this.groups = program.groups;
    this.code = emitProgram(program, engine.sets);
    const start: Start = { prefix: [], anchored: false, atLineStart: false };
    scanStart(program.body, start);
    const { prefix, atLineStart } = start;
    this.anchored = start.anchored;
    const first = firstOf(program.body, 0, null);
    this.plan = {
      prefix,
      prefixText: prefix.every((code) => code < 0x10000) ? String.fromCharCode(...prefix) : undefined,
      first: first === null ? undefined : unionSet(first),
      atLineStart,
      minWidth: program.minWidth,
    };
  }

  /**
   * Matches in subject[0:end] from `start` on. A match at `start` itself must not be empty if `mustAdvance`.
   * 0 <= start <= end <= length.
   */
  exec(subject: Subject, start: number, end: number, mode: Mode, mustAdvance = false): MatchSpans | undefined {
    if (end - start < this.program.minWidth) return undefined;
    const { engine, code } = this;
    const machine = engine.borrow();
    if (typeof subject === "string") {
      machine.text = end < subject.length ? subject.slice(0, end) : subject;
      machine.units = undefined;
    } else machine.units = subject;
    machine.end = end;
    machine.matchAll = mode === "fullmatch";
    machine.prepare(code);
    machine.start = start;
    machine.mustAdvance = mustAdvance;
    try {
      const to = run(code, machine, start, mode === "search" && !this.anchored ? this.plan : undefined);
      if (to < 0) return undefined;
      const from = machine.found;
      const marks = [from, to];
      const count = this.groups * 2;
      for (let i = 0; i < count; i++) marks.push(machine.marks[i]!);
      return { start: from, end: to, marks, lastIndex: machine.lastIndex };
    } finally {
      engine.giveBack(machine);
    }
  }
}
