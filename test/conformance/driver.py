"""Runs one of CPython's test modules and tells what each test did, one JSON array a line behind a mark.

    driver.py MODULE FOLDER [SKIP]

FOLDER holds the package `test`; SKIP names a file with the ids of tests that are left out. Each line is written at once, so that a
reader knows which test a dying process was in.
"""

import json
import sys

MARK = "\x1e"
out = sys.stdout


def tell(*what):
    out.write("\n" + MARK + json.dumps(what) + "\n")
    out.flush()


def reason(info):
    try:
        return f"{info[0].__name__}: {info[1]}"[:300]
    except Exception:
        return info[0].__name__


module, folder, *rest = sys.argv[1:]
left_out = set(open(rest[0], encoding="utf-8").read().split("\n")) if rest else set()
sys.path.insert(0, folder)

import unittest


class Recorder(unittest.TestResult):
    """Tells of each test; the worst thing that happened to one is its outcome."""

    ORDER = ["passed", "skipped", "failed", "error"]

    def startTest(self, test):
        super().startTest(test)
        self.outcome, self.why = "passed", ""
        self.running = identity(test)
        tell("start", self.running)

    def note(self, test, outcome, why):
        if getattr(self, "running", None) is None:
            tell("fixture", outcome, str(test), why)
        elif self.ORDER.index(outcome) > self.ORDER.index(self.outcome):
            self.outcome, self.why = outcome, why

    def addFailure(self, test, err):
        self.note(test, "failed", reason(err))

    def addError(self, test, err):
        self.note(test, "error", reason(err))

    def addSkip(self, test, why):
        self.note(test, "skipped", why)

    def addExpectedFailure(self, test, err):
        pass

    def addUnexpectedSuccess(self, test):
        self.note(test, "failed", "passes where the test expects a failure")

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self.note(test, "failed" if issubclass(err[0], test.failureException) else "error", reason(err))

    def stopTest(self, test):
        super().stopTest(test)
        tell("stop", self.running, self.outcome, self.why)
        self.running = None


identities = {}


def identity(test):
    return identities.get(id(test)) or test.id()


def flatten(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from flatten(test)
        else:
            yield test


def number(suite):
    """Ids that are unique: a class that is loaded twice counts on."""
    seen = {}
    for test in flatten(suite):
        name = test.id().removeprefix("test.")
        seen[name] = n = seen.get(name, 0) + 1
        identities[id(test)] = name if n == 1 else f"{name}#{n}"


def prune(suite):
    kept = []
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            prune(test)
            kept.append(test)
        elif identity(test) not in left_out:
            kept.append(test)
    suite._tests = kept


try:
    try:
        from test import support

        support.use_resources = {}
        support.verbose = 0
    except ImportError:
        pass
    name = "test." + module
    __import__(name)
    suite = unittest.TestLoader().loadTestsFromModule(sys.modules[name])
except unittest.SkipTest as skip:
    tell("left out", str(skip))
except BaseException:
    tell("not imported", reason(sys.exc_info()))
else:
    number(suite)
    tell("loaded", len(identities))
    if left_out:
        prune(suite)
    try:
        suite.run(Recorder())
    except BaseException:
        tell("aborted", reason(sys.exc_info()))
tell("end")
