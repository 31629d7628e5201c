// The examples of docs/embedding.md: each block runs, and each line `expression; // => value` holds.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as taipan from "../../src/node.ts";

const text = readFileSync(new URL("../../docs/embedding.md", import.meta.url), "utf8");
const blocks = [...text.matchAll(/^## (.*)$[\s\S]*?(?=^## |(?![\s\S]))/gm)].flatMap(([section, title]) =>
  [...section.matchAll(/^```js\n([\s\S]*?)^```$/gm)].map((m) => ({ title: title!, code: m[1]! })),
);

describe("docs/embedding.md", () => {
  it("has examples", () => expect(blocks.length).toBeGreaterThan(4));
  for (const { title, code } of blocks)
    it(title, async () => {
      let checks = 0;
      const check = (got: unknown, wanted: unknown): void => {
        checks++;
        expect(got).toEqual(wanted);
      };
      const body = code.replace(/^(.*); \/\/ => (.*)$/gm, "check($1, $2);");
      const names = Object.keys(taipan).filter((n) => n !== "default");
      const run = new Function("check", ...names, `return (async () => {${body}\n})();`);
      await run(check, ...names.map((n) => (taipan as Record<string, unknown>)[n]));
      expect(checks).toBeGreaterThan(0);
    });
});
