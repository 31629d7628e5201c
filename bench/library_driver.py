"""Times the tasks of one file of bench/library: library_driver.py FILE RUNS WARM_UP prints a line of JSON.

Each task is a function whose name starts with `task_`; it returns something that tells whether it did its work. It is
called for WARM_UP seconds, so that a compiler at run time has done its work; the best of RUNS runs of a twentieth of
a second counts. A task whose module is not there is named as missing.
"""
import sys
from time import perf_counter


RUN = 0.05


def measure(task, runs, warm_up):
    result = task()
    calls = 0
    start = perf_counter()
    took = 0
    while took < warm_up:
        task()
        calls += 1
        took = perf_counter() - start
    calls = max(1, round(calls * RUN / took))
    best = took
    for _ in range(runs):
        start = perf_counter()
        for _ in range(calls):
            task()
        best = min(best, (perf_counter() - start) / calls)
    return best, str(result)[:200]


def main(path, runs, warm_up):
    namespace = {"__name__": "library"}
    lines = []
    try:
        with open(path) as file:
            exec(compile(file.read(), path, "exec"), namespace)
    except ImportError as error:
        lines.append('"*": "missing: %s"' % str(error).replace('"', "'"))
    for name, task in namespace.items():
        if not name.startswith("task_"):
            continue
        try:
            best, result = measure(task, int(runs), float(warm_up))
        except Exception as error:
            lines.append('"%s": "%s: %s"' % (name[5:], type(error).__name__, str(error).replace("\\", "/").replace('"', "'").split("\n")[0]))
        else:
            lines.append('"%s": [%.9f, %s]' % (name[5:], best, quoted(result)))
    print("{%s}" % ", ".join(lines))


def quoted(text):
    return '"%s"' % "".join(ch if " " <= ch < "\x7f" and ch not in '"\\' else "\\u%04x" % (ord(ch) & 0xFFFF) for ch in text)


main(*sys.argv[1:])
