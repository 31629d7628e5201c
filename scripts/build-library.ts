// Compiles CPython's library ahead of time: takes the pure-Python modules of python_stdlib.zip (npm package pyodide, a development
// dependency), leaves out what is Pyodide's own, adds what Pyodide leaves out, and writes dist/lib: sources, one unit per module, and an index.

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { compiler } from "../src/compiler.ts";
import { fingerprint } from "./fingerprint.ts";
import { edited } from "./library-edits.ts";
import { readZip } from "./zip.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const out = join(root, "dist/lib");
const home = join(out, "python3.14");
const zip = join(root, "node_modules/pyodide/python_stdlib.zip");

/** Modules of CPython's library that Pyodide leaves out and Brython (npm package brython) ships: without comments and docstrings. */
const FROM_BRYTHON = ["_pydecimal"];

function brythonSources(): [name: string, source: string][] {
  const path = join(root, "node_modules/brython/brython_stdlib.js");
  if (!existsSync(path)) {
    console.warn(`library: without the npm package brython ${FROM_BRYTHON.join(", ")} is left out`);
    return [];
  }
  const text = readFileSync(path, "utf8");
  const json = text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1);
  const scripts = JSON.parse(json) as Record<string, [kind: string, source: string]>;
  return FROM_BRYTHON.map((name) => [name, scripts[name]![1]]);
}

/** Modules that belong to Pyodide, or that need what no JavaScript host has. */
const LEFT_OUT =
  /^(_pyodide|pyodide|pyodide_js|js|_sysconfigdata.*|webbrowser_pyodide|lib2to3|idlelib|tkinter|turtledemo|turtle|test)($|[./])/;

interface TreeNode {
  readonly kind?: string;
  readonly [field: string]: unknown;
}

interface Imports {
  /** The modules that running a module's top level may import: what a host fetches ahead with it. */
  all: string[];
  /** Those that it cannot do without. */
  needed: string[];
  /** `__all__`, where it is a literal. */
  names: string[] | undefined;
}

/** Modules of which the library asks, by `from m import *` and by imports that may fail, what the index tells of them. */
const starred = new Set<string>();
const tried = new Set<string>();

function importsOf(source: string, name: string, isPackage: boolean): Imports {
  const found = new Set<string>();
  const needed: string[] = [];
  const need = (module: string): void => {
    if (!found.has(module)) needed.push(module);
  };
  const { tree } = compiler.parse(source, {
    filename: name,
    kind: "exec",
    optimize: 0,
    futureFlags: 0,
    localsAreGlobals: true,
  }) as { tree: TreeNode };
  const visit = (node: unknown, top = false): void => {
    if (Array.isArray(node)) for (const n of node) visit(n, top);
    if (typeof node !== "object" || node === null || Array.isArray(node)) return;
    const n = node as TreeNode;
    if (n.kind === "FunctionDef" || n.kind === "AsyncFunctionDef" || n.kind === "Lambda") return;
    if (n.kind === "Import")
      for (const a of n["names"] as { name: string }[]) {
        if (top) need(a.name);
        else tried.add(a.name);
        found.add(a.name);
      }
    else if (n.kind === "ImportFrom") {
      const level = (n["level"] as number | undefined) ?? 0;
      const parts = name.split(".");
      const base = level === 0 ? [] : parts.slice(0, parts.length - level + (isPackage ? 1 : 0));
      const module = [...base, ...((n["module"] as string | null | undefined) ? [n["module"] as string] : [])].join(
        ".",
      );
      if (top) need(module);
      found.add(module);
      for (const a of n["names"] as { name: string }[]) {
        if (a.name === "*") starred.add(module);
        found.add(`${module}.${a.name}`);
      }
    } else for (const value of Object.values(n)) visit(value);
  };
  visit(tree["body"], true);
  return { all: [...found], needed, names: literalNames(tree["body"] as TreeNode[]) };
}

/** What `hasattr` says of native modules on every host. */
const present: ReadonlySet<string> = new Set(["socket.AF_UNIX"]);

/** The strings of a module's `__all__`, if they are all that is done to it, and at the top. */
function literalNames(body: readonly TreeNode[]): string[] | undefined {
  const all: string[] = [];
  let touched = 0;
  const add = (value: TreeNode): boolean => {
    // Constants are folded: a tuple may be one.
    const elements = (value["elts"] ?? (value["value"] as TreeNode | undefined)?.["items"]) as TreeNode[] | undefined;
    for (const e of elements ?? []) {
      const text = e.kind === "Constant" ? (e["value"] as TreeNode)["value"] : e["value"];
      if (typeof text !== "string") return false;
      all.push(text);
    }
    touched++;
    return elements !== undefined;
  };
  const visit = (s: TreeNode): boolean => {
    const [target] = (s.kind === "Assign" ? s["targets"] : s.kind === "AugAssign" ? [s["target"]] : []) as TreeNode[];
    if (target?.["id"] === "__all__") return add(s["value"] as TreeNode);
    const call = (s.kind === "If" ? s["test"] : {}) as TreeNode;
    const [of, name] = (call.kind === "Call" ? call["args"] : []) as TreeNode[];
    const asked = `${of?.["id"] as string}.${((name?.["value"] ?? {}) as TreeNode)["value"] as string}`;
    return !present.has(asked) || (s["body"] as TreeNode[]).every(visit);
  };
  if (!body.every(visit)) return undefined;
  const text = JSON.stringify(body, (_, v: unknown) => (typeof v === "bigint" ? String(v) : v));
  return touched > 0 && text.split('"__all__"').length === touched + 1 ? all : undefined;
}

const stamp = join(out, "fingerprint");
const print = fingerprint(root);
if (existsSync(stamp) && readFileSync(stamp, "utf8") === print && !process.argv.includes("--force")) process.exit(0);
// unit-data.ts takes the build's name from here, as it does from the bundler's definition.
(globalThis as { TAIPAN_BUILD?: string }).TAIPAN_BUILD = print;
// Only from here: what reads the build's name keeps the one that it finds.
const { nativeModules } = await import("#generated/module-index.ts");
const { magicNumber, storeLibraryUnit } = await import("#runtime/importing/unit-data.ts");
const { writeUnitText } = await import("#runtime/importing/unit-text.ts");
const { CODE_TYPE } = await import("#runtime/importing/source-files.ts");

/** A `.pyc` file that is never checked against its source, and names the library unit instead of holding it. */
function pyc(name: string): Uint8Array {
  const body = storeLibraryUnit(name);
  const data = new Uint8Array(21 + body.length);
  const view = new DataView(data.buffer);
  view.setUint32(0, magicNumber, true);
  view.setUint32(4, 1, true);
  data[16] = CODE_TYPE;
  view.setUint32(17, body.length, true);
  data.set(body, 21);
  return data;
}

rmSync(out, { recursive: true, force: true });
rmSync(join(root, "dist/cache"), { recursive: true, force: true });
mkdirSync(join(out, "units"), { recursive: true });
mkdirSync(join(out, "tables"));
const cjk = JSON.parse(gunzipSync(readFileSync(join(root, "data/cjk-tables.json.gz"))).toString("utf8")) as Record<
  "grids" | "codecs",
  object
>;
for (const [name, table] of [...Object.entries(cjk.grids), ...Object.entries(cjk.codecs)])
  writeFileSync(join(out, `tables/${name}.json`), JSON.stringify(table));
writeFileSync(join(out, "tables/zoneinfo.json"), gunzipSync(readFileSync(join(root, "data/zoneinfo.json.gz"))));
const index: Record<
  string,
  { path: string; isPackage: boolean; imports: string[]; all?: string[]; isSound?: boolean }
> = {};
const needed = new Map<string, readonly string[]>();
let failed = 0;
const started = Date.now();
const files = new Map<string, Uint8Array>();
for (const [name, data] of readZip(readFileSync(zip)))
  if (!LEFT_OUT.test(name.replace(/\.py$/, ""))) files.set(name, data);
for (const [name, source] of brythonSources()) files.set(`${name}.py`, new TextEncoder().encode(source));
// Modules that taipan adds or replaces (stdlib/*.py).
const own = join(root, "stdlib");
if (existsSync(own)) {
  const walk = (dir: string): void => {
    for (const name of readdirSync(dir)) {
      const p = join(dir, name);
      if (statSync(p).isDirectory()) walk(p);
      else if (name.endsWith(".py")) files.set(relative(own, p), readFileSync(p));
    }
  };
  walk(own);
}
for (const [path, data] of files) {
  const target = join(home, path);
  mkdirSync(join(target, ".."), { recursive: true });
  writeFileSync(target, data);
  if (!path.endsWith(".py")) continue;
  const isPackage = path.endsWith("/__init__.py");
  const name = (isPackage ? path.slice(0, -"/__init__.py".length) : path.slice(0, -3)).replaceAll("/", ".");
  if (nativeModules.has(name)) continue;
  try {
    const text = compiler.decode(data, path);
    const source = edited(name, text);
    const unit = compiler.compile(source, {
      filename: path,
      kind: "exec",
      optimize: 0,
      futureFlags: 0,
      localsAreGlobals: true,
      later: true,
      mode: "direct",
    });
    const slash = path.lastIndexOf("/");
    const cache = join(home, path.slice(0, Math.max(0, slash)), "__pycache__");
    mkdirSync(cache, { recursive: true });
    writeFileSync(join(cache, `${path.slice(slash + 1, -3)}.taipan-314.pyc`), pyc(name));
    writeFileSync(join(out, "units", `${name}.txt`), writeUnitText(unit));
    const imports = importsOf(source, name, isPackage);
    index[name] = { path, isPackage, imports: imports.all, isSound: true };
    if (imports.names !== undefined) index[name].all = imports.names;
    needed.set(name, imports.needed);
  } catch (x) {
    failed++;
    const e = x as { message?: string; lineno?: number; stack?: string };
    console.error(`${path}: ${e.message} (line ${e.lineno}) ${e.stack ?? ""}`);
  }
}
// Only what exists: the tree's imports name also attributes of modules.
for (const entry of Object.values(index))
  entry.imports = entry.imports.filter((n) => Object.hasOwn(index, n) || nativeModules.has(n));
/** Names that modules put into sys.modules themselves. */
const aliases: ReadonlySet<string> = new Set(["os.path", "collections.abc"]);
for (let changed = true; changed; ) {
  changed = false;
  for (const [name, entry] of Object.entries(index)) {
    if (entry.isSound !== true) continue;
    entry.isSound = needed
      .get(name)!
      .every((n) => nativeModules.has(n) || aliases.has(n) || index[n]?.isSound === true);
    if (!entry.isSound) changed = true;
  }
}
for (const [name, entry] of Object.entries(index)) {
  if (!starred.has(name)) delete entry.all;
  if (!tried.has(name) || entry.isSound === false) delete entry.isSound;
}
writeFileSync(join(out, "index.json"), JSON.stringify(index));
if (failed === 0) writeFileSync(stamp, print);
console.log(
  `library: ${Object.keys(index).length} modules compiled in ${((Date.now() - started) / 1000).toFixed(1)} s${failed > 0 ? `, ${failed} failed` : ""}`,
);
