"""Assignments to frame.f_lineno that lead into finally, except and with blocks."""

import sys
import warnings

warnings.simplefilter("ignore")


class Context:
    def __init__(self, out, n):
        self.out = out
        self.n = n

    def __enter__(self):
        self.out.append(self.n)
        return self

    def __exit__(self, *args):
        self.out.append(-self.n)


def run(f, start, to, event="line"):
    first = f.__code__.co_firstlineno
    out = []
    done = False

    def trace(frame, what, arg):
        nonlocal done
        if not done and what == event and frame.f_lineno == first + start and frame.f_code.co_filename == __file__:
            done = True
            try:
                frame.f_lineno = first + to
            except ValueError as e:
                out.append(str(e))
        return trace

    sys.settrace(trace)
    try:
        f(out)
    except Exception as e:
        out.append(type(e).__name__)
    finally:
        sys.settrace(None)
    print(f.__name__, done, out)


def between_except(out):
    try:
        1 / 0
    except ZeroDivisionError:
        out.append(4)
        out.append(5)
    except FloatingPointError as e:
        out.append(7)
        out.append(type(sys.exception()).__name__)
    out.append(sys.exception())


def except_to_finally(out):
    try:
        1 / 0
    except ZeroDivisionError:
        out.append(4)
        out.append(5)
    finally:
        out.append(7)
    out.append(8)


def into_finally(out):
    out.append(1)
    try:
        out.append(3)
    finally:
        out.append(5)
    out.append(6)


def try_to_finally(out):
    try:
        out.append(2)
        out.append(3)
    finally:
        out.append(5)
        out.append(6)
    out.append(7)


def between_with(out):
    out.append(1)
    with Context(out, 2):
        out.append(3)
    with Context(out, 4) as c:
        out.append(5)
    out.append(6)


def into_with(out):
    out.append(1)
    with Context(out, 2):
        out.append(3)


def into_except(out):
    out.append(1)
    try:
        out.append(3)
    except ValueError:
        out.append(5)


def with_to_except(out):
    with Context(out, 1):
        out.append(2)
    try:
        out.append(4)
    except ValueError:
        out.append(6)


def at_yield(out):
    def gen():
        out.append(2)
        yield 3

    next(gen())
    out.append(6)


def loop_body(out):
    for i in 1, 2:
        try:
            out.append(3)
        finally:
            out.append(5)
            out.append(6)


run(between_except, 5, 7)
run(except_to_finally, 5, 7)
run(into_finally, 1, 5)
run(try_to_finally, 3, 6)
run(between_with, 3, 5)
run(into_with, 1, 3)
run(into_except, 1, 5)
run(with_to_except, 2, 6)
run(at_yield, 3, 2, "return")
run(loop_body, 3, 6)
