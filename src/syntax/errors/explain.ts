// Finds out what to report for a text that does not fit the grammar.

import type { SourceError } from "../diagnostics.ts";
import type { ParseMode } from "../parser/modules.ts";
import type { ParserState } from "../parser/state.ts";
import { errorAt } from "../source-location.ts";

/** The error for a failed parse; `raised` is one the parser itself raised. */
export function explainFailure(
  p: ParserState,
  _mode: ParseMode,
  _options: { allowIncompleteInput?: boolean },
  raised: SourceError | null,
): SourceError {
  const { tokens } = p;
  if (raised !== null) return tokens.stop === "raised" ? tokens.error! : raised;
  if (tokens.error !== null) return tokens.error;
  const i = p.pos;
  return errorAt(
    tokens,
    "SyntaxError",
    "invalid syntax",
    p.lines[i]!,
    Math.max(0, p.cols[i]!),
    p.endLines[i]!,
    p.endCols[i]!,
  );
}
