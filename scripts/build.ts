// Builds dist/: the bundles by esbuild, declarations, and the library compiled ahead of time.
//   --no-library   leaves the library as it is      --no-browser, --no-types, --no-wasm   the same for these

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build } from "esbuild";
import { buildBrowser } from "./build-browser.ts";
import { buildTypes } from "./build-types.ts";
import { buildWasm } from "./build-wasm.ts";
import { buildChunks, FIELDS } from "./chunks.ts";
import { fingerprint } from "./fingerprint.ts";

const skip = (what: string): boolean => process.argv.includes(`--no-${what}`);
const root = fileURLToPath(new URL("..", import.meta.url));
/** What the command's own cached code is warmed with, and the library modules that get theirs when the package is built. */
const START = "asyncio dataclasses typing re json logging";
const USUAL =
  "argparse array ast base64 bisect calendar cmath codecs collections.abc concurrent.futures configparser contextlib copy csv " +
  "datetime decimal difflib doctest enum fnmatch fractions functools getopt getpass glob graphlib gzip hashlib heapq hmac html.parser " +
  "http.client importlib.metadata importlib.resources inspect io ipaddress itertools keyword linecache locale math mimetypes numbers " +
  "operator os pathlib pdb pickle pkgutil platform pprint profile queue random runpy secrets selectors shelve shlex shutil signal site " +
  "socket sqlite3 ssl statistics string subprocess sys sysconfig tempfile textwrap threading time timeit tomllib traceback types " +
  "unittest unittest.mock urllib.parse urllib.request uuid warnings weakref xml.etree.ElementTree zipfile zoneinfo";

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
// V8 reads every character where it has no cached code; names stay, for internal errors and profiles.
const forNode = { ...common, platform: "node", minifyWhitespace: true, minifySyntax: true } satisfies BuildOptions;
await build({ ...forNode, entryPoints: { index: "src/index.ts" }, outdir: "dist" });
/** Native modules that the scripts for Node have in their core: what starting and the most usual programs need. */
const CORE_NATIVES = new Set(
  (
    "_abc _ast _asyncio _codecs _collections _contextvars _functools _heapq _imp _io _json _opcode _operator _posixsubprocess _signal " +
    "_socket _sre _stat _string _thread _types _typing _warnings _weakref atexit builtins errno fcntl gc itertools marshal math posix " +
    "select sys time"
  ).split(" "),
);
// Read as Latin-1.
const asScript = { ...forNode, format: "cjs", charset: "ascii", tsconfigRaw: FIELDS } satisfies BuildOptions;
const { chunks, plugins } = await buildChunks({
  entries: ["src/cli/command.ts", "src/embedded.ts"],
  natives: CORE_NATIVES,
  build: asScript,
  wrap: (body) => `(function (require, module, exports) {${body}})`,
});
rmSync(`${root}/dist/chunks`, { recursive: true, force: true });
mkdirSync(`${root}/dist/chunks`, { recursive: true });
for (const { file, text } of chunks) writeFileSync(`${root}/dist/chunks/${file}`, text);
/** A classic script, since only those can be evaluated with V8's cached code; gives a digest of its text. */
async function buildScript(entry: string, outfile: string): Promise<string> {
  await build({
    ...asScript,
    entryPoints: [entry],
    outfile,
    plugins,
    banner: { js: "(function (require, module, file) {" },
    footer: { js: "})" },
    define: { ...common.define, "import.meta.url": "file" },
  });
  return createHash("sha256").update(readFileSync(outfile)).digest("hex").slice(0, 24);
}
// The library on Node: a module that evaluates a script (src/host/node/embedded.ts).
const scriptId = await buildScript("src/embedded.ts", `${root}/dist/taipan.cjs`);
const { metafile } = await build({
  ...forNode,
  entryPoints: ["src/node.ts"],
  outdir: "dist",
  write: false,
  metafile: true,
});
const exported = Object.values(metafile.outputs).find((o) => o.exports.length > 0)!.exports;
await build({
  ...forNode,
  stdin: {
    contents: `import { loadEmbedded } from "./src/host/node/embedded.ts";
export const { ${exported.join(", ")} } = loadEmbedded(import.meta.url, "taipan", ${JSON.stringify(scriptId)});`,
    resolveDir: root,
  },
  outfile: `${root}/dist/node.js`,
});
// The command (src/cli/worker.ts).
const digest = await buildScript("src/cli/command.ts", `${root}/dist/command.js`);
await build({
  ...forNode,
  format: "cjs",
  entryPoints: { launch: "src/cli/launch.ts", worker: "src/cli/worker.ts" },
  outdir: "dist",
  outExtension: { ".js": ".cjs" },
  define: { ...common.define, TAIPAN_COMMAND: JSON.stringify(digest) },
});
if (!skip("browser")) await buildBrowser();
if (!skip("types")) console.log(`types: ${buildTypes()} declaration files`);
if (!skip("library"))
  execFileSync(process.execPath, ["--import", "tsx", "--conditions=our-source", "scripts/build-library.ts"], {
    stdio: "inherit",
  });
// Below dist/lib, which the library's step makes anew.
if (!skip("wasm")) await buildWasm();
if (!skip("library")) {
  const { buildDocs } = await import("./build-docs.ts");
  await buildDocs();
  const patterns = `${root}/dist/lib/patterns.txt`;
  rmSync(patterns, { force: true });
  const names = `${START} ${USUAL}`.split(" ");
  const collect = ["-I", "-B", `${root}/scripts/collect-patterns.py`, ...names];
  writeFileSync(patterns, execFileSync(process.execPath, [`${root}/bin/taipan`, ...collect]));
  const { buildTexts } = await import("./build-texts.ts");
  const texts = ["-I", "-B", `${root}/scripts/collect-texts.py`, ...names];
  buildTexts(
    `${root}/dist/lib`,
    execFileSync(process.execPath, [`${root}/bin/taipan`, ...texts], { encoding: "utf8" }),
  );
}
// V8's compiled forms for this machine's Node.
execFileSync(process.execPath, [`${root}/scripts/warm-embedded.mjs`], { stdio: "inherit" });
// The command writes them when it ends, with the functions that ran.
const env = { ...process.env };
delete env["PYTHONDONTWRITEBYTECODE"];
for (const modules of skip("library") ? [START] : [START, USUAL]) {
  const program = `for name in "${modules}".split():\n  try: __import__(name)\n  except ImportError: pass`;
  execFileSync(process.execPath, [`${root}/bin/taipan`, "-I", "-c", program], { stdio: "inherit", env });
}
