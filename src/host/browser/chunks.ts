// Chunks of the browser build. They are fetched by a synchronous request (fine in a worker, short in a page), unless they were preloaded.

import { type Chunk, isLoaded, setChunkLoader } from "../chunks.ts";
import { fetchText } from "./fetch.ts";

let base: string | undefined;
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
  if (isLoaded(id) || texts.has(id)) return;
  const text = await get(urlOf(id));
  if (text !== undefined) texts.set(id, text);
}

setChunkLoader((id) => {
  const text = texts.get(id) ?? fetchText(urlOf(id));
  if (text === undefined) throw new Error(`${urlOf(id)} cannot be loaded`);
  texts.delete(id);
  return new Function("require", "module", "exports", text) as Chunk;
});
