// Parameters of functions and lambdas: positional-only, defaults, *args, keyword-only, **kwargs, annotations.

import type { Arg, Arguments, Expr } from "../ast/nodes.ts";
import { COLON, COMMA, DOUBLESTAR, EQUAL, NAME, RPAR, SLASH, STAR, TYPE_COMMENT } from "../tokenizer/token-kinds.ts";
import { emptyArguments, fail, type ParserState } from "./state.ts";

/** Parses parameters up to (not including) `end`: RPAR for functions, COLON for lambdas. */
export function parseParameters(p: ParserState, end: typeof RPAR | typeof COLON): Arguments {
  const result = emptyArguments();
  const kinds = p.kinds;
  let star = false;
  let slash = false;
  let last: Arg | null = null;
  while (kinds[p.pos] !== end) {
    const kind = kinds[p.pos];
    if (result.kwarg !== null) fail();
    if (kind === SLASH) {
      if (slash || star || result.args.length === 0) fail();
      slash = true;
      p.pos++;
      result.posonlyargs = result.args;
      result.args = [];
    } else if (kind === STAR) {
      if (star) fail();
      star = true;
      p.pos++;
      if (kinds[p.pos] === COMMA) {
        // A bare * must be followed by a keyword-only parameter.
        if (kinds[p.pos + 1] !== NAME) fail();
      } else {
        last = result.vararg = parseParameter(p, end, true);
        if (kinds[p.pos] === EQUAL) fail();
      }
    } else if (kind === DOUBLESTAR) {
      p.pos++;
      last = result.kwarg = parseParameter(p, end, false);
      if (kinds[p.pos] === EQUAL) fail();
    } else if (kind === NAME) {
      const arg = parseParameter(p, end, false);
      last = arg;
      let value: Expr | null = null;
      if (kinds[p.pos] === EQUAL) {
        p.pos++;
        value = p.rules.expression(p);
      }
      if (star) {
        result.kwonlyargs.push(arg);
        result.kw_defaults.push(value);
      } else {
        result.args.push(arg);
        if (value !== null) result.defaults.push(value);
        else if (result.defaults.length > 0) fail();
      }
    } else fail();
    const comma = kinds[p.pos] === COMMA;
    if (comma) p.pos++;
    if (kinds[p.pos] === TYPE_COMMENT && last !== null) {
      last.type_comment = p.text(p.pos);
      p.pos++;
    }
    if (!comma && kinds[p.pos] !== end) fail();
  }
  if (slash) p.require(8, "Positional-only parameters are", p.pos);
  return result;
}

function parseParameter(p: ParserState, end: number, starred: boolean): Arg {
  const i = p.pos;
  if (p.kinds[i] !== NAME) fail();
  p.pos++;
  let annotation: Expr | null = null;
  if (end === RPAR && p.kinds[p.pos] === COLON) {
    p.pos++;
    annotation = starred ? p.rules.starExpression(p) : p.rules.expression(p);
  }
  const e = p.pos - 1;
  return {
    kind: "arg",
    arg: p.name(i),
    annotation,
    type_comment: null,
    lineno: p.lines[i]!,
    col_offset: p.cols[i]!,
    end_lineno: p.endLines[e]!,
    end_col_offset: p.endCols[e]!,
  };
}
