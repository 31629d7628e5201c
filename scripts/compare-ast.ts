// Compares our trees with CPython's (the `pyodide` package) over .py files: every node, field and position.
//   npx tsx --conditions=our-source scripts/compare-ast.ts [--show N] FILE_OR_FOLDER...

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { loadPyodide } from "pyodide";
import { dump } from "#syntax/ast/dump.ts";
import { parse, SourceError } from "#syntax/index.ts";
import { decodeSource, LineMap } from "#text/source.ts";

function* pythonFiles(path: string): Generator<string> {
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path).sort()) yield* pythonFiles(join(path, name));
  } else if (path.endsWith(".py")) yield path;
}

const args = process.argv.slice(2);
let show = 3;
if (args[0] === "--show") {
  show = Number(args[1]);
  args.splice(0, 2);
}

const pyodide = await loadPyodide();
const referenceDump = pyodide.runPython(`
import ast, warnings, unicodedata
warnings.simplefilter("ignore")
def reference(data):
    try:
        return ast.dump(ast.parse(data.to_bytes()), include_attributes=True)
    except SyntaxError as e:
        return f"!{e.msg}"
def lookup(name):
    try:
        return unicodedata.lookup(name)
    except KeyError:
        return None
reference
`);
const lookup = pyodide.globals.get("lookup");

let files = 0;
let wrong = 0;
for (const path of args) {
  for (const file of pythonFiles(path)) {
    const bytes = new Uint8Array(readFileSync(file));
    const expected = referenceDump(bytes) as string;
    let actual: string;
    try {
      const { text } = decodeSource(bytes);
      const lookupCharacter = (name: string): string | undefined => lookup(name);
      const { tree } = parse(text, { mode: "exec", filename: file, lookupCharacter });
      actual = dump(tree, { includeAttributes: true, lines: new LineMap(text.replace(/\r\n?/g, "\n")) });
    } catch (error) {
      const failure = error as SourceError;
      actual = failure instanceof SourceError ? `!${failure.message}` : `!!${(error as Error).stack ?? String(error)}`;
      if (failure instanceof SourceError && actual !== expected)
        actual += ` (line ${failure.lineno}:${failure.offset})`;
    }
    files++;
    if (actual === expected) continue;
    wrong++;
    if (wrong > show) continue;
    let i = 0;
    while (actual[i] === expected[i]) i++;
    const from = Math.max(0, i - 200);
    console.log(`${file}\n  ours:    …${actual.slice(from, i + 150)}\n  CPython: …${expected.slice(from, i + 150)}`);
  }
}
console.log(`${files} files, ${wrong} differ`);
