// Takes the docstrings and signatures of built-in types, functions and modules from the reference interpreter (npm package pyodide) into
// dist/lib/docs.txt. They are CPython's text, so they are never checked in; .cache keeps them between builds.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Writes dist/lib/docs.txt, from the cache where it can. */
export async function buildDocs(): Promise<void> {
  const program = readFileSync(join(root, "scripts/collect-docs.py"), "utf8");
  // The names only: importing the modules themselves would load the whole runtime.
  const index = readFileSync(join(root, "src/generated/module-index.ts"), "utf8");
  const modules = [...index.matchAll(/"#modules\/([^/"]+)\/index\.ts"/g)].map((m) => m[1]!).concat("types", "typing");
  const version = readFileSync(join(root, "node_modules/pyodide/package.json"), "utf8");
  const key = createHash("sha256").update(program).update(modules.join()).update(version).digest("hex").slice(0, 16);
  const cached = join(root, ".cache", `docs-${key}.txt`);
  if (!existsSync(cached)) {
    const { loadPyodide } = await import("pyodide");
    const python = await loadPyodide({ indexURL: join(root, "node_modules/pyodide") });
    python.globals.set("modules", python.toPy(modules));
    python.runPython(program);
    mkdirSync(join(root, ".cache"), { recursive: true });
    writeFileSync(cached, python.globals.get("answer") as string);
  }
  writeFileSync(join(root, "dist/lib/docs.txt"), readFileSync(cached));
}
