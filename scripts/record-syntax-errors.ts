// Records what compile() of the reference interpreter says about each snippet of test/python-syntax/snippets.txt
// (separated by lines of `%%`), into test/python-syntax/cases.json. A snippet that compiles has `error: null`.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../test/harness/programs.ts";
import { openOracle } from "./record-oracle.ts";

const folder = join(projectRoot, "test/python-syntax");
const snippets = readFileSync(join(folder, "snippets.txt"), "utf8").split(/^%%\n/m);
const oracle = await openOracle(1);
const lines = snippets.map((source) => JSON.stringify({ source, error: oracle.syntaxError(source) ?? null }));
writeFileSync(join(folder, "cases.json"), `[\n${lines.join(",\n")}\n]\n`);
console.log(
  `${lines.length} recorded, ${lines.filter((line) => line.endsWith('"error":null}')).length} without an error`,
);
