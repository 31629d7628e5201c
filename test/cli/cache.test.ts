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

it.skipIf(!existsSync(join(root, "dist/worker.cjs")))(
  "keeps V8's compiled forms of large modules beside them",
  () => {
    const text = (n: number): string =>
      Array.from({ length: 400 }, (_, i) => `def f${i}(a): return a * ${i} + ${n}\n`).join("");
    const program = "import large; print(large.f7(3))";
    const forms = (): string[] => readdirSync(cache).filter((f) => f.endsWith(".v8"));
    writeFileSync(join(folder, "large.py"), text(1));
    expect(run("-c", program)).toBe("22\n");
    expect(run("-B", "-c", program)).toBe("22\n");
    expect(forms()).toEqual([]);
    expect(run("-c", program)).toBe("22\n");
    const [name] = forms();
    expect(name).toMatch(/^large\.taipan-314\..*\.v8$/);
    const file = join(cache, name!);
    const whole = readFileSync(file);
    expect(run("-c", program)).toBe("22\n");
    expect(readFileSync(file).equals(whole)).toBe(true);
    // A damaged one is not used, and made anew.
    const damaged = Buffer.from(whole);
    for (let i = 40; i < damaged.length; i += 97) damaged[i]! ^= 0x5a;
    writeFileSync(file, damaged);
    expect(run("-B", "-c", program)).toBe("22\n");
    expect(readFileSync(file).equals(damaged)).toBe(true);
    expect(run("-c", program)).toBe("22\n");
    expect(readFileSync(file).equals(damaged)).toBe(false);
    // That of another source of the same length.
    writeFileSync(join(folder, "large.py"), text(2));
    expect(run("-c", program)).toBe("23\n");
    expect(run("-c", program)).toBe("23\n");
    expect(run("-c", program)).toBe("23\n");
  },
  240_000,
);
