// The library entry: `import { Python } from "taipan"`. Nothing of Node, nothing of the DOM; the Node and browser entries add Python's library.

export { kwargs } from "./embed/convert.ts";
export { PythonError, type PythonErrorDetails, PythonExit, PythonStopped, type StopReason } from "./embed/errors.ts";
export { type Grant, grant } from "./embed/js-object.ts";
export type { ConvertOptions, Limits, PythonOptions, RunOptions, Sink, Source } from "./embed/options.ts";
export { isPyProxy, type PyProxy } from "./embed/proxy.ts";
export { type Globals, Python } from "./embed/python.ts";
export {
  type Host,
  HostError,
  type HostFiles,
  type HostStat,
  type HostStdio,
  type Library,
} from "./host/host.ts";
export { type FileTree, type MemoryFiles, type MemoryFilesOptions, memoryFiles } from "./host/memory/files.ts";
