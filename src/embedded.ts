// What the built package's Node entry evaluates as a script (host/node/embedded.ts).

export { loadChunksFrom } from "./host/node/chunks.ts";
export * from "./node.ts";
