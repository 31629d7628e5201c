// Start-up: the time of a whole process that runs nothing or imports, above that of node itself; of interpreters in a running process; and of
// a large module from its cache. With what taipan aims at.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Runtime, root, timeCommand } from "./runtimes.ts";
import type { Table } from "./table.ts";

/** What taipan may take more than `node -e 0`, in milliseconds. */
const programs: [program: string, aim: number | undefined][] = [
  ["pass", 100],
  ["import re, json", undefined],
  ["import asyncio, dataclasses, typing, re, json, logging", 200],
];
const median = (list: number[]): number => [...list].sort((a, b) => a - b)[list.length >> 1]!;

export function startTable(runtimes: Runtime[], rounds: number): Table[] {
  const bare = "node -e 0";
  const commands: [string, string[]][] = [
    [bare, [process.execPath, "-e", "0"]],
    ...runtimes.flatMap((runtime) =>
      programs.map(([program]): [string, string[]] => [
        `${runtime.name} -c "${program}"`,
        [...runtime.command, "-c", program],
      ]),
    ),
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
  const base = median(times.get(bare) ?? [0]);
  const aims = new Map(programs.map(([program, aim]) => [`taipan -c "${program}"`, aim]));
  const rows = [...times].map(([name, list]) => {
    const aim = aims.get(name);
    return [
      name,
      Math.min(...list).toFixed(1),
      median(list).toFixed(1),
      (median(list) - base).toFixed(1),
      aim === undefined ? "" : `≤ ${aim}`,
    ];
  });
  const script = join(root, "bench/second-interpreter.ts");
  const second = spawnSync(process.execPath, ["--import", "tsx", "--conditions=our-source", script], {
    encoding: "utf8",
    cwd: root,
  });
  if (second.status === 0) {
    const { first, next } = JSON.parse(second.stdout) as { first: number; next: number[] };
    rows.push(["first interpreter and 1 + 1, in process", first.toFixed(1), first.toFixed(1), "", "< 150"]);
    rows.push(["further interpreter and 1 + 1", Math.min(...next).toFixed(2), median(next).toFixed(2), "", "≤ 5"]);
  } else notes.push(`second interpreter: ${second.stderr.trim().split("\n").at(-1)}`);
  for (const runtime of runtimes.filter((r) => r.name !== "pyodide")) rows.push(...largeModule(runtime));
  const header = ["what", "best ms", "median ms", `above ${bare}`, "aim"];
  return [{ title: "Start-up", header, rows, notes }];
}

/** A module of 20,000 lines, compiled and then from its cache. */
function largeModule(runtime: Runtime): string[][] {
  const folder = mkdtempSync(join(tmpdir(), "bench-start-"));
  try {
    const lines = Array.from({ length: 5000 }, (_, i) => `def f${i}(a, b):\n    c = a * ${i} + b\n    return [c, a]\n`);
    writeFileSync(join(folder, "large.py"), lines.join("\n"));
    writeFileSync(
      join(folder, "main.py"),
      "import time, sys\nsys.dont_write_bytecode = False\nt = time.perf_counter()\nimport large\nprint((time.perf_counter() - t) * 1000)",
    );
    const time = (): number =>
      Number(
        spawnSync(runtime.command[0]!, [...runtime.command.slice(1), join(folder, "main.py")], { encoding: "utf8" })
          .stdout,
      );
    const compiled = time();
    const cached = [time(), time(), time()];
    const row = (what: string, list: number[]): string[] => [
      `${runtime.name}: import of 20,000 lines, ${what}`,
      Math.min(...list).toFixed(1),
      median(list).toFixed(1),
      "",
      "",
    ];
    return [row("compiled", [compiled]), row("from the cache", cached)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
