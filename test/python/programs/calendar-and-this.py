# python -m calendar with its options, and python -m this.
import runpy
import sys


def run(module, *args):
    sys.argv = [module, *args]
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except SystemExit as e:
        print("exit", e.code)


run("calendar", "2026", "11")
run("calendar", "2024")
run("calendar", "-w", "3", "-l", "2", "1999", "2")
run("calendar", "-f", "6", "2026", "5")
run("calendar", "-t", "html", "2026")
run("this")
