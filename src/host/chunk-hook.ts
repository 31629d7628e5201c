// What stand-ins of chunks call. Builds with chunks make a CommonJS module of this file (scripts/chunks.ts): stand-ins are such modules,
// and one that imported an ES module would have the bundler wrap that and all it imports.

/** Gives the exports of a chunk. */
const hook: { load?: (id: string, digest: string) => Record<string, unknown> } = {};
export default hook;
