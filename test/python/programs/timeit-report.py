# python -m timeit: how its report is built, and its errors.
import re
import runpy
import sys


class Untimed:
    def __init__(self, out):
        self.out = out

    def write(self, text):
        return self.out.write(re.sub(r"\d+(\.\d+)?(e-\d+)? (n|u|m)?sec", "? sec", text))

    def __getattr__(self, name):
        return getattr(self.out, name)


def run(module, *args):
    sys.argv = [module, *args]
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except SystemExit as e:
        print("exit", e.code)


sys.stdout = Untimed(sys.stdout)
sys.stderr = sys.stdout
run("timeit", "-n", "1", "-r", "1", "-s", "print('setup')", "print('body')")
run("timeit", "-n", "1", "-r", "1", "-v", "pass")
run("timeit", "--bogus")
