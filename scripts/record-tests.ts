// Records what the reference interpreter does with every program under test/python and examples.
//   tsx scripts/record-tests.ts [--all] [filter…]
// Each program runs in two instances with different hash seeds and in opposite order; one that does not give the same
// output twice is reported and not recorded. A folder's file `unrecorded.txt` names programs the reference build cannot run.
import { existsSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { isMainThread, Worker } from "node:worker_threads";
import {
  compareOutcome,
  digestOf,
  findPrograms,
  formatRecording,
  type Outcome,
  type Program,
  type ProgramFiles,
  readProgram,
  readRecording,
} from "../test/harness/programs.ts";
import { openOracle } from "./record-oracle.ts";

const args = process.argv.slice(2);
const all = args.includes("--all");
const filters = args.filter((arg) => !arg.startsWith("--"));

function isUnrecorded(program: Program): boolean {
  const list = join(dirname(program.expected), "unrecorded.txt");
  if (!existsSync(list)) return false;
  return readFileSync(list, "utf8")
    .split("\n")
    .some((line) => line.split(/\s/)[0] === basename(program.main));
}

const work: { program: Program; files: ProgramFiles; digest: string }[] = [];
for (const program of ["test/python", "examples"].flatMap(findPrograms)) {
  if (filters.length > 0 && !filters.some((filter) => program.name.includes(filter))) continue;
  if (isUnrecorded(program)) continue;
  const files = readProgram(program);
  const digest = digestOf(files);
  if (all || readRecording(program)?.digest !== digest) work.push({ program, files, digest });
}

if (isMainThread) {
  // The reference interpreter recurses on the JavaScript stack, which only a worker can have larger.
  if (work.length > 0) {
    const start = `import("tsx/esm/api").then(({ tsImport }) => tsImport(${JSON.stringify(import.meta.url)}, ${JSON.stringify(import.meta.url)}))`;
    new Worker(start, { eval: true, argv: args, resourceLimits: { stackSizeMb: 240 } });
  }
} else {
  const [first, second] = [await openOracle(1), await openOracle(2)];
  const runAll = (order: typeof work, run: (files: ProgramFiles) => Outcome): Map<string, Outcome> =>
    new Map(
      order.map(({ program, files }) => {
        if (args.includes("--verbose")) writeSync(2, `${program.name}\n`);
        return [program.name, run(files)];
      }),
    );
  const once = runAll(work, first.run);
  const twice = runAll([...work].reverse(), second.run);
  let recorded = 0;
  for (const { program, digest } of work) {
    const outcome = once.get(program.name)!;
    const difference = compareOutcome(outcome, twice.get(program.name)!);
    if (difference === undefined && !/ at 0x[0-9a-f]{4,}/.test(outcome.stdout + outcome.stderr)) {
      writeFileSync(program.expected, formatRecording({ ...outcome, digest }));
      recorded++;
    } else {
      console.log(`not deterministic: ${program.name}\n${difference ?? "  it prints an address"}`);
      process.exitCode = 1;
    }
  }
  console.log(`${recorded} recorded`);
}
