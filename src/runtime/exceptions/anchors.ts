// The source lines under a traceback entry, with carets: `~~^~~` under operators, `~~~^^^` under calls and subscripts.
// Follows Lib/traceback.py (StackSummary.format_frame_summary, _extract_caret_anchors_from_line_segment).

import type { Expr, Stmt } from "#syntax/ast/nodes.ts";
import { eastAsianWidth } from "#text/unicode-properties.ts";

/** Parses Python source to the statements of a module; undefined when it does not parse. */
export type ParseSource = (source: string) => readonly Stmt[] | undefined;

/** Where an instruction is in its file; lines from 1, columns in UTF-16 units, undefined when unknown. */
export interface Span {
  readonly line: number;
  readonly endLine: number;
  readonly column: number | undefined;
  readonly endColumn: number | undefined;
}

interface Anchors {
  readonly leftLine: number;
  readonly leftColumn: number;
  readonly rightLine: number;
  readonly rightColumn: number;
}

const blank = (s: string): boolean => /^\s*$/.test(s);

/** textwrap.dedent of lines. */
function dedent(lines: readonly string[]): string[] {
  let margin: string | undefined;
  for (const line of lines) {
    if (blank(line)) continue;
    const indent = /^[ \t]*/.exec(line)![0];
    if (margin === undefined) margin = indent;
    let n = 0;
    while (n < margin.length && margin[n] === indent[n]) n++;
    margin = margin.slice(0, n);
  }
  const n = margin?.length ?? 0;
  return lines.map((line) => (blank(line) ? "" : line.slice(n)));
}

/** Columns on a terminal of the first `offset` units of a line. */
function displayWidth(line: string, offset: number = line.length): number {
  if (/^[\x00-\x7f]*$/.test(line)) return offset;
  let width = 0;
  for (const c of line.slice(0, offset)) {
    const w = eastAsianWidth(c.codePointAt(0)!);
    width += w === "W" || w === "F" ? 2 : 1;
  }
  return width;
}

/** A cursor over the characters of a segment's lines. */
class Cursor {
  readonly lines: readonly string[];
  line: number;
  column: number;
  constructor(lines: readonly string[], line: number, column: number) {
    this.lines = lines;
    this.line = line;
    this.column = column;
  }
  /** Moves to the next character when at or past the end of a line; false at the end of all. */
  settle(): boolean {
    while (this.line < this.lines.length && this.column >= this.lines[this.line]!.length) {
      this.column = 0;
      this.line++;
    }
    return this.line < this.lines.length;
  }
  get char(): string {
    return this.lines[this.line]![this.column]!;
  }
  /** Skips to the next character that satisfies `stop`, over comments and continuations. */
  until(stop: (c: string) => boolean): boolean {
    for (;;) {
      const c = this.char;
      if (c === "\\" || c === "#") {
        this.line++;
        this.column = 0;
      } else if (stop(c)) return true;
      else this.column++;
      if (!this.settle()) return false;
    }
  }
}

function anchorsOf(segment: string, parse: ParseSource): Anchors | undefined {
  // Parenthesized, an operator at the end of a line does not end the statement. Lines are one more than in the segment.
  const body = parse(`(\n${segment}\n)`);
  if (body === undefined || body.length !== 1) return undefined;
  const statement = body[0]!;
  if (statement.kind !== "Expr") return undefined;
  const lines = segment.split("\n");
  const endOf = (e: Expr): Cursor => new Cursor(lines, e.end_lineno - 2, e.end_col_offset);
  const { value } = statement;
  if (value.kind === "BinOp") {
    const at = endOf(value.left);
    if (!at.settle() || !at.until((c) => !/\s/.test(c) && c !== ")")) return undefined;
    const text = lines[at.line]!;
    let right = at.column + 1;
    const rightLine = value.right.lineno - 2;
    const next = text[right];
    if (next !== undefined && (rightLine > at.line || right < value.right.col_offset) && !/[\s\\#]/.test(next)) right++;
    return { leftLine: at.line, leftColumn: at.column, rightLine: at.line, rightColumn: right };
  }
  if (value.kind !== "Subscript" && value.kind !== "Call") return undefined;
  const open = value.kind === "Call" ? "(" : "[";
  const left = endOf(value.kind === "Call" ? value.func : value.value);
  if (!left.settle() || !left.until((c) => c === open)) return undefined;
  const end = endOf(value);
  return { leftLine: left.line, leftColumn: left.column, rightLine: end.line, rightColumn: end.column };
}

/** Carets say nothing under a whole statement `return f(…)` or `x = f(…)`, nor under all there is on the line. */
function wantsCarets(
  start: number,
  end: number,
  lines: readonly string[],
  anchors: Anchors | undefined,
  parse: ParseSource,
): boolean {
  const body = parse(lines.join("\n"));
  if (body !== undefined) {
    const statement = body[0];
    if (statement === undefined) return false;
    let value: Expr | undefined;
    if (statement.kind === "Return" && statement.value?.kind === "Call") {
      if (statement.value.func.kind === "Name") value = statement.value;
    } else if (statement.kind === "Assign" && statement.value.kind === "Call") {
      if (statement.targets.length === 1 && statement.targets[0]!.kind === "Name") value = statement.value;
    }
    if (
      value !== undefined &&
      value.lineno === 1 &&
      value.end_lineno === lines.length &&
      value.col_offset === start &&
      value.end_col_offset === end
    )
      return false;
  }
  if (anchors !== undefined) return true;
  return !blank(lines[0]!.slice(0, start)) || !blank(lines.at(-1)!.slice(end));
}

/** What follows the `File …` line of an entry: source lines and carets, indented, each ended; "" without source. */
export function sourceExcerpt(source: readonly string[] | undefined, span: Span, parse: ParseSource): string {
  if (source === undefined) return "";
  const original: string[] = [];
  for (let n = span.line; n <= span.endLine; n++) original.push((source[n - 1] ?? "").trimEnd());
  if (original.every(blank)) return "";
  const first = original[0]!;
  if (span.column === undefined || span.endColumn === undefined) return `    ${first.trim()}\n`;
  const all = dedent(original);
  const cut = first.length - all[0]!.length;
  const start = Math.max(0, Math.min(span.column, first.length) - cut);
  const last = all.at(-1)!;
  const end = Math.max(0, Math.min(span.endColumn, original.at(-1)!.length) - cut);
  const displayStart = displayWidth(all[0]!, start);
  const displayEnd = displayWidth(last, end);
  const joined = all.join("\n");
  const segment = joined.slice(start, joined.length - (last.length - end));
  const anchors = anchorsOf(segment, parse);
  const carets = wantsCarets(start, end, all, anchors, parse);
  const significant = new Set([0, all.length - 1]);
  let anchorLeft = 0;
  let anchorRight = 0;
  if (anchors !== undefined) {
    const { leftLine, rightLine } = anchors;
    anchorLeft = displayWidth(all[leftLine]!, anchors.leftColumn + (leftLine === 0 ? start : 0));
    anchorRight = displayWidth(all[rightLine]!, anchors.rightColumn + (rightLine === 0 ? start : 0));
    for (const n of [leftLine, rightLine])
      for (let i = n - 1; i <= n + 1; i++) if (i >= 0 && i < all.length) significant.add(i);
  }
  const out: string[] = [];
  const show = (n: number): void => {
    const line = all[n]!;
    out.push(line);
    if (!carets) return;
    const spaces = line.length - line.trimStart().length;
    const width = n === all.length - 1 ? displayEnd : displayWidth(line);
    let marks = "";
    for (let column = 0; column < width; column++) {
      if (column < spaces || (n === 0 && column < displayStart)) marks += " ";
      else if (
        anchors !== undefined &&
        (n > anchors.leftLine || (n === anchors.leftLine && column >= anchorLeft)) &&
        (n < anchors.rightLine || (n === anchors.rightLine && column < anchorRight))
      )
        marks += "^";
      else marks += anchors === undefined ? "^" : "~";
    }
    out.push(marks);
  };
  const shown = [...significant].sort((a, b) => a - b);
  shown.forEach((n, i) => {
    if (i > 0) {
      const skipped = n - shown[i - 1]!;
      if (skipped === 2) show(n - 1);
      else if (skipped > 2) out.push(`...<${skipped - 1} lines>...`);
    }
    show(n);
  });
  return dedent(out)
    .map((line) => `    ${line}\n`)
    .join("");
}
