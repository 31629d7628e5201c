// The worker that runs Python: a deep stack, synchronous files, and a flag that its main thread raises on Ctrl-C. It is a small file of its
// own that evaluates the command (command.ts) with V8's cached code, and writes what was missing of that at the end.

import "node:module";
import "node:os";
import "node:vm";
import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from "node:worker_threads";
import { CodeCache } from "../host/node/code-cache.ts";
import { Tiering } from "../host/node/tiering.ts";
import type { CommandData, runCommand } from "./command.ts";
import { PRELOADED, type Preloaded } from "./preloaded.ts";

/** A digest of the command's text. */
declare const TAIPAN_COMMAND: string;

const data = workerData as CommandData;
const file = `${data.dist}/command.js`;
// V8's flags are set here and not before the worker starts: V8 takes no cached code that was made with other flags, that of Node's own
// modules neither. Those that every start needs are imported above.
const cache = new CodeCache(data.caches, new Tiering());
const { text, compiled } = preloaded(parentPort!, new Int32Array(data.signals));
const load = cache.evaluate("command", TAIPAN_COMMAND, Buffer.from(text.buffer).toString("latin1"), file, compiled) as (
  require: NodeJS.Require,
  module: object,
  file: string,
) => void;
const module: { exports: { runCommand?: typeof runCommand } } = { exports: {} };
load(require, module, file);
// In a microtask V8 makes no message object for what is thrown, which is most of what a JavaScript exception costs: 0.4 instead of 2 µs.
queueMicrotask(() => {
  const { status, mayWrite } = module.exports.runCommand!(data, cache);
  if (mayWrite) cache.save();
  parentPort!.postMessage(status);
});

/** What the main thread has read meanwhile. */
function preloaded(port: MessagePort, cells: Int32Array): Preloaded {
  Atomics.wait(cells, PRELOADED, 0);
  return receiveMessageOnPort(port)!.message as Preloaded;
}
