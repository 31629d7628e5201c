// The library compiled ahead of time, as the build leaves it in dist/lib: units as JSON by module name, sources beside them.

import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Library, LibraryDocs } from "../host.ts";

interface Index {
  [module: string]: { path: string; isPackage: boolean };
}

/** The library in a directory made by the build; undefined when it is not there. */
export function nodeLibrary(directory: string): Library | undefined {
  if (!existsSync(`${directory}/index.json`)) return undefined;
  const index = JSON.parse(readFileSync(`${directory}/index.json`, "utf8")) as Index;
  const root = `${directory}/python3.14`;
  return {
    root,
    find(name) {
      const hit = Object.hasOwn(index, name) ? index[name] : undefined;
      return hit === undefined ? undefined : { path: `${root}/${hit.path}`, isPackage: hit.isPackage };
    },
    load(name) {
      const unit = JSON.parse(readFileSync(`${directory}/units/${name}.json`, "utf8")) as { filename: string };
      unit.filename = `${root}/${index[name]!.path}`;
      return { unit };
    },
    docs() {
      const file = `${directory}/docs.json`;
      return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as LibraryDocs) : undefined;
    },
    wasm(name) {
      const file = `${directory}/wasm/${name}.wasm`;
      return existsSync(file) ? readFileSync(file) : undefined;
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

let bundled: Library | null | undefined;

/** The library that the build put beside this file (or into dist/, where the sources run unbuilt); null when there is none. */
export function bundledLibrary(): Library | null {
  if (bundled === undefined) {
    bundled = null;
    for (const place of ["./lib", "../lib", "../../../dist/lib"]) {
      const found = nodeLibrary(fileURLToPath(new URL(place, import.meta.url)));
      if (found !== undefined) {
        bundled = found;
        break;
      }
    }
  }
  return bundled;
}
