// What compiled units depend on: the compiler's sources, the calls that emitted code makes, the library's sources. Units and cache files
// carry it, so that none outlives the build that wrote it.

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** A digest of the sources under the project's root. */
export function fingerprint(root: string): string {
  const h = createHash("sha256");
  const walk = (dir: string): void => {
    for (const name of readdirSync(dir).sort()) {
      const p = join(dir, name);
      if (statSync(p).isDirectory()) walk(p);
      else h.update(name).update(readFileSync(p));
    }
  };
  for (const dir of ["src/syntax", "src/analysis", "src/codegen", "src/abi", "src/text", "stdlib"])
    if (existsSync(join(root, dir))) walk(join(root, dir));
  h.update(readFileSync(join(root, "node_modules/pyodide/package.json")));
  h.update(readFileSync(join(root, "package.json")));
  for (const script of ["build-library.ts", "library-edits.ts"]) h.update(readFileSync(join(root, "scripts", script)));
  h.update(readFileSync(join(root, "src/runtime/importing/unit-text.ts")));
  return h.digest("hex").slice(0, 24);
}
