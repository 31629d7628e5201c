// V8's compiled forms beside the build are a help only: the command prints the same without them, with damaged ones, with those of another
// V8 or another build, and where nothing can be written.
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";

const root = new URL("../..", import.meta.url).pathname;
const built = existsSync(join(root, "dist/worker.cjs"));
const folder = mkdtempSync(join(tmpdir(), "taipan-code-cache-"));
afterAll(() => rmSync(folder, { recursive: true }));

// A package of its own: the build's files, and a cache that belongs to this test.
const dist = join(folder, "dist");
const cache = join(dist, "cache");
if (built) {
  mkdirSync(dist);
  for (const name of ["launch.cjs", "worker.cjs", "command.js"]) cpSync(join(root, "dist", name), join(dist, name));
  symlinkSync(join(root, "dist/lib"), join(dist, "lib"));
  cpSync(join(root, "bin"), join(folder, "bin"), { recursive: true });
}

const run = (options: { flags?: string[]; write?: boolean; home?: string } = {}): string => {
  const env: NodeJS.ProcessEnv = { ...process.env, XDG_CACHE_HOME: options.home ?? "/dev/null" };
  if (options.write === false) env["PYTHONDONTWRITEBYTECODE"] = "1";
  else delete env["PYTHONDONTWRITEBYTECODE"];
  const program = "import keyword, textwrap; print(keyword.iskeyword('if'), textwrap.shorten('a b c', 5))";
  const r = spawnSync(process.execPath, [...(options.flags ?? []), join(folder, "bin/taipan"), "-c", program], {
    encoding: "utf8",
    env,
  });
  return r.stdout + r.stderr;
};
const printed = "True a b c\n";
const files = (): string[] =>
  existsSync(cache) ? readdirSync(cache, { recursive: true, encoding: "utf8" }).filter((f) => f.includes("/")) : [];

it.skipIf(!built)(
  "writes cached code where it was missing",
  () => {
    expect(run({ write: false })).toBe(printed);
    expect(files()).toEqual([]);
    expect(run()).toBe(printed);
    expect(files().map((f) => f.split("/")[1])).toEqual(
      expect.arrayContaining(["command", "keyword", "textwrap", "re"]),
    );
    const before = files().map((f) => readFileSync(join(cache, f)).length);
    expect(run()).toBe(printed);
    expect(files().map((f) => readFileSync(join(cache, f)).length)).toEqual(before);
  },
  240_000,
);

it.skipIf(!built)(
  "does without damaged files and writes them anew",
  () => {
    for (const f of files()) {
      const path = join(cache, f);
      const whole = readFileSync(path);
      const name = f.split("/")[1];
      if (name === "keyword") writeFileSync(path, "");
      else if (name === "textwrap") writeFileSync(path, whole.subarray(0, 1000));
      else {
        // Somewhere in the middle, where V8 would not notice.
        for (let i = 40; i < whole.length; i += 997) whole[i]! ^= 0x5a;
        writeFileSync(path, whole);
      }
    }
    const damaged = files().map((f) => readFileSync(join(cache, f)));
    expect(run({ write: false })).toBe(printed);
    expect(run()).toBe(printed);
    files().forEach((f, i) => {
      expect(readFileSync(join(cache, f)).equals(damaged[i]!)).toBe(false);
    });
  },
  240_000,
);

it.skipIf(!built)(
  "keeps versions and flags of V8 apart, and rejects what another one wrote",
  () => {
    const [own] = readdirSync(cache);
    expect(run({ flags: ["--no-opt"] })).toBe(printed);
    const tags = readdirSync(cache);
    expect(tags.length).toBe(2);
    const other = tags.find((t) => t !== own)!;
    rmSync(join(cache, own!), { recursive: true });
    cpSync(join(cache, other), join(cache, own!), { recursive: true });
    expect(run({ write: false })).toBe(printed);
    // Another build's: its id stands in front.
    for (const f of files()) {
      const whole = readFileSync(join(cache, f));
      whole.write("another build's id------", "latin1");
      writeFileSync(join(cache, f), whole);
    }
    expect(run({ write: false })).toBe(printed);
  },
  240_000,
);

it.skipIf(!built)(
  "uses the user's cache directory where the build's cannot be written",
  () => {
    rmSync(cache, { recursive: true });
    // A file in its place: nobody, not even root, can write below it.
    writeFileSync(cache, "");
    expect(run()).toBe(printed);
    const home = join(folder, "home");
    expect(run({ home })).toBe(printed);
    const [id] = readdirSync(join(home, "taipan"));
    const [tag] = readdirSync(join(home, "taipan", id!));
    expect(readdirSync(join(home, "taipan", id!, tag!))).toContain("command");
    expect(run({ home })).toBe(printed);
    rmSync(cache);
    mkdirSync(cache);
    chmodSync(cache, 0o555);
    expect(run({ home })).toBe(printed);
  },
  240_000,
);
