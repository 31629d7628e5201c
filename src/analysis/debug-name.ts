// What `ast.parse(…, optimize=n)` does to a tree: `__debug__` becomes its value. Arithmetic is folded later, by the code generator.

import type { Mod } from "#syntax/ast/nodes.ts";

/** Replaces the name `__debug__` by a constant, in place. */
export function foldDebugName(tree: Mod, debug: boolean): void {
  const walk = (v: unknown): void => {
    if (Array.isArray(v)) {
      for (const item of v) walk(item);
      return;
    }
    if (typeof v !== "object" || v === null) return;
    const node = v as Record<string, unknown>;
    if (node["kind"] === "Name" && node["id"] === "__debug__" && node["ctx"] === "Load") {
      delete node["id"];
      delete node["ctx"];
      // A Constant's `kind` in Python is `prefix` here.
      Object.assign(node, { kind: "Constant", value: { type: "bool", value: debug }, prefix: null });
      return;
    }
    for (const key of Object.keys(node)) walk(node[key]);
  };
  walk(tree);
}
