"""Times one benchmark program: driver.py PROGRAM RUNS [N] prints a line of JSON.

The first run warms up (its time is given apart); then come RUNS timed runs in the same process. Beside the time that
passed stands the time this thread was on a processor, where the system tells it: a busy machine changes that less.
"""
import sys
import time


def load(path):
    with open(path) as file:
        source = file.read()
    namespace = {"__name__": "program"}
    exec(compile(source, path, "exec"), namespace)
    return namespace


def on_cpu():
    """Seconds of this thread on a processor, from Linux's account of it; None elsewhere."""
    try:
        with open("/proc/thread-self/schedstat") as file:
            return int(file.read().split()[0]) / 1e9
    except (OSError, ValueError, IndexError):
        return None


def main(path, runs, n=None):
    program = load(path)
    run = program["run"]
    n = int(n) if n is not None else program["N"]
    clock = time.perf_counter
    start = clock()
    checksum = run(n)
    first = clock() - start
    times = []
    cpu = []
    for _ in range(int(runs)):
        cpu_start = on_cpu()
        start = clock()
        again = run(n)
        times.append(clock() - start)
        if cpu_start is not None:
            cpu.append(on_cpu() - cpu_start)
        if again != checksum:
            raise SystemExit(f"{path}: {again!r} after {checksum!r}")
    listed = ["[%s]" % ", ".join("%.9f" % t for t in values) for values in (times, cpu)]
    print('{"checksum": "%s", "first": %.9f, "times": %s, "cpu": %s}' % (checksum, first, *listed))


main(*sys.argv[1:])
