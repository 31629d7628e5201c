// Modules of Node that are loaded when they are first used.

import { createRequire } from "node:module";

let around: (load: () => unknown) => unknown = (load) => load();

/** Says what loading is done in: V8 takes the cached code of Node's own modules only under the flags that it was made with. */
export function loadNodeModulesIn(surroundings: (load: () => unknown) => unknown): void {
  around = surroundings;
}

/** What `require` gives for a module of Node. */
export function nodeModule(name: string): unknown {
  return around(() => createRequire(import.meta.url)(name));
}
