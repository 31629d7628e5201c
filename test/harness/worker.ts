// A worker of the test run: loads the engine once and runs each program it is sent in a fresh interpreter.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Outcome, projectRoot } from "./programs.ts";

type Request = { folder: string; main: string };
/** What the worker needs of the engine's Node entry: run a file as the command would, and give its exit status. */
type RunProgram = (
  path: string,
  options: { args: string[]; stdout(bytes: Uint8Array): void; stderr(bytes: Uint8Array): void },
) => Promise<number> | number;

const entry: string = pathToFileURL(join(projectRoot, "src/node.ts")).href;
const { runProgram } = (await import(entry)) as { runProgram: RunProgram };

process.on("message", async ({ folder, main }: Request) => {
  const chunks: { stdout: Uint8Array[]; stderr: Uint8Array[] } = { stdout: [], stderr: [] };
  process.chdir(folder);
  const exit = await runProgram(join(folder, main), {
    args: [main],
    stdout: (bytes: Uint8Array) => {
      chunks.stdout.push(bytes.slice());
    },
    stderr: (bytes: Uint8Array) => {
      chunks.stderr.push(bytes.slice());
    },
  });
  const text = (list: Uint8Array[]): string => Buffer.concat(list).toString("utf8");
  const outcome: Outcome = { exit, stdout: text(chunks.stdout), stderr: text(chunks.stderr) };
  process.send?.(outcome);
});
