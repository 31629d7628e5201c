# python -m pdb with commands from standard input: breakpoints, steps, names, the stack, post mortem.
import io
import os
import re
import runpy
import sys
import tempfile

PROGRAM = '''\
def fact(n):
    if n < 2:
        return 1
    return n * fact(n - 1)


total = 0
for i in range(3):
    total += fact(i)
print("total", total)
'''


def run(commands, *args):
    sys.argv = ["pdb", *args]
    sys.stdin = io.StringIO("\n".join(commands) + "\n")
    try:
        runpy.run_module("pdb", run_name="__main__", alter_sys=True)
    except SystemExit as e:
        print("exit", e.code)


class Clean:
    def __init__(self, out):
        self.out = out

    def write(self, text):
        return self.out.write(re.sub(r"\S*/bdb\.py\(\d+\)", "bdb.py", text.replace(folder, "FOLDER")))

    def __getattr__(self, name):
        return getattr(self.out, name)


with tempfile.TemporaryDirectory() as folder:
    folder = os.path.realpath(folder)
    os.chdir(folder)
    with open("program.py", "w") as file:
        file.write(PROGRAM)
    sys.stdout = Clean(sys.stdout)
    run(["n", "n", "s", "p i", "n", "w", "q"], "program.py")
    run(["b fact, n == 2", "c", "p n", "a", "up", "p total", "down", "r", "cl 1", "c", "q"], "program.py")
    run(["b 9", "tbreak 4", "b", "c", "l", "p total", "!total = 40", "c", "disable 1", "c", "q"], "program.py")
    os.chdir("/")
