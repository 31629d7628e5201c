// Chunks: parts of taipan that a build keeps apart from its core and that are loaded when they are first used (scripts/chunks.ts). Python's
// `import` is synchronous, so loading is too; how a chunk is found is the host's business.

import hook from "./chunk-hook.ts";
import { coreTable } from "./core-table.ts";

export type Exports = Record<string, unknown>;

/** The body of a chunk. */
export type Chunk = (require: (id: string) => Exports, module: { exports: Exports }, exports: Exports) => void;

const loaded: Map<string, Exports> = new Map();
const handed: Map<string, Exports> = new Map();
let load: (id: string, digest: string) => Chunk = (id) => {
  throw new Error(`nothing loads ${id}`);
};

/** Says how a chunk is loaded: from its path below src, and a digest of its text. */
export function setChunkLoader(loader: (id: string, digest: string) => Chunk): void {
  load = loader;
}

export function isLoaded(id: string): boolean {
  return loaded.has(id);
}

// In the place of chunks stand modules whose exports call this when they are read.
hook.load = (id, digest) => {
  const known = loaded.get(id);
  if (known !== undefined) return known;
  const module = { exports: {} as Exports };
  load(id, digest)(resolve, module, module.exports);
  loaded.set(id, module.exports);
  return module.exports;
};

/** What a chunk imports: the core, or the stand-in of another chunk. */
function resolve(id: string): Exports {
  const known = handed.get(id);
  if (known !== undefined) return known;
  const module = coreTable[id]!();
  // esbuild's code for imports looks at it.
  if (!Object.hasOwn(module, "__esModule")) Object.defineProperty(module, "__esModule", { value: true });
  handed.set(id, module);
  return module;
}
