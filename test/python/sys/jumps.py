# frame.f_lineno in a trace function: jumps over, back, out of and into blocks, and those that are refused.
import sys


def simple(out):
    out.append(1)
    out.append(2)
    out.append(3)
    out.append(4)


def into_while(out):
    n = 2
    out.append("before")
    while n > 0:
        out.append(n)
        n -= 1
    out.append("after")


def out_of_for(out):
    for i in range(3):
        out.append(i)
        out.append("skipped")
    out.append("end")


def into_for(out):
    out.append("start")
    for i in range(2):
        out.append(i)


def into_except(out):
    try:
        out.append("body")
    except ValueError:
        out.append("handler")


def leave_with(out):
    class Manager:
        def __enter__(self):
            out.append("enter")

        def __exit__(self, *args):
            out.append("exit")

    with Manager():
        out.append("in")
        out.append("more")
    out.append("done")


def run(f, source, target):
    first = f.__code__.co_firstlineno
    done = []

    def tracer(frame, event, arg):
        if frame.f_code is not f.__code__:
            return None
        if event == "line" and frame.f_lineno == first + source and not done:
            done.append(True)
            try:
                frame.f_lineno = first + target
            except ValueError as e:
                done.append(str(e).replace(str(first + target), "N"))
        return tracer

    out = []
    sys.settrace(tracer)
    try:
        f(out)
    finally:
        sys.settrace(None)
    print(f.__name__, source, target, out, done[1:])


run(simple, 2, 4)
run(simple, 1, 1)
run(simple, 3, 99999)
run(simple, 3, -3)
run(into_while, 2, 4)
run(out_of_for, 2, 4)
run(into_for, 1, 3)
run(into_except, 2, 4)
run(leave_with, 9, 11)
try:
    sys._getframe().f_lineno = 1
except ValueError as e:
    print(e)
