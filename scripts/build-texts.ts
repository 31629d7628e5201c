// Compiles the texts that library modules give to exec() and eval() while they are imported (scripts/collect-texts.py prints them):
// dist/lib/texts.txt names a unit for each (runtime/importing/compiled-texts.ts).

import { writeFileSync } from "node:fs";
import { textKey } from "#runtime/importing/compiled-texts.ts";
import { writeUnitText } from "#runtime/importing/unit-text.ts";
import { compiler } from "../src/compiler.ts";

/**
 * @param directory dist/lib
 * @param collected a line of JSON for each text: `["exec" | "eval", are the locals the globals, the text]`
 */
export function buildTexts(directory: string, collected: string): void {
  const lines: string[] = [];
  for (const line of collected.split("\n").filter((l) => l !== "")) {
    const [kind, localsAreGlobals, source] = JSON.parse(line) as ["exec" | "eval", boolean, string];
    const unit = compiler.compile(source, {
      filename: "<string>",
      kind,
      optimize: 0,
      futureFlags: 0,
      localsAreGlobals,
      mode: "direct",
    });
    if (unit.warnings.length > 0) continue;
    const name = `text-${lines.length}`;
    writeFileSync(`${directory}/units/${name}.txt`, writeUnitText(unit));
    lines.push(`${textKey(kind, localsAreGlobals, source)}\t${name}`);
  }
  writeFileSync(`${directory}/texts.txt`, `\n${lines.join("\n")}\n`);
}
