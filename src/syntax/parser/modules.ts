// The start symbols: a file, one interactive statement, an expression, a function type comment.

import type { Expr, Mod, Stmt } from "../ast/nodes.ts";
import * as T from "../tokenizer/token-kinds.ts";
import { parseExpression, parseExpressions } from "./expressions.ts";
import { parseSimpleStatements } from "./simple-statements.ts";
import { fail, type ParserState } from "./state.ts";
import { parseCompoundStatement, parseStatements } from "./statements.ts";

export type ParseMode = "exec" | "eval" | "single" | "func_type";

export function parseModule(p: ParserState, mode: ParseMode): Mod {
  switch (mode) {
    case "exec": {
      const body: Stmt[] = [];
      parseStatements(p, body);
      p.expect(T.ENDMARKER);
      return { kind: "Module", body, type_ignores: [] };
    }
    case "single":
      return { kind: "Interactive", body: parseInteractive(p) };
    case "eval": {
      const body = parseExpressions(p);
      while (p.accept(T.NEWLINE));
      p.expect(T.ENDMARKER);
      return { kind: "Expression", body };
    }
    case "func_type":
      return parseFunctionType(p);
  }
}

/** statement_newline */
function parseInteractive(p: ParserState): Stmt[] {
  const start = p.pos;
  if (p.kinds[start] === T.NEWLINE) {
    p.pos++;
    return [
      {
        kind: "Pass",
        lineno: p.lines[start]!,
        col_offset: Math.max(p.cols[start]!, 0),
        end_lineno: p.endLines[start]!,
        end_col_offset: Math.max(p.endCols[start]!, 0),
      },
    ];
  }
  if (p.kinds[start] === T.ENDMARKER) fail();
  const compound = parseCompoundStatement(p);
  if (compound !== null) {
    p.expect(T.NEWLINE);
    return [compound];
  }
  const body: Stmt[] = [];
  parseSimpleStatements(p, body);
  return body;
}

function parseFunctionType(p: ParserState): Mod {
  p.expect(T.LPAR);
  const argtypes: Expr[] = [];
  let stars = 0;
  while (p.kinds[p.pos] !== T.RPAR) {
    // `*` and `**` are allowed once each at the end, and ignored.
    const kind = p.kinds[p.pos];
    const rank = kind === T.STAR ? 1 : kind === T.DOUBLESTAR ? 2 : 0;
    if (stars > 0 && rank <= stars) fail();
    stars = rank;
    if (rank > 0) p.pos++;
    argtypes.push(parseExpression(p));
    if (!p.accept(T.COMMA)) break;
    if (p.kinds[p.pos] === T.RPAR) fail();
  }
  p.expect(T.RPAR);
  p.expect(T.RARROW);
  const returns = parseExpression(p);
  while (p.accept(T.NEWLINE));
  p.expect(T.ENDMARKER);
  return { kind: "FunctionType", argtypes, returns };
}
