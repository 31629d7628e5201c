// A small PEG machine: compiles the notation of grammar.ts to closures, on first use, and runs them over the tokens the
// way CPython's generated parser does (memoization by rule and position, cuts, look-ahead, left recursion), since which
// mistake is reported depends on that order. It makes only as much of a tree as the messages need.

import type { SourceError } from "../diagnostics.ts";
import { errorAt } from "../source-location.ts";
import type { TokenBuffer } from "../tokenizer/token-buffer.ts";
import * as T from "../tokenizer/token-kinds.ts";

/** A parsed piece: `kind` is "" for a mere sequence, "tok" for a token, else what the grammar calls it. */
export interface Piece {
  kind: string;
  /** First and last token. */
  start: number;
  end: number;
  items: Value[];
}
export type Value = Piece | Value[] | null;
type Result = Value | undefined;
type Matcher = (m: Machine) => Result;
/** Runs when an alternative has matched; undefined makes its whole rule fail. */
export type Action = (m: Machine, items: Value[], start: number) => Result;

export class Machine {
  readonly tokens: TokenBuffer;
  readonly kinds: Uint8Array;
  mark = 0;
  /** Number of tokens read so far. */
  fill = 0;
  /** Whether rules named invalid_… apply: they do in the second pass. */
  reportMistakes = false;
  barry = false;
  /** Where the last complete compound statement begins; line 0 for none. */
  lastStatement = { lineno: 0, col_offset: 0 };
  memo = new Map<number, { value: Result; mark: number }>();
  private levels: Int32Array | null = null;

  constructor(tokens: TokenBuffer) {
    this.tokens = tokens;
    this.kinds = tokens.kinds;
  }

  /** The kind of the token at hand, which is thereby read; an error of the tokenizer's is thrown. */
  peek(): number {
    if (this.mark >= this.fill) {
      this.fill = this.mark + 1;
      if (this.kinds[this.mark] === T.ERRORTOKEN) throw this.tokens.error!;
    }
    return this.kinds[this.mark]!;
  }

  text(index: number): string {
    return this.tokens.text(index);
  }

  /** The last token before the mark that is not layout. */
  lastToken(): number {
    let i = this.mark - 1;
    while (i > 0 && this.kinds[i]! >= T.NEWLINE && this.kinds[i]! <= T.DEDENT) i--;
    return i;
  }

  /** Number of brackets open after a token. */
  level(index: number): number {
    if (this.levels === null) {
      this.levels = new Int32Array(this.tokens.count);
      let level = 0;
      for (let i = 0; i < this.tokens.count; i++) {
        const kind = this.kinds[i];
        if (kind === T.LPAR || kind === T.LSQB || kind === T.LBRACE) level++;
        else if (kind === T.RPAR || kind === T.RSQB || kind === T.RBRACE) level--;
        this.levels[i] = level;
      }
    }
    return this.levels[index]!;
  }

  errorOver(message: string, first: number, last: number): SourceError {
    const { lines, cols, endLines, endCols } = this.tokens;
    // Layout tokens have no columns in CPython.
    const endCol = cols[last]! < 0 ? -1 : endCols[last]!;
    return errorAt(this.tokens, "SyntaxError", message, lines[first]!, cols[first]!, endLines[last]!, endCol);
  }

  /** At a token, which may be layout without columns of its own. */
  errorAtToken(
    type: "SyntaxError" | "IndentationError" | "_IncompleteInputError",
    message: string,
    i: number,
  ): SourceError {
    const { lines, cols, endLines, endCols } = this.tokens;
    if (cols[i]! >= 0) return errorAt(this.tokens, type, message, lines[i]!, cols[i]!, endLines[i]!, endCols[i]!);
    return errorAt(this.tokens, type, message, lines[i]!, endCols[i]! - 1, endLines[i]!, -2);
  }

  /** At the last token read. */
  errorAtLast(
    message: string,
    type: "SyntaxError" | "IndentationError" | "_IncompleteInputError" = "SyntaxError",
  ): SourceError {
    return this.errorAtToken(type, message, this.fill - 1);
  }

  /** From a token to the end of what was read. */
  errorFrom(message: string, first: number): SourceError {
    const { lines, cols, endLines, endCols } = this.tokens;
    const last = this.fill - 1;
    return errorAt(
      this.tokens,
      "SyntaxError",
      message,
      lines[first]!,
      cols[first]!,
      endLines[last]!,
      endCols[last]! - 1,
    );
  }
}

export function firstToken(value: Value): number {
  if (Array.isArray(value)) return firstToken(value[0]!);
  return value!.start;
}

export function lastToken(value: Value): number {
  if (Array.isArray(value)) return lastToken(value.at(-1)!);
  return value!.end;
}

/** The named pieces within sequences, in order. */
export function pieces(value: Value | undefined, out: Piece[] = []): Piece[] {
  if (Array.isArray(value)) for (const item of value) pieces(item, out);
  else if (value) {
    if (value.kind === "") pieces(value.items, out);
    else if (value.kind !== "tok") out.push(value);
  }
  return out;
}

const NAMED_TOKENS: Record<string, number> = {
  NAME: T.NAME,
  NUMBER: T.NUMBER,
  STRING: T.STRING,
  NEWLINE: T.NEWLINE,
  INDENT: T.INDENT,
  DEDENT: T.DEDENT,
  ENDMARKER: T.ENDMARKER,
  TYPE_COMMENT: T.TYPE_COMMENT,
  FSTRING_START: T.FSTRING_START,
  FSTRING_MIDDLE: T.FSTRING_MIDDLE,
  FSTRING_END: T.FSTRING_END,
  TSTRING_START: T.TSTRING_START,
  TSTRING_MIDDLE: T.TSTRING_MIDDLE,
  TSTRING_END: T.TSTRING_END,
};
const SOFT_KEYWORDS = new Set(["_", "case", "match", "type"]);
const TOKEN_PIECES: Record<string, string> = { NAME: "Name", NUMBER: "Constant", STRING: "Constant" };

function kindOf(spelling: string): number {
  const keyword = T.KEYWORDS.indexOf(spelling);
  return keyword >= 0 ? T.FIRST_KEYWORD + keyword : T.OPERATORS.indexOf(spelling);
}

interface Rule {
  id: number;
  match: Matcher;
}

const SPLIT = /\s*('[^']+'|"(?:\\.|[^"\\])*"|->|&&|[A-Za-z_]\w*|\d+|#\w+|\$\d+|[()[\]?*+|&!~./])/y;

/** Compiles grammar texts; `makeAction` makes what follows `->`. */
export function compileGrammar(
  texts: string[],
  makeAction: (words: string[]) => Action,
): (rule: string, m: Machine) => Result {
  const sources = new Map<string, string>();
  for (const text of texts) {
    for (const entry of text.split(/\n(?=\w)/)) {
      const head = /^\s*(\w+[^:']*):/.exec(entry);
      if (head) sources.set(head[1]!, entry.slice(head[0].length));
    }
  }
  const rules = new Map<string, Rule>();
  const definitions = new Map(
    [...sources].map(([head, body]) => [head.split(" ")[0]!, { flags: head.split(" "), body }]),
  );

  function rule(name: string): Rule {
    let found = rules.get(name);
    if (found) return found;
    const definition = definitions.get(name);
    if (!definition) throw new Error(`no grammar rule ${name}`);
    found = { id: rules.size, match: () => undefined };
    rules.set(name, found);
    found.match = new RuleCompiler(definition.body, rule, makeAction).compile(definition.flags, found.id);
    return found;
  }
  return (name, m) => rule(name).match(m);
}

class RuleCompiler {
  private readonly words: string[] = [];
  private at = 0;
  private readonly rule: (name: string) => Rule;
  private readonly makeAction: (words: string[]) => Action;

  constructor(body: string, rule: (name: string) => Rule, makeAction: (words: string[]) => Action) {
    this.rule = rule;
    this.makeAction = makeAction;
    SPLIT.lastIndex = 0;
    for (let match = SPLIT.exec(body); match; match = SPLIT.exec(body)) this.words.push(match[1]!);
  }

  compile(flags: string[], id: number): Matcher {
    const base = this.alternatives();
    if (this.words[this.at] === "/") {
      this.at++;
      return memoized(leftRecursive(base, this.alternatives(true)), id);
    }
    if (flags.includes("plain")) {
      return (m) => {
        const report = m.reportMistakes;
        m.reportMistakes = false;
        const value = base(m);
        m.reportMistakes = report;
        return value;
      };
    }
    return flags.includes("memo") ? memoized(base, id) : base;
  }

  /** Alternatives; those of tails take the piece so far as their first item. */
  private alternatives(tail = false): TailMatcher {
    const list: Alternative[] = [];
    do list.push(this.alternative());
    while (this.words[this.at] === "|" && ++this.at);
    return (m, left) => {
      const start = m.mark;
      for (const { steps, action, mistake } of list) {
        if (mistake && !m.reportMistakes) continue;
        const items: Value[] = tail ? [left!] : [];
        let cut = false;
        let ok = true;
        for (const { match, role } of steps) {
          if (role === "cut") {
            cut = true;
            continue;
          }
          const value = match(m);
          if (value === undefined) {
            ok = false;
            break;
          }
          if (role === "item") items.push(value);
        }
        if (ok) return action(m, items, tail ? firstToken(left!) : start);
        m.mark = start;
        if (cut) return undefined;
      }
      return undefined;
    };
  }

  private alternative(): Alternative {
    const steps: Step[] = [];
    const first = this.at;
    let word = this.words[this.at];
    while (word !== undefined && word !== "|" && word !== ")" && word !== "]" && word !== "/" && word !== "->") {
      steps.push(this.step());
      word = this.words[this.at];
    }
    const mistake = steps.length === 1 && this.words[first]!.startsWith("invalid_");
    let action: Action = steps.filter((step) => step.role === "item").length === 1 ? onlyItem : sequence;
    if (word === "->") {
      this.at++;
      const words: string[] = [];
      for (word = this.words[this.at]; word !== undefined && word !== "|" && word !== "/"; word = this.words[this.at]) {
        words.push(word);
        this.at++;
      }
      action = this.makeAction(words);
    }
    return { steps, action, mistake };
  }

  private step(): Step {
    const word = this.words[this.at]!;
    if (word === "~") {
      this.at++;
      return { match: () => null, role: "cut" };
    }
    if (word === "&" || word === "!") {
      this.at++;
      const inner = this.repeated();
      const positive = word === "&";
      return {
        match: (m) => {
          const mark = m.mark;
          const value = inner(m);
          m.mark = mark;
          return (value !== undefined) === positive ? null : undefined;
        },
        role: "look",
      };
    }
    if (word === "&&") {
      this.at++;
      const spelling = this.words[this.at]!.slice(1, -1);
      const inner = this.repeated();
      return {
        match: (m) => {
          const value = inner(m);
          if (value === undefined) throw m.errorOver(`expected '${spelling}'`, m.mark, m.mark);
          return value;
        },
        role: "item",
      };
    }
    return { match: this.repeated(), role: "item" };
  }

  private repeated(): Matcher {
    const inner = this.primary();
    const word = this.words[this.at];
    if (word === "?") {
      this.at++;
      return optional(inner);
    }
    if (word === "*" || word === "+") {
      this.at++;
      return repeat(inner, null, word === "+" ? 1 : 0);
    }
    if (word === ".") {
      this.at++;
      const item = this.primary();
      this.at++;
      return repeat(item, inner, 1);
    }
    return inner;
  }

  private primary(): Matcher {
    const word = this.words[this.at++]!;
    if (word === "(" || word === "[") {
      const inner = this.alternatives();
      this.at++;
      const group: Matcher = (m) => inner(m);
      return word === "[" ? optional(group) : group;
    }
    if (word[0] === "'") return token(kindOf(word.slice(1, -1)), "tok");
    if (word[0] === '"') {
      const spelling = word.slice(1, -1);
      return (m) => (m.peek() === T.NAME && m.text(m.mark) === spelling ? takeToken(m, "Name") : undefined);
    }
    if (word === "SOFT_KEYWORD") {
      return (m) => (m.peek() === T.NAME && SOFT_KEYWORDS.has(m.text(m.mark)) ? takeToken(m, "Name") : undefined);
    }
    if (word === "NOT_EQUAL") {
      return (m) =>
        m.peek() === T.NOTEQUAL && (m.text(m.mark) === "<>") === m.barry ? takeToken(m, "tok") : undefined;
    }
    const kind = NAMED_TOKENS[word];
    if (kind !== undefined) return token(kind, TOKEN_PIECES[word] ?? "tok");
    const rule = this.rule(word);
    return (m) => rule.match(m);
  }
}

type TailMatcher = (m: Machine, left?: Value) => Result;
interface Step {
  match: Matcher;
  role: "item" | "look" | "cut";
}
interface Alternative {
  steps: Step[];
  action: Action;
  /** A single rule of mistakes: skipped in the first pass. */
  mistake: boolean;
}

const onlyItem: Action = (_m, items) => items[0];
const sequence: Action = (m, items, start) => ({ kind: "", start, end: m.lastToken(), items });

function takeToken(m: Machine, kind: string): Piece {
  const i = m.mark++;
  return { kind, start: i, end: i, items: [] };
}

function token(kind: number, name: string): Matcher {
  return (m) => (m.peek() === kind ? takeToken(m, name) : undefined);
}

function optional(inner: Matcher): Matcher {
  return (m) => {
    const mark = m.mark;
    const value = inner(m);
    if (value !== undefined) return value;
    m.mark = mark;
    return null;
  };
}

function repeat(item: Matcher, separator: Matcher | null, least: number): Matcher {
  return (m) => {
    const values: Value[] = [];
    let mark = m.mark;
    for (;;) {
      if (separator !== null && values.length > 0 && separator(m) === undefined) break;
      const value = item(m);
      if (value === undefined) break;
      values.push(value);
      // A repetition of nothing would not end.
      if (m.mark === mark && separator === null) break;
      mark = m.mark;
    }
    m.mark = mark;
    return values.length < least ? undefined : values;
  };
}

function memoized(match: Matcher, id: number): Matcher {
  return (m) => {
    const key = m.mark * 512 + id;
    const known = m.memo.get(key);
    if (known) {
      m.mark = known.mark;
      return known.value;
    }
    const value = match(m);
    m.memo.set(key, { value, mark: m.mark });
    return value;
  };
}

function leftRecursive(base: Matcher, tails: TailMatcher): Matcher {
  return (m) => {
    let value = base(m);
    if (value === undefined) return undefined;
    for (;;) {
      const mark = m.mark;
      const longer = tails(m, value);
      if (longer === undefined) {
        m.mark = mark;
        return value;
      }
      value = longer;
    }
  };
}
