// The worker that runs Python: a deep stack, synchronous files, and a flag that its main thread raises on Ctrl-C. It is a small file of its
// own that evaluates the command (command.ts) with V8's cached code, and writes what was missing of that at the end.

import { readFileSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { CodeCache, userCacheDirectory } from "../host/node/code-cache.ts";
import type { CommandData, runCommand } from "./command.ts";

/** A digest of the command's text. */
declare const TAIPAN_COMMAND: string;

const data = workerData as CommandData;
const file = `${data.dist}/command.js`;
const home = userCacheDirectory(process.env);
const cache = new CodeCache(
  [`${data.dist}/cache`, ...(home === undefined ? [] : [`${home}/${TAIPAN_COMMAND}`])],
  data.tag,
);
const load = cache.evaluate("command", TAIPAN_COMMAND, readFileSync(file, "latin1"), file) as (
  require: NodeJS.Require,
  module: object,
  file: string,
) => void;
const module: { exports: { runCommand?: typeof runCommand } } = { exports: {} };
load(require, module, file);
const { status, mayWrite } = module.exports.runCommand!(data, cache);
if (mayWrite) cache.save();
parentPort!.postMessage(status);
