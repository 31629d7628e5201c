// The library compiled ahead of time, as the build leaves it in dist/lib: units as text by module name, sources beside them.

import { existsSync, readFileSync } from "node:fs";
import type { Library, LibraryModule } from "../host.ts";
import type { CodeCache } from "./code-cache.ts";

interface Index {
  [module: string]: LibraryModule;
}

declare const TAIPAN_BUILD: string | undefined;

/** The library in a directory made by the build; undefined when it is not there. */
export function nodeLibrary(directory: string, cache?: CodeCache): Library | undefined {
  let index: Index;
  try {
    index = JSON.parse(readFileSync(`${directory}/index.json`, "latin1")) as Index;
  } catch {
    return undefined;
  }
  const root = `${directory}/python3.14`;
  const evaluate = (name: string, expression: string): Function =>
    cache!.evaluate(name, TAIPAN_BUILD!, expression, `${directory}/units/${name}.txt`) as Function;
  return {
    root,
    find(name) {
      const hit = Object.hasOwn(index, name) ? index[name] : undefined;
      return hit === undefined ? undefined : { ...hit, path: `${root}/${hit.path}` };
    },
    load(name) {
      if (!Object.hasOwn(index, name) && !/^text-\d+$/.test(name)) return undefined;
      return readFileSync(`${directory}/units/${name}.txt`, "latin1");
    },
    ...(cache === undefined || typeof TAIPAN_BUILD !== "string" ? {} : { evaluate }),
    ...(cache === undefined ? {} : { importing: (active) => cache.tiering.patient(active) }),
    patterns() {
      const file = `${directory}/patterns.txt`;
      return existsSync(file) ? readFileSync(file, "latin1") : undefined;
    },
    texts() {
      const file = `${directory}/texts.txt`;
      return existsSync(file) ? readFileSync(file, "utf8") : undefined;
    },
    docs() {
      const file = `${directory}/docs.txt`;
      return existsSync(file) ? readFileSync(file, "latin1") : undefined;
    },
    wasm(name) {
      const file = `${directory}/wasm/${name}.wasm`;
      return existsSync(file) ? readFileSync(file) : undefined;
    },
    table(name) {
      const file = `${directory}/tables/${name}.json`;
      return existsSync(file) ? readFileSync(file, "utf8") : undefined;
    },
    source(path) {
      if (!path.startsWith(root + "/")) return undefined;
      try {
        return readFileSync(path, "utf8");
      } catch {
        return undefined;
      }
    },
  };
}
