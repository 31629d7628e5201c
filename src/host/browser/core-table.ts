// The core's modules as chunks see them, by id. The browser build replaces this file (scripts/build-browser.ts); unbuilt there are no chunks.

/** Namespaces of core modules by path below src. */
export const coreTable: Readonly<Record<string, object>> = {};
