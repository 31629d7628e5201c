// The single entry of the tests: TypeScript tests (vitest), recorded programs (test/python), examples.
//   tsx --conditions=our-source test/run.ts [filter…] [--command "…"] [--no-vitest]
// The last line is `N passed, N failed` (and `, N skipped` where a program has no recording). Tests known to fail
// stand in test/expected-failures.txt, `name: reason`; one of them that passes is a failure.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { compareOutcome, digestOf, findPrograms, projectRoot, readProgram, readRecording } from "./harness/programs.ts";
import { commandRunner } from "./harness/runners.ts";

type Result = { name: string; failure?: string };

const args = process.argv.slice(2);
const optionValue = (name: string): string | undefined => {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args.splice(at, 2)[1];
};
const command = optionValue("--command") ?? process.env.TAIPAN_COMMAND;
const filters = args.filter((arg) => !arg.startsWith("--"));
const wanted = (name: string): boolean => filters.length === 0 || filters.some((filter) => name.includes(filter));

function runVitest(): Result[] {
  const report = join(projectRoot, ".cache/vitest.json");
  mkdirSync(join(projectRoot, ".cache"), { recursive: true });
  const cli = join(projectRoot, "node_modules/vitest/vitest.mjs");
  const run = spawnSync(
    process.execPath,
    [
      cli,
      "run",
      "--config",
      "test/vitest.config.ts",
      "--passWithNoTests",
      "--reporter=json",
      `--outputFile=${report}`,
    ].concat(filters),
    { cwd: projectRoot, encoding: "utf8", env: { ...process.env, NODE_OPTIONS: "" } },
  );
  type Report = {
    testResults: {
      name: string;
      status: string;
      message: string;
      assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
    }[];
  };
  if (!existsSync(report)) return [{ name: "vitest", failure: run.stderr || run.stdout || "no report" }];
  const results: Result[] = [];
  for (const file of (JSON.parse(readFileSync(report, "utf8")) as Report).testResults) {
    const name = relative(projectRoot, file.name);
    if (file.status === "failed" && file.assertionResults.length === 0) results.push({ name, failure: file.message });
    for (const test of file.assertionResults) {
      if (test.status === "passed") results.push({ name: `${name} > ${test.fullName}` });
      else if (test.status === "failed") {
        const failure = test.failureMessages
          .join("\n")
          .split("\n")
          .filter((line) => !/^ +at .*node_modules/.test(line))
          .slice(0, 8)
          .join("\n");
        results.push({ name: `${name} > ${test.fullName}`, failure });
      }
    }
  }
  // A worker that dies takes tests with it that the report does not name.
  if (run.status !== 0 && results.every((result) => result.failure === undefined))
    results.push({ name: "vitest", failure: `${run.stdout}${run.stderr}`.slice(-2000) || `status ${run.status}` });
  return results;
}

/** Subjects whose programs are run in suspendable form as well. */
const SUSPENDABLE =
  /^test\/python\/(async-generators|asyncio|attribute-access|classes|coroutines|decorators|descriptors|dunder-operators|generators|iterators|super|try-finally|with)\//;

let skipped = 0;

async function runPrograms(): Promise<Result[]> {
  const queue = ["test/python", "examples"].flatMap(findPrograms).filter((program) => wanted(program.name));
  const results: Result[] = [];
  const taipan = [join(projectRoot, "bin/taipan")];
  const direct = commandRunner(command?.split(" ") ?? taipan);
  const suspendable = commandRunner([...taipan, "-X", "suspendable"]);
  const work = async (): Promise<void> => {
    for (let program = queue.shift(); program !== undefined; program = queue.shift()) {
      const recording = readRecording(program);
      if (recording === undefined) {
        skipped++;
        continue;
      }
      const stale = recording.digest !== digestOf(readProgram(program));
      const failure = stale
        ? "  the recording is older than the program: run scripts/record-tests.ts"
        : compareOutcome(recording, await direct(program));
      results.push(failure === undefined ? { name: program.name } : { name: program.name, failure });
      if (failure !== undefined || command !== undefined || !SUSPENDABLE.test(program.name)) continue;
      const name = `${program.name} (suspendable)`;
      const other = compareOutcome(recording, await suspendable(program));
      results.push(other === undefined ? { name } : { name, failure: other });
    }
  };
  await Promise.all([work(), work()]);
  return results.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function readLedger(): Map<string, string> {
  const path = join(projectRoot, "test/expected-failures.txt");
  const ledger = new Map<string, string>();
  for (const line of readFileSync(path, "utf8").split("\n")) {
    const at = line.indexOf(": ");
    if (at > 0 && !line.startsWith("#")) ledger.set(line.slice(0, at), line.slice(at + 2));
  }
  return ledger;
}

const ledger = readLedger();
const results = [...(args.includes("--no-vitest") ? [] : runVitest()), ...(await runPrograms())];
let [passed, failed, known] = [0, 0, 0];
for (const { name, failure } of results) {
  const reason = ledger.get(name);
  if (failure === undefined && reason === undefined) passed++;
  else if (failure !== undefined && reason !== undefined) known++;
  else {
    failed++;
    console.log(`FAIL ${name}\n${failure ?? "  passes, but stands in test/expected-failures.txt"}`);
  }
}
if (known > 0) console.log(`${known} known to fail, see test/expected-failures.txt`);
const skips = skipped + known;
console.log(`${passed} passed, ${failed} failed${skips > 0 ? `, ${skips} skipped` : ""}`);
process.exit(failed > 0 ? 1 : 0);
