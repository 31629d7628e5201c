// Start-up: the time of a whole process that runs nothing, and of a further interpreter in a running one.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { type Runtime, root, timeCommand } from "./runtimes.ts";
import type { Table } from "./table.ts";

export function startTable(runtimes: Runtime[], rounds: number): Table[] {
  const commands: [string, string[]][] = [
    ["node -e 0", [process.execPath, "-e", "0"]],
    ...runtimes.flatMap((runtime): [string, string[]][] => [
      [`${runtime.name} -c pass`, [...runtime.command, "-c", "pass"]],
      [`${runtime.name} -c "import re, json"`, [...runtime.command, "-c", "import re, json"]],
    ]),
  ];
  const times = new Map<string, number[]>();
  const notes: string[] = [];
  for (let round = 0; round < Math.max(rounds, 5); round++) {
    for (const [name, command] of commands) {
      try {
        times.set(name, [...(times.get(name) ?? []), timeCommand(command)]);
      } catch (error) {
        if (round === 0) notes.push(`${name}: ${(error as Error).message}`);
      }
    }
  }
  const median = (list: number[]): number => [...list].sort((a, b) => a - b)[list.length >> 1]!;
  const rows = [...times].map(([name, list]) => [name, Math.min(...list).toFixed(1), median(list).toFixed(1)]);
  const script = join(root, "bench/second-interpreter.ts");
  const second = spawnSync(process.execPath, ["--import", "tsx", "--conditions=our-source", script], {
    encoding: "utf8",
    cwd: root,
  });
  if (second.status === 0) {
    const { first, next } = JSON.parse(second.stdout) as { first: number; next: number[] };
    rows.push(["first interpreter and 1 + 1, in process", first.toFixed(1), first.toFixed(1)]);
    rows.push(["further interpreter and 1 + 1", Math.min(...next).toFixed(2), median(next).toFixed(2)]);
  } else notes.push(`second interpreter: ${second.stderr.trim().split("\n").at(-1)}`);
  return [{ title: "Start-up", header: ["what", "best ms", "median ms"], rows, notes }];
}
