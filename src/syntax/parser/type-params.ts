// Type parameter lists (PEP 695, PEP 696).

import type { Expr, TypeParam } from "../ast/nodes.ts";
import { COLON, COMMA, DOUBLESTAR, EQUAL, NAME, RSQB, STAR } from "../tokenizer/token-kinds.ts";
import { fail, type ParserState } from "./state.ts";

/** Parses a type parameter list whose `[` has just been consumed, through `]`. */
export function parseTypeParams(p: ParserState): TypeParam[] {
  const params: TypeParam[] = [];
  do {
    if (params.length > 0 && p.kinds[p.pos] === RSQB) break;
    params.push(parseTypeParam(p));
  } while (p.accept(COMMA));
  p.expect(RSQB);
  p.require(12, "Type parameter lists are", p.pos - 1);
  return params;
}

function parseTypeParam(p: ParserState): TypeParam {
  const start = p.pos;
  const mark = p.kinds[start];
  if (mark === STAR || mark === DOUBLESTAR) p.pos++;
  const i = p.pos;
  if (p.kinds[i] !== NAME) fail();
  p.pos++;
  const name = p.name(i);
  let bound: Expr | null = null;
  if (mark === NAME && p.accept(COLON)) bound = p.rules.expression(p);
  let default_value: Expr | null = null;
  if (p.accept(EQUAL)) default_value = mark === STAR ? p.rules.starExpression(p) : p.rules.expression(p);
  if (default_value !== null) p.require(13, "Type parameter defaults are", p.pos);
  const e = p.pos - 1;
  const lineno = p.lines[start]!;
  const col_offset = p.cols[start]!;
  const end_lineno = p.endLines[e]!;
  const end_col_offset = p.endCols[e]!;
  if (mark === STAR)
    return { kind: "TypeVarTuple", name, default_value, lineno, col_offset, end_lineno, end_col_offset };
  if (mark === DOUBLESTAR)
    return { kind: "ParamSpec", name, default_value, lineno, col_offset, end_lineno, end_col_offset };
  return { kind: "TypeVar", name, bound, default_value, lineno, col_offset, end_lineno, end_col_offset };
}
