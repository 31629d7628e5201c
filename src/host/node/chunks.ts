// Chunks of the builds for Node (scripts/chunks.ts): scripts in a folder, evaluated with V8's compiled form of them.

import { readFileSync } from "node:fs";
import { type Chunk, setChunkLoader } from "../chunks.ts";
import type { CodeCache, Compiling } from "./code-cache.ts";

/** Has chunks loaded from a folder. */
export function loadChunksFrom(folder: string, cache: CodeCache<Compiling>): void {
  setChunkLoader((id, digest) => {
    const name = id.replaceAll("/", ".");
    const file = `${folder}/${name}.js`;
    return cache.evaluate(name, digest, readFileSync(file, "latin1"), file) as Chunk;
  });
}
