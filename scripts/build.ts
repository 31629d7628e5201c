// Builds dist/: the bundles by esbuild, declarations, and the library compiled ahead of time.
//   --no-library   leaves the library as it is      --no-browser, --no-types, --no-wasm   the same for these

import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build } from "esbuild";
import { buildBrowser } from "./build-browser.ts";
import { buildTypes } from "./build-types.ts";
import { buildWasm } from "./build-wasm.ts";
import { fingerprint } from "./fingerprint.ts";

const skip = (what: string): boolean => process.argv.includes(`--no-${what}`);
const root = fileURLToPath(new URL("..", import.meta.url));

await import("./generate-module-index.ts");
const common = {
  bundle: true,
  format: "esm",
  target: "es2023",
  conditions: ["our-source"],
  sourcemap: true,
  logLevel: "warning",
  define: { TAIPAN_BUILD: JSON.stringify(fingerprint(root)) },
} satisfies BuildOptions;
rmSync(`${root}/dist/chunks`, { recursive: true, force: true });
await build({
  ...common,
  entryPoints: { index: "src/index.ts", node: "src/node.ts", launch: "src/cli/launch.ts", worker: "src/cli/worker.ts" },
  outdir: "dist",
  platform: "node",
  // V8 reads every character at each start; names stay, for internal errors and profiles.
  minifyWhitespace: true,
  minifySyntax: true,
  splitting: true,
  chunkNames: "chunks/[name]-[hash]",
});
if (!skip("wasm")) await buildWasm();
if (!skip("browser")) await buildBrowser();
if (!skip("types")) console.log(`types: ${buildTypes()} declaration files`);
if (!skip("library")) {
  execFileSync(process.execPath, ["--import", "tsx", "--conditions=our-source", "scripts/build-library.ts"], {
    stdio: "inherit",
  });
  const { buildDocs } = await import("./build-docs.ts");
  await buildDocs();
}
