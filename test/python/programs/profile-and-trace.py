# python -m cProfile and trace: who was called and how often, without the times.
import os
import re
import runpy
import sys
import tempfile

PROGRAM = '''\
def leaf(n):
    return n + 1


def branch(n):
    return leaf(n) + leaf(n + 1)


print(sum(branch(i) for i in range(4)))
'''


def run(module, *args):
    sys.argv = [module, *args]
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except SystemExit as e:
        print("exit", e.code)


class Calls:
    """Of a table of the profiler, the lines about the program."""

    def __init__(self, out):
        self.out = out
        self.rest = ""

    def write(self, text):
        self.rest += text
        *lines, self.rest = self.rest.split("\n")
        for line in lines:
            row = re.fullmatch(r" +([\d/]+) +[\d.]+ +[\d.]+ +[\d.]+ +[\d.]+ program\.py:(.*)", line)
            if row:
                self.out.write(f"{row[1]} {row[2]}\n")
            elif not re.search(r"\d\.\d{3}|<frozen|<string>|^ *$", line):
                self.out.write(line + "\n")

    def __getattr__(self, name):
        return getattr(self.out, name)


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    with open("program.py", "w") as file:
        file.write(PROGRAM)
    out = sys.stdout
    sys.stdout = Calls(out)
    run("cProfile", "-s", "name", "program.py")
    sys.stdout = out
    run("trace", "--listfuncs", "program.py")
    run("trace", "--count", "-C", "counts", "--missing", "program.py")
    print(open("counts/program.cover").read())
    os.chdir("/")
