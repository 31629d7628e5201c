// Builds dist/lib/wasm: SQLite as its project publishes it, and libbz2, liblzma and libzstd compiled from the C sources that npm packages
// carry, by clang (itself WebAssembly, the npm package @yowasp/clang). Packages are fetched by npm, pinned by digest, and only when an
// outcome is not yet in the cache (~/.cache/taipan, or TAIPAN_CACHE). Without network the modules that need them are left out.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import { untar } from "./tar.ts";
import { BZIP2, type Recipe, recipes } from "./wasm-recipes.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const cache = process.env["TAIPAN_CACHE"] ?? join(homedir(), ".cache/taipan");
const CLANG = {
  spec: "@yowasp/clang@22.0.0-git20542-10",
  integrity: "V31/z9GrJECKeACTDUyvg2llbEUiFi3bxtL5HSg7H/6sydSxdI/AoVAD9F5ozrfLjotWl0B9rghR87m+DUM/zg==",
};

/** The files of a package, by path without `package/`. */
function fetchPackage({ spec, integrity }: { spec: string; integrity: string }): Map<string, Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), "taipan-"));
  try {
    execFileSync("npm", ["pack", spec, "--silent", "--pack-destination", folder], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    const data = readFileSync(join(folder, readdirSync(folder)[0]!));
    if (createHash("sha512").update(data).digest("base64") !== integrity) throw new Error(`${spec} is not what it was`);
    return new Map([...untar(gunzipSync(data))].map(([path, file]) => [path.replace(/^package\//, ""), file]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Tree {
  [name: string]: Tree | string | Uint8Array;
}
type Clang = (args: string[], files: Tree, options: object) => Promise<Tree>;

let clang: Promise<Clang> | undefined;
function loadClang(): Promise<Clang> {
  clang ??= (async () => {
    const folder = join(cache, CLANG.spec.replaceAll("/", "+"));
    if (!existsSync(folder)) {
      const fresh = `${folder}.${process.pid}`;
      for (const [path, data] of fetchPackage(CLANG)) {
        mkdirSync(dirname(join(fresh, path)), { recursive: true });
        writeFileSync(join(fresh, path), data);
      }
      if (existsSync(folder)) rmSync(fresh, { recursive: true });
      else renameSync(fresh, folder);
    }
    const { commands } = (await import(pathToFileURL(join(folder, "gen/bundle.js")).href)) as {
      commands: { clang: Clang };
    };
    return commands.clang;
  })();
  return clang;
}

function toTree(files: ReadonlyMap<string, Uint8Array | string>): Tree {
  const top: Tree = {};
  for (const [path, data] of files) {
    const parts = path.split("/");
    let at = top;
    for (const part of parts.slice(0, -1)) at = (at[part] ??= {}) as Tree;
    at[parts.at(-1)!] = data;
  }
  return top;
}

async function compile(recipe: Recipe): Promise<Uint8Array> {
  const files = await recipe.files(fetchPackage(recipe.package), () => outcome(BZIP2));
  const sources = [...files.keys()].filter((path) => path.endsWith(".c"));
  const run = await loadClang();
  const made = await run(
    [
      "-O2",
      "-w",
      "--target=wasm32-wasip1",
      "-mexec-model=reactor",
      ...recipe.flags,
      ...sources,
      ...["malloc", "free", ...recipe.exports].map((name) => `-Wl,--export=${name}`),
      "-Wl,--strip-all",
      "-o",
      "out.wasm",
    ],
    toTree(files),
    { fetchProgress: () => undefined },
  );
  return made["out.wasm"] as Uint8Array;
}

/** A library's code, from the cache if it is there. */
async function outcome(recipe: Recipe): Promise<Uint8Array> {
  const { name, package: source, flags, exports, files } = recipe;
  const key = createHash("sha256")
    .update(JSON.stringify([source, flags, exports, String(files), CLANG]))
    .digest("hex")
    .slice(0, 20);
  const kept = join(cache, `${name}-${key}.wasm`);
  if (existsSync(kept)) return readFileSync(kept);
  console.log(`wasm: compiling ${name} of ${source.spec}`);
  const code = await compile(recipe);
  mkdirSync(cache, { recursive: true });
  writeFileSync(`${kept}.${process.pid}`, code);
  renameSync(`${kept}.${process.pid}`, kept);
  return code;
}

/** Writes dist/lib/wasm. */
export async function buildWasm(): Promise<void> {
  const folder = join(root, "dist/lib/wasm");
  mkdirSync(folder, { recursive: true });
  const sqlite = join(root, "node_modules/@sqlite.org/sqlite-wasm/dist/sqlite3.wasm");
  if (existsSync(sqlite)) writeFileSync(join(folder, "sqlite3.wasm"), readFileSync(sqlite));
  for (const recipe of recipes) {
    try {
      writeFileSync(join(folder, `${recipe.name}.wasm`), await outcome(recipe));
    } catch (error) {
      console.warn(`wasm: ${recipe.name} is left out: ${String((error as Error).message).split("\n")[0]}`);
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildWasm();
