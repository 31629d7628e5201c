// Emits dist/types: the declarations of the public entries and of what they mention, with relative imports that any resolver understands.

import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const ENTRIES = ["index", "node", "browser"];

/** Emits all declarations aside, and copies those that the entries reach. Gives their number. */
export function buildTypes(): number {
  const all = join(root, ".cache/types");
  const out = join(root, "dist/types");
  rmSync(all, { recursive: true, force: true });
  rmSync(out, { recursive: true, force: true });
  execFileSync(
    process.execPath,
    [join(root, "node_modules/typescript/bin/tsc"), "-p", join(root, "scripts/tsconfig.types.json"), "--outDir", all],
    { stdio: "inherit" },
  );
  const wanted = new Set(ENTRIES);
  for (const name of wanted) {
    const text = readFileSync(join(all, `${name}.d.ts`), "utf8").replace(
      /(from |import\()"([.#][^"]+)\.ts"/g,
      (_all, before: string, target: string) => {
        const other = target.startsWith("#") ? target.slice(1) : join(dirname(name), target);
        wanted.add(other);
        const path = relative(dirname(name), other);
        return `${before}"${path.startsWith(".") ? path : `./${path}`}.js"`;
      },
    );
    mkdirSync(dirname(join(out, name)), { recursive: true });
    writeFileSync(join(out, `${name}.d.ts`), text);
  }
  return wanted.size;
}
