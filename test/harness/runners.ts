// Ways to run a recorded program under taipan: one command per program, or a few worker processes that load the
// engine once and run each program in a fresh interpreter. Both give the outcome with the program's folder taken out.
import { type ChildProcess, fork, spawn } from "node:child_process";
import { join } from "node:path";
import { type Outcome, type Program, projectRoot } from "./programs.ts";

export type Runner = { run(program: Program): Promise<Outcome>; close(): void };

/** A program that takes longer than this has failed. */
export const timeLimitMs = 60_000;

export const timedOut: Outcome = { exit: -1, stdout: "", stderr: `(no end after ${timeLimitMs / 1000} s)\n` };

export function withoutFolder(outcome: Outcome, folder: string): Outcome {
  // The library of the build that was recorded stands in a zip file.
  const clean = (text: string): string =>
    text.replaceAll(`${folder}/`, "").replaceAll(`${projectRoot}/dist/lib/python3.14/`, "/lib/python314.zip/");
  return { exit: outcome.exit, stdout: clean(outcome.stdout), stderr: clean(outcome.stderr) };
}

/** Spawns `command` for each program; `TAIPAN_COMMAND` may name another Python for comparison. */
export function commandRunner(command: string[]): Runner {
  const [file, ...args] = command;
  return {
    run: (program) =>
      new Promise((done) => {
        const child = spawn(file!, [...args, program.main], {
          cwd: program.folder,
          stdio: ["ignore", "pipe", "pipe"],
          env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1" },
        });
        const chunks: [Buffer[], Buffer[]] = [[], []];
        child.stdout.on("data", (chunk: Buffer) => chunks[0].push(chunk));
        child.stderr.on("data", (chunk: Buffer) => chunks[1].push(chunk));
        const timer = setTimeout(() => {
          child.kill("SIGKILL");
          done(timedOut);
        }, timeLimitMs);
        child.on("error", (error) => done({ exit: -1, stdout: "", stderr: `${error.message}\n` }));
        child.on("close", (code) => {
          clearTimeout(timer);
          const [stdout, stderr] = chunks.map((list) => Buffer.concat(list).toString("utf8")) as [string, string];
          done(withoutFolder({ exit: code ?? -1, stdout, stderr }, program.folder));
        });
      }),
    close: () => {},
  };
}

/** One worker process; it is replaced when it dies or hangs. */
export function workerRunner(): Runner {
  let worker: ChildProcess | undefined;
  const start = (): ChildProcess =>
    fork(join(projectRoot, "test/harness/worker.ts"), { stdio: ["ignore", "pipe", "pipe", "ipc"] });
  return {
    run: (program) =>
      new Promise((done) => {
        const process = (worker ??= start());
        let notes = "";
        const note = (chunk: Buffer): void => {
          notes = (notes + chunk.toString()).slice(-2000);
        };
        const finish = (outcome: Outcome, alive: boolean): void => {
          clearTimeout(timer);
          process.removeAllListeners();
          process.stdout?.removeListener("data", note);
          process.stderr?.removeListener("data", note);
          if (!alive) {
            process.kill("SIGKILL");
            worker = undefined;
          }
          done(withoutFolder(outcome, program.folder));
        };
        const timer = setTimeout(() => finish(timedOut, false), timeLimitMs);
        process.stdout?.on("data", note);
        process.stderr?.on("data", note);
        process.on("message", (outcome: Outcome) => finish(outcome, true));
        process.on("exit", (code) =>
          finish({ exit: -1, stdout: "", stderr: `(the worker died, ${code})\n${notes}` }, false),
        );
        process.send({ folder: program.folder, main: program.main });
      }),
    close: () => {
      worker?.kill();
    },
  };
}
