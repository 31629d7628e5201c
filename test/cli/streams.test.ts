// The standard streams of the command: text and bytes, in and out.
import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { projectRoot } from "../harness/programs.ts";

function run(source: string, input: string): string {
  const { PYTHONUNBUFFERED: _, ...env } = process.env;
  const command = [`${projectRoot}/bin/taipan`, "-c", source];
  const child = spawnSync(process.execPath, command, { input, encoding: "utf8", env });
  return child.stdout + child.stderr;
}

test("text and bytes of standard input", () => {
  const source = `
import sys
print(repr(sys.stdin.read(2)), repr(sys.stdin.readline()), sys.stdin.buffer.read(3), sys.stdin.buffer.readline())
print(sys.stdin.readlines(), repr(sys.stdin.read()), sys.stdin.buffer.read())
`;
  expect(run(source, "aé日x\n123rest\nlast\nend")).toBe(
    // The text layer has taken everything from the bytes below it.
    "'aé' '日x\\n' b'' b''\n['123rest\\n', 'last\\n', 'end'] '' b''\n",
  );
});

test("bytes written under text on standard output", () => {
  const source = `
import sys, weakref
print("text", end="|")
sys.stdout.buffer.write(b"\\xc3\\xa9|")
sys.stdout.writelines(["a", "b\\n"])
sys.stdout.reconfigure(line_buffering=True)
weakref.ref(sys.stdout)
`;
  expect(run(source, "")).toBe("é|text|ab\n");
});
