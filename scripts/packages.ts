// Programs over packages that others wrote: fetches what test/packages/requirements.txt pins into .cache/packages (not
// checked in), runs every test/packages/use-*.py in bin/taipan and compares with what CPython 3.14 (pyodide) printed.
//   tsx scripts/packages.ts [filter…]     run; the last line is `N passed, N failed`, all skipped where pip gives nothing
//   tsx scripts/packages.ts --record      record what is new or changed (in pyodide; `# Recorded by python3` in a program: in that)
//   tsx scripts/packages.ts --pin name…   add packages to requirements.txt at the version pip finds, with the wheel's hash
//   tsx scripts/packages.ts --table       run all and write docs/compatibility.md; with --imports, time the imports too
// A program opens with comments: `# Packages: a, b` (all that it imports), `# Tries: what it does`, and, where there is
// one, `# Note: what to know`. What is known to fail stands in test/expected-failures.txt.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  compareOutcome,
  digestOf,
  formatRecording,
  type Outcome,
  projectRoot,
  readRecording,
} from "../test/harness/programs.ts";

const args = process.argv.slice(2);
const has = (option: string): boolean => args.includes(option);
const filters = args.filter((arg) => !arg.startsWith("--"));
const folder = join(projectRoot, "test/packages");
const requirements = join(folder, "requirements.txt");
const cache = join(projectRoot, ".cache/packages");
const site = join(cache, "site");
const timeLimitMs = 300_000;

/** Wheels are chosen as if for CPython 3.14; of one with extension modules only the Python files are used. */
const pipTarget = ["--python-version", "3.14", "--implementation", "cp", "--abi", "cp314", "--abi", "none"]
  .concat(["--platform", "any", "--platform", "manylinux2014_x86_64", "--platform", "manylinux_2_28_x86_64"])
  .concat(["--no-deps", "--only-binary=:all:", "--ignore-requires-python", "--disable-pip-version-check", "--quiet"]);

function pip(command: string, options: string[]): string | undefined {
  const run = spawnSync("python3", ["-m", "pip", command, ...pipTarget, ...options], { encoding: "utf8" });
  return run.status === 0 ? undefined : (run.stderr ?? String(run.error)).trim();
}

function readPins(): Map<string, { version: string; hash: string }> {
  const pins = new Map<string, { version: string; hash: string }>();
  if (!existsSync(requirements)) return pins;
  for (const line of readFileSync(requirements, "utf8").split("\n")) {
    const pin = /^(\S+)==(\S+) --hash=sha256:(\w+)/.exec(line);
    if (pin !== null) pins.set(pin[1]!, { version: pin[2]!, hash: pin[3]! });
  }
  return pins;
}

/** Adds packages to the pinned list; `name==version` asks for a version. A pure wheel is preferred to a binary one. */
function pin(names: string[]): void {
  const pins = readPins();
  const pure = ["--python-version", "3.14", "--platform", "any", "--abi", "none", "--implementation", "py"];
  for (const name of names) {
    const target = mkdtempSync(join(tmpdir(), "pin-"));
    const common = [
      "-m",
      "pip",
      "download",
      "--no-deps",
      "--only-binary=:all:",
      "--quiet",
      "--disable-pip-version-check",
    ];
    const run = spawnSync("python3", [...common, ...pure, "-d", target, name], { encoding: "utf8" });
    const problem = run.status === 0 ? undefined : pip("download", ["-d", target, name]);
    if (problem !== undefined) console.log(`${name}: ${problem.split("\n").at(-1)}`);
    for (const file of readdirSync(target)) {
      const [distribution, version] = file.split("-") as [string, string];
      const hash = createHash("sha256")
        .update(readFileSync(join(target, file)))
        .digest("hex");
      pins.set(distribution.toLowerCase().replaceAll(/[._]+/g, "-"), { version, hash });
    }
    rmSync(target, { recursive: true });
  }
  const lines = [...pins].sort(([a], [b]) => (a < b ? -1 : 1));
  const text = lines.map(([name, { version, hash }]) => `${name}==${version} --hash=sha256:${hash}\n`).join("");
  writeFileSync(requirements, `# Written by scripts/packages.ts --pin.\n${text}`);
}

/** Brings `.cache/packages/site` to what requirements.txt says; gives the reason where it cannot. */
function fetchPackages(): string | undefined {
  const stamp = join(cache, "requirements.txt");
  const wanted = readFileSync(requirements, "utf8");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return undefined;
  mkdirSync(cache, { recursive: true });
  const fresh = join(cache, "fetching");
  rmSync(fresh, { recursive: true, force: true });
  const problem = pip("install", ["--target", fresh, "--no-compile", "--require-hashes", "-r", requirements]);
  if (problem !== undefined) return problem;
  for (const file of readdirSync(fresh, { recursive: true, encoding: "utf8" })) {
    if (/\.(so|pyd)$/.test(file)) rmSync(join(fresh, file));
  }
  rmSync(site, { recursive: true, force: true });
  spawnSync("mv", [fresh, site]);
  writeFileSync(stamp, wanted);
  return undefined;
}

interface PackageProgram {
  name: string;
  main: string;
  expected: string;
  source: string;
}

function findPackagePrograms(): PackageProgram[] {
  return readdirSync(folder)
    .filter(
      (file) => /^use-.*\.py$/.test(file) && (filters.length === 0 || filters.some((text) => file.includes(text))),
    )
    .map((file) => ({
      name: `test/packages/${file}`,
      main: file,
      expected: join(folder, file.replace(/py$/, "expected")),
      source: readFileSync(join(folder, file), "utf8"),
    }));
}

const headerOf = (program: PackageProgram, key: string): string =>
  new RegExp(`^# ${key}: (.*)$`, "m").exec(program.source)?.[1] ?? "";

const digest = (program: PackageProgram): string =>
  digestOf({ name: program.name, main: program.main, files: new Map([[program.main, Buffer.from(program.source)]]) });

/** Runs a program as `command file`, in a folder of its own; paths of this machine are taken out of what it prints. */
function execute(command: string[], file: string, options: string[] = []): Promise<Outcome> {
  const work = mkdtempSync(join(tmpdir(), "package-"));
  return new Promise((done) => {
    const child = spawn(command[0]!, [...command.slice(1), file, ...options], {
      cwd: work,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, PYTHONPATH: site, PYTHONDONTWRITEBYTECODE: "1", COLUMNS: "80", NO_COLOR: "" },
    });
    const text = { stdout: "", stderr: "" };
    for (const stream of ["stdout", "stderr"] as const) {
      child[stream].setEncoding("utf8").on("data", (chunk: string) => {
        text[stream] += chunk;
      });
    }
    const timer = setTimeout(() => child.kill("SIGKILL"), timeLimitMs);
    child.on("close", (code) => {
      clearTimeout(timer);
      rmSync(work, { recursive: true, force: true });
      const clean = (output: string): string =>
        output.replaceAll(`${site}/`, "site/").replaceAll(`${folder}/`, "").replaceAll(projectRoot, "");
      const end = code === null ? `(no end after ${timeLimitMs / 1000} s)\n` : "";
      done({ exit: code ?? -1, stdout: clean(text.stdout), stderr: clean(text.stderr) + end });
    });
  });
}

const taipan = [process.env["TAIPAN_COMMAND"] ?? join(projectRoot, "bin/taipan")];

async function record(programs: PackageProgram[]): Promise<void> {
  for (const program of programs) {
    if (readRecording({ ...program, folder })?.digest === digest(program) && !has("--all")) continue;
    const byPython = program.source.includes("# Recorded by python3");
    const command = byPython ? ["python3"] : ["node", join(projectRoot, "bench/run-pyodide.mjs")];
    // Once: running the program in taipan is the second run that a program whose output changes would fail.
    const outcome = await execute(command, join(folder, program.main));
    if (outcome.exit !== 0) console.log(`fails in the reference: ${program.name}\n${outcome.stderr.slice(-500)}`);
    else {
      writeFileSync(program.expected, formatRecording({ ...outcome, digest: digest(program) }));
      console.log(`recorded ${program.name}`);
    }
  }
}

function readLedger(): Map<string, string> {
  const lines = readFileSync(join(projectRoot, "test/expected-failures.txt"), "utf8").split("\n");
  return new Map(
    lines.filter((line) => line.startsWith("test/packages/")).map((line) => line.split(": ", 2) as [string, string]),
  );
}

interface Verdict {
  program: PackageProgram;
  state: "passed" | "failed" | "known" | "skipped";
}

async function runAll(programs: PackageProgram[]): Promise<Verdict[]> {
  const ledger = readLedger();
  const verdicts: Verdict[] = [];
  for (const program of programs) {
    const recording = readRecording({ ...program, folder });
    if (recording === undefined) {
      console.log(`skipped ${program.name}: it has no recording`);
      verdicts.push({ program, state: "skipped" });
      continue;
    }
    const failure =
      recording.digest === digest(program)
        ? compareOutcome(recording, await execute(taipan, join(folder, program.main)))
        : "  the recording is older than the program: run scripts/packages.ts --record";
    const known = ledger.has(program.name);
    const state = failure === undefined ? (known ? "failed" : "passed") : known ? "known" : "failed";
    if (state === "failed") {
      console.log(`FAIL ${program.name}\n${failure ?? "  passes, but stands in test/expected-failures.txt"}`);
    } else console.log(`${state === "known" ? "known to fail" : "ok"} ${program.name}`);
    verdicts.push({ program, state });
  }
  return verdicts;
}

/** Seconds of processor time that importing a module takes, in one run. */
async function importSeconds(command: string[], module: string): Promise<number | undefined> {
  const source = `import time\nt = time.process_time()\nimport ${module}\nprint(time.process_time() - t)`;
  const seconds = Number.parseFloat((await execute(command, "-c", [source])).stdout);
  return Number.isNaN(seconds) ? undefined : seconds;
}

async function writeTable(verdicts: Verdict[]): Promise<void> {
  const pins = readPins();
  const ledger = readLedger();
  const versionOf = (name: string): string => `${name} ${pins.get(name)?.version ?? "?"}`;
  const rows: string[][] = [["program", "packages", "what is tried", "outcome", "import"]];
  for (const { program, state } of verdicts) {
    const module = headerOf(program, "Module");
    const [ours, theirs] =
      module === "" || !has("--imports")
        ? []
        : [await importSeconds(taipan, module), await importSeconds(["python3"], module)];
    const time = ours && theirs ? `${ours.toFixed(2)} s, ${(ours / theirs).toFixed(1)}×` : "";
    const outcome = { passed: "as CPython", failed: "FAILS", known: "fails", skipped: "not recorded" }[state];
    const note = [ledger.get(program.name), headerOf(program, "Note")].filter(Boolean).join("; ");
    const packages = headerOf(program, "Packages").split(", ").map(versionOf).join(", ");
    const name = program.main.replace(/^use-|\.py$/g, "");
    rows.push([name, packages, headerOf(program, "Tries"), note === "" ? outcome : `${outcome}: ${note}`, time]);
  }
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const line = (cells: string[]): string => `| ${cells.map((cell, i) => cell.padEnd(widths[i]!)).join(" | ")} |`;
  const table = [line(rows[0]!), line(widths.map((width) => "-".repeat(width))), ...rows.slice(1).map(line)];
  const count = (state: string): number => verdicts.filter((verdict) => verdict.state === state).length;
  const path = join(projectRoot, "docs/compatibility.md");
  const rest = existsSync(path) ? readFileSync(path, "utf8").split("<!-- end of the table -->")[1]! : "\n";
  const head = `# Packages from PyPI

Written by \`npm run packages -- --table\` on ${new Date().toISOString().slice(0, 10)}: ${count("passed")} of ${verdicts.length} programs print what CPython 3.14 prints.
The packages are unchanged, at the versions pinned in \`test/packages/requirements.txt\`; the programs are \`test/packages/use-*.py\`. "import" (where measured) is the processor
time of a first import from source, and its ratio to CPython 3.11 with warm \`__pycache__\`.

`;
  writeFileSync(path, `${head}${table.join("\n")}\n\n<!-- end of the table -->${rest}`);
}

if (has("--pin")) pin(filters);
else {
  const problem = fetchPackages();
  const programs = findPackagePrograms();
  if (problem !== undefined) {
    console.log(`the packages are not here, and pip cannot fetch them:\n${problem}`);
    console.log(`0 passed, 0 failed, ${programs.length} skipped`);
  } else if (has("--record")) await record(programs);
  else {
    const verdicts = await runAll(programs);
    if (has("--table")) await writeTable(verdicts);
    const count = (...states: string[]): number => verdicts.filter(({ state }) => states.includes(state)).length;
    const skipped = count("known", "skipped");
    console.log(`${count("passed")} passed, ${count("failed")} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
    process.exitCode = count("failed") > 0 ? 1 : 0;
  }
}
