// The Interpreter: everything one Python interpreter owns hangs off this object (docs/architecture.md section 7).

import { PyDict } from "./objects/dict.ts";
import { ThreadState } from "./objects/frames.ts";
import type { PyValue } from "./objects/object.ts";

/** One Python interpreter. Several live in one realm without seeing each other. */
export class Interpreter {
  readonly S: ThreadState = new ThreadState();
  /** sys.modules */
  modules: PyDict = new PyDict();
  /** The namespace of module builtins. */
  builtins: PyDict = new PyDict();
  /** State of native modules, by module name. */
  readonly state: Map<string, unknown> = new Map();
  /** `sys.flags`-like switches. */
  intMaxStrDigits = 4300;
  sysDict: PyDict = new PyDict();
}
export type { PyValue };
