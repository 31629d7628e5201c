// String literals: single tokens to constants, and the joining of adjacent literals, f-strings and t-strings into one
// node as CPython's action_helpers.c shapes it. (The replacement fields themselves are parsed in expressions.ts.)

import type { Constant, Expr, JoinedStr, TemplateStr } from "../ast/nodes.ts";
import { FSTRING_END, FSTRING_START, TSTRING_END, TSTRING_START } from "../tokenizer/token-kinds.ts";
import { decodeBytesEscapes, decodeStringEscapes } from "./escapes.ts";
import type { ParserState } from "./state.ts";

/** The constant of a STRING token. */
export function stringConstant(p: ParserState, index: number): Constant {
  const src = p.src;
  let start = p.starts[index]!;
  let end = p.ends[index]!;
  let raw = false;
  let bytes = false;
  let prefix: string | null = null;
  let c = src.charCodeAt(start);
  if (c === 117) prefix = "u";
  while (c !== 34 && c !== 39) {
    const letter = c | 32;
    if (letter === 114) raw = true;
    else if (letter === 98) bytes = true;
    c = src.charCodeAt(++start);
  }
  if (end - start >= 6 && src.charCodeAt(start + 1) === c && src.charCodeAt(start + 2) === c) {
    start += 3;
    end -= 3;
  } else {
    start++;
    end--;
  }
  const lineno = p.lines[index]!;
  const col_offset = p.cols[index]!;
  const end_lineno = p.endLines[index]!;
  const end_col_offset = p.endCols[index]!;
  if (bytes) {
    for (let i = start; i < end; i++) {
      if (src.charCodeAt(i) >= 128) {
        throw p.errorAtTokens("bytes can only contain ASCII literal characters", index, index);
      }
    }
    const value = raw ? rawBytes(src, start, end) : decodeBytesEscapes(p, start, end, index);
    return {
      kind: "Constant",
      value: { type: "bytes", value },
      prefix,
      lineno,
      col_offset,
      end_lineno,
      end_col_offset,
    };
  }
  let value = src.slice(start, end);
  if (!raw && value.includes("\\")) value = decodeStringEscapes(p, start, end, index, false);
  return { kind: "Constant", value: { type: "str", value }, prefix, lineno, col_offset, end_lineno, end_col_offset };
}

function rawBytes(src: string, start: number, end: number): Uint8Array {
  const out = new Uint8Array(end - start);
  for (let i = start; i < end; i++) out[i - start] = src.charCodeAt(i);
  return out;
}

/** The text of an FSTRING_MIDDLE or TSTRING_MIDDLE token. Problems in it are reported at the string's end, or here. */
export function templateText(p: ParserState, index: number, raw: boolean, reportAtEnd: boolean): Constant {
  const start = p.starts[index]!;
  const end = p.ends[index]!;
  let value = p.src.slice(start, end);
  if (!raw && value.includes("\\")) {
    value = decodeStringEscapes(p, start, end, reportAtEnd ? templateEnd(p, index) : index, true);
  }
  return {
    kind: "Constant",
    value: { type: "str", value },
    prefix: null,
    lineno: p.lines[index]!,
    col_offset: p.cols[index]!,
    end_lineno: p.endLines[index]!,
    end_col_offset: p.endCols[index]!,
  };
}

/** The END token of the f- or t-string in whose text a token stands. */
function templateEnd(p: ParserState, index: number): number {
  let depth = 1;
  for (let i = index; i < p.tokens.count; i++) {
    const kind = p.kinds[i];
    if (kind === FSTRING_START || kind === TSTRING_START) depth++;
    else if ((kind === FSTRING_END || kind === TSTRING_END) && --depth === 0) return i;
  }
  return index;
}

function isEmptyText(node: Expr): boolean {
  return node.kind === "Constant" && node.value.type === "str" && node.value.value === "";
}

/** Joins neighbouring constants and drops empty ones. */
export function foldParts(parts: Expr[]): Expr[] {
  const out: Expr[] = [];
  for (let i = 0; i < parts.length; i++) {
    let part = parts[i]!;
    if (part.kind === "Constant") {
      const first = part;
      if (parts[i + 1]?.kind === "Constant") {
        let text = "";
        let last: Constant = first;
        let next: Expr | undefined = first;
        while (next?.kind === "Constant") {
          text += (next.value as { value: string }).value;
          last = next;
          next = parts[++i];
        }
        i--;
        part = {
          kind: "Constant",
          value: { type: "str", value: text },
          prefix: first.prefix,
          lineno: first.lineno,
          col_offset: first.col_offset,
          end_lineno: last.end_lineno,
          end_col_offset: last.end_col_offset,
        };
      }
      if (isEmptyText(part)) continue;
    }
    out.push(part);
  }
  return out;
}

/** Joins the literals of tokens first…last (implicit concatenation). */
export function concatenateStrings(p: ParserState, parts: Expr[], first: number, last: number): Expr {
  let anyBytes = false;
  let anyText = false;
  let anyTemplate = false;
  for (const part of parts) {
    if (part.kind !== "Constant") anyTemplate = true;
    else if (part.value.type === "bytes") anyBytes = true;
    else anyText = true;
  }
  if (anyBytes && (anyText || anyTemplate)) {
    throw p.errorAtTokens("cannot mix bytes and nonbytes literals", p.pos, p.pos);
  }
  const lineno = p.lines[first]!;
  const col_offset = p.cols[first]!;
  const end_lineno = p.endLines[last]!;
  const end_col_offset = p.endCols[last]!;
  if (anyBytes) {
    const chunks = parts.map((part) => ((part as Constant).value as { value: Uint8Array }).value);
    const value = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
    let at = 0;
    for (const chunk of chunks) {
      value.set(chunk, at);
      at += chunk.length;
    }
    return {
      kind: "Constant",
      value: { type: "bytes", value },
      prefix: null,
      lineno,
      col_offset,
      end_lineno,
      end_col_offset,
    };
  }
  if (!anyTemplate) {
    if (parts.length === 1) return parts[0]!;
    let value = "";
    for (const part of parts) value += ((part as Constant).value as { value: string }).value;
    const prefix = (parts[0] as Constant).prefix;
    return { kind: "Constant", value: { type: "str", value }, prefix, lineno, col_offset, end_lineno, end_col_offset };
  }
  const flat = parts.flatMap((part) => (part.kind === "JoinedStr" ? part.values : [part]));
  const node: JoinedStr = {
    kind: "JoinedStr",
    values: foldParts(flat),
    lineno,
    col_offset,
    end_lineno,
    end_col_offset,
  };
  return node;
}

/** Joins t-strings. */
export function concatenateTemplates(p: ParserState, parts: TemplateStr[], first: number, last: number): TemplateStr {
  return {
    kind: "TemplateStr",
    values: foldParts(parts.flatMap((part) => part.values)),
    lineno: p.lines[first]!,
    col_offset: p.cols[first]!,
    end_lineno: p.endLines[last]!,
    end_col_offset: p.endCols[last]!,
  };
}

/** The source text of a replacement field's expression without its comments (for `=` and for t-strings). */
export function fieldText(src: string, start: number, end: number): string {
  const text = src.slice(start, end);
  if (!text.includes("#")) return text;
  let out = "";
  let quote = "";
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (quote !== "") {
      if (c === "\\") {
        out += c + (text[++i] ?? "");
        continue;
      }
      if (text.startsWith(quote, i)) {
        out += quote;
        i += quote.length - 1;
        quote = "";
        continue;
      }
    } else if (c === '"' || c === "'") {
      quote = text.startsWith(c.repeat(3), i) ? c.repeat(3) : c;
      out += quote;
      i += quote.length - 1;
      continue;
    } else if (c === "#") {
      const newline = text.indexOf("\n", i);
      if (newline < 0) break;
      i = newline - 1;
      continue;
    }
    out += c;
  }
  return out;
}
