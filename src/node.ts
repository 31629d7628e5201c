// The Node entry: the library entry with Python's standard library beside it, and grants of the machine for those who want to give them.

import { bundledLibrary } from "./host/node/bundled.ts";
import { heapUsed } from "./host/node/memory.ts";
import { Python as CorePython, type PythonOptions } from "./index.ts";

export { nodeFiles } from "./host/node/files.ts";
export { type NodeHostOptions, nodeClock, nodeEntropy, nodeHost } from "./host/node/host.ts";
export { nodeLibrary } from "./host/node/library.ts";
export * from "./index.ts";

/** A Python interpreter that finds the standard library of this package. It grants as little as the core's. */
export class Python extends CorePython {
  constructor(options: PythonOptions = {}) {
    super({ library: bundledLibrary(), memoryUsed: heapUsed, ...options });
  }
}
