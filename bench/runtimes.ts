// The runtimes that are compared: each is a command that runs a Python file with arguments.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

export interface Runtime {
  name: string;
  command: string[];
  version: string;
}

export const root = resolve(import.meta.dirname, "..");
export const driver = join(root, "bench/driver.py");

/** The interpreter itself, not a shell script that finds it. */
function realPython(): string {
  const asked = spawnSync("python3", ["-c", "import sys; print(sys.executable)"], { encoding: "utf8" });
  return asked.status === 0 ? asked.stdout.trim() : "python3";
}

/** The runtimes present on this machine, taipan first. `TAIPAN_COMMAND` replaces bin/taipan. */
export function findRuntimes(): Runtime[] {
  const taipan = process.env.TAIPAN_COMMAND?.split(" ") ?? [join(root, "bin/taipan")];
  const pyodide = [process.execPath, join(root, "bench/run-pyodide.mjs")];
  const found: Runtime[] = [];
  for (const [name, command] of [
    ["taipan", taipan],
    ["python3", [realPython()]],
    ["pyodide", pyodide],
  ] as const) {
    if (command[0]?.startsWith("/") && !existsSync(command[0])) continue;
    const asked = spawnSync(command[0]!, [...command.slice(1), "--version"], { encoding: "utf8" });
    if (asked.status === 0) found.push({ name, command: [...command], version: `${name}: ${asked.stdout.trim()}` });
  }
  return found;
}

/** Runs a command to its end and gives the wall-clock milliseconds. */
export function timeCommand(command: string[]): number {
  const start = process.hrtime.bigint();
  const result = spawnSync(command[0]!, command.slice(1), { stdio: "ignore", timeout: 120_000 });
  const ms = Number(process.hrtime.bigint() - start) / 1e6;
  if (result.status !== 0) throw new Error(`${command.join(" ")} gave ${result.status}`);
  return ms;
}

/** The peak resident memory of a command in MB, from the kernel's account of the child. */
export function peakMemory(command: string[]): { mb: number; stdout: string } {
  const time = ["python3", "-c", measureChild, ...command];
  const result = spawnSync(time[0]!, time.slice(1), { encoding: "utf8", timeout: 300_000, maxBuffer: 1 << 26 });
  const kb = /peak (\d+)\n$/.exec(result.stderr ?? "");
  if (result.status !== 0 || kb === null) throw new Error(result.stderr);
  return { mb: Number(kb[1]) / 1024, stdout: result.stdout };
}

const measureChild = `
import resource, subprocess, sys
status = subprocess.run(sys.argv[1:]).returncode
sys.stderr.write("peak %d\\n" % resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(status)
`;
