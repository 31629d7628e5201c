// Compile time: compile() over all of the project's own Python programs, against python3.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { type Runtime, root } from "./runtimes.ts";
import type { Table } from "./table.ts";

const measure = `
import sys, time
sources = []
for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        sources.append((path, file.read()))
best = None
for _ in range(5):
    start = time.perf_counter()
    for path, source in sources:
        try:
            compile(source, path, "exec")
        except Exception:
            pass
    spent = time.perf_counter() - start
    if best is None:
        first = spent
    best = spent if best is None else min(best, spent)
print(first, best, sum(len(s) for _, s in sources), sum(s.count("\\n") for _, s in sources))
`;

export function compileTable(runtimes: Runtime[], rounds: number): Table[] {
  const listed = spawnSync("find", ["bench/programs", "examples", "test/python", "-name", "*.py"], { cwd: root });
  const files = listed.stdout.toString().trim().split("\n").sort();
  const notes: string[] = [];
  const best = new Map<string, { first: number; best: number; lines: number }>();
  for (let round = 0; round < rounds; round++) {
    for (const runtime of runtimes) {
      const run = spawnSync(
        runtime.command[0]!,
        [...runtime.command.slice(1), "-W", "ignore", "-c", measure, ...files.map((file) => join(root, file))],
        { encoding: "utf8", timeout: 300_000 },
      );
      const [first, time, , lines] = (run.stdout ?? "").trim().split(" ").map(Number);
      if (run.status !== 0 || first === undefined || time === undefined || lines === undefined) {
        if (round === 0) notes.push(`${runtime.name}: ${run.stderr?.trim().split("\n").at(-1)}`);
        continue;
      }
      const old = best.get(runtime.name);
      best.set(runtime.name, {
        first: Math.min(first, old?.first ?? first),
        best: Math.min(time, old?.best ?? time),
        lines,
      });
    }
  }
  const rows = [...best].map(([name, { first, best: time, lines }]) => [
    name,
    (first * 1000).toFixed(0),
    (time * 1000).toFixed(0),
    Math.round(lines / time).toLocaleString("en"),
  ]);
  const header = ["runtime", "first pass ms", "best pass ms", "lines a second"];
  return [{ title: `Compiling ${files.length} files`, header, rows, notes }];
}
