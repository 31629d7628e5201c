// Builds dist/browser.js: the core in one file, and the rest as chunks in dist/browser/ (scripts/chunks.ts).

import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { type BuildOptions, build } from "esbuild";
import { buildChunks, FIELDS } from "./chunks.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const ENTRY = "src/browser.ts";
/** Gzipped bytes that the core may take. */
const BUDGET = 400 * 1024;

/** Native modules that are part of the core: what starting and the most usual programs need. */
const CORE_NATIVES = new Set(
  (
    "_abc _codecs _collections _contextvars _functools _imp _io _operator _sre _string _thread _typing _warnings _weakref " +
    "builtins errno itertools math sys time"
  ).split(" "),
);

const common = {
  bundle: true,
  target: "es2022",
  conditions: ["our-source"],
  platform: "neutral",
  minify: true,
  logLevel: "warning",
  absWorkingDir: root,
  tsconfigRaw: FIELDS,
} satisfies BuildOptions;

/** Builds it all; prints the sizes and fails beyond the budget. */
export async function buildBrowser(): Promise<void> {
  const { chunks, plugins } = await buildChunks({ entries: [ENTRY], natives: CORE_NATIVES, build: common });
  const folder = join(root, "dist/browser");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { file, text } of chunks) writeFileSync(join(folder, file), text);
  const { outputFiles } = await build({
    ...common,
    entryPoints: [ENTRY],
    outfile: join(root, "dist/browser.js"),
    format: "esm",
    sourcemap: "linked",
    write: false,
    plugins,
  });
  for (const file of outputFiles) {
    mkdirSync(dirname(file.path), { recursive: true });
    writeFileSync(file.path, file.contents);
  }
  const code = readFileSync(join(root, "dist/browser.js"));
  const packed = gzipSync(code, { level: 9 }).length;
  const kb = (n: number): string => `${(n / 1024).toFixed(1)} KB`;
  const chunkBytes = chunks.reduce((n, { text }) => n + Buffer.byteLength(text), 0);
  console.log(
    `browser: core ${kb(code.length)}, gzipped ${kb(packed)} (of ${kb(BUDGET)}); ${chunks.length} chunks ${kb(chunkBytes)}`,
  );
  if (packed > BUDGET) throw new Error("dist/browser.js is beyond its budget");
}
