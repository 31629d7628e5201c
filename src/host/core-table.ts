// The core's modules as chunks see them, by id. Builds with chunks replace this file (scripts/chunks.ts); unbuilt there are none.

/** Gives the exports of a module, by its path below src. */
export const coreTable: Readonly<Record<string, () => Record<string, unknown>>> = {};
