// Finds out what to report for a text that does not fit the grammar. As in CPython, a first pass without the rules of
// mistakes tells how far the text could be read, and a second pass with them looks for something better to say.

import { SourceError } from "../diagnostics.ts";
import type { ParseMode } from "../parser/modules.ts";
import type { ParserState } from "../parser/state.ts";
import { errorAt } from "../source-location.ts";
import type { TokenBuffer } from "../tokenizer/token-buffer.ts";
import { DEDENT, INDENT } from "../tokenizer/token-kinds.ts";
import { makeAction } from "./actions.ts";
import { compileGrammar, Machine } from "./engine.ts";
import { EXPRESSION_GRAMMAR, FIELD_GRAMMAR, STATEMENT_GRAMMAR } from "./grammar.ts";

const START_RULES = { exec: "file", single: "interactive", eval: "eval", func_type: "func_type" } as const;

type RunRule = ReturnType<typeof compileGrammar>;

const compiled: { run: RunRule | null } = { run: null };

/** The grammar, compiled when the first error needs it. */
function grammar(): RunRule {
  compiled.run ??= compileGrammar(
    [STATEMENT_GRAMMAR, EXPRESSION_GRAMMAR, FIELD_GRAMMAR.replaceAll("@", "f"), FIELD_GRAMMAR.replaceAll("@", "t")],
    makeAction,
  );
  return compiled.run;
}

/** The error for a failed parse; `raised` is one the parser itself raised. */
export function explainFailure(
  p: ParserState,
  mode: ParseMode,
  options: { allowIncompleteInput?: boolean },
  raised: SourceError | null,
): SourceError {
  const { tokens } = p;
  const machine = new Machine(tokens);
  machine.barry = p.barry;
  let error: SourceError;
  try {
    error = findError(p, machine, mode, options, raised);
  } catch (overflow) {
    if (!(overflow instanceof RangeError)) throw overflow;
    // Nested too deeply to look closer: what the tokenizer says, or the token at which the parser stopped.
    error = tokens.error ?? machine.errorOver("invalid syntax", p.pos, p.pos);
  }
  if (options.allowIncompleteInput && error === tokens.error && error.message === "unexpected EOF while parsing")
    error = new SourceError(
      "_IncompleteInputError",
      "incomplete input",
      error.lineno,
      error.offset,
      error.end_lineno,
      error.end_offset,
      error.text,
    );
  error.lastStatement = machine.lastStatement;
  // CPython's text has its newline only while the tokenizer is still on that line.
  const ownText = error === tokens.error && tokens.stop === "raised";
  const line = error.message.endsWith("was never closed")
    ? tokens.endLines[tokens.count - 1]!
    : tokens.endLines[machine.fill - 1]!;
  if (!ownText && error.text !== null && line > error.lineno) error.text = error.text.replace(/\n$/, "");
  return error;
}

function findError(
  p: ParserState,
  machine: Machine,
  mode: ParseMode,
  options: { allowIncompleteInput?: boolean },
  raised: SourceError | null,
): SourceError {
  const { tokens } = p;
  const first = raised ?? run(machine, mode);
  if (raised !== null) machine.fill = p.pos + 1;
  const last = machine.fill - 1;
  if (options.allowIncompleteInput && last >= tokens.eofIndex) {
    return machine.errorAtLast("incomplete input", "_IncompleteInputError");
  }
  if (first !== null) return first === tokens.error ? first : preferTokenizer(tokens, machine, first);

  machine.mark = 0;
  machine.memo = new Map();
  machine.reportMistakes = true;
  const second = run(machine, mode);
  if (second !== null) return second === tokens.error ? second : preferTokenizer(tokens, machine, second);
  const kind = tokens.kinds[last];
  if (kind === INDENT || kind === DEDENT) {
    return machine.errorAtLast(kind === INDENT ? "unexpected indent" : "unexpected unindent", "IndentationError");
  }
  return preferTokenizer(tokens, machine, machine.errorOver("invalid syntax", last, last));
}

function run(machine: Machine, mode: ParseMode): SourceError | null {
  try {
    grammar()(START_RULES[mode], machine);
    return null;
  } catch (error) {
    if (error instanceof SourceError) return error;
    throw error;
  }
}

/**
 * An error of the tokenizer's later in the text comes first, and so does a bracket that was opened on an earlier line;
 * not so inside an f-string, where it would only be a consequence.
 */
function preferTokenizer(tokens: TokenBuffer, machine: Machine, error: SourceError): SourceError {
  if (machine.fill > tokens.eofIndex || tokens.inTemplate) return error;
  if (tokens.stop === "raised") return tokens.error!;
  const open = tokens.unclosed;
  if (tokens.stop !== "end" && open !== null && tokens.lines[machine.fill - 1]! > open.line) {
    const message = `'${String.fromCharCode(open.char)}' was never closed`;
    return errorAt(tokens, "SyntaxError", message, open.line, open.col, open.line, -1);
  }
  return error;
}
