// subprocess on the command: real programs with pipes between them and Python, their statuses, and how they fail to start.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = new URL("../..", import.meta.url).pathname;
const command = join(root, "bin/taipan");

const program = String.raw`
import os, subprocess, sys
from subprocess import PIPE, STDOUT, Popen, run

def same_program():
    code = "import sys; print('out', sys.argv[1]); print('err', file=sys.stderr); sys.exit(3)"
    r = run([sys.executable, "-c", code, "x"], capture_output=True, text=True)
    return r.returncode, r.stdout, r.stderr

def much_data():
    return len(run(["cat"], input=b"0123456789" * 300000, capture_output=True).stdout)

def merged():
    return run("echo a; echo b >&2; echo c", shell=True, stdout=PIPE, stderr=STDOUT, text=True).stdout

def chain():
    a = Popen(["echo", "pipe"], stdout=PIPE)
    b = Popen(["tr", "a-z", "A-Z"], stdin=a.stdout, stdout=PIPE)
    a.stdout.close()
    return b.communicate()[0], a.wait()

def conversation():
    p = Popen(["cat"], stdin=PIPE, stdout=PIPE, text=True, bufsize=1)
    p.stdin.write("line\n")
    answer = p.stdout.readline()
    p.stdin.close()
    return answer, p.wait(), p.stdout.read()

def signals():
    p = Popen(["sleep", "60"])
    p.terminate()
    return p.wait()

def timeout():
    try: run(["sleep", "60"], timeout=0.1)
    except subprocess.TimeoutExpired as e: return e.timeout

def reader_gone():
    return run(["true"], input=b"x" * 1000000).returncode

def failures():
    for args in ({"args": ["/nowhere/x"]}, {"args": ["true"], "cwd": "/nowhere"}, {"args": ["/"]}):
        try: run(**args)
        except OSError as e: yield type(e).__name__, e.filename
    try: os.waitpid(-1, 0)
    except ChildProcessError as e: yield e.errno

def environment():
    os.environ["FOR_CHILD"] = "set"
    return run("echo $FOR_CHILD", shell=True, capture_output=True).stdout, run(["env"], env={"A": "1"}, capture_output=True).stdout

def system():
    return os.waitstatus_to_exitcode(os.system("exit 7"))

for f in (same_program, much_data, merged, chain, conversation, signals, timeout, reader_gone, failures, environment, system):
    r = f()
    print(f.__name__, list(r) if f is failures else r, flush=True)
`;

const expected = `same_program (3, 'out x\\n', 'err\\n')
much_data 3000000
merged a
b
c

chain (b'PIPE\\n', 0)
conversation ('line\\n', 0, '')
signals -15
timeout 0.1
reader_gone 0
failures [('FileNotFoundError', '/nowhere/x'), ('FileNotFoundError', '/nowhere'), ('PermissionError', '/'), 10]
environment (b'set\\n', b'A=1\\n')
system 7
`;

it.skipIf(!existsSync(join(root, "dist/command.js")))("starts programs", { timeout: 120_000 }, () => {
  const r = spawnSync(command, ["-c", program], { encoding: "utf8", env: { ...process.env } });
  expect(r.stdout + r.stderr).toBe(expected);
});
