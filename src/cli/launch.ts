// The main thread of the command: starts the worker that runs Python, reads the command's text and its compiled form while that starts,
// hands it signals, and starts programs for it.

import { Worker } from "node:worker_threads";
import { ChildServer, WAKE } from "../host/node/children.ts";
import { cacheDirectories, readCompiled, readFile, userCacheDirectory } from "../host/node/code-cache.ts";
import { exactArguments } from "../host/node/exact-text.ts";
import type { CommandData } from "./command.ts";
import { PRELOADED, type Preloaded } from "./preloaded.ts";

/** A digest of the command's text. */
declare const TAIPAN_COMMAND: string;

/** Runs the command; sets the process's exit code. */
export function launch(argv: string[], argv0: string): void {
  const signals = new SharedArrayBuffer(12);
  const flag = new Int32Array(signals);
  argv = exactArguments(argv);
  const home = userCacheDirectory(process.env);
  const caches = cacheDirectories([`${__dirname}/cache`, ...(home === undefined ? [] : [`${home}/${TAIPAN_COMMAND}`])]);
  const data: CommandData = { argv, dist: __dirname, argv0, signals, cwd: process.cwd(), caches };
  const worker = new Worker(`${__dirname}/worker.cjs`, {
    argv: [],
    workerData: data,
    stdin: false,
    // A young generation of three times 8 MB: with 4 MB programs that build much (parsers, dicts) take up to a third longer, with 16 MB
    // they are no faster, and lists of floats take more at the peak.
    resourceLimits: { stackSizeMb: 256, maxOldGenerationSizeMb: 16384, maxYoungGenerationSizeMb: 24 },
    // Streams are written by descriptor, synchronously.
    stdout: false,
    stderr: false,
    trackUnmanagedFds: false,
  });
  const text = readFile(`${__dirname}/command.js`)!;
  const compiled = readCompiled(caches, "command", TAIPAN_COMMAND);
  const preloaded: Preloaded = { text, compiled };
  worker.postMessage(preloaded, compiled === undefined ? [text.buffer] : [text.buffer, compiled.buffer]);
  Atomics.store(flag, PRELOADED, 1);
  Atomics.notify(flag, PRELOADED);
  let interrupts = 0;
  process.on("SIGINT", () => {
    Atomics.store(flag, 0, 1);
    Atomics.add(flag, WAKE, 1);
    Atomics.notify(flag, WAKE);
    // A program that never looks (a long native) is ended by the third.
    if (++interrupts > 2) process.exit(130);
  });
  const children = new ChildServer(worker, flag, argv0);
  worker.on("message", (status: number | Parameters<ChildServer["serve"]>[0]) => {
    if (typeof status === "object") {
      children.serve(status);
      return;
    }
    children.release();
    if (status < 0) {
      // An uncaught KeyboardInterrupt: whoever waits for the process is to see that the signal ended it.
      process.removeAllListeners("SIGINT");
      process.kill(process.pid, -status);
      status = 128 - status;
    }
    process.exitCode = status;
    if (status !== 0) process.exit(status);
  });
  // os._exit() ends the worker without a message.
  worker.on("exit", (status) => {
    if (process.exitCode === undefined) process.exit(status);
  });
  worker.on("error", (e: NodeJS.ErrnoException) => {
    if (e.code === "ERR_WORKER_OUT_OF_MEMORY") process.stderr.write("MemoryError\n");
    else process.stderr.write(`${e.stack ?? e.message}\n`);
    process.exit(1);
  });
}
