// Simple statements: those that fit on one line.

import type { Alias, Expr, Name, Operator, Position, Stmt } from "../ast/nodes.ts";
import * as T from "../tokenizer/token-kinds.ts";
import {
  parseDeleteTargets,
  parseExpression,
  parseStarExpressions,
  parseYieldOrStarExpressions,
  startsExpression,
} from "./expressions.ts";
import { fail, type ParserState } from "./state.ts";
import { isSingleTarget, toTarget } from "./targets.ts";
import { parseTypeParams } from "./type-params.ts";

const AUGMENTED: (Operator | undefined)[] = [];
AUGMENTED[T.PLUSEQUAL] = "Add";
AUGMENTED[T.MINEQUAL] = "Sub";
AUGMENTED[T.STAREQUAL] = "Mult";
AUGMENTED[T.SLASHEQUAL] = "Div";
AUGMENTED[T.PERCENTEQUAL] = "Mod";
AUGMENTED[T.AMPEREQUAL] = "BitAnd";
AUGMENTED[T.VBAREQUAL] = "BitOr";
AUGMENTED[T.CIRCUMFLEXEQUAL] = "BitXor";
AUGMENTED[T.LEFTSHIFTEQUAL] = "LShift";
AUGMENTED[T.RIGHTSHIFTEQUAL] = "RShift";
AUGMENTED[T.DOUBLESTAREQUAL] = "Pow";
AUGMENTED[T.DOUBLESLASHEQUAL] = "FloorDiv";
AUGMENTED[T.ATEQUAL] = "MatMult";

export function position(p: ParserState, start: number): Position {
  const e = p.pos - 1;
  return {
    lineno: p.lines[start]!,
    col_offset: p.cols[start]!,
    end_lineno: p.endLines[e]!,
    end_col_offset: p.endCols[e]!,
  };
}

/** simple_stmts: statements separated by semicolons, through the NEWLINE. */
export function parseSimpleStatements(p: ParserState, out: Stmt[]): void {
  for (;;) {
    out.push(parseSimpleStatement(p));
    const kind = p.kinds[p.pos];
    if (kind === T.NEWLINE) {
      p.pos++;
      return;
    }
    if (kind !== T.SEMI) fail();
    p.pos++;
    if (p.kinds[p.pos] === T.NEWLINE) {
      p.pos++;
      return;
    }
  }
}

function parseSimpleStatement(p: ParserState): Stmt {
  const start = p.pos;
  switch (p.kinds[start]) {
    case T.NAME:
      if (p.kinds[start + 1] === T.NAME && p.text(start) === "type") return parseTypeAlias(p);
      return parseExpressionStatement(p);
    case T.KW_RETURN: {
      p.pos++;
      const kind = p.kinds[p.pos]!;
      const value = startsExpression(kind) || kind === T.STAR ? parseStarExpressions(p) : null;
      return { kind: "Return", value, ...position(p, start) };
    }
    case T.KW_IMPORT:
      return parseImport(p);
    case T.KW_FROM:
      return parseImportFrom(p);
    case T.KW_RAISE: {
      p.pos++;
      let exc: Expr | null = null;
      let cause: Expr | null = null;
      if (startsExpression(p.kinds[p.pos]!)) {
        exc = parseExpression(p);
        if (p.accept(T.KW_FROM)) cause = parseExpression(p);
      }
      return { kind: "Raise", exc, cause, ...position(p, start) };
    }
    case T.KW_PASS:
      p.pos++;
      return { kind: "Pass", ...position(p, start) };
    case T.KW_BREAK:
      p.pos++;
      return { kind: "Break", ...position(p, start) };
    case T.KW_CONTINUE:
      p.pos++;
      return { kind: "Continue", ...position(p, start) };
    case T.KW_DEL: {
      p.pos++;
      const targets = parseDeleteTargets(p);
      return { kind: "Delete", targets, ...position(p, start) };
    }
    case T.KW_ASSERT: {
      p.pos++;
      const test = parseExpression(p);
      const msg = p.accept(T.COMMA) ? parseExpression(p) : null;
      return { kind: "Assert", test, msg, ...position(p, start) };
    }
    case T.KW_GLOBAL:
    case T.KW_NONLOCAL: {
      p.pos++;
      const names: string[] = [];
      do {
        const i = p.pos;
        p.expect(T.NAME);
        names.push(p.name(i));
      } while (p.accept(T.COMMA));
      return { kind: p.kinds[start] === T.KW_GLOBAL ? "Global" : "Nonlocal", names, ...position(p, start) };
    }
    default:
      return parseExpressionStatement(p);
  }
}

/** An expression, assignment, annotated or augmented assignment. */
function parseExpressionStatement(p: ParserState): Stmt {
  const start = p.pos;
  const first = parseYieldOrStarExpressions(p);
  const kind = p.kinds[p.pos]!;
  if (kind === T.NEWLINE || kind === T.SEMI) {
    return { kind: "Expr", value: first, ...position(p, start) };
  }
  if (kind === T.EQUAL) {
    const targets: Expr[] = [];
    let value = first;
    while (p.accept(T.EQUAL)) {
      targets.push(toTarget(value, "Store"));
      value = parseYieldOrStarExpressions(p);
    }
    let type_comment: string | null = null;
    if (p.kinds[p.pos] === T.TYPE_COMMENT) type_comment = p.text(p.pos++);
    return { kind: "Assign", targets, value, type_comment, ...position(p, start) };
  }
  if (kind === T.COLON) {
    if (!isSingleTarget(first)) fail();
    const simple = first.kind === "Name" && p.kinds[start] === T.NAME ? 1 : 0;
    p.pos++;
    const annotation = parseExpression(p);
    const value = p.accept(T.EQUAL) ? parseYieldOrStarExpressions(p) : null;
    const target = toTarget(first, "Store") as Name;
    return { kind: "AnnAssign", target, annotation, value, simple, ...position(p, start) };
  }
  const op = AUGMENTED[kind];
  if (op !== undefined) {
    if (!isSingleTarget(first)) fail();
    p.pos++;
    const value = parseYieldOrStarExpressions(p);
    return { kind: "AugAssign", target: toTarget(first, "Store") as Name, op, value, ...position(p, start) };
  }
  return { kind: "Expr", value: first, ...position(p, start) };
}

function parseTypeAlias(p: ParserState): Stmt {
  const start = p.pos++;
  const i = p.pos++;
  const name: Name = { kind: "Name", id: p.name(i), ctx: "Store", ...position(p, i) };
  const type_params = p.accept(T.LSQB) ? parseTypeParams(p) : [];
  p.expect(T.EQUAL);
  const value = parseExpression(p);
  p.require(12, "Type statement is", p.pos);
  return { kind: "TypeAlias", name, type_params, value, ...position(p, start) };
}

function parseDottedName(p: ParserState): string {
  const i = p.pos;
  p.expect(T.NAME);
  let name = p.name(i);
  while (p.accept(T.DOT)) {
    const part = p.pos;
    p.expect(T.NAME);
    name += "." + p.name(part);
  }
  return name;
}

function finishAlias(p: ParserState, name: string, start: number): Alias {
  let asname: string | null = null;
  if (p.accept(T.KW_AS)) {
    const i = p.pos;
    p.expect(T.NAME);
    asname = p.name(i);
  }
  return { kind: "alias", name, asname, ...position(p, start) };
}

function parseImport(p: ParserState): Stmt {
  const start = p.pos++;
  const names: Alias[] = [];
  do {
    const i = p.pos;
    names.push(finishAlias(p, parseDottedName(p), i));
  } while (p.accept(T.COMMA));
  return { kind: "Import", names, ...position(p, start) };
}

function parseImportFrom(p: ParserState): Stmt {
  const start = p.pos++;
  let level = 0;
  for (;;) {
    if (p.accept(T.DOT)) level++;
    else if (p.accept(T.ELLIPSIS)) level += 3;
    else break;
  }
  const module = p.kinds[p.pos] === T.NAME ? parseDottedName(p) : null;
  if (module === null && level === 0) fail();
  p.expect(T.KW_IMPORT);
  const names: Alias[] = [];
  const first = p.pos;
  if (p.accept(T.STAR)) {
    names.push({ kind: "alias", name: "*", asname: null, ...position(p, first) });
  } else {
    const bracketed = p.accept(T.LPAR);
    do {
      if (bracketed && names.length > 0 && p.kinds[p.pos] === T.RPAR) break;
      const i = p.pos;
      p.expect(T.NAME);
      names.push(finishAlias(p, p.name(i), i));
    } while (p.accept(T.COMMA));
    if (bracketed) p.expect(T.RPAR);
  }
  if (module === "__future__" && level === 0) {
    for (const alias of names) if (alias.name === "barry_as_FLUFL") p.barry = true;
  }
  return { kind: "ImportFrom", module, names, level, ...position(p, start) };
}
