// The browser entry: the library entry with Python's standard library fetched by URL, module by module. Works in pages and workers.

import { type BrowserLibrary, browserLibrary } from "./host/browser/library.ts";
import { Python as CorePython, type PythonOptions } from "./index.ts";

export { setBaseUrl } from "./host/browser/chunks.ts";
export { type BrowserLibrary, browserLibrary } from "./host/browser/library.ts";
export * from "./index.ts";

let shared: BrowserLibrary | undefined;

/** Options of the browser entry. */
export interface BrowserPythonOptions extends PythonOptions {
  /** Library modules to fetch before the interpreter is made (`Python.create` only), with all that they import. */
  preload?: readonly string[];
}

/** A Python interpreter that fetches the standard library of this package. It grants as little as the core's. */
export class Python extends CorePython {
  static override async create(options: BrowserPythonOptions = {}): Promise<Python> {
    const { preload, ...rest } = options;
    shared ??= browserLibrary();
    if (preload !== undefined) await shared.preload(preload);
    return new Python(rest);
  }

  constructor(options: PythonOptions = {}) {
    shared ??= browserLibrary();
    super({ library: shared, ...options });
  }
}
