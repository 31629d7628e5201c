// Call arguments: positional, starred, keyword and double-starred, in the orders Python allows.

import type { Call, Expr, Keyword } from "../ast/nodes.ts";
import { COLONEQUAL, COMMA, DOUBLESTAR, EQUAL, KW_ASYNC, KW_FOR, NAME, RPAR, STAR } from "../tokenizer/token-kinds.ts";
import { fail, type ParserState } from "./state.ts";

export interface ArgumentRules {
  namedExpression(p: ParserState): Expr;
  generator(p: ParserState, element: Expr, open: number): Expr;
}

/** Parses from the token after `(` through `)`, filling args and keywords. */
export function parseArguments(p: ParserState, rules: ArgumentRules, args: Expr[], keywords: Keyword[]): void {
  const kinds = p.kinds;
  const open = p.pos - 1;
  let doubleStar = false;
  while (kinds[p.pos] !== RPAR) {
    const i = p.pos;
    const kind = kinds[i];
    if (kind === STAR) {
      if (doubleStar) fail();
      p.pos++;
      const value = p.rules.expression(p);
      const e = p.pos - 1;
      args.push({
        kind: "Starred",
        value,
        ctx: "Load",
        lineno: p.lines[i]!,
        col_offset: p.cols[i]!,
        end_lineno: p.endLines[e]!,
        end_col_offset: p.endCols[e]!,
      });
    } else if (kind === DOUBLESTAR || (kind === NAME && kinds[i + 1] === EQUAL)) {
      if (kind === DOUBLESTAR) {
        doubleStar = true;
        p.pos++;
      } else p.pos += 2;
      const value = p.rules.expression(p);
      const e = p.pos - 1;
      keywords.push({
        kind: "keyword",
        arg: kind === NAME ? p.name(i) : null,
        value,
        lineno: p.lines[i]!,
        col_offset: p.cols[i]!,
        end_lineno: p.endLines[e]!,
        end_col_offset: p.endCols[e]!,
      });
    } else {
      if (keywords.length > 0) fail();
      const value = rules.namedExpression(p);
      if (kinds[p.pos] === KW_FOR || kinds[p.pos] === KW_ASYNC) {
        // A generator expression may stand without parentheses of its own only when alone.
        if (args.length > 0) fail();
        args.push(rules.generator(p, value, open));
        return;
      }
      if (kinds[p.pos] === COLONEQUAL || kinds[p.pos] === EQUAL) fail();
      args.push(value);
    }
    if (kinds[p.pos] === COMMA) p.pos++;
    else if (kinds[p.pos] !== RPAR) fail();
  }
  p.pos++;
}

/** Parses the arguments of a call whose `(` has just been consumed. */
export function finishCall(p: ParserState, rules: ArgumentRules, func: Expr, start: number): Call {
  const args: Expr[] = [];
  const keywords: Keyword[] = [];
  parseArguments(p, rules, args, keywords);
  const e = p.pos - 1;
  return {
    kind: "Call",
    func,
    args,
    keywords,
    lineno: p.lines[start]!,
    col_offset: p.cols[start]!,
    end_lineno: p.endLines[e]!,
    end_col_offset: p.endCols[e]!,
  };
}
