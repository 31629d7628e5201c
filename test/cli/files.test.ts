// Output of file objects that nothing refers to any more is in the file, for whoever looks next and at the end of the program.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { projectRoot } from "../harness/programs.ts";

const folder = mkdtempSync(join(tmpdir(), "taipan-files-"));
afterAll(() => rmSync(folder, { recursive: true }));

function run(source: string): string {
  const child = spawnSync(process.execPath, [`${projectRoot}/bin/taipan`, "-c", source], {
    cwd: folder,
    encoding: "utf8",
  });
  return child.stdout + child.stderr;
}

test("a file that was not closed is written before it is opened, looked at or handed to a program", () => {
  const source = `
import os, subprocess
open("a", "w").write("text")
print(open("a").read(), os.path.getsize("a"))
open("b", "wb").write(b"bytes")
print(os.stat("b").st_size)
open("c.py", "w").write("x = 1")
import c
open("d", "w").write("for cat\\n")
print(c.x, subprocess.check_output(["cat", "d"]))
`;
  expect(run(source)).toBe("text 4\n5\n1 b'for cat\\n'\n");
});

test("and at the end of the program", () => {
  expect(run('f = open("e", "w"); f.write("kept"); g = open("f", "wb"); g.write(b"kept")')).toBe("");
  expect(readFileSync(join(folder, "e"), "utf8") + readFileSync(join(folder, "f"), "utf8")).toBe("keptkept");
});
