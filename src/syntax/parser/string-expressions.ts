// String expressions: adjacent literals, f-strings and t-strings with their replacement fields.

import type { Expr, TemplateStr } from "../ast/nodes.ts";
import * as T from "../tokenizer/token-kinds.ts";
import { fail, type ParserState } from "./state.ts";
import {
  concatenateStrings,
  concatenateTemplates,
  fieldText,
  foldParts,
  stringConstant,
  templateText,
} from "./strings.ts";

/** strings: adjacent literals. */
export function parseStrings(p: ParserState): Expr {
  const first = p.pos;
  const kinds = p.kinds;
  if (kinds[first] === T.TSTRING_START) {
    const templates: TemplateStr[] = [];
    while (kinds[p.pos] === T.TSTRING_START) {
      const start = p.pos;
      const values = parseTemplate(p);
      p.require(14, "t-strings are", p.pos - 1);
      templates.push(concatenateTemplates(p, [templateNode(p, values, start)], start, p.pos - 1));
    }
    if (kinds[p.pos] === T.STRING || kinds[p.pos] === T.FSTRING_START) fail();
    return concatenateTemplates(p, templates, first, p.pos - 1);
  }
  if (kinds[first] === T.STRING && kinds[first + 1] !== T.STRING && kinds[first + 1] !== T.FSTRING_START) {
    if (kinds[first + 1] === T.TSTRING_START) fail();
    p.pos++;
    return stringConstant(p, first);
  }
  const parts: Expr[] = [];
  for (;;) {
    const kind = kinds[p.pos];
    if (kind === T.STRING) parts.push(stringConstant(p, p.pos++));
    else if (kind === T.FSTRING_START) {
      const start = p.pos;
      const values = parseTemplate(p);
      const e = p.pos - 1;
      parts.push({
        kind: "JoinedStr",
        values,
        lineno: p.lines[start]!,
        col_offset: p.cols[start]!,
        end_lineno: p.endLines[e]!,
        end_col_offset: p.endCols[e]!,
      });
    } else break;
  }
  if (kinds[p.pos] === T.TSTRING_START) fail();
  return concatenateStrings(p, parts, first, p.pos - 1);
}

function templateNode(p: ParserState, values: Expr[], start: number): TemplateStr {
  const e = p.pos - 1;
  return {
    kind: "TemplateStr",
    values,
    lineno: p.lines[start]!,
    col_offset: p.cols[start]!,
    end_lineno: p.endLines[e]!,
    end_col_offset: p.endCols[e]!,
  };
}

/** One f-string or t-string from its START to its END token: its parts, not yet folded. */
function parseTemplate(p: ParserState): Expr[] {
  const kinds = p.kinds;
  const start = p.pos++;
  const isFormat = kinds[start] === T.FSTRING_START;
  const prefix = p.src.slice(p.starts[start], p.ends[start]);
  const raw = prefix.includes("r") || prefix.includes("R");
  const values: Expr[] = [];
  for (;;) {
    const kind = kinds[p.pos];
    if (kind === T.FSTRING_MIDDLE || kind === T.TSTRING_MIDDLE) {
      const text = templateText(p, p.pos++, raw, true);
      if ((text.value as { value: string }).value !== "") values.push(text);
    } else if (kind === T.LBRACE) parseReplacementField(p, isFormat, raw, isFormat, values);
    else if (kind === T.FSTRING_END || kind === T.TSTRING_END) {
      p.pos++;
      return values;
    } else fail();
  }
}

/** `{expression = !conversion : spec}`; appends the node, after the text of a `=` field. */
function parseReplacementField(p: ParserState, isFormat: boolean, raw: boolean, plain: boolean, values: Expr[]): void {
  const kinds = p.kinds;
  const open = p.pos++;
  const value = p.rules.yieldOrStarExpressions(p);
  const debug = p.accept(T.EQUAL);
  const textEnd = p.starts[p.pos]!;
  let conversion = -1;
  let debugEnd = -1;
  if (kinds[p.pos] === T.EXCLAMATION) {
    conversion = parseConversion(p, isFormat);
    debugEnd = p.pos - 1;
  }
  let spec: Expr | null = null;
  let specStart = -1;
  if (kinds[p.pos] === T.COLON) {
    specStart = p.pos;
    spec = parseFormatSpec(p, isFormat, raw);
  }
  if (kinds[p.pos] !== T.RBRACE) fail();
  const e = p.pos++;
  if (debug && conversion < 0 && spec === null) conversion = 114;
  const lineno = p.lines[open]!;
  const col_offset = p.cols[open]!;
  const end_lineno = p.endLines[e]!;
  const end_col_offset = p.endCols[e]!;
  const text = debug || !plain ? fieldText(p.src, p.ends[open]!, textEnd) : "";
  if (debug) {
    let endLine = end_lineno;
    let endCol = end_col_offset - 1;
    if (debugEnd >= 0) {
      endLine = p.lines[debugEnd]!;
      endCol = p.cols[debugEnd]! - 1;
    } else if (specStart >= 0) {
      endLine = p.lines[specStart]!;
      endCol = p.cols[specStart]!;
    }
    values.push({
      kind: "Constant",
      value: { type: "str", value: text },
      prefix: null,
      lineno,
      col_offset: col_offset + 1,
      end_lineno: endLine,
      end_col_offset: endCol,
    });
  }
  if (plain) {
    values.push({
      kind: "FormattedValue",
      value,
      conversion,
      format_spec: spec,
      lineno,
      col_offset,
      end_lineno,
      end_col_offset,
    });
  } else {
    const str = { type: "str" as const, value: text.replace(/[\s=]+$/u, "") };
    values.push({
      kind: "Interpolation",
      value,
      str,
      conversion,
      format_spec: spec,
      lineno,
      col_offset,
      end_lineno,
      end_col_offset,
    });
  }
}

function parseConversion(p: ParserState, isFormat: boolean): number {
  const bang = p.pos++;
  const i = p.pos;
  if (p.kinds[i] !== T.NAME) fail();
  p.pos++;
  const prefix = isFormat ? "f" : "t";
  if (p.ends[bang] !== p.starts[i]) {
    throw p.errorAtTokens(`${prefix}-string: conversion type must come right after the exclamation mark`, bang, i);
  }
  const name = p.name(i);
  if (name !== "s" && name !== "r" && name !== "a") {
    throw p.errorAtTokens(`${prefix}-string: invalid conversion character '${name}': expected 's', 'r', or 'a'`, i, i);
  }
  return name.charCodeAt(0);
}

/** A format specification, from its `:`; always a JoinedStr. */
function parseFormatSpec(p: ParserState, isFormat: boolean, raw: boolean): Expr {
  const start = p.pos++;
  const values: Expr[] = [];
  for (;;) {
    const kind = p.kinds[p.pos];
    if (kind === T.FSTRING_MIDDLE || kind === T.TSTRING_MIDDLE) {
      const text = templateText(p, p.pos++, raw, false);
      if ((text.value as { value: string }).value !== "") values.push(text);
    } else if (kind === T.LBRACE) parseReplacementField(p, isFormat, raw, true, values);
    else break;
  }
  const e = p.pos - 1;
  return {
    kind: "JoinedStr",
    values: values.length > 1 ? foldParts(values) : values,
    lineno: p.lines[start]!,
    col_offset: p.cols[start]!,
    end_lineno: p.endLines[e]!,
    end_col_offset: p.endCols[e]!,
  };
}
