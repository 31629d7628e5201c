// Builds dist/: the bundles by esbuild, and the library compiled ahead of time.

import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build } from "esbuild";
import { fingerprint } from "./fingerprint.ts";

await import("./generate-module-index.ts");
const common = {
  bundle: true,
  format: "esm",
  target: "es2023",
  conditions: ["our-source"],
  sourcemap: true,
  logLevel: "warning",
  define: { TAIPAN_BUILD: JSON.stringify(fingerprint(fileURLToPath(new URL("..", import.meta.url)))) },
} satisfies BuildOptions;
await build({
  ...common,
  entryPoints: { node: "src/node.ts", worker: "src/cli/worker.ts" },
  outdir: "dist",
  platform: "node",
});
await build({
  ...common,
  entryPoints: { index: "src/index.ts", browser: "src/browser.ts" },
  outdir: "dist",
  platform: "neutral",
});
if (!process.argv.includes("--no-library")) {
  execFileSync(process.execPath, ["--import", "tsx", "--conditions=our-source", "scripts/build-library.ts"], {
    stdio: "inherit",
  });
  const { buildDocs } = await import("./build-docs.ts");
  await buildDocs();
}
