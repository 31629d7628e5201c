// Runs CPython's own tests under taipan and holds what they do against a ledger of expected failures.
//   npm run conformance -- --lib DIR [--modules A,B | --selection FILE] [--ledger FILE] [--jobs N] [--timeout S] [--update] [--json OUT]
// DIR holds the package `test`. A failure that is not in the ledger fails the run, and so does a test in it that passes. --update writes
// the ledger anew, keeping the reasons it has; --json writes what each test did. Files of tests are data: nothing of them is in this repository.

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const args = process.argv.slice(2);
const option = (name: string, fallback: string): string => {
  const at = args.indexOf(name);
  return at < 0 ? fallback : (args[at + 1] ?? fallback);
};

type Outcome = "passed" | "skipped" | "failed" | "error";
interface ModuleResult {
  module: string;
  /** Outcome and reason by test id. */
  tests: Map<string, { outcome: Outcome; why: string }>;
  /** Why the module could not be imported, or will not be run. */
  notImported?: string;
  leftOut?: string;
}

/** Processes of one module that may die before the rest of it is given up. */
const MAX_DEATHS = 4;

interface Attempt {
  messages: unknown[][];
  died: string | undefined;
}

/** One process that runs a module, without the tests in `skip`. */
function attempt(module: string, lib: string, skip: readonly string[], timeoutMs: number): Promise<Attempt> {
  const folder = mkdtempSync(join(tmpdir(), "conformance-"));
  const skipFile = join(folder, "skip.txt");
  const argv = [join(root, "bin/taipan"), join(root, "test/conformance/driver.py"), module, lib];
  if (skip.length > 0) {
    writeFileSync(skipFile, skip.join("\n"));
    argv.push(skipFile);
  }
  return new Promise((done) => {
    const child = spawn(process.execPath, argv, {
      cwd: folder,
      stdio: ["ignore", "pipe", "ignore"],
      env: { ...process.env, PYTHONHASHSEED: "0" },
      detached: true,
    });
    let text = "";
    let late = false;
    const stop = () => {
      late = true;
      try {
        process.kill(-child.pid!, "SIGKILL");
      } catch {
        child.kill("SIGKILL");
      }
    };
    // The limit is on silence: a module with a thousand tests may take long.
    let timer = setTimeout(stop, timeoutMs);
    child.stdout.on("data", (data: Buffer) => {
      text += data.toString("utf8");
      clearTimeout(timer);
      timer = setTimeout(stop, timeoutMs);
    });
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      rmSync(folder, { recursive: true, force: true });
      const messages = text
        .split("\n")
        .filter((line) => line.startsWith("\x1e"))
        .map((line) => JSON.parse(line.slice(1)) as unknown[]);
      const ended = messages.at(-1)?.[0] === "end";
      done({ messages, died: ended ? undefined : late ? "hangs" : `the process ends with ${signal ?? code}` });
    });
  });
}

/** The tests of a module; after a death the others are run again without the test it happened in. */
async function runModule(module: string, lib: string, timeoutMs: number): Promise<ModuleResult> {
  const result: ModuleResult = { module, tests: new Map() };
  const skip: string[] = [];
  for (let deaths = 0; deaths <= MAX_DEATHS; deaths++) {
    const { messages, died } = await attempt(module, lib, skip, timeoutMs);
    let running: string | undefined;
    for (const [kind, ...rest] of messages) {
      const [first = "", second = "", third = ""] = rest as string[];
      if (kind === "start") running = first;
      else if (kind === "stop") {
        result.tests.set(first, { outcome: second as Outcome, why: third });
        skip.push(first);
        running = undefined;
      } else if (kind === "not imported") result.notImported = first;
      else if (kind === "left out") result.leftOut = first;
      else if (kind === "aborted") result.tests.set(`${module} (aborted)`, { outcome: "error", why: first });
      else if (kind === "fixture" && first !== "skipped")
        result.tests.set(`${module} ${second}`, { outcome: "error", why: third });
    }
    if (died === undefined) break;
    if (running === undefined) {
      result.tests.set(`${module} (dies)`, { outcome: "error", why: died });
      break;
    }
    result.tests.set(running, { outcome: "error", why: died });
    skip.push(running);
  }
  return result;
}

/** `id: reason` lines; `#` begins a comment. */
function readLedger(file: string): Map<string, string> {
  const ledger = new Map<string, string>();
  if (!existsSync(file)) return ledger;
  for (const line of readFileSync(file, "utf8").split("\n")) {
    if (line === "" || line.startsWith("#")) continue;
    const at = line.indexOf(": ");
    ledger.set(at < 0 ? line : line.slice(0, at), at < 0 ? "" : line.slice(at + 2));
  }
  return ledger;
}

function modulesIn(lib: string, folder = "", depth = 0): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(join(lib, "test", folder), { withFileTypes: true })) {
    if (!entry.name.startsWith("test_")) continue;
    const name = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory() && depth < 2) found.push(...modulesIn(lib, name, depth + 1));
    else if (entry.name.endsWith(".py")) found.push(name.slice(0, -3).replaceAll("/", "."));
  }
  return found.sort();
}

const given = resolve(option("--lib", ""));
if (!existsSync(join(given, "test"))) {
  console.error("--lib DIR: a folder with CPython's package `test` (of 3.14)");
  process.exit(2);
}
// A folder with nothing but that package: DIR may be the whole library of another version.
const lib = mkdtempSync(join(tmpdir(), "conformance-lib-"));
symlinkSync(join(given, "test"), join(lib, "test"));
process.on("exit", () => rmSync(lib, { recursive: true, force: true }));
const selection = option("--selection", "");
const named = option("--modules", "");
const modules =
  named !== ""
    ? named.split(",")
    : selection !== ""
      ? readFileSync(selection, "utf8")
          .split("\n")
          .filter((line) => line !== "" && !line.startsWith("#"))
      : modulesIn(lib);
const ledgerFile = resolve(option("--ledger", join(root, "test/conformance/cpython-3.14.txt")));
const ledger = readLedger(ledgerFile);
const timeoutMs = Number(option("--timeout", "60")) * 1000;
const update = args.includes("--update");

const results: ModuleResult[] = [];
const waiting = [...modules];
const counts = { passed: 0, failed: 0, skipped: 0, known: 0 };
const problems: string[] = [];

/** Counts a module's tests and finds where they part from the ledger. */
function judge(result: ModuleResult): string {
  const { module, tests, notImported, leftOut } = result;
  if (leftOut !== undefined) {
    counts.skipped++;
    return `left out: ${leftOut}`;
  }
  if (notImported !== undefined) tests.set(module, { outcome: "error", why: `not imported: ${notImported}` });
  const here = { passed: 0, failed: 0, skipped: 0 };
  for (const [id, { outcome, why }] of tests) {
    const expected = ledger.has(id);
    if (outcome === "skipped") here.skipped++;
    else if (outcome === "passed") {
      here.passed++;
      if (expected) problems.push(`passes, and is in the ledger: ${id}`);
    } else {
      here.failed++;
      if (expected) counts.known++;
      else problems.push(`${id}: ${why}`);
    }
  }
  counts.passed += here.passed;
  counts.failed += here.failed;
  counts.skipped += here.skipped;
  return `${here.passed} passed, ${here.failed} failed, ${here.skipped} skipped`;
}

async function worker(): Promise<void> {
  for (let module = waiting.shift(); module !== undefined; module = waiting.shift()) {
    const result = await runModule(module, lib, timeoutMs);
    results.push(result);
    console.log(`${module}: ${judge(result)}`);
  }
}
await Promise.all(Array.from({ length: Number(option("--jobs", "2")) }, worker));
const jsonFile = option("--json", "");
if (jsonFile !== "")
  writeFileSync(
    jsonFile,
    JSON.stringify(Object.fromEntries(results.map((r) => [r.module, { ...r, tests: Object.fromEntries(r.tests) }]))),
  );

if (update) {
  const ran = new Set(results.map((r) => r.module));
  const kept = [...ledger].filter(
    ([id]) => ![...ran].some((m) => id === m || id.startsWith(`${m}.`) || id.startsWith(`${m} `)),
  );
  const fresh = results.flatMap((r) =>
    [...r.tests]
      .filter(([, t]) => t.outcome === "failed" || t.outcome === "error")
      .map(([id, t]) => [id, ledger.get(id) ?? t.why] as const),
  );
  const lines = [...kept, ...fresh].map(([id, why]) => `${id}: ${why.replaceAll("\n", " ").slice(0, 160)}`).sort();
  const head = existsSync(ledgerFile)
    ? readFileSync(ledgerFile, "utf8")
        .split("\n")
        .filter((line) => line.startsWith("#"))
    : [];
  writeFileSync(ledgerFile, [...head, ...lines, ""].join("\n"));
  console.log(`${lines.length} lines in ${ledgerFile}`);
} else for (const problem of problems.sort()) console.log(problem);
console.log(`${counts.known} known to fail`);
console.log(`${counts.passed} passed, ${problems.length} failed, ${counts.skipped} skipped`);
process.exitCode = problems.length > 0 && !update ? 1 : 0;
