// The built package's Node entry evaluates its script here, with V8's compiled form of it: read as a module it takes V8 five times as long,
// and modules cannot have one. The form is kept in the package's own dist/cache, where that can be written.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { loadChunksFrom } from "./chunks.ts";
import { CodeCache, type Compiling, cacheDirectories } from "./code-cache.ts";

interface Script {
  exports: { loadChunksFrom?: typeof loadChunksFrom };
}
type Evaluate = (require: NodeJS.Require, module: Script, url: string) => void;

/**
 * What the script beside a module exports.
 * @param id a digest of the script's text
 */
export function loadEmbedded(url: string, name: string, id: string): object {
  const directory = fileURLToPath(new URL(".", url));
  const file = `${directory}${name}.cjs`;
  // The flags of V8 are the host's: nothing is set while it compiles.
  const cache = new CodeCache<Compiling>(cacheDirectories([`${directory}cache`]), { patiently: (action) => action() });
  const module: Script = { exports: {} };
  const evaluate = cache.evaluate(name, id, readFileSync(file, "latin1"), file) as Evaluate;
  evaluate(createRequire(url), module, url);
  module.exports.loadChunksFrom!(`${directory}chunks`, cache);
  // With the functions that ran.
  process.once("exit", () => {
    if (cache.lacks) cache.save();
  });
  return module.exports;
}
