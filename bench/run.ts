// Measures taipan against python3 (when there is one) and pyodide.
//   npm run bench -- [programs] [name…] [--rounds N] [--runs N] [--only taipan,python3,pyodide] [--markdown]
//   npm run bench -- library [name…] [--rounds N] [--runs N] [--only …] [--markdown]
//   npm run bench -- start | memory | compile [--markdown]
// Each program runs in a fresh process of each runtime, rounds interleaved; a runtime's time is the best of all its
// timed runs. --markdown writes the tables to docs/benchmarks.md with the date and the command.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { basename, join } from "node:path";
import { compileTable } from "./compile.ts";
import { libraryTable } from "./library.ts";
import { memoryTable } from "./memory.ts";
import { driver, findRuntimes, type Runtime, root } from "./runtimes.ts";
import { startTable } from "./start.ts";
import { type Table, toMarkdown, toText } from "./table.ts";

const args = process.argv.slice(2);
const takeOption = (name: string, fallback: string): string => {
  const at = args.indexOf(name);
  return at < 0 ? fallback : (args.splice(at, 2)[1] ?? fallback);
};
const takeFlag = (name: string): boolean => {
  const at = args.indexOf(name);
  if (at >= 0) args.splice(at, 1);
  return at >= 0;
};
const rounds = Number(takeOption("--rounds", "3"));
const runs = Number(takeOption("--runs", "5"));
const only = takeOption("--only", "taipan,python3,pyodide").split(",");
const markdown = takeFlag("--markdown");
const kinds = ["programs", "library", "start", "memory", "compile"];
const kind = kinds.includes(args[0] ?? "") ? args.shift()! : "programs";

interface Measured {
  best: number;
  first: number;
  checksum: string;
}

function measure(runtime: Runtime, program: string): Measured | string {
  const result = spawnSync(runtime.command[0]!, [...runtime.command.slice(1), driver, program, String(runs)], {
    encoding: "utf8",
    timeout: 300_000,
    maxBuffer: 1 << 26,
  });
  if (result.status !== 0) return (result.stderr ?? String(result.error)).trim().split("\n").at(-1) ?? "failed";
  const parsed = JSON.parse(result.stdout) as { checksum: string; first: number; times: number[] };
  return { best: Math.min(...parsed.times), first: parsed.first, checksum: parsed.checksum };
}

const geometricMean = (values: number[]): number =>
  Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);

function programsTable(runtimes: Runtime[]): Table[] {
  const folder = join(root, "bench/programs");
  const programs = readdirSync(folder)
    .filter((name) => name.endsWith(".py") && (args.length === 0 || args.some((arg) => name.includes(arg))))
    .sort();
  const best = new Map<string, Map<string, Measured>>();
  const failures: string[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const program of programs) {
      for (const runtime of runtimes) {
        const key = `${program} on ${runtime.name}`;
        if (failures.some((failure) => failure.startsWith(key))) continue;
        const measured = measure(runtime, join(folder, program));
        if (typeof measured === "string") {
          failures.push(`${key}: ${measured}`);
          continue;
        }
        const row = best.get(program) ?? new Map<string, Measured>();
        best.set(program, row);
        const old = row.get(runtime.name);
        if (old === undefined || measured.best < old.best) row.set(runtime.name, measured);
        const other = [...row.values()].find((value) => value.checksum !== measured.checksum);
        if (other !== undefined) failures.push(`${key}: checksum ${measured.checksum}, elsewhere ${other.checksum}`);
      }
    }
    if (process.stdout.isTTY) process.stderr.write(`round ${round + 1} of ${rounds}\r`);
  }
  const rivals = runtimes.filter((runtime) => runtime.name !== "taipan");
  const ratios = new Map(rivals.map((rival) => [rival.name, [] as { program: string; ratio: number }[]]));
  const rows: string[][] = [];
  for (const program of programs) {
    const row = best.get(program);
    if (row === undefined) continue;
    const ours = row.get("taipan");
    const cells = [basename(program, ".py")];
    for (const runtime of runtimes) {
      const measured = row.get(runtime.name);
      cells.push(measured === undefined ? "–" : (measured.best * 1000).toFixed(1));
    }
    if (runtimes.some((runtime) => runtime.name === "taipan")) {
      cells.push(ours === undefined ? "–" : (ours.first * 1000).toFixed(1));
    }
    for (const rival of rivals) {
      const theirs = row.get(rival.name);
      if (ours === undefined || theirs === undefined) cells.push("–");
      else {
        const ratio = theirs.best / ours.best;
        ratios.get(rival.name)!.push({ program: basename(program, ".py"), ratio });
        cells.push(`${ratio.toFixed(2)}×`);
      }
    }
    rows.push(cells);
  }
  const notes: string[] = [];
  for (const [name, list] of ratios) {
    if (list.length === 0) continue;
    const slowest = [...list].sort((a, b) => a.ratio - b.ratio).slice(0, 4);
    notes.push(
      `taipan is ${geometricMean(list.map((entry) => entry.ratio)).toFixed(2)}× as fast as ${name} (geometric mean of ${list.length}); ` +
        `least: ${slowest.map((entry) => `${entry.program} ${entry.ratio.toFixed(2)}×`).join(", ")}`,
    );
  }
  const hasTaipan = runtimes.some((runtime) => runtime.name === "taipan");
  const header = [
    "program",
    ...runtimes.map((runtime) => `${runtime.name} ms`),
    ...(hasTaipan ? ["taipan, first run ms"] : []),
    ...rivals.map((rival) => `faster than ${rival.name}`),
  ];
  return [
    {
      title: "Programs (best of the timed runs; higher ratios are better)",
      header,
      rows,
      notes: [...notes, ...failures],
    },
  ];
}

const runtimes = findRuntimes().filter((runtime) => only.includes(runtime.name));
const tables =
  kind === "start"
    ? startTable(runtimes, rounds)
    : kind === "memory"
      ? memoryTable(runtimes)
      : kind === "compile"
        ? compileTable(runtimes, rounds)
        : kind === "library"
          ? libraryTable(runtimes, args, rounds, runs)
          : programsTable(runtimes);
console.log(tables.map(toText).join("\n\n"));

if (markdown) {
  const path = join(root, "docs/benchmarks.md");
  const begin = `<!-- ${kind} -->`;
  const end = `<!-- end of ${kind} -->`;
  const about = `Measured on ${new Date().toISOString().slice(0, 10)} with \`npm run bench -- ${process.argv.slice(2).join(" ")}\` on ${cpus().length} × ${cpus()[0]?.model.trim()}: ${runtimes.map((runtime) => runtime.version).join("; ")}.`;
  const section = `${begin}\n\n${about}\n\n${tables.map(toMarkdown).join("\n\n")}\n\n${end}`;
  let text = existsSync(path)
    ? readFileSync(path, "utf8")
    : "# Benchmarks\n\nWritten by `bench/run.ts`; not edited by hand.\n";
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  text = from < 0 || to < 0 ? `${text}\n${section}\n` : text.slice(0, from) + section + text.slice(to + end.length);
  writeFileSync(path, text);
  // The check holds tables to the formatter's form.
  spawnSync(join(root, "node_modules/.bin/biome"), ["format", "--write", join(root, "docs/benchmarks.md")]);
}
