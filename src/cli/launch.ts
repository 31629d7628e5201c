// The main thread of the command: starts the worker that runs Python, hands it signals, and starts programs for it.

import { cachedDataVersionTag, setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import { ChildServer, WAKE } from "../host/node/children.ts";
import type { CommandData } from "./command.ts";

/** Runs the command; sets the process's exit code. */
export function launch(argv: string[], argv0: string): void {
  // Emitted code inlines many small constructors (floats); V8's budget is too small for them: measured 2-4 times faster on float programs.
  setFlagsFromString("--max-inlined-bytecode-size-cumulative=5000");
  const signals = new SharedArrayBuffer(8);
  const flag = new Int32Array(signals);
  const data: CommandData = { argv, dist: __dirname, argv0, signals, cwd: process.cwd(), tag: cachedDataVersionTag() };
  const worker = new Worker(`${__dirname}/worker.cjs`, {
    argv: [],
    workerData: data,
    stdin: false,
    // A young generation of three times 4 MB: larger ones are no faster (measured), and a million floats take a quarter more at the peak.
    resourceLimits: { stackSizeMb: 256, maxOldGenerationSizeMb: 16384, maxYoungGenerationSizeMb: 12 },
    // Streams are written by descriptor, synchronously.
    stdout: false,
    stderr: false,
    trackUnmanagedFds: false,
  });
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
    process.exitCode = status;
    if (status !== 0) process.exit(status);
  });
  worker.on("error", (e: NodeJS.ErrnoException) => {
    if (e.code === "ERR_WORKER_OUT_OF_MEMORY") process.stderr.write("MemoryError\n");
    else process.stderr.write(`${e.stack ?? e.message}\n`);
    process.exit(1);
  });
}
