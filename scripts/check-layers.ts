// Checks that imports point downwards: each layer may import those below it (docs/architecture.md). Value and type imports alike.

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../src/", import.meta.url));
/** What each top folder of src may import, besides itself. */
const ALLOWED: Record<string, readonly string[]> = {
  abi: [],
  text: ["generated"],
  generated: ["runtime", "modules", "text"],
  host: [],
  syntax: ["text", "generated"],
  analysis: ["syntax", "text", "abi"],
  codegen: ["analysis", "syntax", "text", "abi"],
  // syntax: the shape of trees only, for the anchors of tracebacks
  runtime: ["abi", "text", "host", "generated", "syntax"],
  builtins: ["runtime", "abi", "text", "host", "generated"],
  modules: ["builtins", "runtime", "abi", "text", "host", "generated", "syntax", "analysis"],
  embed: ["builtins", "modules", "runtime", "abi", "text", "host", "generated"],
  cli: ["builtins", "modules", "runtime", "abi", "text", "host", "generated", "embed"],
};
/** Only these may touch Node. */
const NODE = /^(host\/node|cli)\//;

function* files(dir: string): Generator<string> {
  for (const name of readdirSync(dir)) {
    const p = join(dir, name);
    if (statSync(p).isDirectory()) yield* files(p);
    else if (p.endsWith(".ts")) yield p;
  }
}

let bad = 0;
for (const path of files(root)) {
  const local = path.slice(root.length);
  const layer = local.includes("/") ? local.slice(0, local.indexOf("/")) : "";
  const text = readFileSync(path, "utf8");
  for (const [, target] of text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)) {
    if (target!.startsWith("node:") && layer !== "" && !NODE.test(local)) {
      console.error(`${local}: imports ${target}, but the core is host-neutral`);
      bad++;
    }
    if (layer === "") continue;
    let other: string | undefined;
    if (target!.startsWith("#")) other = target!.slice(1).split("/")[0]!;
    else if (target!.startsWith(".")) {
      const resolved = join(local, "..", target!);
      other = resolved.includes("/") ? resolved.split("/")[0]! : "";
    }
    if (other === undefined || other === layer || other === "") continue;
    if (!(ALLOWED[layer] ?? []).includes(other)) {
      console.error(`${local}: ${layer} may not import ${other} (${target})`);
      bad++;
    }
  }
}
if (bad > 0) process.exit(1);
console.log("layers: ok");
