// Every module of CPython's library can be imported, but for those that docs/differences.md names with their reasons.
import { execFileSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { absentModules } from "#runtime/importing/absent.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Modules that are there but cannot run here, with what they say. */
const UNUSABLE: Record<string, string> = {
  "asyncio.windows_events": "ImportError: win32 only",
  "asyncio.windows_utils": "ImportError: win32 only",
  "encodings.mbcs": "ImportError: cannot import name 'mbcs_encode' from 'codecs'",
  "encodings.oem": "ImportError: cannot import name 'oem_encode' from 'codecs'",
};

describe("the standard library", () => {
  it("can be imported", { timeout: 300_000 }, () => {
    // Into a file: pipes of Node's are sockets, which _pyrepl cannot open a second time.
    const folder = mkdtempSync(join(tmpdir(), "taipan-library-"));
    const file = openSync(join(folder, "out.json"), "w");
    execFileSync(process.execPath, [`${root}bin/taipan`, `${root}test/library/every-module.py`], {
      stdio: ["ignore", file, "ignore"],
    });
    closeSync(file);
    const out = readFileSync(join(folder, "out.json"), "utf8");
    rmSync(folder, { recursive: true });
    const { count, failed } = JSON.parse(out) as { count: number; failed: Record<string, string> };
    const unexpected = Object.entries(failed).filter(([name, error]) => {
      const known = UNUSABLE[name];
      if (known !== undefined) return !error.startsWith(known);
      // The module itself is absent, or needs one that is.
      const missing = /^ModuleNotFoundError: No module named '([^']+)'/.exec(error)?.[1];
      return missing === undefined || !absentModules.has(missing);
    });
    expect(Object.fromEntries(unexpected)).toEqual({});
    expect(count).toBeGreaterThan(500);
  });

  it("lacks what docs/differences.md says", () => {
    const text = readFileSync(`${root}docs/differences.md`, "utf8");
    expect([...absentModules.keys(), ...Object.keys(UNUSABLE)].filter((name) => !text.includes(`\`${name}\``))).toEqual(
      [],
    );
  });
});
