// Children of the command: the worker that runs Python asks its main thread, whose event loop is free, to start programs and to carry
// what travels through their pipes. Requests go up as messages; what happens to the children comes down, and raises a cell of shared
// memory that the worker sleeps on.

import type { ChildProcess, SpawnOptions } from "node:child_process";
import { constants } from "node:os";
import type { Duplex, Readable, Writable } from "node:stream";
import { type MessagePort, receiveMessageOnPort, type Worker } from "node:worker_threads";
import { type HostChildEvent, type HostChildren, HostError, type HostSpawn } from "../host.ts";
import { throughShell } from "./shell.ts";

/** Cell of the shared memory that rises with every message. */
export const WAKE = 1;

/** Bytes that may be on their way to the worker before a child has to wait. */
const AHEAD = 1 << 20;

type Request =
  | ({ readonly kind: "spawn" } & HostSpawn)
  | { readonly kind: "send"; readonly pid: number; readonly fd: number; readonly data: Uint8Array | undefined }
  | { readonly kind: "taken"; readonly pid: number; readonly fd: number; readonly bytes: number };
type Reply = { readonly kind: "started"; readonly pid: number } | { readonly kind: "refused"; readonly error: string };
type Message = HostChildEvent | Reply;

/** The worker's side. */
export function nodeChildren(port: MessagePort, cells: Int32Array): HostChildren {
  const queue: Message[] = [];
  const collect = (): void => {
    for (let m = receiveMessageOnPort(port); m !== undefined; m = receiveMessageOnPort(port))
      queue.push(m.message as Message);
  };
  const reply = (): Reply => {
    for (;;) {
      const seen = Atomics.load(cells, WAKE);
      collect();
      const i = queue.findIndex((m) => m.kind === "started" || m.kind === "refused");
      if (i >= 0) return queue.splice(i, 1)[0] as Reply;
      Atomics.wait(cells, WAKE, seen);
    }
  };
  const ask = (request: Request): void => port.postMessage(request);
  return {
    spawn(request) {
      ask({ kind: "spawn", ...request });
      const r = reply();
      if (r.kind === "started") return r.pid;
      throw new HostError(r.error, constants.errno[r.error as keyof typeof constants.errno] ?? 5, r.error);
    },
    events() {
      collect();
      return queue.splice(0) as HostChildEvent[];
    },
    send: (pid, fd, data) => ask({ kind: "send", pid, fd, data }),
    taken: (pid, fd, bytes) => ask({ kind: "taken", pid, fd, bytes }),
  };
}

interface Child {
  readonly process: ChildProcess;
  /** Bytes of each stream that the worker has not taken yet. */
  readonly ahead: Map<number, number>;
}

/** The main thread's side: serves the requests of the worker. */
export class ChildServer {
  private readonly children = new Map<number, Child>();
  private readonly worker: Worker;
  private readonly cells: Int32Array;
  private readonly argv0: string;
  private leaving = false;

  constructor(worker: Worker, cells: Int32Array, argv0: string) {
    this.worker = worker;
    this.cells = cells;
    this.argv0 = argv0;
  }

  serve(request: Request): void {
    if (request.kind === "spawn") void this.spawn(request);
    else {
      const child = this.children.get(request.pid);
      const stream = child?.process.stdio[request.fd];
      if (child === undefined || stream === undefined || stream === null) return;
      if (request.kind === "taken") {
        const left = (child.ahead.get(request.fd) ?? 0) - request.bytes;
        child.ahead.set(request.fd, left);
        if (left < AHEAD) (stream as Readable).resume();
      } else if (request.data === undefined) (stream as Writable).end();
      else {
        const { pid, fd, data } = request;
        (stream as Writable).write(data, () => this.tell({ kind: "accepted", pid, fd, bytes: data.length }));
      }
    }
  }

  /** The worker has ended: what is left of the children keeps the process no longer. */
  release(): void {
    this.leaving = true;
    for (const { process } of this.children.values()) {
      process.unref();
      for (const s of process.stdio) (s as unknown as { unref?: () => void } | null)?.unref?.();
    }
  }

  private tell(message: Message): void {
    if (this.leaving) return;
    this.worker.postMessage(message);
    Atomics.add(this.cells, WAKE, 1);
    Atomics.notify(this.cells, WAKE);
  }

  private async spawn(request: HostSpawn): Promise<void> {
    const { spawn } = await import("node:child_process");
    let [file, args] = [request.file, [...request.args]];
    // Another taipan: its first line would have `env` look for Node.
    if (file === this.argv0) [file, args] = [process.execPath, [process.execPath, file, ...args.slice(1)]];
    const start = throughShell(request, file, args);
    const options: SpawnOptions = {
      argv0: start.args[0]!,
      cwd: request.cwd,
      env: start.environment,
      detached: request.newSession,
      stdio: request.descriptors.map((d) => (typeof d === "object" ? "ignore" : d)),
      ...(request.uid === undefined ? {} : { uid: request.uid }),
      ...(request.gid === undefined ? {} : { gid: request.gid }),
    };
    let child: ChildProcess;
    try {
      child = spawn(start.file, start.args.slice(1), options);
    } catch (x) {
      this.tell({ kind: "refused", error: (x as NodeJS.ErrnoException).code ?? "EINVAL" });
      return;
    }
    const { pid } = child;
    child.on("error", (e: NodeJS.ErrnoException) => {
      if (pid === undefined) this.tell({ kind: "refused", error: e.code ?? "EIO" });
    });
    if (pid === undefined) return;
    this.children.set(pid, { process: child, ahead: new Map() });
    this.tell({ kind: "started", pid });
    child.on("exit", (code, signal) =>
      this.tell({ kind: "exit", pid, code: code ?? 0, signal: signal === null ? 0 : constants.signals[signal] }),
    );
    child.on("close", () => this.children.delete(pid));
    request.descriptors.forEach((d, fd) => {
      if (d === "pipe") this.watch(pid, fd, child.stdio[fd] as Duplex);
    });
  }

  private watch(pid: number, fd: number, stream: Duplex): void {
    const ended = (): void => this.tell({ kind: "end", pid, fd });
    stream.on("error", () => this.tell({ kind: "broken", pid, fd }));
    stream.on("close", () => this.tell({ kind: "broken", pid, fd }));
    if (!stream.readable) return;
    stream.on("end", ended);
    stream.on("data", (data: Buffer) => {
      this.tell({ kind: "data", pid, fd, data: new Uint8Array(data) });
      const ahead = this.children.get(pid)?.ahead;
      const n = (ahead?.get(fd) ?? 0) + data.length;
      ahead?.set(fd, n);
      if (n >= AHEAD) stream.pause();
    });
  }
}
