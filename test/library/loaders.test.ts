// Whoever imports the library by importlib's own finders gets what the build has compiled, with its edits.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = new URL("../..", import.meta.url).pathname;
const built = existsSync(join(root, "dist/worker.cjs"));

const program = `
import importlib.util, sys
class Finder:
    def find_spec(self, name, path=None, target=None): return None
sys.meta_path.insert(0, Finder())
import sysconfig
with open(sysconfig.__cached__, "rb") as f:
    print(f.read(4) == importlib.util.MAGIC_NUMBER)
print(type(sysconfig.__loader__).__name__, sysconfig._get_sysconfigdata_name())
`;

it.skipIf(!built)("takes compiled modules", () => {
  const r = spawnSync(join(root, "bin/taipan"), ["-c", program], { encoding: "utf8" });
  expect(r.stderr + r.stdout).toBe("True\nSourceFileLoader _sysconfigdata__javascript\n");
});
