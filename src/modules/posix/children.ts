// Children: starting programs with pipes of the interpreter as their descriptors, and waiting for them (fork_exec, waitpid, system).

import { type HostChildDescriptor, type HostChildEvent, HostError, type HostSpawn } from "#host/host.ts";
import { current } from "#runtime/current.ts";
import { descriptors, type Feed, waitUntilGen } from "#runtime/descriptors.ts";
import { hostCall, osError } from "#runtime/host-errors.ts";
import type { Interpreter } from "#runtime/interpreter.ts";
import { cInt } from "#runtime/native/convert.ts";
import { fn, type NativeFunctionSpec, pos } from "#runtime/native/params.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { notImplementedError } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import type { Suspending } from "#runtime/suspending/suspend.ts";
import { hostFiles, pathOf } from "./paths.ts";
import { type Pipe, PipeEnd, type PipeSink, writeChannel } from "./pipes.ts";

const ENOENT = 2;
const EBADF = 9;
const ECHILD = 10;
const EACCES = 13;
const ENOTDIR = 20;
const WNOHANG = 1;
/** Process ids of children that could not be started: beyond those of the system. */
const UNSTARTED = 1 << 23;

/** The pipe into a child. */
class ChildInput implements PipeSink {
  waiting = 0;
  private readonly pid: number;
  private readonly fd: number;
  readonly pipe: Pipe;
  constructor(pid: number, fd: number, pipe: Pipe) {
    this.pid = pid;
    this.fd = fd;
    this.pipe = pipe;
  }
  send(data: Uint8Array): void {
    this.waiting += data.length;
    current().host.children!.send(this.pid, this.fd, data);
  }
  end(): void {
    current().host.children!.send(this.pid, this.fd, undefined);
  }
}

/** The children of an interpreter. */
class Children implements Feed {
  private readonly running = new Set<number>();
  /** Statuses, as waitpid gives them, of children that nobody has waited for. */
  private readonly ended = new Map<number, number>();
  private readonly inputs = new Map<string, ChildInput>();
  private readonly outputs = new Map<string, Pipe>();
  private unstarted = 0;

  get active(): boolean {
    return this.running.size > 0 || this.outputs.size > 0;
  }

  pump(): void {
    if (!this.active && this.inputs.size === 0) return;
    for (const e of current().host.children!.events()) this.take(e);
  }

  private take(e: HostChildEvent): void {
    if (e.kind === "exit") {
      this.running.delete(e.pid);
      this.ended.set(e.pid, e.signal === 0 ? (e.code & 0xff) << 8 : e.signal);
      return;
    }
    const key = `${e.pid}:${e.fd}`;
    const input = this.inputs.get(key);
    const output = this.outputs.get(key);
    if (e.kind === "data") {
      output?.take(e.data);
      current().host.children!.taken(e.pid, e.fd, e.data.length);
    } else if (e.kind === "accepted") {
      if (input !== undefined) input.waiting -= e.bytes;
    } else {
      // The end of what it writes, or of all.
      if (output !== undefined) {
        this.outputs.delete(key);
        output.drop(true);
      }
      if (e.kind === "broken" && input !== undefined) {
        this.inputs.delete(key);
        input.waiting = 0;
        input.pipe.drop(false);
      }
    }
  }

  start(request: HostSpawn, ends: ReadonlyMap<number, PipeEnd>): number {
    current().pendingOutput.settle(undefined);
    const pid = current().host.children!.spawn(request);
    this.running.add(pid);
    for (const [fd, end] of ends) {
      const key = `${pid}:${fd}`;
      end.queue.hold(end.writes);
      if (end.writes) this.outputs.set(key, end.queue);
      else {
        const input = new ChildInput(pid, fd, end.queue);
        this.inputs.set(key, input);
        end.queue.connect(input);
      }
    }
    return pid;
  }

  /** A child that ended before it was one. */
  failed(): number {
    const pid = UNSTARTED + this.unstarted++;
    this.ended.set(pid, 255 << 8);
    return pid;
  }

  *wait(pid: number, options: number): Suspending<[number, number]> {
    const found = (): number | undefined => {
      this.pump();
      return pid > 0 ? (this.ended.has(pid) ? pid : undefined) : [...this.ended.keys()][0];
    };
    const possible = pid > 0 ? this.running.has(pid) || this.ended.has(pid) : this.running.size + this.ended.size > 0;
    if (!possible) throw osError(ECHILD);
    if ((options & WNOHANG) === 0) yield* waitUntilGen(() => found() !== undefined, undefined, WAIT_SLICE);
    const ready = found();
    if (ready === undefined) return [0, 0];
    const status = this.ended.get(ready)!;
    this.ended.delete(ready);
    return [ready, status];
  }
}

/** Longest wait between looks, in milliseconds; the host ends the wait when there is news. */
const WAIT_SLICE = 50;

const tables = new WeakMap<Interpreter, Children>();

function children(): Children {
  const interpreter = current();
  let table = tables.get(interpreter);
  if (table === undefined) {
    tables.set(interpreter, (table = new Children()));
    descriptors().feed = table;
  }
  return table;
}

export interface ForkExec {
  readonly args: readonly PyValue[];
  readonly executables: readonly PyValue[];
  readonly cwd: PyValue;
  /** `name=value` each; undefined for that of the interpreter. */
  readonly environment: readonly PyValue[] | undefined;
  /** Descriptors of this process that are 0, 1, 2 of the child; -1 for the same. */
  readonly standard: readonly number[];
  readonly passed: readonly PyValue[];
  /** Descriptor that a failure is reported to. */
  readonly errors: number;
  readonly newSession: boolean;
  readonly uid: number | undefined;
  readonly gid: number | undefined;
  readonly umask: number | undefined;
}

/** Starts a program; a failure to do so goes to the descriptor `errors`, as it would come from a forked child. */
export function forkExec(request: ForkExec): number {
  if (current().host.children === undefined) throw osError(1, "the host grants no processes");
  const table = children();
  const report = (errno: number, where: string): number => {
    const channel = descriptors().get(request.errors);
    const text = `OSError:${errno.toString(16)}:${where}`;
    const data = Uint8Array.from(text, (c) => c.charCodeAt(0));
    if (channel !== undefined) writeChannel(channel, data);
    else hostFiles().write(request.errors, data);
    return table.failed();
  };
  const text = (v: PyValue): string => pathOf(v, "fork_exec").text;
  const args = request.args.map(text);
  const environment = request.environment?.map(text);
  let cwd = hostFiles().cwd();
  if (request.cwd !== None) {
    cwd = absolute(text(request.cwd), cwd);
    const problem = directoryProblem(cwd);
    if (problem !== 0) return report(problem, "noexec:chdir");
  }
  const program = findProgram(request.executables.map((v) => absolute(text(v), cwd)));
  if (typeof program === "number") return report(program, "");
  const { list, ends, bad } = childDescriptors(request);
  if (bad) return report(EBADF, "noexec");
  try {
    return table.start(
      {
        file: program,
        args,
        environment: environment === undefined ? environmentOf(current()) : parseEnvironment(environment),
        cwd,
        descriptors: list,
        newSession: request.newSession,
        ...(request.uid === undefined ? {} : { uid: request.uid }),
        ...(request.gid === undefined ? {} : { gid: request.gid }),
        ...(request.umask === undefined ? {} : { umask: request.umask }),
      },
      ends,
    );
  } catch (x) {
    if (x instanceof HostError) return report(x.errno, "");
    throw x;
  }
}

function absolute(path: string, cwd: string): string {
  return path.startsWith("/") ? path : `${cwd}/${path}`;
}

function environmentOf(interpreter: Interpreter): Record<string, string> {
  return Object.fromEntries(interpreter.environment);
}

function parseEnvironment(list: readonly string[]): Record<string, string> {
  const pairs = list.map((item): [string, string] => {
    const eq = item.indexOf("=");
    return [item.slice(0, eq), item.slice(eq + 1)];
  });
  return Object.fromEntries(pairs);
}

/** Why one cannot go to a directory: an errno, 0 where one can. */
function directoryProblem(path: string): number {
  try {
    return (hostFiles().stat(path, true).mode & 0o170000) === 0o040000 ? 0 : ENOTDIR;
  } catch (x) {
    if (x instanceof HostError) return x.errno;
    throw x;
  }
}

/** The first of the candidates that can be run, or an errno. */
export function findProgram(candidates: readonly string[]): string | number {
  const files = hostFiles();
  let problem = ENOENT;
  for (const path of candidates) {
    try {
      const isFile = (files.stat(path, true).mode & 0o170000) === 0o100000;
      if (isFile && files.access(path, 1)) return path;
      problem = EACCES;
    } catch (x) {
      if (!(x instanceof HostError)) throw x;
      if (x.errno !== ENOENT && x.errno !== ENOTDIR) problem = x.errno;
      else if (candidates.length === 1) problem = x.errno;
    }
  }
  return problem;
}

/** What the child's descriptors are, and which of them are pipes of the interpreter. */
interface ChildDescriptors {
  readonly list: HostChildDescriptor[];
  readonly ends: Map<number, PipeEnd>;
  /** One of them is not open. */
  readonly bad: boolean;
}

function childDescriptors(request: ForkExec): ChildDescriptors {
  const wanted = new Map(request.standard.map((from, fd) => [fd, from < 0 ? fd : from]));
  for (const v of request.passed) {
    const fd = Number(v);
    if (descriptors().owns(fd)) throw notImplementedError("subprocess.Popen(pass_fds=...) of a pipe");
    if (fd > 2) wanted.set(fd, fd);
  }
  return describe(wanted);
}

/** @param wanted this process's descriptors by the child's */
function describe(wanted: ReadonlyMap<number, number>): ChildDescriptors {
  const table = descriptors();
  const list: HostChildDescriptor[] = [];
  const ends = new Map<number, PipeEnd>();
  let bad = false;
  for (const [fd, from] of wanted) {
    const channel = table.get(from);
    if (channel === undefined) {
      if (from > 2 && (table.owns(from) || !isOpen(from))) bad = true;
      list[fd] = bad ? "ignore" : systemNumber(from);
      continue;
    }
    if (!(channel instanceof PipeEnd)) throw notImplementedError("a socket as a descriptor of a child process");
    const same = [...ends].find(([, end]) => end.queue === channel.queue && end.writes === channel.writes);
    if (same !== undefined) list[fd] = { copyOf: same[0] };
    else {
      ends.set(fd, channel);
      list[fd] = "pipe";
    }
  }
  for (let i = 0; i < list.length; i++) list[i] ??= "ignore";
  return { list, ends, bad };
}

/** The host's number of a descriptor; a closed standard stream has its own. */
function systemNumber(fd: number): number {
  try {
    return hostFiles().systemNumber?.(fd) ?? fd;
  } catch (x) {
    if (x instanceof HostError) return fd;
    throw x;
  }
}

/** Starts a program whose path is known. */
export function startProgram(request: {
  readonly program: string;
  readonly args: readonly PyValue[];
  readonly environment: readonly PyValue[] | undefined;
  readonly table: ReadonlyMap<number, number>;
  readonly newSession: boolean;
}): number {
  if (current().host.children === undefined) throw osError(1, "the host grants no processes");
  const text = (v: PyValue): string => pathOf(v, "posix_spawn").text;
  const { list, ends, bad } = describe(request.table);
  if (bad) throw osError(EBADF);
  return hostCall(() =>
    children().start(
      {
        file: request.program,
        args: request.args.map(text),
        environment:
          request.environment === undefined
            ? environmentOf(current())
            : parseEnvironment(request.environment.map(text)),
        cwd: hostFiles().cwd(),
        descriptors: list,
        newSession: request.newSession,
      },
      ends,
    ),
  );
}

function isOpen(fd: number): boolean {
  try {
    hostFiles().fstat(fd);
    return true;
  } catch {
    return false;
  }
}

function* waitpid(pid: number, options: number): Suspending<PyValue> {
  const [id, status] = yield* children().wait(pid, options);
  return new PyTuple([id, status]);
}

function* system(command: PyValue): Suspending<PyValue> {
  const { host } = current();
  if (host.children === undefined) throw osError(1, "the host grants no processes");
  const table = children();
  const { list, ends } = describe(new Map([0, 1, 2].map((fd) => [fd, fd])));
  const pid = table.start(
    {
      file: "/bin/sh",
      args: ["sh", "-c", pathOf(command, "system").text],
      environment: environmentOf(current()),
      cwd: hostFiles().cwd(),
      descriptors: list,
      newSession: false,
    },
    ends,
  );
  const [, status] = yield* table.wait(pid, 0);
  return status;
}

/** The functions of module posix that have to do with children. */
export const childFunctions: Record<string, NativeFunctionSpec> = {
  waitpid: fn.waiting([pos("pid", cInt), pos("options", cInt)], waitpid),
  waitid: fn([pos("idtype", cInt), pos("id", cInt), pos("options", cInt)], () => {
    throw notImplementedError("os.waitid");
  }),
  wait: fn.waiting([], () => waitpid(-1, 0)),
  system: fn.waiting([pos("command")], system),
};
