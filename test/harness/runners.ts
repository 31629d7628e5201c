// Running a recorded program: one command per program; the outcome has the program's folder taken out.
import { spawn } from "node:child_process";
import { type Outcome, type Program, projectRoot } from "./programs.ts";

export type Runner = (program: Program) => Promise<Outcome>;

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
  return (program) =>
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
    });
}
