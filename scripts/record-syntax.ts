// Records what the reference interpreter's parser makes of the snippets in test/syntax: errors.txt and trees.txt
// (separated by `%%`, with the compile mode after it where it is not exec), warnings.txt, and bytes.txt (one source a
// line, with escapes). Writes test/syntax/recorded/*.json.
//   tsx --conditions=our-source scripts/record-syntax.ts

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { loadPyodide } from "pyodide";
import { readBytesCases, readSnippets } from "../test/syntax/snippets.ts";

const folder = new URL("../test/syntax/", import.meta.url).pathname;
const python = await loadPyodide();
python.runPython(`
import ast, json, warnings
warnings.simplefilter("ignore")

def describe(e):
    return dict(type=type(e).__name__, message=e.msg, lineno=e.lineno, offset=e.offset, end_lineno=e.end_lineno,
                end_offset=e.end_offset, text=e.text, last=list(e._metadata[:2]) if getattr(e, "_metadata", None) else None)

def parse(source, mode="exec"):
    try:
        tree = compile(source, "<string>", mode, ast.PyCF_ONLY_AST, dont_inherit=True)
    except SyntaxError as e:
        return json.dumps(dict(error=describe(e)))
    return json.dumps(dict(tree=ast.dump(tree, include_attributes=True)))

def parse_bytes(text):
    return parse(text.encode("latin-1"))

def warn(source):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        try:
            compile(source, "<string>", "exec", ast.PyCF_ONLY_AST, dont_inherit=True)
        except SyntaxError:
            pass
    found = dict(warnings=[dict(category=w.category.__name__, message=str(w.message), lineno=w.lineno) for w in seen])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found.update(json.loads(parse(source)))
    found.pop("tree", None)
    return json.dumps(found)
`);
type Call = (...args: string[]) => string;
const call = (name: string, ...args: string[]): unknown => JSON.parse((python.globals.get(name) as Call)(...args));

function record(name: string, cases: unknown[]): void {
  mkdirSync(`${folder}recorded`, { recursive: true });
  writeFileSync(`${folder}recorded/${name}.json`, `[\n${cases.map((item) => JSON.stringify(item)).join(",\n")}\n]\n`);
  console.log(`${name}: ${cases.length}`);
}

const read = (name: string): string => readFileSync(`${folder}${name}.txt`, "utf8");
for (const name of ["errors", "trees"]) {
  record(
    name,
    readSnippets(read(name)).map(({ source, mode }) => ({ source, mode, ...(call("parse", source, mode) as object) })),
  );
}
record(
  "warnings",
  readSnippets(read("warnings")).map(({ source }) => ({ source, ...(call("warn", source) as object) })),
);
record(
  "bytes",
  readBytesCases(read("bytes")).map((source) => ({ source, ...(call("parse_bytes", source) as object) })),
);
