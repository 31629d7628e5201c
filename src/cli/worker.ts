// The worker that runs Python: a deep stack, synchronous files, and a flag that its main thread raises on Ctrl-C.

import { parentPort, workerData } from "node:worker_threads";
import { nodeChildren } from "#host/node/children.ts";
import { nodeHost } from "#host/node/host.ts";
import { main } from "./main.ts";

const data = workerData as { argv: string[]; dist: string; argv0: string; signals: SharedArrayBuffer; cwd: string };
const signals = new Int32Array(data.signals);
const host = nodeHost(data.argv0, { signals, cwd: data.cwd, children: nodeChildren(parentPort!, signals) });
const status = main(data.argv, data.dist, host);
parentPort!.postMessage(status);
