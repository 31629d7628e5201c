// Patterns of the match statement (PEP 634).

import type { Constant, Expr, Pattern, Position } from "../ast/nodes.ts";
import * as T from "../tokenizer/token-kinds.ts";
import { numberValue } from "./numbers.ts";
import { fail, type ParserState } from "./state.ts";
import { parseStrings } from "./string-expressions.ts";

function position(p: ParserState, start: number): Position {
  const e = p.pos - 1;
  return {
    lineno: p.lines[start]!,
    col_offset: p.cols[start]!,
    end_lineno: p.endLines[e]!,
    end_col_offset: p.endCols[e]!,
  };
}

/** patterns: what follows `case`; a sequence may stand without brackets. */
export function parsePatterns(p: ParserState): Pattern {
  const start = p.pos;
  const first = parseMaybeStar(p);
  if (p.kinds[p.pos] !== T.COMMA) {
    if (first.kind === "MatchStar") fail();
    return first;
  }
  const patterns = [first];
  while (p.accept(T.COMMA)) {
    const kind = p.kinds[p.pos];
    if (kind === T.COLON || kind === T.KW_IF) break;
    patterns.push(parseMaybeStar(p));
  }
  return { kind: "MatchSequence", patterns, ...position(p, start) };
}

function parseMaybeStar(p: ParserState): Pattern {
  const start = p.pos;
  if (p.kinds[start] !== T.STAR) return parsePattern(p);
  p.pos++;
  const i = p.pos;
  if (p.kinds[i] !== T.NAME) fail();
  p.pos++;
  const name = captureName(p, i);
  return { kind: "MatchStar", name, ...position(p, start) };
}

/** The name captured at a NAME token (null for `_`), which must not go on as a value or class pattern. */
function captureName(p: ParserState, i: number): string | null {
  const name = p.name(i);
  if (name === "_") return null;
  const next = p.kinds[i + 1];
  if (next === T.DOT || next === T.LPAR || next === T.EQUAL) fail();
  return name;
}

function parsePattern(p: ParserState): Pattern {
  const start = p.pos;
  let pattern = parseClosedPattern(p);
  if (p.kinds[p.pos] === T.VBAR) {
    const patterns = [pattern];
    while (p.accept(T.VBAR)) patterns.push(parseClosedPattern(p));
    pattern = { kind: "MatchOr", patterns, ...position(p, start) };
  }
  if (p.kinds[p.pos] !== T.KW_AS) return pattern;
  const i = p.pos + 1;
  if (p.kinds[i] !== T.NAME) fail();
  p.pos += 2;
  const name = captureName(p, i);
  if (name === null) fail();
  return { kind: "MatchAs", pattern, name, ...position(p, start) };
}

function parseClosedPattern(p: ParserState): Pattern {
  const start = p.pos;
  switch (p.kinds[start]) {
    case T.NUMBER:
    case T.MINUS: {
      const value = parseNumberLiteral(p);
      return { kind: "MatchValue", value, ...position(p, start) };
    }
    case T.STRING:
    case T.FSTRING_START:
    case T.TSTRING_START: {
      const value = parseStrings(p);
      return { kind: "MatchValue", value, ...position(p, start) };
    }
    case T.KW_NONE:
      p.pos++;
      return { kind: "MatchSingleton", value: { type: "None" }, ...position(p, start) };
    case T.KW_TRUE:
    case T.KW_FALSE:
      p.pos++;
      return {
        kind: "MatchSingleton",
        value: { type: "bool", value: p.kinds[start] === T.KW_TRUE },
        ...position(p, start),
      };
    case T.NAME:
      return parseNamePattern(p);
    case T.LPAR:
      return parseParenthesizedPattern(p);
    case T.LSQB: {
      p.pos++;
      const patterns: Pattern[] = [];
      while (p.kinds[p.pos] !== T.RSQB) {
        patterns.push(parseMaybeStar(p));
        if (!p.accept(T.COMMA) && p.kinds[p.pos] !== T.RSQB) fail();
      }
      p.pos++;
      return { kind: "MatchSequence", patterns, ...position(p, start) };
    }
    case T.LBRACE:
      return parseMappingPattern(p);
    default:
      return fail();
  }
}

function parseParenthesizedPattern(p: ParserState): Pattern {
  const start = p.pos++;
  const patterns: Pattern[] = [];
  if (p.kinds[p.pos] !== T.RPAR) {
    const first = parseMaybeStar(p);
    if (p.kinds[p.pos] === T.RPAR) {
      if (first.kind === "MatchStar") fail();
      p.pos++;
      return first;
    }
    patterns.push(first);
    if (p.kinds[p.pos] !== T.COMMA) fail();
    while (p.accept(T.COMMA)) {
      if (p.kinds[p.pos] === T.RPAR) break;
      patterns.push(parseMaybeStar(p));
    }
  }
  p.expect(T.RPAR);
  return { kind: "MatchSequence", patterns, ...position(p, start) };
}

/** Capture, wildcard, value (dotted) or class pattern. */
function parseNamePattern(p: ParserState): Pattern {
  const start = p.pos++;
  if (p.kinds[p.pos] !== T.DOT && p.kinds[p.pos] !== T.LPAR) {
    const name = captureName(p, start);
    return { kind: "MatchAs", pattern: null, name, ...position(p, start) };
  }
  const value = finishDottedName(p, start);
  if (p.kinds[p.pos] === T.LPAR) return parseClassPattern(p, value, start);
  if (p.kinds[p.pos] === T.EQUAL) fail();
  return { kind: "MatchValue", value, ...position(p, start) };
}

function finishDottedName(p: ParserState, start: number): Expr {
  let value: Expr = { kind: "Name", id: p.name(start), ctx: "Load", ...position(p, start) };
  while (p.accept(T.DOT)) {
    const i = p.pos;
    p.expect(T.NAME);
    value = { kind: "Attribute", value, attr: p.name(i), ctx: "Load", ...position(p, start) };
  }
  return value;
}

function parseClassPattern(p: ParserState, cls: Expr, start: number): Pattern {
  p.pos++;
  const patterns: Pattern[] = [];
  const kwd_attrs: string[] = [];
  const kwd_patterns: Pattern[] = [];
  while (p.kinds[p.pos] !== T.RPAR) {
    const i = p.pos;
    if (p.kinds[i] === T.NAME && p.kinds[i + 1] === T.EQUAL) {
      p.pos += 2;
      kwd_attrs.push(p.name(i));
      kwd_patterns.push(parsePattern(p));
    } else {
      if (kwd_attrs.length > 0) fail();
      patterns.push(parsePattern(p));
    }
    if (!p.accept(T.COMMA) && p.kinds[p.pos] !== T.RPAR) fail();
  }
  p.pos++;
  return { kind: "MatchClass", cls, patterns, kwd_attrs, kwd_patterns, ...position(p, start) };
}

function parseMappingPattern(p: ParserState): Pattern {
  const start = p.pos++;
  const keys: Expr[] = [];
  const patterns: Pattern[] = [];
  let rest: string | null = null;
  while (p.kinds[p.pos] !== T.RBRACE) {
    if (rest !== null) fail();
    if (p.accept(T.DOUBLESTAR)) {
      const i = p.pos;
      p.expect(T.NAME);
      rest = captureName(p, i);
      if (rest === null) fail();
    } else {
      keys.push(parseMappingKey(p));
      p.expect(T.COLON);
      patterns.push(parsePattern(p));
    }
    if (!p.accept(T.COMMA) && p.kinds[p.pos] !== T.RBRACE) fail();
  }
  p.pos++;
  return { kind: "MatchMapping", keys, patterns, rest, ...position(p, start) };
}

function parseMappingKey(p: ParserState): Expr {
  const i = p.pos;
  switch (p.kinds[i]) {
    case T.NUMBER:
    case T.MINUS:
      return parseNumberLiteral(p);
    case T.STRING:
    case T.FSTRING_START:
    case T.TSTRING_START:
      return parseStrings(p);
    case T.KW_NONE:
      p.pos++;
      return { kind: "Constant", value: { type: "None" }, prefix: null, ...position(p, i) };
    case T.KW_TRUE:
    case T.KW_FALSE:
      p.pos++;
      return {
        kind: "Constant",
        value: { type: "bool", value: p.kinds[i] === T.KW_TRUE },
        prefix: null,
        ...position(p, i),
      };
    case T.NAME:
      if (p.kinds[i + 1] !== T.DOT) fail();
      p.pos++;
      return finishDottedName(p, i);
    default:
      return fail();
  }
}

/** signed_number or complex_number. */
function parseNumberLiteral(p: ParserState): Expr {
  const start = p.pos;
  const negative = p.accept(T.MINUS);
  const number = parseNumber(p);
  const left: Expr = negative ? { kind: "UnaryOp", op: "USub", operand: number, ...position(p, start) } : number;
  const sign = p.kinds[p.pos];
  if (sign !== T.PLUS && sign !== T.MINUS) return left;
  if (number.value.type === "complex") {
    throw p.errorAtTokens("real number required in complex literal", p.pos - 1, p.pos - 1);
  }
  p.pos++;
  const right = parseNumber(p);
  if (right.value.type !== "complex") {
    throw p.errorAtTokens("imaginary number required in complex literal", p.pos - 1, p.pos - 1);
  }
  return { kind: "BinOp", left, op: sign === T.PLUS ? "Add" : "Sub", right, ...position(p, start) };
}

function parseNumber(p: ParserState): Constant {
  const i = p.pos;
  p.expect(T.NUMBER);
  return { kind: "Constant", value: numberValue(p, i), prefix: null, ...position(p, i) };
}
