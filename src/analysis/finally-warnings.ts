// PEP 765: return, break and continue that leave a finally block draw a SyntaxWarning, after the control_flow_in_finally
// checks of CPython's Python/ast_preprocess.c. Only the innermost function, loop or finally block around it counts.

import type { Position, Stmt } from "#syntax/ast/nodes.ts";
import type { SourceWarning } from "#syntax/diagnostics.ts";
import { sourceWarningAt } from "./helpers.ts";

type Place = "none" | "finally" | "function" | "loop";

/** Collects the warnings of PEP 765 for a module's body. */
export function checkFinallyBlocks(body: readonly Stmt[], warnings: SourceWarning[]): void {
  visit(body, "none", warnings);
}

function warn(word: string, at: Position, place: Place, warnings: SourceWarning[]): void {
  if (place === "finally") warnings.push(sourceWarningAt(`'${word}' in a 'finally' block`, at));
}

function visit(body: readonly Stmt[], place: Place, warnings: SourceWarning[]): void {
  for (const s of body) {
    switch (s.kind) {
      case "Return":
        warn("return", s, place, warnings);
        break;
      case "Break":
        warn("break", s, place, warnings);
        break;
      case "Continue":
        warn("continue", s, place, warnings);
        break;
      case "FunctionDef":
      case "AsyncFunctionDef":
        visit(s.body, "function", warnings);
        break;
      case "For":
      case "AsyncFor":
      case "While":
        visit(s.body, "loop", warnings);
        visit(s.orelse, place, warnings);
        break;
      case "If":
        visit(s.body, place, warnings);
        visit(s.orelse, place, warnings);
        break;
      case "ClassDef":
      case "With":
      case "AsyncWith":
        visit(s.body, place, warnings);
        break;
      case "Match":
        for (const c of s.cases) visit(c.body, place, warnings);
        break;
      case "Try":
      case "TryStar":
        visit(s.body, place, warnings);
        for (const handler of s.handlers) visit(handler.body, place, warnings);
        visit(s.orelse, place, warnings);
        visit(s.finalbody, "finally", warnings);
        break;
    }
  }
}
