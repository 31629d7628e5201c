// The standard streams of the command: text and bytes, in and out.
import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { projectRoot } from "../harness/programs.ts";

function run(source: string, input: string): string {
  const child = spawnSync(process.execPath, [`${projectRoot}/bin/taipan`, "-c", source], { input, encoding: "utf8" });
  return child.stdout + child.stderr;
}

test("text and bytes of standard input", () => {
  const source = `
import sys
print(repr(sys.stdin.read(2)), repr(sys.stdin.readline()), sys.stdin.buffer.read(3), sys.stdin.buffer.readline())
print(sys.stdin.readlines(), repr(sys.stdin.read()), sys.stdin.buffer.read())
`;
  expect(run(source, "aé日x\n123rest\nlast\nend")).toBe("'aé' '日x\\n' b'123' b'rest\\n'\n['last\\n', 'end'] '' b''\n");
});

test("bytes after text on standard output", () => {
  const source = `
import sys, weakref
print("text", end="|")
sys.stdout.buffer.write(b"\\xc3\\xa9|")
sys.stdout.writelines(["a", "b\\n"])
sys.stdout.reconfigure(line_buffering=True)
weakref.ref(sys.stdout)
`;
  expect(run(source, "")).toBe("text|é|ab\n");
});
