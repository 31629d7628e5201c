// Chunks of the browser build: parts of taipan that are fetched when they are first used (scripts/build-browser.ts). Python's `import` is
// synchronous, so a chunk is too: it is fetched by a synchronous request (fine in a worker, short in a page), unless it was preloaded.

import { coreTable } from "./core-table.ts";
import { fetchText } from "./fetch.ts";

type Exports = Record<string, unknown>;

let base: string | undefined;
const loaded: Map<string, Exports> = new Map();
const texts: Map<string, string> = new Map();

/** Where the build's files are: chunks in `browser/` below it, the library in `lib/`. */
export function setBaseUrl(url: string): void {
  base = url.endsWith("/") ? url : `${url}/`;
}

export function baseUrl(): string {
  return base ?? new URL("./", import.meta.url).href;
}

const urlOf = (id: string): string => `${baseUrl()}browser/${id.replaceAll("/", ".")}.js`;

/** Fetches a chunk's text ahead of its use. */
export async function preloadChunk(id: string, get: (url: string) => Promise<string | undefined>): Promise<void> {
  if (loaded.has(id) || texts.has(id)) return;
  const text = await get(urlOf(id));
  if (text !== undefined) texts.set(id, text);
}

// esbuild's code for imports looks at `__esModule`, which its own namespaces have not.
function asModule(namespace: object): Exports {
  const out: Exports = {};
  Object.defineProperty(out, "__esModule", { value: true });
  for (const name of Object.keys(namespace))
    Object.defineProperty(out, name, { enumerable: true, get: () => (namespace as Exports)[name] });
  return out;
}

function resolve(id: string): Exports {
  const known = loaded.get(id);
  if (known !== undefined) return known;
  const own = Object.hasOwn(coreTable, id) ? coreTable[id] : undefined;
  if (own === undefined) return requireChunk(id);
  const module = asModule(own);
  loaded.set(id, module);
  return module;
}

/** The exports of a chunk. */
export function requireChunk(id: string): Exports {
  const known = loaded.get(id);
  if (known !== undefined) return known;
  const text = texts.get(id) ?? fetchText(urlOf(id));
  if (text === undefined) throw new Error(`${urlOf(id)} cannot be loaded`);
  texts.delete(id);
  const module = { exports: {} as Exports };
  new Function("require", "module", "exports", text)(resolve, module, module.exports);
  loaded.set(id, module.exports);
  return module.exports;
}

/** Gives `exports` the names of a chunk; reading one loads it. */
export function standIn(exports: Exports, id: string, names: readonly string[]): void {
  Object.defineProperty(exports, "__esModule", { value: true });
  for (const name of names)
    Object.defineProperty(exports, name, { enumerable: true, get: () => requireChunk(id)[name] });
}
