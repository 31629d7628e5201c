// The standard library: tasks of bench/library, each timed in the same process as the others of its file; rounds of the runtimes are
// interleaved. The time of a task is the best of all its runs.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { type Runtime, root } from "./runtimes.ts";
import type { Table } from "./table.ts";

const driver = join(root, "bench/library_driver.py");
/** Seconds for which a task is called before it is timed. */
const WARM_UP = "1";

type Outcome = Record<string, [number, string] | string>;

function measure(runtime: Runtime, file: string, runs: number): Outcome {
  const result = spawnSync(runtime.command[0]!, [...runtime.command.slice(1), driver, file, String(runs), WARM_UP], {
    encoding: "utf8",
    timeout: 300_000,
    maxBuffer: 1 << 26,
  });
  const last = result.stdout?.trim().split("\n").at(-1) ?? "";
  if (result.status === 0 && last.startsWith("{")) return JSON.parse(last) as Outcome;
  return { "*": (result.stderr ?? String(result.error)).trim().split("\n").at(-1) ?? "failed" };
}

const geometricMean = (values: number[]): number =>
  Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);

/** Compares the library's tasks; `names` are parts of names of files. */
export function libraryTable(runtimes: Runtime[], names: readonly string[], rounds: number, runs: number): Table[] {
  const folder = join(root, "bench/library");
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".py") && (names.length === 0 || names.some((part) => name.includes(part))))
    .sort();
  const best = new Map<string, Map<string, number>>();
  const results = new Map<string, string>();
  const failures = new Set<string>();
  for (let round = 0; round < rounds; round++) {
    for (const file of files) {
      for (const runtime of runtimes) {
        const subject = basename(file, ".py").replace(/_$/, "");
        for (const [task, outcome] of Object.entries(measure(runtime, join(folder, file), runs))) {
          const name = `${subject}: ${task.replaceAll("_", " ")}`;
          if (typeof outcome === "string") {
            failures.add(`${name} on ${runtime.name}: ${outcome}`);
            continue;
          }
          const [seconds, result] = outcome;
          const expected = results.get(name);
          if (expected === undefined) results.set(name, result);
          else if (expected !== result) failures.add(`${name} on ${runtime.name}: ${result}, elsewhere ${expected}`);
          const row = best.get(name) ?? new Map<string, number>();
          best.set(name, row);
          row.set(runtime.name, Math.min(seconds, row.get(runtime.name) ?? Number.POSITIVE_INFINITY));
        }
      }
    }
  }
  const rivals = runtimes.filter((runtime) => runtime.name !== "taipan");
  const ratios = new Map(rivals.map((rival) => [rival.name, [] as { name: string; ratio: number }[]]));
  const rows: string[][] = [];
  for (const [name, row] of best) {
    const ours = row.get("taipan");
    const cells = [name, ...runtimes.map(({ name: of }) => (row.has(of) ? (row.get(of)! * 1e6).toFixed(1) : "–"))];
    for (const rival of rivals) {
      const theirs = row.get(rival.name);
      if (ours === undefined || theirs === undefined) cells.push("–");
      else {
        ratios.get(rival.name)!.push({ name, ratio: theirs / ours });
        cells.push(`${(theirs / ours).toFixed(2)}×`);
      }
    }
    rows.push(cells);
  }
  const notes: string[] = [];
  for (const [name, list] of ratios) {
    if (list.length === 0) continue;
    const slowest = [...list].sort((a, b) => a.ratio - b.ratio).slice(0, 8);
    notes.push(
      `taipan is ${geometricMean(list.map((entry) => entry.ratio)).toFixed(2)}× as fast as ${name} (geometric mean of ${list.length}); ` +
        `least: ${slowest.map((entry) => `${entry.name} ${entry.ratio.toFixed(2)}×`).join(", ")}`,
    );
  }
  const header = [
    "task",
    ...runtimes.map((runtime) => `${runtime.name} µs`),
    ...rivals.map((rival) => `faster than ${rival.name}`),
  ];
  return [
    {
      title: "The library (best of the timed runs; higher ratios are better)",
      header,
      rows,
      notes: [...notes, ...failures],
    },
  ];
}
