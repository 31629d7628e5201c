// The facts about snippets that scripts/record-symtable.ts recorded from CPython.

import { readFileSync } from "node:fs";
import type { Mod } from "#syntax/ast/nodes.ts";
import { parse } from "#syntax/index.ts";

export interface RecordedScope {
  name: string;
  type: number;
  lineno: number;
  nested: number;
  /** Name, flags, scope. */
  symbols: [string, number, number][];
  varnames: string[];
  children: RecordedScope[];
}

export interface RecordedCode {
  name: string;
  qualname: string;
  line: number;
  varnames: string[];
  cellvars: string[];
  freevars: string[];
  names: string[];
  children: RecordedCode[];
}

export interface Recorded {
  source: string;
  table?: RecordedScope;
  code?: RecordedCode;
  /** Message, lineno, offset, end_lineno, end_offset. */
  error?: [string, number, number, number, number];
  /** Message and line. */
  warnings: [string, number][];
}

export function recorded(name: string): Recorded[] {
  return JSON.parse(readFileSync(new URL(`cases/${name}.json`, import.meta.url), "utf8")) as Recorded[];
}

export function parseModule(source: string): Mod {
  return parse(source, { mode: "exec", filename: "<string>" }).tree;
}
