// Records what CPython's `re` (the npm package pyodide) answers as the fixture of test/unit/sre.
// Run: npx tsx --conditions=our-source scripts/record-regex.ts

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { loadPyodide } from "pyodide";

const root = new URL("../test/unit/sre/", import.meta.url);
mkdirSync(new URL("fixtures/", root), { recursive: true });
const pyodide = await loadPyodide();
const text: string = pyodide.runPython(readFileSync(new URL("record/patterns.py", root), "utf8"));
writeFileSync(new URL("fixtures/patterns.json", root), text);
console.log(text.length);
process.exit(0);
