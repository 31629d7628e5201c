// A plugin for the bundles of Node: native modules run when they are first asked for, and not when the bundle does. So a start runs, and reads
// from V8's cache, the few that it needs. (The browser's build makes chunks of them instead.)

import { readFileSync } from "node:fs";
import type { Plugin } from "esbuild";

export const lazyNatives: Plugin = {
  name: "lazy-natives",
  setup: (b) =>
    b.onLoad({ filter: /generated\/module-index\.ts$/ }, ({ path }) => ({
      loader: "ts",
      // `require` of a file in the bundle is a call of the function that the file becomes.
      contents: readFileSync(path, "utf8")
        .replace(/^import m_.*\n/gm, "")
        .replace(/\["([^"]+)", \(\) => m_\w+\]/g, '["$1", () => require("#modules/$1/index.ts").default]'),
    })),
};
