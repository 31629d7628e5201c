"""Times one benchmark program: driver.py PROGRAM RUNS [N] prints a line of JSON.

The first run warms up (its time is given apart); then come RUNS timed runs in the same process.
"""
import sys
import time


def load(path):
    with open(path) as file:
        source = file.read()
    namespace = {"__name__": "program"}
    exec(compile(source, path, "exec"), namespace)
    return namespace


def main(path, runs, n=None):
    program = load(path)
    run = program["run"]
    n = int(n) if n is not None else program["N"]
    clock = time.perf_counter
    start = clock()
    checksum = run(n)
    first = clock() - start
    times = []
    for _ in range(int(runs)):
        start = clock()
        again = run(n)
        times.append(clock() - start)
        if again != checksum:
            raise SystemExit(f"{path}: {again!r} after {checksum!r}")
    print('{"checksum": "%s", "first": %.9f, "times": [%s]}' % (checksum, first, ", ".join("%.9f" % t for t in times)))


main(*sys.argv[1:])
