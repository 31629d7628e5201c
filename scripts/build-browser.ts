// Builds dist/browser.js: the core in one file, and what is large and seldom needed (most native modules, big tables) as chunks in
// dist/browser/, which the core fetches one by one (src/host/browser/chunks.ts). A chunk is a function body with `require`; the core hands
// it its own modules, so that nothing exists twice.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { type BuildOptions, build, type Plugin } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const ENTRY = "src/browser.ts";
const INDEX = "src/generated/module-index.ts";
/** Gzipped bytes that the core may take. */
const BUDGET = 400 * 1024;

/** Native modules that are part of the core: what starting and the most usual programs need. */
const CORE_NATIVES = new Set(
  (
    "_abc _codecs _collections _contextvars _functools _imp _io _operator _sre _string _thread _typing _warnings _weakref " +
    "builtins errno itertools math sys time"
  ).split(" "),
);
/** Tables that are chunks of their own. */
const LAZY_TABLES = /^src\/generated\/unicode-(names|properties|ucd-3-2)\.ts$/;

const common = {
  bundle: true,
  target: "es2022",
  conditions: ["our-source"],
  platform: "neutral",
  minify: true,
  logLevel: "warning",
  absWorkingDir: root,
  write: false,
  metafile: true,
} satisfies BuildOptions;

type Graph = Map<string, string[]>;

/** What imports what, from one bundling of everything. */
async function importGraph(): Promise<Graph> {
  const { metafile } = await build({ ...common, entryPoints: [ENTRY], format: "esm" });
  return new Map(
    Object.entries(metafile.inputs).map(([path, input]) => [
      path,
      input.imports.filter((i) => i.external !== true).map((i) => i.path),
    ]),
  );
}

function reachable(graph: Graph, from: string, stop: (path: string) => boolean): Set<string> {
  const seen = new Set([from]);
  for (const path of seen) for (const next of graph.get(path) ?? []) if (!stop(next)) seen.add(next);
  return seen;
}

/** The modules that begin a chunk: those that are asked for, and what two chunks share and the core has not. */
function chunkRoots(graph: Graph): { lazy: Set<string>; core: Set<string> } {
  const lazy = new Set(
    (graph.get(INDEX) ?? []).filter((p) => {
      const name = /^src\/modules\/(.+)\/index\.ts$/.exec(p)?.[1];
      return name !== undefined && !CORE_NATIVES.has(name);
    }),
  );
  for (const path of graph.keys()) if (LAZY_TABLES.test(path)) lazy.add(path);
  const core = reachable(graph, ENTRY, (p) => lazy.has(p));
  for (;;) {
    const users = new Map<string, number>();
    for (const path of lazy)
      for (const part of reachable(graph, path, (p) => lazy.has(p) || core.has(p)))
        if (part !== path) users.set(part, (users.get(part) ?? 0) + 1);
    const shared = [...users].filter(([, n]) => n > 1).map(([p]) => p);
    if (shared.length === 0) return { lazy, core };
    for (const path of shared) lazy.add(path);
  }
}

/** The names that a module exports. */
async function exportsOf(paths: readonly string[]): Promise<Map<string, string[]>> {
  const { metafile } = await build({
    ...common,
    entryPoints: [...paths],
    format: "esm",
    outdir: "out",
    outbase: ".",
    plugins: [
      {
        name: "alone",
        setup: (b) =>
          b.onResolve({ filter: /^[.#]/ }, (a) =>
            a.kind === "entry-point" ? undefined : { path: a.path, external: true },
          ),
      },
    ],
  });
  return new Map(Object.values(metafile.outputs).map((o) => [o.entryPoint!, o.exports]));
}

const idOf = (path: string): string => path.slice("src/".length, -".ts".length);
const fileOf = (path: string): string => `${idOf(path).replaceAll("/", ".")}.js`;

/** Puts stand-ins, whose exports fetch the chunk when they are first read, in the place of lazy modules. */
function standIns(lazy: ReadonlySet<string>, exported: ReadonlyMap<string, string[]>): Plugin {
  return {
    name: "stand-ins",
    setup(b) {
      b.onResolve({ filter: /^[.#]/ }, async (a) => {
        if (a.kind === "entry-point" || a.pluginData === "inner") return undefined;
        const { kind, resolveDir, importer } = a;
        const found = await b.resolve(a.path, { kind, resolveDir, importer, pluginData: "inner" });
        const local = relative(root, found.path);
        return lazy.has(local) ? { path: local, namespace: "stand-in" } : found;
      });
      // Not a file: a `.ts` file of this package would be taken for an ES module, which cannot have such exports.
      b.onLoad({ filter: /./, namespace: "stand-in" }, ({ path }) => ({
        resolveDir: root,
        contents: `const { standIn } = require(${JSON.stringify(join(root, "src/host/browser/chunks.ts"))});
standIn(exports, ${JSON.stringify(idOf(path))}, ${JSON.stringify(exported.get(path))});`,
        loader: "js",
      }));
    },
  };
}

/** Leaves imports of the core and of other chunks to the chunk's `require`. */
function fromOutside(self: string, lazy: ReadonlySet<string>, core: ReadonlySet<string>, used: Set<string>): Plugin {
  return {
    name: "from-outside",
    setup(b) {
      b.onResolve({ filter: /^[.#]/ }, async (a) => {
        if (a.kind === "entry-point" || a.pluginData === "inner") return undefined;
        const found = await b.resolve(a.path, {
          kind: a.kind,
          resolveDir: a.resolveDir,
          importer: a.importer,
          pluginData: "inner",
        });
        const local = relative(root, found.path);
        if (local === self || !(lazy.has(local) || core.has(local))) return found;
        if (core.has(local)) used.add(local);
        return { path: idOf(local), external: true };
      });
    },
  };
}

/** Builds it all; prints the sizes and fails beyond the budget. */
export async function buildBrowser(): Promise<void> {
  const graph = await importGraph();
  const { lazy, core } = chunkRoots(graph);
  const exported = await exportsOf([...lazy]);
  const used = new Set<string>();
  const folder = join(root, "dist/browser");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  let chunkBytes = 0;
  await Promise.all(
    [...lazy].map(async (path) => {
      const { outputFiles } = await build({
        ...common,
        entryPoints: [path],
        format: "cjs",
        plugins: [fromOutside(path, lazy, core, used)],
      });
      chunkBytes += outputFiles[0]!.contents.length;
      writeFileSync(join(folder, fileOf(path)), outputFiles[0]!.contents);
    }),
  );
  const table = [...used].sort();
  const { outputFiles } = await build({
    ...common,
    entryPoints: [ENTRY],
    outfile: join(root, "dist/browser.js"),
    format: "esm",
    sourcemap: "linked",
    plugins: [
      {
        name: "core-table",
        setup: (b) =>
          b.onLoad({ filter: /host\/browser\/core-table\.ts$/ }, () => ({
            resolveDir: root,
            contents: `${table.map((p, i) => `import * as m${i} from ${JSON.stringify(join(root, p))};`).join("\n")}
export const coreTable = { ${table.map((p, i) => `${JSON.stringify(idOf(p))}: m${i}`).join(", ")} };`,
            loader: "js",
          })),
      },
      standIns(lazy, exported),
    ],
  });
  for (const file of outputFiles) {
    mkdirSync(dirname(file.path), { recursive: true });
    writeFileSync(file.path, file.contents);
  }
  const code = readFileSync(join(root, "dist/browser.js"));
  const packed = gzipSync(code, { level: 9 }).length;
  const kb = (n: number): string => `${(n / 1024).toFixed(1)} KB`;
  console.log(
    `browser: core ${kb(code.length)}, gzipped ${kb(packed)} (of ${kb(BUDGET)}); ${lazy.size} chunks ${kb(chunkBytes)}`,
  );
  if (packed > BUDGET) throw new Error("dist/browser.js is beyond its budget");
}
