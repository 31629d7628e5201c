// The library entry: `import { Python } from "taipan"`. Nothing of Node, nothing of the DOM.

export type { PyProxy } from "./embed/convert.ts";
export { PythonError, PythonExit, PythonStopped } from "./embed/errors.ts";
export { type Globals, Python, type PythonOptions } from "./embed/python.ts";
export { type Host, HostError, type HostFiles, type HostStat, type Library } from "./host/host.ts";
