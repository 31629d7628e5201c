// Expressions: recursive descent over the token buffer, with precedence climbing for the binary operators. The
// grammar is that of the language reference, chapter "Expressions"; nodes and positions are CPython's.

import type { CmpOp, Comprehension, Expr, Keyword, Operator } from "../ast/nodes.ts";
import * as T from "../tokenizer/token-kinds.ts";
import { finishCall } from "./arguments.ts";
import { numberValue } from "./numbers.ts";
import { parseParameters } from "./parameters.ts";
import { fail, type ParserState } from "./state.ts";
import { parseStrings } from "./string-expressions.ts";
import { toTarget } from "./targets.ts";

// Binding strength of binary operators by token kind; 0 where there is none.
const PRECEDENCE = new Uint8Array(128);
const OPERATOR_NAMES: Operator[] = new Array(128).fill("Add");
const operators: [number, number, Operator][] = [
  [T.VBAR, 1, "BitOr"],
  [T.CIRCUMFLEX, 2, "BitXor"],
  [T.AMPER, 3, "BitAnd"],
  [T.LEFTSHIFT, 4, "LShift"],
  [T.RIGHTSHIFT, 4, "RShift"],
  [T.PLUS, 5, "Add"],
  [T.MINUS, 5, "Sub"],
  [T.STAR, 6, "Mult"],
  [T.SLASH, 6, "Div"],
  [T.DOUBLESLASH, 6, "FloorDiv"],
  [T.PERCENT, 6, "Mod"],
  [T.AT, 6, "MatMult"],
];
for (const [kind, precedence, name] of operators) {
  PRECEDENCE[kind] = precedence;
  OPERATOR_NAMES[kind] = name;
}

// Tokens after which a name or literal is an expression by itself: the short way out of the precedence levels.
const ENDS_EXPRESSION = new Uint8Array(128);
for (const kind of [T.NEWLINE, T.RPAR, T.RSQB, T.RBRACE, T.COMMA, T.COLON, T.EQUAL, T.SEMI]) ENDS_EXPRESSION[kind] = 1;

// Tokens that can begin an expression (used where an expression is optional).
const STARTS_EXPRESSION = new Uint8Array(128);
for (const kind of [
  T.NAME,
  T.NUMBER,
  T.STRING,
  T.FSTRING_START,
  T.TSTRING_START,
  T.LPAR,
  T.LSQB,
  T.LBRACE,
  T.PLUS,
  T.MINUS,
  T.TILDE,
  T.ELLIPSIS,
  T.KW_NONE,
  T.KW_TRUE,
  T.KW_FALSE,
  T.KW_NOT,
  T.KW_LAMBDA,
  T.KW_AWAIT,
]) {
  STARTS_EXPRESSION[kind] = 1;
}

export function startsExpression(kind: number): boolean {
  return STARTS_EXPRESSION[kind] === 1;
}

function startsStarExpression(kind: number): boolean {
  return STARTS_EXPRESSION[kind] === 1 || kind === T.STAR;
}

const argumentRules = { namedExpression: parseNamedExpression, generator: finishGenerator };

/** expression: a conditional, a lambda, or a disjunction. */
export function parseExpression(p: ParserState): Expr {
  const start = p.pos;
  const kind = p.kinds[start]!;
  if (kind === T.NAME && ENDS_EXPRESSION[p.kinds[start + 1]!] === 1) {
    p.pos++;
    return nameAt(p, start);
  }
  if (kind === T.KW_LAMBDA) return parseLambda(p);
  const body = parseDisjunction(p);
  if (p.kinds[p.pos] !== T.KW_IF) return body;
  p.pos++;
  const test = parseDisjunction(p);
  p.expect(T.KW_ELSE);
  const orelse = parseExpression(p);
  const e = p.pos - 1;
  return {
    kind: "IfExp",
    test,
    body,
    orelse,
    lineno: p.lines[start]!,
    col_offset: p.cols[start]!,
    end_lineno: p.endLines[e]!,
    end_col_offset: p.endCols[e]!,
  };
}

function nameAt(p: ParserState, i: number): Expr {
  return {
    kind: "Name",
    id: p.name(i),
    ctx: "Load",
    lineno: p.lines[i]!,
    col_offset: p.cols[i]!,
    end_lineno: p.endLines[i]!,
    end_col_offset: p.endCols[i]!,
  };
}

/** star_expressions: one expression, or a tuple without parentheses. */
export function parseStarExpressions(p: ParserState): Expr {
  const start = p.pos;
  const first = parseStarExpression(p);
  if (p.kinds[p.pos] !== T.COMMA) return first;
  return finishTuple(p, start, first, parseStarExpression, startsStarExpression);
}

/** expressions: the same without stars. */
export function parseExpressions(p: ParserState): Expr {
  const start = p.pos;
  const first = parseExpression(p);
  if (p.kinds[p.pos] !== T.COMMA) return first;
  return finishTuple(p, start, first, parseExpression, startsExpression);
}

function finishTuple(
  p: ParserState,
  start: number,
  first: Expr,
  parseItem: (p: ParserState) => Expr,
  starts: (kind: number) => boolean,
): Expr {
  const elts = [first];
  while (p.kinds[p.pos] === T.COMMA) {
    p.pos++;
    if (!starts(p.kinds[p.pos]!)) break;
    elts.push(parseItem(p));
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

export function parseStarExpression(p: ParserState): Expr {
  return p.kinds[p.pos] === T.STAR ? parseStarred(p) : parseExpression(p);
}

function parseStarred(p: ParserState): Expr {
  const start = p.pos++;
  const value = parseBinary(p, 1);
  const e = p.pos - 1;
  return {
    kind: "Starred",
    value,
    ctx: "Load",
    lineno: p.lines[start]!,
    col_offset: p.cols[start]!,
    end_lineno: p.endLines[e]!,
    end_col_offset: p.endCols[e]!,
  };
}

/** named_expression: an expression, or `name := expression`. */
export function parseNamedExpression(p: ParserState): Expr {
  const start = p.pos;
  if (p.kinds[start] !== T.NAME || p.kinds[start + 1] !== T.COLONEQUAL) {
    const value = parseExpression(p);
    if (p.kinds[p.pos] === T.COLONEQUAL) fail();
    return value;
  }
  p.pos += 2;
  const value = parseExpression(p);
  p.require(8, "Assignment expressions are", p.pos);
  const e = p.pos - 1;
  return {
    kind: "NamedExpr",
    target: {
      kind: "Name",
      id: p.name(start),
      ctx: "Store",
      lineno: p.lines[start]!,
      col_offset: p.cols[start]!,
      end_lineno: p.endLines[start]!,
      end_col_offset: p.endCols[start]!,
    },
    value,
    lineno: p.lines[start]!,
    col_offset: p.cols[start]!,
    end_lineno: p.endLines[e]!,
    end_col_offset: p.endCols[e]!,
  };
}

export function parseStarNamedExpression(p: ParserState): Expr {
  return p.kinds[p.pos] === T.STAR ? parseStarred(p) : parseNamedExpression(p);
}

export function parseYieldOrStarExpressions(p: ParserState): Expr {
  return p.kinds[p.pos] === T.KW_YIELD ? parseYield(p) : parseStarExpressions(p);
}

export function parseYield(p: ParserState): Expr {
  const start = p.pos++;
  const lineno = p.lines[start]!;
  const col_offset = p.cols[start]!;
  if (p.kinds[p.pos] === T.KW_FROM) {
    p.pos++;
    const value = parseExpression(p);
    const e = p.pos - 1;
    return { kind: "YieldFrom", value, lineno, col_offset, end_lineno: p.endLines[e]!, end_col_offset: p.endCols[e]! };
  }
  const value = startsStarExpression(p.kinds[p.pos]!) ? parseStarExpressions(p) : null;
  const e = p.pos - 1;
  return { kind: "Yield", value, lineno, col_offset, end_lineno: p.endLines[e]!, end_col_offset: p.endCols[e]! };
}

function parseLambda(p: ParserState): Expr {
  const start = p.pos++;
  const args = parseParameters(p, T.COLON);
  p.expect(T.COLON);
  const body = parseExpression(p);
  const e = p.pos - 1;
  return {
    kind: "Lambda",
    args,
    body,
    lineno: p.lines[start]!,
    col_offset: p.cols[start]!,
    end_lineno: p.endLines[e]!,
    end_col_offset: p.endCols[e]!,
  };
}

export function parseDisjunction(p: ParserState): Expr {
  const start = p.pos;
  const first = parseConjunction(p);
  if (p.kinds[p.pos] !== T.KW_OR) return first;
  const values = [first];
  while (p.accept(T.KW_OR)) values.push(parseConjunction(p));
  const e = p.pos - 1;
  return {
    kind: "BoolOp",
    op: "Or",
    values,
    lineno: p.lines[start]!,
    col_offset: p.cols[start]!,
    end_lineno: p.endLines[e]!,
    end_col_offset: p.endCols[e]!,
  };
}

function parseConjunction(p: ParserState): Expr {
  const start = p.pos;
  const first = parseInversion(p);
  if (p.kinds[p.pos] !== T.KW_AND) return first;
  const values = [first];
  while (p.accept(T.KW_AND)) values.push(parseInversion(p));
  const e = p.pos - 1;
  return {
    kind: "BoolOp",
    op: "And",
    values,
    lineno: p.lines[start]!,
    col_offset: p.cols[start]!,
    end_lineno: p.endLines[e]!,
    end_col_offset: p.endCols[e]!,
  };
}

function parseInversion(p: ParserState): Expr {
  const start = p.pos;
  if (p.kinds[start] !== T.KW_NOT) return parseComparison(p);
  p.pos++;
  const operand = parseInversion(p);
  const e = p.pos - 1;
  return {
    kind: "UnaryOp",
    op: "Not",
    operand,
    lineno: p.lines[start]!,
    col_offset: p.cols[start]!,
    end_lineno: p.endLines[e]!,
    end_col_offset: p.endCols[e]!,
  };
}

/** The comparison operator at hand, which is consumed; null when there is none. */
function comparisonOperator(p: ParserState): CmpOp | null {
  switch (p.kinds[p.pos]) {
    case T.LESS:
      p.pos++;
      return "Lt";
    case T.GREATER:
      p.pos++;
      return "Gt";
    case T.EQEQUAL:
      p.pos++;
      return "Eq";
    case T.LESSEQUAL:
      p.pos++;
      return "LtE";
    case T.GREATEREQUAL:
      p.pos++;
      return "GtE";
    case T.NOTEQUAL: {
      const flufl = p.src.charCodeAt(p.starts[p.pos]!) === 60;
      if (p.barry && !flufl) throw p.errorAtTokens("with Barry as BDFL, use '<>' instead of '!='", p.pos, p.pos);
      if (flufl && !p.barry) return null;
      p.pos++;
      return "NotEq";
    }
    case T.KW_IN:
      p.pos++;
      return "In";
    case T.KW_IS:
      p.pos++;
      return p.accept(T.KW_NOT) ? "IsNot" : "Is";
    case T.KW_NOT:
      if (p.kinds[p.pos + 1] !== T.KW_IN) return null;
      p.pos += 2;
      return "NotIn";
    default:
      return null;
  }
}

function parseComparison(p: ParserState): Expr {
  const start = p.pos;
  const left = parseBinary(p, 1);
  const firstOp = comparisonOperator(p);
  if (firstOp === null) return left;
  const ops = [firstOp];
  const comparators = [parseBinary(p, 1)];
  for (let op = comparisonOperator(p); op !== null; op = comparisonOperator(p)) {
    ops.push(op);
    comparators.push(parseBinary(p, 1));
  }
  const e = p.pos - 1;
  return {
    kind: "Compare",
    left,
    ops,
    comparators,
    lineno: p.lines[start]!,
    col_offset: p.cols[start]!,
    end_lineno: p.endLines[e]!,
    end_col_offset: p.endCols[e]!,
  };
}

/** Binary operators that bind at least as strongly as `level`; level 1 is bitwise_or. */
export function parseBinary(p: ParserState, level: number): Expr {
  const start = p.pos;
  let left = parseFactor(p);
  for (;;) {
    const kind = p.kinds[p.pos]!;
    const precedence = PRECEDENCE[kind]!;
    if (precedence < level || precedence === 0) return left;
    p.pos++;
    const right = parseBinary(p, precedence + 1);
    const e = p.pos - 1;
    left = {
      kind: "BinOp",
      left,
      op: OPERATOR_NAMES[kind]!,
      right,
      lineno: p.lines[start]!,
      col_offset: p.cols[start]!,
      end_lineno: p.endLines[e]!,
      end_col_offset: p.endCols[e]!,
    };
  }
}

function parseFactor(p: ParserState): Expr {
  const start = p.pos;
  const kind = p.kinds[start]!;
  if (kind === T.PLUS || kind === T.MINUS || kind === T.TILDE) {
    p.pos++;
    const operand = parseFactor(p);
    const e = p.pos - 1;
    return {
      kind: "UnaryOp",
      op: kind === T.MINUS ? "USub" : kind === T.PLUS ? "UAdd" : "Invert",
      operand,
      lineno: p.lines[start]!,
      col_offset: p.cols[start]!,
      end_lineno: p.endLines[e]!,
      end_col_offset: p.endCols[e]!,
    };
  }
  const left = kind === T.KW_AWAIT ? parseAwait(p) : parsePrimary(p);
  if (p.kinds[p.pos] !== T.DOUBLESTAR) return left;
  p.pos++;
  const right = parseFactor(p);
  const e = p.pos - 1;
  return {
    kind: "BinOp",
    left,
    op: "Pow",
    right,
    lineno: p.lines[start]!,
    col_offset: p.cols[start]!,
    end_lineno: p.endLines[e]!,
    end_col_offset: p.endCols[e]!,
  };
}

function parseAwait(p: ParserState): Expr {
  const start = p.pos++;
  const value = parsePrimary(p);
  const e = p.pos - 1;
  return {
    kind: "Await",
    value,
    lineno: p.lines[start]!,
    col_offset: p.cols[start]!,
    end_lineno: p.endLines[e]!,
    end_col_offset: p.endCols[e]!,
  };
}

function parsePrimary(p: ParserState): Expr {
  const start = p.pos;
  let node = parseAtom(p);
  for (;;) {
    switch (p.kinds[p.pos]) {
      case T.DOT: {
        const i = p.pos + 1;
        if (p.kinds[i] !== T.NAME) fail();
        p.pos += 2;
        node = {
          kind: "Attribute",
          value: node,
          attr: p.name(i),
          ctx: "Load",
          lineno: p.lines[start]!,
          col_offset: p.cols[start]!,
          end_lineno: p.endLines[i]!,
          end_col_offset: p.endCols[i]!,
        };
        break;
      }
      case T.LPAR:
        p.pos++;
        node = finishCall(p, argumentRules, node, start);
        break;
      case T.LSQB: {
        p.pos++;
        const slice = parseSlices(p);
        p.expect(T.RSQB);
        const e = p.pos - 1;
        node = {
          kind: "Subscript",
          value: node,
          slice,
          ctx: "Load",
          lineno: p.lines[start]!,
          col_offset: p.cols[start]!,
          end_lineno: p.endLines[e]!,
          end_col_offset: p.endCols[e]!,
        };
        break;
      }
      default:
        return node;
    }
  }
}

function parseSlices(p: ParserState): Expr {
  const start = p.pos;
  const starred = p.kinds[start] === T.STAR;
  const first = starred ? parseStarredArgument(p) : parseSlice(p);
  if (!starred && p.kinds[p.pos] !== T.COMMA) return first;
  const elts = [first];
  while (p.accept(T.COMMA)) {
    if (p.kinds[p.pos] === T.RSQB) break;
    elts.push(p.kinds[p.pos] === T.STAR ? parseStarredArgument(p) : parseSlice(p));
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

/** starred_expression: `*` with a whole expression, as in calls and subscripts. */
function parseStarredArgument(p: ParserState): Expr {
  const start = p.pos++;
  const value = parseExpression(p);
  const e = p.pos - 1;
  return {
    kind: "Starred",
    value,
    ctx: "Load",
    lineno: p.lines[start]!,
    col_offset: p.cols[start]!,
    end_lineno: p.endLines[e]!,
    end_col_offset: p.endCols[e]!,
  };
}

function parseSlice(p: ParserState): Expr {
  const start = p.pos;
  let lower: Expr | null = null;
  if (p.kinds[start] !== T.COLON) {
    const value = parseNamedExpression(p);
    if (p.kinds[p.pos] !== T.COLON) return value;
    if (value.kind === "NamedExpr" && p.kinds[start] === T.NAME) fail();
    lower = value;
  }
  p.pos++;
  const upper = startsExpression(p.kinds[p.pos]!) ? parseExpression(p) : null;
  let step: Expr | null = null;
  if (p.accept(T.COLON) && startsExpression(p.kinds[p.pos]!)) step = parseExpression(p);
  const e = p.pos - 1;
  return {
    kind: "Slice",
    lower,
    upper,
    step,
    lineno: p.lines[start]!,
    col_offset: p.cols[start]!,
    end_lineno: p.endLines[e]!,
    end_col_offset: p.endCols[e]!,
  };
}

function parseAtom(p: ParserState): Expr {
  const i = p.pos;
  switch (p.kinds[i]) {
    case T.NAME:
      p.pos++;
      return nameAt(p, i);
    case T.NUMBER:
      p.pos++;
      return {
        kind: "Constant",
        value: numberValue(p, i),
        prefix: null,
        lineno: p.lines[i]!,
        col_offset: p.cols[i]!,
        end_lineno: p.endLines[i]!,
        end_col_offset: p.endCols[i]!,
      };
    case T.STRING:
    case T.FSTRING_START:
    case T.TSTRING_START:
      return parseStrings(p);
    case T.KW_NONE:
    case T.KW_TRUE:
    case T.KW_FALSE:
    case T.ELLIPSIS: {
      p.pos++;
      const kind = p.kinds[i]!;
      return {
        kind: "Constant",
        value:
          kind === T.KW_NONE
            ? { type: "None" }
            : kind === T.ELLIPSIS
              ? { type: "Ellipsis" }
              : { type: "bool", value: kind === T.KW_TRUE },
        prefix: null,
        lineno: p.lines[i]!,
        col_offset: p.cols[i]!,
        end_lineno: p.endLines[i]!,
        end_col_offset: p.endCols[i]!,
      };
    }
    case T.LPAR:
      return parseParenthesized(p);
    case T.LSQB:
      return parseListDisplay(p);
    case T.LBRACE:
      return parseBraces(p);
    default:
      return fail();
  }
}

function parseParenthesized(p: ParserState): Expr {
  const start = p.pos++;
  if (p.kinds[p.pos] === T.KW_YIELD) {
    const value = parseYield(p);
    p.expect(T.RPAR);
    return value;
  }
  const elts: Expr[] = [];
  if (p.kinds[p.pos] !== T.RPAR) {
    const first = parseStarNamedExpression(p);
    const kind = p.kinds[p.pos];
    if (kind === T.RPAR && first.kind !== "Starred") {
      p.pos++;
      return first;
    }
    if ((kind === T.KW_FOR || kind === T.KW_ASYNC) && first.kind !== "Starred") return finishGenerator(p, first, start);
    if (kind !== T.COMMA) fail();
    elts.push(first);
    while (p.accept(T.COMMA)) {
      if (p.kinds[p.pos] === T.RPAR) break;
      elts.push(parseStarNamedExpression(p));
    }
  }
  p.expect(T.RPAR);
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

/** A generator expression whose element is parsed; `open` is the token of its parenthesis. */
function finishGenerator(p: ParserState, elt: Expr, open: number): Expr {
  const generators = parseComprehensionClauses(p);
  p.expect(T.RPAR);
  const e = p.pos - 1;
  return {
    kind: "GeneratorExp",
    elt,
    generators,
    lineno: p.lines[open]!,
    col_offset: p.cols[open]!,
    end_lineno: p.endLines[e]!,
    end_col_offset: p.endCols[e]!,
  };
}

function parseComprehensionClauses(p: ParserState): Comprehension[] {
  const generators: Comprehension[] = [];
  for (;;) {
    const isAsync = p.kinds[p.pos] === T.KW_ASYNC;
    if (isAsync) p.pos++;
    if (p.kinds[p.pos] !== T.KW_FOR) {
      if (isAsync) fail();
      return generators;
    }
    p.pos++;
    const target = parseTargets(p);
    p.expect(T.KW_IN);
    const iter = parseDisjunction(p);
    const ifs: Expr[] = [];
    while (p.accept(T.KW_IF)) ifs.push(parseDisjunction(p));
    generators.push({ kind: "comprehension", target, iter, ifs, is_async: isAsync ? 1 : 0 });
  }
}

/** star_targets: what `for` assigns to. */
export function parseTargets(p: ParserState): Expr {
  const start = p.pos;
  const first = parseTarget(p);
  if (p.kinds[p.pos] !== T.COMMA) return first;
  const tuple = finishTuple(p, start, first, parseTarget, startsStarExpression);
  if (tuple.kind === "Tuple") tuple.ctx = "Store";
  return tuple;
}

/** star_target. */
export function parseTarget(p: ParserState): Expr {
  return toTarget(p.kinds[p.pos] === T.STAR ? parseStarred(p) : parseBinary(p, 1), "Store");
}

/** del_targets, without the last comma's tuple: `del` takes a list. */
export function parseDeleteTargets(p: ParserState): Expr[] {
  const targets = [toTarget(parseBinary(p, 1), "Del")];
  while (p.accept(T.COMMA)) {
    if (!startsExpression(p.kinds[p.pos]!)) break;
    targets.push(toTarget(parseBinary(p, 1), "Del"));
  }
  return targets;
}

function parseListDisplay(p: ParserState): Expr {
  const start = p.pos++;
  const elts: Expr[] = [];
  if (p.kinds[p.pos] !== T.RSQB) {
    const first = parseStarNamedExpression(p);
    const kind = p.kinds[p.pos];
    if (kind === T.KW_FOR || kind === T.KW_ASYNC) {
      if (first.kind === "Starred") fail();
      const generators = parseComprehensionClauses(p);
      p.expect(T.RSQB);
      const e = p.pos - 1;
      return {
        kind: "ListComp",
        elt: first,
        generators,
        lineno: p.lines[start]!,
        col_offset: p.cols[start]!,
        end_lineno: p.endLines[e]!,
        end_col_offset: p.endCols[e]!,
      };
    }
    elts.push(first);
    while (p.accept(T.COMMA)) {
      if (p.kinds[p.pos] === T.RSQB) break;
      elts.push(parseStarNamedExpression(p));
    }
  }
  p.expect(T.RSQB);
  const e = p.pos - 1;
  return {
    kind: "List",
    elts,
    ctx: "Load",
    lineno: p.lines[start]!,
    col_offset: p.cols[start]!,
    end_lineno: p.endLines[e]!,
    end_col_offset: p.endCols[e]!,
  };
}

/** Dict and set displays and comprehensions. */
function parseBraces(p: ParserState): Expr {
  const start = p.pos++;
  const lineno = p.lines[start]!;
  const col_offset = p.cols[start]!;
  const keys: (Expr | null)[] = [];
  const values: Expr[] = [];
  const kind = p.kinds[p.pos];
  if (kind !== T.RBRACE) {
    if (kind !== T.DOUBLESTAR) {
      const first = parseStarNamedExpression(p);
      if (p.kinds[p.pos] !== T.COLON || first.kind === "Starred") return finishSet(p, first, start);
      if (first.kind === "NamedExpr" && p.kinds[start + 1] === T.NAME) fail();
      p.pos++;
      const value = parseExpression(p);
      if (p.kinds[p.pos] === T.KW_FOR || p.kinds[p.pos] === T.KW_ASYNC) {
        const generators = parseComprehensionClauses(p);
        p.expect(T.RBRACE);
        const e = p.pos - 1;
        return {
          kind: "DictComp",
          key: first,
          value,
          generators,
          lineno,
          col_offset,
          end_lineno: p.endLines[e]!,
          end_col_offset: p.endCols[e]!,
        };
      }
      keys.push(first);
      values.push(value);
      if (p.kinds[p.pos] === T.COMMA) p.pos++;
      else if (p.kinds[p.pos] !== T.RBRACE) fail();
    }
    while (p.kinds[p.pos] !== T.RBRACE) {
      if (p.accept(T.DOUBLESTAR)) {
        keys.push(null);
        values.push(parseBinary(p, 1));
      } else {
        keys.push(parseExpression(p));
        p.expect(T.COLON);
        values.push(parseExpression(p));
      }
      if (p.kinds[p.pos] === T.COMMA) p.pos++;
      else if (p.kinds[p.pos] !== T.RBRACE) fail();
    }
  }
  p.expect(T.RBRACE);
  const e = p.pos - 1;
  return { kind: "Dict", keys, values, lineno, col_offset, end_lineno: p.endLines[e]!, end_col_offset: p.endCols[e]! };
}

function finishSet(p: ParserState, first: Expr, start: number): Expr {
  const lineno = p.lines[start]!;
  const col_offset = p.cols[start]!;
  if (p.kinds[p.pos] === T.KW_FOR || p.kinds[p.pos] === T.KW_ASYNC) {
    if (first.kind === "Starred") fail();
    const generators = parseComprehensionClauses(p);
    p.expect(T.RBRACE);
    const e = p.pos - 1;
    return {
      kind: "SetComp",
      elt: first,
      generators,
      lineno,
      col_offset,
      end_lineno: p.endLines[e]!,
      end_col_offset: p.endCols[e]!,
    };
  }
  const elts = [first];
  while (p.accept(T.COMMA)) {
    if (p.kinds[p.pos] === T.RBRACE) break;
    elts.push(parseStarNamedExpression(p));
  }
  p.expect(T.RBRACE);
  const e = p.pos - 1;
  return { kind: "Set", elts, lineno, col_offset, end_lineno: p.endLines[e]!, end_col_offset: p.endCols[e]! };
}

/** A generator expression needs its own parentheses there. */
const classArgumentRules = { ...argumentRules, generator: (): never => fail() };

/** Bases and keywords of a class, whose `(` has just been consumed. */
export function parseClassArguments(p: ParserState, start: number): { args: Expr[]; keywords: Keyword[] } {
  const dummy = nameAt(p, start);
  return finishCall(p, classArgumentRules, dummy, start);
}

export const expressionRules = {
  expression: parseExpression,
  starExpression: parseStarExpression,
  yieldOrStarExpressions: parseYieldOrStarExpressions,
};
