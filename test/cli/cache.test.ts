// The command keeps compiled sources in __pycache__: written once, used again, renewed when the source changes, safe to delete or to damage.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";

const root = new URL("../..", import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), "taipan-cache-"));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...args: string[]): string => {
  const env = { ...process.env };
  delete env["PYTHONDONTWRITEBYTECODE"];
  const r = spawnSync(join(root, "bin/taipan"), args, { cwd: folder, encoding: "utf8", env });
  return r.stdout + r.stderr;
};
const cache = join(folder, "__pycache__");

it.skipIf(!existsSync(join(root, "dist/worker.cjs")))(
  "keeps compiled sources",
  () => {
    writeFileSync(join(folder, "mod.py"), "value = 1\n");
    expect(run("-B", "-c", "import mod; print(mod.value)")).toBe("1\n");
    expect(existsSync(cache)).toBe(false);
    expect(run("-c", "import mod; print(mod.value)")).toBe("1\n");
    const [name] = readdirSync(cache);
    expect(name).toMatch(/^mod\.taipan-314\.pyc$/);
    const file = join(cache, name!);
    const written = statSync(file).mtimeMs;
    expect(run("-c", "import mod; print(mod.value)")).toBe("1\n");
    expect(statSync(file).mtimeMs).toBe(written);
    // Another source renews it; a damaged or missing file does no harm.
    writeFileSync(join(folder, "mod.py"), "value = 25\n");
    expect(run("-c", "import mod; print(mod.value)")).toBe("25\n");
    writeFileSync(file, readFileSync(file).subarray(0, 40));
    expect(run("-c", "import mod; print(mod.value)")).toBe("25\n");
    rmSync(cache, { recursive: true });
    expect(run("-c", "import mod; print(mod.value)")).toBe("25\n");
  },
  240_000,
);
