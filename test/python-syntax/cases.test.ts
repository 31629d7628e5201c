// Every snippet of snippets.txt through the whole compiler: the SyntaxError's type, text and place are CPython's.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compiler } from "#compiler.ts";
import { SourceError } from "#syntax/index.ts";

interface Recorded {
  type: string;
  msg: string;
  lineno: number | null;
  offset: number | null;
  end_lineno: number | null;
  end_offset: number | null;
  text: string | null;
}

const cases = JSON.parse(readFileSync(new URL("cases.json", import.meta.url), "utf8")) as {
  source: string;
  error: Recorded | null;
}[];

function errorOf(source: string): Recorded | null {
  const request = { filename: "case.py", kind: "exec", optimize: 0, futureFlags: 0, localsAreGlobals: true } as const;
  try {
    compiler.compile(source, request);
    return null;
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const { type, message, lineno, offset, end_lineno, end_offset, text, located } = error;
    return located
      ? { type, msg: message, lineno, offset, end_lineno, end_offset, text }
      : { type, msg: message, lineno: null, offset: null, end_lineno: null, end_offset: null, text: null };
  }
}

test.each(cases.map(({ source, error }, i) => ({ i, source, error })))("snippet $i", ({ source, error }) => {
  expect({ source, error: errorOf(source) }).toEqual({ source, error });
});
