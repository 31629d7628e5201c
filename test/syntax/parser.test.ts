// The parser against recordings of CPython's: trees, errors and their places, warnings, source encodings.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { dump } from "#syntax/ast/dump.ts";
import { type ParseMode, parse, SourceError } from "#syntax/index.ts";
import { decodeSource, LineMap, SourceDecodeError } from "#text/source.ts";

interface RecordedError {
  type: string;
  message: string;
  lineno: number | null;
  offset: number | null;
  end_lineno: number | null;
  end_offset: number | null;
  text: string | null;
  last: [number, number] | null;
}
interface Recorded {
  source: string;
  mode?: ParseMode;
  tree?: string;
  error?: RecordedError;
  warnings?: { category: string; message: string; lineno: number }[];
}

function recorded(name: string): Recorded[] {
  return JSON.parse(readFileSync(new URL(`recorded/${name}.json`, import.meta.url), "utf8")) as Recorded[];
}

function outcome(source: string, mode: ParseMode): Pick<Recorded, "tree" | "error"> {
  try {
    const { tree } = parse(source, { mode, filename: "<string>" });
    return { tree: dump(tree, { includeAttributes: true, lines: new LineMap(source) }) };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return { error: describe(error) };
  }
}

function describe(error: SourceError): RecordedError {
  const { type, message, lineno, offset, end_lineno, end_offset, text, lastStatement } = error;
  return {
    type,
    message,
    lineno,
    offset,
    end_lineno,
    end_offset,
    text,
    last: lastStatement && [lastStatement.lineno, lastStatement.col_offset],
  };
}

for (const name of ["trees", "errors"]) {
  test.each(recorded(name))(`${name}: $source`, ({ source, mode, tree, error }) => {
    expect(outcome(source, mode!)).toEqual(tree === undefined ? { error } : { tree });
  });
}

test.each(recorded("warnings"))("warnings: $source", ({ source, warnings, error }) => {
  const found = parse(source, { mode: "exec", filename: "<string>" }).warnings;
  const plain = found.map(({ category, message, lineno }) => ({ category, message, lineno }));
  expect(plain).toEqual(warnings);
  const { last: _last, ...asError } = describe(found[0]!.asError);
  expect({ ...asError, last: error!.last }).toEqual(error);
});

test.each(recorded("bytes"))("bytes: $source", ({ source, tree, error }) => {
  const bytes = Uint8Array.from(source, (char) => char.charCodeAt(0));
  if (tree !== undefined) {
    const { text } = decodeSource(bytes);
    const lines = new LineMap(text.replace(/\r\n?/g, "\n"));
    expect(dump(parse(text, { mode: "exec", filename: "x" }).tree, { includeAttributes: true, lines })).toBe(tree);
    return;
  }
  let failure: unknown;
  try {
    decodeSource(bytes);
  } catch (thrown) {
    failure = thrown;
  }
  const { message, lineno, offset, endOffset, text } = failure as SourceDecodeError;
  expect(failure).toBeInstanceOf(SourceDecodeError);
  expect({ message, lineno, offset, text }).toEqual({
    message: error!.message,
    lineno: error!.lineno,
    offset: error!.offset,
    text: error!.text,
  });
  if (lineno > 0) expect(endOffset).toBe(error!.end_offset);
});
