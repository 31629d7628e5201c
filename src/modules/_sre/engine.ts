// The engine as the rest of the module sees it: compiles a code array, and searches subjects with it. Which positions
// are worth trying is decided here, as SRE(search) in CPython's sre_lib.h does with the INFO block; the block itself is
// not used, since the program tells the same and more.

import { firstOf } from "./analysis.ts";
import { CharSets, unionSet } from "./charset.ts";
import type { MachineCode } from "./emit.ts";
import { emitProgram } from "./emit.ts";
import type { Cost, HostPattern, Width } from "./host-pattern.ts";
import { hostCost, NARROW, translate, WIDE } from "./host-pattern.ts";
import { run } from "./machine.ts";
import type { Units } from "./machine-state.ts";
import { Machine } from "./machine-state.ts";
import type { Node, Program } from "./program.ts";
import { At, decodeProgram } from "./program.ts";
import type { SearchPlan } from "./search-plan.ts";
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
  /** The match and its groups as text, where that came more cheaply than the marks. */
  readonly texts: readonly (string | undefined)[] | undefined;
}

/** A match found by the machine. */
class MachineSpans implements MatchSpans {
  readonly marks: readonly number[];
  readonly lastIndex: number;
  readonly texts: undefined = undefined;

  constructor(marks: readonly number[], lastIndex: number) {
    this.marks = marks;
    this.lastIndex = lastIndex;
  }

  get start(): number {
    return this.marks[0]!;
  }

  get end(): number {
    return this.marks[1]!;
  }
}

/** A match found by the host, which tells what the groups hold but not where: the machine finds that out on demand. */
class HostSpans implements MatchSpans {
  readonly start: number;
  readonly end: number;
  readonly texts: readonly (string | undefined)[];
  private readonly regex: Regex;
  private readonly closing: readonly number[];
  private readonly subject: string;
  private readonly whole: boolean;
  private places: readonly number[] | undefined = undefined;

  constructor(regex: Regex, closing: readonly number[], subject: string, found: RegExpExecArray, whole: boolean) {
    this.regex = regex;
    this.closing = closing;
    this.subject = subject;
    this.start = found.index;
    this.end = found.index + found[0].length;
    this.texts = found;
    this.whole = whole;
  }

  get marks(): readonly number[] {
    if (this.places === undefined) {
      const { regex, subject, start, end, whole } = this;
      const spans = regex.walk(subject, start, subject.length, whole ? "fullmatch" : "match", false);
      if (spans === undefined || spans.end !== end) throw new Error("regular expression engines disagree");
      this.places = spans.marks;
    }
    return this.places;
  }

  get lastIndex(): number {
    const { closing, texts } = this;
    for (let i = closing.length - 1; i >= 0; i--) if (texts[closing[i]!] !== undefined) return closing[i]!;
    return -1;
  }
}

/** The host may take so many steps, which is a matter of seconds; it cannot be interrupted. */
const MAX_HOST_STEPS = 2e9;
/** A pattern is translated for the host when it has searched so many characters (each search counts for some). */
const WARM = 2000;
const SEARCH_WEIGHT = 100;

interface HostRegExps extends Partial<Record<Mode, RegExp>> {
  readonly pattern: HostPattern;
}

const BEYOND_LATIN = /[^\0-\xff]/;
/** Texts of this length are not looked through twice in a row. */
const LONG = 256;

/** A prefix that is longer is cut to this length. */
const MAX_PREFIX = 64;

/** What one interpreter shares between its patterns. */
export class RegexEngine {
  readonly sets: CharSets;
  readonly tables: CharacterTables;
  private readonly idle: Machine[] = [];
  private lastLong = "";
  private lastNarrow = true;
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

  /** Whether a text holds characters up to U+00FF only; remembers the last long one. */
  isNarrow(text: string): boolean {
    if (text.length < LONG) return !BEYOND_LATIN.test(text);
    if (text !== this.lastLong) {
      this.lastLong = text;
      this.lastNarrow = !BEYOND_LATIN.test(text);
    }
    return this.lastNarrow;
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
  private warmth = 0;
  private cost: Cost | undefined = undefined;
  /** For each width: what the host takes, null if nothing. */
  private readonly hosts: (HostRegExps | null | undefined)[] = [undefined, undefined];

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
   * 0 <= start <= length and 0 <= end <= length.
   */
  exec(subject: Subject, start: number, end: number, mode: Mode, mustAdvance = false): MatchSpans | undefined {
    const { minWidth } = this.program;
    if (minWidth > 0 && end - start < minWidth) return undefined;
    // CPython lets an empty match be at a start past the end, when it does not search.
    if (start > end && mode === "search") return undefined;
    if (typeof subject === "string" && start <= end) {
      if (this.warmth < WARM) this.warm(end - start);
      else if (this.cost !== undefined && (!mustAdvance || this.program.minWidth > 0)) {
        const text = end < subject.length ? subject.slice(0, end) : subject;
        const spans = this.execHost(this.cost[mode], text, start, mode);
        if (spans !== null) return spans;
      }
    }
    return this.walk(subject, start, end, mode, mustAdvance);
  }

  private warm(length: number): void {
    this.warmth += length + SEARCH_WEIGHT;
    if (this.warmth >= WARM) this.cost = hostCost(this.program);
  }

  /** Asks the host; null if that would not be right here. */
  private execHost(exponent: number, text: string, start: number, mode: Mode): MatchSpans | undefined | null {
    if (exponent > 1 && (text.length - start) ** exponent > MAX_HOST_STEPS) return null;
    const width = this.engine.isNarrow(text) ? NARROW : WIDE;
    const host = this.hosts[width] === undefined ? this.openHost(width) : this.hosts[width];
    if (host === null || host === undefined) return null;
    try {
      const regExp = (host[mode] ??= hostRegExp(host.pattern.source, mode));
      regExp.lastIndex = start;
      if (this.groups === 0 && mode !== "search") {
        return regExp.test(text) ? new MachineSpans([start, regExp.lastIndex], -1) : undefined;
      }
      const found = regExp.exec(text);
      if (found === null) return undefined;
      if (this.groups === 0) return new MachineSpans([found.index, found.index + found[0].length], -1);
      return new HostSpans(this, host.pattern.closing, text, found, mode === "fullmatch");
    } catch {
      // Too large for the host, or too deep: never again.
      this.hosts[width] = null;
      return null;
    }
  }

  private openHost(width: Width): HostRegExps | null {
    const pattern = translate(this.program, this.engine.sets, width);
    const host = pattern === undefined ? null : { pattern };
    this.hosts[width] = host;
    // What stops a translation does not depend on the width, but for its length.
    if (host === null && width === NARROW) this.cost = undefined;
    return host;
  }

  /** Matches with the machine; the arguments are those of `exec`. */
  walk(subject: Subject, start: number, end: number, mode: Mode, mustAdvance: boolean): MatchSpans | undefined {
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
      return new MachineSpans(marks, machine.lastIndex);
    } finally {
      engine.giveBack(machine);
    }
  }
}

function hostRegExp(source: string, mode: Mode): RegExp {
  if (mode === "search") return new RegExp(source, "g");
  return mode === "match" ? new RegExp(source, "y") : new RegExp(`(?:${source})$`, "y");
}
