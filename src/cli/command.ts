// The command as one bundle, which worker.ts evaluates.

import { parentPort } from "node:worker_threads";
import { nodeChildren } from "#host/node/children.ts";
import { loadChunksFrom } from "#host/node/chunks.ts";
import type { CodeCache } from "#host/node/code-cache.ts";
import { nodeHost } from "#host/node/host.ts";
import { nodeLibrary } from "#host/node/library.ts";
import { loadNodeModulesIn } from "#host/node/node-modules.ts";
import { main } from "./main.ts";

/** What the launcher hands to its worker. */
export interface CommandData {
  readonly argv: string[];
  /** The folder of the build. */
  readonly dist: string;
  readonly argv0: string;
  readonly signals: SharedArrayBuffer;
  readonly cwd: string;
  /** Where compiled forms are kept. */
  readonly caches: readonly string[];
}

/** Runs the command line; gives the exit status, and whether files of compiled code may be written. */
export function runCommand(data: CommandData, cache: CodeCache): { status: number; mayWrite: boolean } {
  loadChunksFrom(`${data.dist}/chunks`, cache);
  loadNodeModulesIn((load) => cache.tiering.plainly(load));
  const signals = new Int32Array(data.signals);
  const host = nodeHost(data.argv0, { signals, cwd: data.cwd, children: nodeChildren(parentPort!, signals), cache });
  return main(data.argv, nodeLibrary(`${data.dist}/lib`, cache), host);
}
