// The browser entry: the library as it is; the core touches no DOM.

export * from "./index.ts";
