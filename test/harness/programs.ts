// Recorded programs: how they are found, how their expected output is stored, and how two outcomes are compared.
// A program is `name.py` with `name.expected` beside it, or a folder with `main.py` (and its modules) and
// `main.expected`. Recordings come from scripts/record-tests.ts and are never written by hand.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";

/** What a program did: exit status and the two streams, with its own folder's path taken out. */
export interface Outcome {
  exit: number;
  stdout: string;
  stderr: string;
}

/** A program with the files it needs, by path relative to the folder it is run in. */
export interface ProgramFiles {
  /** Path relative to the project, e.g. `test/python/with/exit-order.py`. */
  name: string;
  main: string;
  files: Map<string, Uint8Array>;
}

export interface Program {
  name: string;
  folder: string;
  main: string;
  expected: string;
}

export interface Recording extends Outcome {
  digest: string;
}

export const projectRoot = resolve(import.meta.dirname, "../..");

/** All programs below a folder of the project, sorted by name. */
export function findPrograms(root: string): Program[] {
  const found: Program[] = [];
  const add = (folder: string, file: string): void => {
    const path = join(folder, file);
    found.push({
      name: relative(projectRoot, path),
      folder,
      main: file,
      expected: path.replace(/\.py$/, ".expected"),
    });
  };
  const walk = (folder: string): void => {
    const entries = readdirSync(folder, { withFileTypes: true });
    if (entries.some((entry) => entry.name === "main.py")) {
      add(folder, "main.py");
      return;
    }
    for (const entry of entries) {
      if (entry.isDirectory() && entry.name !== "__pycache__") walk(join(folder, entry.name));
      else if (entry.name.endsWith(".py")) add(folder, entry.name);
    }
  };
  walk(resolve(projectRoot, root));
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Reads a program's own files: one, or the whole folder of a `main.py`. */
export function readProgram(program: Program): ProgramFiles {
  const files = new Map<string, Uint8Array>();
  const walk = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (entry.name !== "__pycache__") walk(path);
      } else if (!entry.name.endsWith(".expected")) files.set(relative(program.folder, path), readFileSync(path));
    }
  };
  if (program.main === "main.py") walk(program.folder);
  else files.set(program.main, readFileSync(join(program.folder, program.main)));
  return { name: program.name, main: program.main, files };
}

/** A short digest of everything a recording depends on. */
export function digestOf(program: ProgramFiles): string {
  const hash = createHash("sha256");
  for (const [path, bytes] of [...program.files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest("hex").slice(0, 12);
}

const noNewline = "--- no newline at end ---\n";

export function formatRecording(recording: Recording): string {
  let text = `exit ${recording.exit}, source ${recording.digest}\n`;
  for (const stream of ["stdout", "stderr"] as const) {
    const content = recording[stream];
    if (content === "") continue;
    text += `--- ${stream} ---\n${content}`;
    if (!content.endsWith("\n")) text += `\n${noNewline}`;
  }
  return text;
}

export function parseRecording(text: string): Recording {
  const head = /^exit (\d+), source (\w+)\n/.exec(text);
  if (head === null) throw new Error("not a recording");
  const section = (name: string, content: string): string => {
    if (content === "") return "";
    const body = content.slice(`--- ${name} ---\n`.length);
    return body.endsWith(noNewline) ? body.slice(0, -noNewline.length - 1) : body;
  };
  const rest = text.slice(head[0].length);
  const start = rest.startsWith("--- stderr ---\n") ? 0 : rest.search(/^--- stderr ---$/m);
  const split = start < 0 ? rest.length : start;
  return {
    exit: Number(head[1]),
    digest: head[2]!,
    stdout: section("stdout", rest.slice(0, split)),
    stderr: section("stderr", rest.slice(split)),
  };
}

export function readRecording(program: Program): Recording | undefined {
  return existsSync(program.expected) ? parseRecording(readFileSync(program.expected, "utf8")) : undefined;
}

/** The first place where two texts differ, with a little around it; undefined when they agree. */
export function shortDiff(label: string, expected: string, actual: string): string | undefined {
  if (expected === actual) return undefined;
  const [want, got] = [expected.split("\n"), actual.split("\n")];
  let at = 0;
  while (at < want.length && want[at] === got[at]) at++;
  const lines = [`  ${label}, line ${at + 1}:`];
  if (at > 0) lines.push(`      ${clip(want[at - 1]!)}`);
  const end = at + 3;
  for (const line of want.slice(at, end)) lines.push(`    - ${clip(line)}`);
  for (const line of got.slice(at, end)) lines.push(`    + ${clip(line)}`);
  return lines.join("\n");
}

function clip(line: string): string {
  return line.length > 180 ? `${line.slice(0, 180)}…` : line;
}

/** Undefined when the outcome is as recorded, else a short description of the difference. */
export function compareOutcome(recording: Outcome, actual: Outcome): string | undefined {
  const parts = [
    shortDiff("stdout", recording.stdout, actual.stdout),
    shortDiff("stderr", recording.stderr, actual.stderr),
    recording.exit === actual.exit ? undefined : `  exit status ${actual.exit}, expected ${recording.exit}`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join("\n");
}
