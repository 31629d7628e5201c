// The library of this package, found from where this file is.

import { fileURLToPath } from "node:url";
import type { Library } from "../host.ts";
import { nodeLibrary } from "./library.ts";

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
