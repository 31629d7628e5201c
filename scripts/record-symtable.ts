// Records what CPython's symbol table and compiler say about the snippets in test/unit/analysis/cases, for the tests
// beside them. Run it after adding a snippet: npx tsx --conditions=our-source scripts/record-symtable.ts

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { loadPyodide } from "pyodide";

const folder = new URL("../test/unit/analysis/cases/", import.meta.url);

async function main(): Promise<void> {
  const python = await loadPyodide();
  python.runPython(readFileSync(new URL("record-symtable.py", import.meta.url), "utf8"));
  const record = python.globals.get("record") as (source: string) => string;
  const recordValue = python.globals.get("record_value") as (source: string) => string;
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".txt"))) {
    const snippets = readFileSync(new URL(file, folder), "utf8").trimEnd().split("\n---\n");
    const lines = snippets.map((snippet) => (file === "folding.txt" ? recordValue : record)(snippet));
    writeFileSync(new URL(file.replace(".txt", ".json"), folder), `[\n${lines.join(",\n")}\n]\n`);
  }
}

await main();
