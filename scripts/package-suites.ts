// Runs the tests that packages bring in their source distributions (test/packages/suites.txt, fetched by pip into .cache/packages/suites).
//   tsx scripts/package-suites.ts [filter…]     the last line is `N passed, N failed, N skipped`; what is known to fail counts as skipped
// pytest comes from .cache/packages/site (scripts/packages.ts); without it, or without pip, suites are skipped with a word.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../test/harness/programs.ts";

interface Suite {
  readonly name: string;
  readonly command: readonly string[];
  /** The tests that are known to fail, by reason. */
  readonly known: Readonly<Record<string, readonly string[]>>;
}

const SUITES: readonly Suite[] = [
  {
    name: "more_itertools",
    command: ["unittest", "tests.test_more", "tests.test_recipes"],
    known: {
      "threads cannot be started": [
        ...["abort", "basic", "callback_kwd", "exception", "no_result_while_running", "partial_consumption"].map(
          (name) => `tests.test_more.CallbackIterTests.test_${name}`,
        ),
        "tests.test_more.TestConcurrentTee.test_concurrent_consumers",
        "tests.test_more.TestSerialize.test_concurrent_calls",
        "tests.test_more.TestSynchronized.test_concurrent_calls",
        "more_itertools.more.callback_iter",
      ],
      "objects end later": ["tests.test_more.IsliceExtendedTests.test_elements_lifecycle"],
      "members of sets are hashed again": ["tests.test_more.PowersetOfSetsTests.test_hash_count"],
    },
  },
  {
    name: "toolz",
    command: ["pytest", "-q", "--capture=sys", "-p", "no:cacheprovider", "toolz", "tlz"],
    known: { "there is no _multiprocessing": ["toolz/sandbox/tests/test_parallel.py::test_fold"] },
  },
];

const cache = join(projectRoot, ".cache/packages");
const folder = join(cache, "suites");
const requirements = join(projectRoot, "test/packages/suites.txt");
const timeLimitMs = 900_000;

/** Brings the distributions; gives the reason where it cannot. */
function fetchSuites(): string | undefined {
  const wanted = readFileSync(requirements, "utf8");
  const stamp = join(folder, "suites.txt");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return undefined;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const pip = ["-m", "pip", "download", "--no-binary", ":all:", "--no-deps", "--require-hashes", "--quiet"];
  const run = spawnSync("python3", [...pip, "--dest", folder, "-r", requirements], { encoding: "utf8" });
  if (run.status !== 0) return (run.stderr ?? String(run.error)).trim();
  for (const file of readdirSync(folder)) spawnSync("tar", ["xzf", file], { cwd: folder });
  writeFileSync(stamp, wanted);
  return undefined;
}

/** What unittest or pytest counted, and the tests that failed. */
function outcomeOf(text: string): { ran: number; failed: Set<string> } {
  const failed = new Set<string>();
  // A method is told with its class, a doctest with its module.
  for (const [, name, owner] of text.matchAll(/^(?:FAIL|ERROR): (\S+) \((\S+)\)/gm))
    failed.add(owner!.endsWith(`.${name}`) ? owner! : `${owner}.${name}`);
  for (const [, name] of text.matchAll(/^FAILED (\S+::\S+)/gm)) failed.add(name!);
  const counted = /^Ran (\d+) tests/m.exec(text)?.[1];
  const byPytest = /(?:(\d+) failed, )?(\d+) passed/.exec(text)?.slice(1) ?? [];
  return { ran: Number(counted ?? byPytest.reduce((sum, n) => sum + Number(n ?? 0), 0)), failed };
}

const filters = process.argv.slice(2);
const problem = fetchSuites();
let passed = 0;
let failed = 0;
let skipped = 0;
if (problem !== undefined) console.log(`the suites are not here, and pip cannot fetch them:\n${problem}`);
for (const { name, command, known } of problem === undefined ? SUITES : []) {
  if (filters.length > 0 && !filters.some((text) => name.includes(text))) continue;
  const home = readdirSync(folder).find((file) => file.startsWith(`${name}-`) && !file.endsWith(".gz"));
  const site = join(cache, "site");
  if (home === undefined || (command[0] === "pytest" && !existsSync(site))) {
    console.log(`skipped ${name}: ${home === undefined ? "it is not here" : "pytest is not here (npm run packages)"}`);
    continue;
  }
  const run = spawnSync(join(projectRoot, "bin/taipan"), ["-m", ...command], {
    cwd: join(folder, home),
    encoding: "utf8",
    timeout: timeLimitMs,
    maxBuffer: 2 ** 28,
    env: { ...process.env, PYTHONPATH: site, PYTHONDONTWRITEBYTECODE: "1", PYTEST_DISABLE_PLUGIN_AUTOLOAD: "1" },
  });
  const outcome = outcomeOf(run.stdout + run.stderr);
  const expected = new Set(Object.values(known).flat());
  const fresh = [...outcome.failed].filter((test) => !expected.has(test));
  const mended = [...expected].filter((test) => !outcome.failed.has(test));
  if (outcome.ran === 0) fresh.push(`nothing ran: ${(run.stdout + run.stderr).slice(-500)}`);
  for (const test of fresh) console.log(`FAIL ${name}: ${test}`);
  for (const test of mended) console.log(`FAIL ${name}: ${test} passes, but is listed as known to fail`);
  console.log(`${name}: ${outcome.ran - outcome.failed.size} of ${outcome.ran} passed`);
  passed += outcome.ran - outcome.failed.size;
  failed += fresh.length + mended.length;
  skipped += outcome.failed.size - [...outcome.failed].filter((test) => fresh.includes(test)).length;
}
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed > 0 ? 1 : 0;
