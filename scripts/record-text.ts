// Records what CPython (the npm package pyodide) answers about text and numbers as fixtures of test/unit/text.
// Run: npx tsx --conditions=our-source scripts/record-text.ts [fixture …]

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { loadPyodide } from "pyodide";

const root = new URL("..", import.meta.url);
const programs = new URL("test/unit/text/record/", root);
const fixtures = new URL("test/unit/text/fixtures/", root);
const wanted = process.argv.slice(2);
mkdirSync(fixtures, { recursive: true });
const pyodide = await loadPyodide();
for (const file of readdirSync(programs).sort()) {
  const name = file.replace(/\.py$/, "");
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const text: string = pyodide.runPython(readFileSync(new URL(file, programs), "utf8"), { globals: pyodide.toPy({}) });
  writeFileSync(new URL(`${name}.json`, fixtures), text);
  console.log(name, text.length);
}
process.exit(0);
