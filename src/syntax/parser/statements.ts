// Compound statements, blocks and whole modules.

import type {
  Arguments,
  ExceptHandler,
  Expr,
  Keyword,
  MatchCase,
  Position,
  Stmt,
  TypeParam,
  WithItem,
} from "../ast/nodes.ts";
import * as T from "../tokenizer/token-kinds.ts";
import {
  parseClassArguments,
  parseExpression,
  parseExpressions,
  parseNamedExpression,
  parseStarExpressions,
  parseStarNamedExpression,
  parseTarget,
  parseTargets,
  startsExpression,
} from "./expressions.ts";
import { parseParameters } from "./parameters.ts";
import { parsePatterns } from "./patterns.ts";
import { parseSimpleStatements } from "./simple-statements.ts";
import { FAILURE, fail, type ParserState } from "./state.ts";
import { parseTypeParams } from "./type-params.ts";

/** The position of a statement that ends in a block: up to the last token that is not layout. */
function blockPosition(p: ParserState, start: number): Position {
  const e = p.lastToken();
  return {
    lineno: p.lines[start]!,
    col_offset: p.cols[start]!,
    end_lineno: p.endLines[e]!,
    end_col_offset: p.endCols[e]!,
  };
}

/** Parses statements until DEDENT or the end. */
export function parseStatements(p: ParserState, body: Stmt[]): void {
  for (;;) {
    const kind = p.kinds[p.pos];
    if (kind === T.DEDENT || kind === T.ENDMARKER) return;
    parseStatement(p, body);
  }
}

/** One compound statement, or one line of simple statements. */
export function parseStatement(p: ParserState, out: Stmt[]): void {
  const compound = parseCompoundStatement(p);
  if (compound !== null) out.push(compound);
  else parseSimpleStatements(p, out);
}

/** The compound statement at hand, or null when there is none. */
export function parseCompoundStatement(p: ParserState): Stmt | null {
  const start = p.pos;
  switch (p.kinds[start]) {
    case T.KW_DEF:
      return parseFunction(p, start, [], false);
    case T.AT:
      return parseDecorated(p);
    case T.KW_IF:
      return parseIf(p);
    case T.KW_CLASS:
      return parseClass(p, []);
    case T.KW_FOR:
      return parseFor(p, start, false);
    case T.KW_WHILE: {
      p.pos++;
      const test = parseNamedExpression(p);
      const body = parseBlock(p);
      const orelse = parseElse(p);
      return { kind: "While", test, body, orelse, ...blockPosition(p, start) };
    }
    case T.KW_TRY:
      return parseTry(p);
    case T.KW_WITH:
      return parseWith(p, start, false);
    case T.KW_ASYNC:
      p.pos++;
      switch (p.kinds[p.pos]) {
        case T.KW_DEF:
          return parseFunction(p, start, [], true);
        case T.KW_FOR:
          return parseFor(p, start, true);
        case T.KW_WITH:
          return parseWith(p, start, true);
        default:
          return fail();
      }
    case T.NAME:
      if (p.ends[start]! - p.starts[start]! === 5 && p.text(start) === "match") return parseMatch(p);
      return null;
    default:
      return null;
  }
}

/** `:` and the block after it. */
export function parseBlock(p: ParserState): Stmt[] {
  p.expect(T.COLON);
  return parseSuite(p);
}

function parseSuite(p: ParserState): Stmt[] {
  const body: Stmt[] = [];
  if (p.kinds[p.pos] === T.NEWLINE) {
    p.pos++;
    p.expect(T.INDENT);
    parseStatements(p, body);
    p.expect(T.DEDENT);
  } else parseSimpleStatements(p, body);
  return body;
}

function parseElse(p: ParserState): Stmt[] {
  return p.accept(T.KW_ELSE) ? parseBlock(p) : [];
}

function parseDecorated(p: ParserState): Stmt {
  const decorators: Expr[] = [];
  while (p.accept(T.AT)) {
    decorators.push(parseNamedExpression(p));
    p.expect(T.NEWLINE);
  }
  const start = p.pos;
  if (p.kinds[start] === T.KW_CLASS) return parseClass(p, decorators);
  if (p.kinds[start] === T.KW_DEF) return parseFunction(p, start, decorators, false);
  if (p.kinds[start] !== T.KW_ASYNC || p.kinds[start + 1] !== T.KW_DEF) fail();
  p.pos++;
  return parseFunction(p, start, decorators, true);
}

function parseFunction(p: ParserState, start: number, decorator_list: Expr[], isAsync: boolean): Stmt {
  p.pos++;
  const i = p.pos;
  p.expect(T.NAME);
  const name = p.name(i);
  const type_params: TypeParam[] = p.accept(T.LSQB) ? parseTypeParams(p) : [];
  p.expect(T.LPAR);
  const args: Arguments = parseParameters(p, T.RPAR);
  p.expect(T.RPAR);
  const returns = p.accept(T.RARROW) ? parseExpression(p) : null;
  p.expect(T.COLON);
  let type_comment: string | null = null;
  if (p.kinds[p.pos] === T.TYPE_COMMENT) type_comment = p.text(p.pos++);
  else if (p.kinds[p.pos] === T.NEWLINE && p.kinds[p.pos + 1] === T.TYPE_COMMENT) {
    type_comment = p.text(p.pos + 1);
    p.pos += 2;
  }
  const body = parseSuite(p);
  const where = blockPosition(p, start);
  const fields = { name, args, body, decorator_list, returns, type_comment, type_params };
  return isAsync ? { kind: "AsyncFunctionDef", ...fields, ...where } : { kind: "FunctionDef", ...fields, ...where };
}

function parseClass(p: ParserState, decorator_list: Expr[]): Stmt {
  const start = p.pos++;
  const i = p.pos;
  p.expect(T.NAME);
  const name = p.name(i);
  const type_params: TypeParam[] = p.accept(T.LSQB) ? parseTypeParams(p) : [];
  let bases: Expr[] = [];
  let keywords: Keyword[] = [];
  if (p.accept(T.LPAR)) ({ args: bases, keywords } = parseClassArguments(p, i));
  const body = parseBlock(p);
  return { kind: "ClassDef", name, bases, keywords, body, decorator_list, type_params, ...blockPosition(p, start) };
}

function parseIf(p: ParserState): Stmt {
  const start = p.pos++;
  const test = parseNamedExpression(p);
  const body = parseBlock(p);
  const orelse = p.kinds[p.pos] === T.KW_ELIF ? [parseIf(p)] : parseElse(p);
  return { kind: "If", test, body, orelse, ...blockPosition(p, start) };
}

function parseFor(p: ParserState, start: number, isAsync: boolean): Stmt {
  p.pos++;
  const target = parseTargets(p);
  p.expect(T.KW_IN);
  const iter = parseStarExpressions(p);
  p.expect(T.COLON);
  const type_comment = p.kinds[p.pos] === T.TYPE_COMMENT ? p.text(p.pos++) : null;
  const body = parseSuite(p);
  const orelse = parseElse(p);
  return { kind: isAsync ? "AsyncFor" : "For", target, iter, body, orelse, type_comment, ...blockPosition(p, start) };
}

function parseWith(p: ParserState, start: number, isAsync: boolean): Stmt {
  p.pos++;
  const items =
    p.kinds[p.pos] === T.LPAR ? (parseBracketedItems(p) ?? parseWithItems(p, T.COLON)) : parseWithItems(p, T.COLON);
  p.expect(T.COLON);
  const type_comment = p.kinds[p.pos] === T.TYPE_COMMENT ? p.text(p.pos++) : null;
  const body = parseSuite(p);
  return { kind: isAsync ? "AsyncWith" : "With", items, body, type_comment, ...blockPosition(p, start) };
}

/** The token of the bracket that closes the one at `open`, or the last token when none does. */
function closesAt(p: ParserState, open: number): number {
  let depth = 0;
  for (let i = open; ; i++) {
    const kind = p.kinds[i];
    if (kind === T.LPAR || kind === T.LSQB || kind === T.LBRACE) depth++;
    else if (kind === T.RPAR || kind === T.RSQB || kind === T.RBRACE) {
      if (--depth === 0) return i;
    } else if (kind === T.ERRORTOKEN || kind === T.ENDMARKER) return i;
  }
}

/** `(item, item, …)` before the colon; null when the brackets belong to an expression. */
function parseBracketedItems(p: ParserState): WithItem[] | null {
  const start = p.pos;
  const warnings = p.warnings.length;
  // The bracket that closes this one decides: a colon must follow it.
  const close = closesAt(p, start);
  if (p.kinds[close + 1] !== T.COLON) return null;
  try {
    p.pos++;
    const items = parseWithItems(p, T.RPAR);
    p.expect(T.RPAR);
    if (p.kinds[p.pos] === T.COLON) return items;
  } catch (error) {
    if (error !== FAILURE) throw error;
  }
  p.pos = start;
  p.warnings.length = warnings;
  return null;
}

function parseWithItems(p: ParserState, end: number): WithItem[] {
  const items: WithItem[] = [];
  do {
    if (items.length > 0 && end === T.RPAR && p.kinds[p.pos] === T.RPAR) break;
    const context_expr = parseExpression(p);
    const optional_vars = p.accept(T.KW_AS) ? parseTarget(p) : null;
    items.push({ kind: "withitem", context_expr, optional_vars });
  } while (p.accept(T.COMMA));
  return items;
}

function parseTry(p: ParserState): Stmt {
  const start = p.pos++;
  const body = parseBlock(p);
  const handlers: ExceptHandler[] = [];
  let star: boolean | null = null;
  while (p.kinds[p.pos] === T.KW_EXCEPT) {
    const isStar = p.kinds[p.pos + 1] === T.STAR;
    if (star !== null && star !== isStar) fail();
    star = isStar;
    handlers.push(parseHandler(p, isStar));
  }
  const orelse = handlers.length > 0 ? parseElse(p) : [];
  let finalbody: Stmt[] = [];
  if (p.accept(T.KW_FINALLY)) finalbody = parseBlock(p);
  else if (handlers.length === 0) fail();
  if (star) p.require(11, "Exception groups are", p.pos);
  return { kind: star ? "TryStar" : "Try", body, handlers, orelse, finalbody, ...blockPosition(p, start) };
}

function parseHandler(p: ParserState, isStar: boolean): ExceptHandler {
  const start = p.pos++;
  if (isStar) p.pos++;
  let type: Expr | null = null;
  let name: string | null = null;
  let unbracketed = false;
  if (startsExpression(p.kinds[p.pos]!)) {
    const first = p.pos;
    type = parseExpressions(p);
    // A tuple without brackets (PEP 758) cannot be named. Its own position begins at its first element.
    unbracketed = type.kind === "Tuple" && !(p.kinds[first] === T.LPAR && closesAt(p, first) === p.pos - 1);
    if (p.kinds[p.pos] === T.KW_AS) {
      if (unbracketed) fail();
      p.pos++;
      const i = p.pos;
      p.expect(T.NAME);
      name = p.name(i);
    }
  } else if (isStar) fail();
  const body = parseBlock(p);
  if (unbracketed) p.require(14, "except expressions without parentheses are", p.pos - 1);
  return { kind: "ExceptHandler", type, name, body, ...blockPosition(p, start) };
}

/** A match statement, or null when `match` is a plain name here. */
function parseMatch(p: ParserState): Stmt | null {
  const start = p.pos;
  const next = p.kinds[start + 1]!;
  if (!startsExpression(next) && next !== T.STAR) return null;
  const warnings = p.warnings.length;
  let subject: Expr | null = null;
  try {
    p.pos++;
    subject = parseSubject(p);
    if (p.kinds[p.pos] !== T.COLON || p.kinds[p.pos + 1] !== T.NEWLINE) subject = null;
  } catch (error) {
    if (error !== FAILURE) throw error;
  }
  if (subject === null) {
    p.pos = start;
    p.warnings.length = warnings;
    return null;
  }
  p.pos += 2;
  p.expect(T.INDENT);
  const cases: MatchCase[] = [];
  while (p.kinds[p.pos] !== T.DEDENT) {
    if (p.kinds[p.pos] !== T.NAME || p.text(p.pos) !== "case") fail();
    p.pos++;
    const pattern = parsePatterns(p);
    const guard = p.accept(T.KW_IF) ? parseNamedExpression(p) : null;
    cases.push({ kind: "match_case", pattern, guard, body: parseBlock(p) });
  }
  p.pos++;
  p.require(10, "Pattern matching is", p.pos - 1);
  return { kind: "Match", subject, cases, ...blockPosition(p, start) };
}

function parseSubject(p: ParserState): Expr {
  const start = p.pos;
  const first = parseStarNamedExpression(p);
  if (p.kinds[p.pos] !== T.COMMA) {
    if (first.kind === "Starred") fail();
    return first;
  }
  const elts = [first];
  while (p.accept(T.COMMA)) {
    const kind = p.kinds[p.pos]!;
    if (!startsExpression(kind) && kind !== T.STAR) break;
    elts.push(parseStarNamedExpression(p));
  }
  const e = p.pos - 1;
  return {
    kind: "Tuple",
    elts,
    ctx: "Load",
    lineno: p.lines[start]!,
    col_offset: p.cols[start]!,
    end_lineno: p.endLines[e]!,
    end_col_offset: p.endCols[e]!,
  };
}
