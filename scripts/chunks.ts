// Builds with chunks: a core in one file, and what is large and seldom needed (most native modules, big tables) in files of their own,
// which the core loads one by one (src/host/chunks.ts). A chunk is a function body with `require`; the core hands it its own modules, so
// that nothing exists twice.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { init, parse } from "es-module-lexer";
import { type BuildOptions, build, type Plugin } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const INDEX = "src/generated/module-index.ts";
const HOOK = "src/host/chunk-hook.ts";
/** What chunks load when they use it, and not with themselves: other native modules, tables, packages. */
const LATE = /^(src\/modules\/[^/]+\/index\.ts|src\/generated\/|node_modules\/)/;
/** Tables that are chunks of their own. */
const LAZY_TABLES = /^src\/generated\/unicode-(names|properties|ucd-3-2)\.ts$/;

export interface Chunk {
  /** Path below src, with dots. */
  readonly file: string;
  readonly text: string;
}

export interface ChunkedBuild {
  readonly chunks: readonly Chunk[];
  /** For the builds of the core. */
  readonly plugins: Plugin[];
}

interface Options {
  /** The entries of the cores. */
  readonly entries: readonly string[];
  /** Native modules that are part of the core. */
  readonly natives: ReadonlySet<string>;
  readonly build: BuildOptions;
  /** Text around the body of a chunk. */
  readonly wrap?: (body: string) => string;
}

type Graph = Map<string, string[]>;

/** What imports what, from one bundling of everything. */
async function importGraph(options: BuildOptions, entries: readonly string[]): Promise<Graph> {
  const { metafile } = await build({
    ...options,
    entryPoints: [...entries],
    format: "esm",
    outdir: "out",
    write: false,
    metafile: true,
    sourcemap: false,
  });
  return new Map(
    Object.entries(metafile.inputs).map(([path, input]) => [
      path,
      input.imports.filter((i) => i.external !== true).map((i) => i.path),
    ]),
  );
}

function reachable(graph: Graph, from: readonly string[], stop: (path: string) => boolean): Set<string> {
  const seen = new Set(from);
  for (const path of seen) for (const next of graph.get(path) ?? []) if (!stop(next)) seen.add(next);
  return seen;
}

/** The modules that begin a chunk: those that are asked for, and what two chunks share and the core has not. */
function chunkRoots(graph: Graph, options: Options): { lazy: Set<string>; core: Set<string> } {
  const lazy = new Set(
    (graph.get(INDEX) ?? []).filter((p) => {
      const name = /^src\/modules\/(.+)\/index\.ts$/.exec(p)?.[1];
      return name !== undefined && !options.natives.has(name);
    }),
  );
  for (const path of graph.keys()) if (LAZY_TABLES.test(path)) lazy.add(path);
  const core = reachable(graph, options.entries, (p) => lazy.has(p));
  for (;;) {
    const users = new Map<string, number>();
    for (const path of lazy)
      for (const part of reachable(graph, [path], (p) => lazy.has(p) || core.has(p)))
        if (part !== path) users.set(part, (users.get(part) ?? 0) + 1);
    const shared = [...users].filter(([, n]) => n > 1).map(([p]) => p);
    if (shared.length === 0) return { lazy, core };
    for (const path of shared) lazy.add(path);
  }
}

/** The names that a module exports. */
async function exportsOf(options: BuildOptions, paths: readonly string[]): Promise<Map<string, string[]>> {
  const { metafile } = await build({
    ...options,
    entryPoints: [...paths],
    format: "esm",
    outdir: "out",
    outbase: ".",
    write: false,
    metafile: true,
    sourcemap: false,
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

/** The exports that are assigned again. */
function liveExports(path: string): string[] {
  return [...readFileSync(join(root, path), "utf8").matchAll(/^export let (\w+)/gm)].map((m) => m[1]!);
}

// Files of packages among them: `src/` is only cut off where it is there.
const idOf = (path: string): string => path.replace(/^src\//, "").replace(/\.[cm]?[jt]s$/, "");
const fileOf = (path: string): string => `${idOf(path).replaceAll("/", ".")}.js`;

/** Where an import leads, as a path below the root; undefined for entries. */
async function target(b: Parameters<Plugin["setup"]>[0], a: Parameters<Parameters<typeof b.onResolve>[1]>[0]) {
  if (a.kind === "entry-point" || a.pluginData === "inner") return undefined;
  const { kind, resolveDir, importer } = a;
  const found = await b.resolve(a.path, { kind, resolveDir, importer, pluginData: "inner" });
  return { found, local: relative(root, found.path) };
}

/** Puts stand-ins, whose exports load the chunk when they are first read, in the place of lazy modules. */
function standIns(exported: ReadonlyMap<string, string[]>, digests: ReadonlyMap<string, string>): Plugin {
  return {
    name: "stand-ins",
    setup(b) {
      b.onResolve({ filter: /./ }, async (a) => {
        const to = await target(b, a);
        if (to === undefined) return undefined;
        return digests.has(to.local) ? { path: to.local, namespace: "stand-in" } : to.found;
      });
      // Not a file: a `.ts` file of this package would be taken for an ES module, which cannot have such exports.
      b.onLoad({ filter: /./, namespace: "stand-in" }, ({ path }) => ({
        resolveDir: root,
        contents: `const hook = require(${JSON.stringify(join(root, HOOK))});
let chunk;
const get = (name) => () => (chunk ??= hook.load(${JSON.stringify(idOf(path))}, ${JSON.stringify(digests.get(path))}))[name];
Object.defineProperty(exports, "__esModule", { value: true });
for (const name of ${JSON.stringify(exported.get(path))})
  Object.defineProperty(exports, name, { enumerable: true, get: get(name) });`,
        loader: "js",
      }));
      b.onLoad({ filter: /host\/chunk-hook\.ts$/ }, () => ({ contents: "module.exports = {};", loader: "js" }));
    },
  };
}

/**
 * Leaves imports of the core and of other chunks to the chunk's `require`. Those of chunks that are to be loaded when they are used, and of
 * modules whose exports change, go through a module that is replaced by what `require` gives: such imports are read as
 * properties.
 */
function fromOutside(self: string, lazy: ReadonlySet<string>, core: ReadonlySet<string>, used: Set<string>): Plugin {
  return {
    name: "from-outside",
    setup(b) {
      b.onResolve({ filter: /./, namespace: "handed" }, ({ path }) => ({ path, external: true }));
      b.onResolve({ filter: /./ }, async (a) => {
        const to = await target(b, a);
        if (to === undefined) return undefined;
        const { local, found } = to;
        if (local === self || !(lazy.has(local) || core.has(local))) return found;
        used.add(local);
        if ((lazy.has(local) && LATE.test(local)) || liveExports(local).length > 0)
          return { path: idOf(local), namespace: "handed" };
        return { path: idOf(local), external: true };
      });
      b.onLoad({ filter: /./, namespace: "handed" }, ({ path }) => ({
        contents: `module.exports = require(${JSON.stringify(path)});`,
        loader: "js",
      }));
    },
  };
}

const CLAUSE = /^import\s*(?:([\w$]+)\s*,?\s*)?(?:\{([^}]*)\}|\*\s*as\s+([\w$]+))?/;

/** The text of a bundle as a function body: what it imports are variables, quicker than properties of modules, and than constants. */
function asBody(bundle: string): string {
  const variables: string[] = [];
  let body = "";
  let end = 0;
  for (const { ss, se, n, d } of parse(bundle)[0]) {
    if (d !== -1 || n === undefined) continue;
    const [, byDefault, names, namespace] = CLAUSE.exec(bundle.slice(ss, se))!;
    const module = `require(${JSON.stringify(n)})`;
    if (byDefault !== undefined) variables.push(`var { default: ${byDefault} } = ${module};`);
    if (names !== undefined) variables.push(`var { ${names.replaceAll(/\s+as\s+/g, ": ")} } = ${module};`);
    if (namespace !== undefined) variables.push(`var ${namespace} = ${module};`);
    body += bundle.slice(end, ss);
    end = se;
  }
  body += bundle.slice(end);
  // The bundler's only one, at the end.
  const exported = /export\s*\{([^}]*)\};?\s*$/.exec(body);
  const lines = (exported?.[1] ?? "").split(",").map((item) => {
    const [own, name = own] = item.trim().split(/\s+as\s+/);
    return `exports.${name} = ${own};`;
  });
  return [...variables, body.slice(0, exported?.index), ...lines].join("\n");
}

/**
 * The modules that chunks import, stand-ins of other chunks among them. Chunks get the exports of the core as they are, which is quicker
 * to read than the accessors of namespaces: the core has run by then.
 */
function coreTable(exported: ReadonlyMap<string, string[]>, lazy: ReadonlySet<string>): Plugin {
  const lines: string[] = [];
  const entries: string[] = [];
  for (const [i, [path, names]] of [...exported].entries()) {
    const from = JSON.stringify(join(root, path));
    const live = liveExports(path);
    const own = (name: string): string => `m${i}_${name}`;
    if (lazy.has(path)) lines.push(`import * as m${i} from ${from};`);
    else lines.push(`import { ${names.map((name) => `${name} as ${own(name)}`).join(", ")} } from ${from};`);
    const items = names.map((n) => (live.includes(n) ? `get ${n}() { return ${own(n)}; }` : `${n}: ${own(n)}`));
    entries.push(`${JSON.stringify(idOf(path))}: () => ${lazy.has(path) ? `m${i}` : `({ ${items.join(", ")} })`}`);
  }
  return {
    name: "core-table",
    setup: (b) =>
      b.onLoad({ filter: /host\/core-table\.ts$/ }, () => ({
        resolveDir: root,
        contents: `${lines.join("\n")}\nexport const coreTable = { ${entries.join(",\n")} };`,
        loader: "js",
      })),
  };
}

/** What the bundler takes from tsconfig.json for files that it finds itself, and not for those a plugin finds: fields are assigned. */
export const FIELDS = { compilerOptions: { useDefineForClassFields: false, verbatimModuleSyntax: true } };

/** Builds the chunks; the plugins make a core of what is left. */
export async function buildChunks(options: Options): Promise<ChunkedBuild> {
  await init;
  const graph = await importGraph(options.build, options.entries);
  const { lazy, core } = chunkRoots(graph, options);
  const exported = await exportsOf(options.build, [...lazy]);
  const used = new Set<string>();
  const digests = new Map<string, string>();
  const chunks = await Promise.all(
    [...lazy].map(async (path) => {
      const { outputFiles } = await build({
        ...options.build,
        entryPoints: [path],
        format: "esm",
        write: false,
        sourcemap: false,
        plugins: [fromOutside(path, lazy, core, used)],
      });
      const body = asBody(outputFiles[0]!.text);
      const text = options.wrap === undefined ? body : options.wrap(body);
      digests.set(path, createHash("sha256").update(text).digest("hex").slice(0, 24));
      return { file: fileOf(path), text };
    }),
  );
  const handed = await exportsOf(options.build, [...used].sort());
  return { chunks, plugins: [coreTable(handed, lazy), standIns(exported, digests)] };
}
