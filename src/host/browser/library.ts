// Python's library in a browser: an index and one unit per module, fetched one at a time when they are imported; or ahead, with what they
// import, by `preload`.

import type { Library, LibraryModule } from "../host.ts";
import { baseUrl, preloadChunk } from "./chunks.ts";
import { fetchBytes, fetchText, fetchTextLater } from "./fetch.ts";

interface Index {
  readonly [module: string]: LibraryModule;
}

/** A library whose modules can be fetched ahead. */
export interface BrowserLibrary extends Library {
  /** Fetches modules and what they import, so that importing them needs no synchronous request. */
  preload(modules: readonly string[]): Promise<void>;
}

/** The library below a URL (by default beside the bundle). */
export function browserLibrary(url?: string): BrowserLibrary {
  const root = "/lib/python3.14";
  const home = (): string => (url === undefined ? `${baseUrl()}lib/` : url.endsWith("/") ? url : `${url}/`);
  let index: Index | undefined;
  const units = new Map<string, string>();
  const lookUp = (name: string): LibraryModule | undefined => {
    index ??= JSON.parse(fetchText(`${home()}index.json`) ?? "{}") as Index;
    return Object.hasOwn(index, name) ? index[name] : undefined;
  };
  return {
    root,
    remote: true,
    find(name) {
      const hit = lookUp(name);
      return hit === undefined ? undefined : { ...hit, path: `${root}/${hit.path}` };
    },
    load(name) {
      const hit = lookUp(name);
      const text = units.get(name) ?? fetchText(`${home()}units/${name}.txt`);
      if (hit === undefined || text === undefined) return undefined;
      units.delete(name);
      return text;
    },
    table: (name) => fetchText(`${home()}tables/${name}.json`),
    wasm: (name) => fetchBytes(`${home()}wasm/${name}.wasm`),
    source: (path) =>
      path.startsWith(`${root}/`) ? fetchText(`${home()}python3.14/${path.slice(root.length + 1)}`) : undefined,
    async preload(modules) {
      index ??= JSON.parse((await fetchTextLater(`${home()}index.json`)) ?? "{}") as Index;
      const wanted = new Set<string>();
      const add = (name: string): void => {
        for (let dot = name.indexOf("."); dot >= 0; dot = name.indexOf(".", dot + 1)) wanted.add(name.slice(0, dot));
        wanted.add(name);
      };
      for (const name of modules) add(name);
      for (const name of wanted) for (const other of lookUp(name)?.imports ?? []) add(other);
      await Promise.all(
        [...wanted].map(async (name) => {
          if (lookUp(name) === undefined) return preloadChunk(`modules/${name}/index`, fetchTextLater);
          const text = await fetchTextLater(`${home()}units/${name}.txt`);
          if (text !== undefined) units.set(name, text);
        }),
      );
    },
  };
}
