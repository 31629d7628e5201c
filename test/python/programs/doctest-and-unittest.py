# python -m doctest and python -m unittest on files, with failures.
import os
import re
import runpy
import sys
import tempfile


def run(module, *args):
    sys.argv = [module, *args]
    sys.modules.pop("sums", None)
    sys.modules.pop("test_sums", None)
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except SystemExit as e:
        print("exit", e.code)


class Clean:
    """Standard output without times and folders."""

    def __init__(self, out):
        self.out = out

    def write(self, text):
        return self.out.write(re.sub(r"in \d+\.\d+s", "in ?s", text.replace(folder, "FOLDER")))

    def __getattr__(self, name):
        return getattr(self.out, name)


with tempfile.TemporaryDirectory() as folder:
    folder = os.path.realpath(folder)
    os.chdir(folder)
    sys.path.insert(0, folder)
    with open("sums.py", "w") as file:
        file.write('''\
def add(a, b):
    """Adds.

    >>> add(1, 2)
    3
    >>> add(1, "2")
    Traceback (most recent call last):
        ...
    TypeError: unsupported operand type(s) for +: 'int' and 'str'
    >>> add([1], [2])  # doctest: +NORMALIZE_WHITESPACE
    [1,   2]
    >>> add(2, 2)
    5
    """
    return a + b
''')
    with open("test_sums.py", "w") as file:
        file.write('''\
import unittest

import sums


class SumsTest(unittest.TestCase):
    def test_ints(self):
        self.assertEqual(sums.add(1, 2), 3)

    def test_wrong(self):
        self.assertEqual(sums.add([1], [2]), [1, 3])

    @unittest.skip("not today")
    def test_skipped(self):
        pass

    @unittest.expectedFailure
    def test_expected(self):
        self.fail("as expected")

    def test_sub(self):
        for i in range(3):
            with self.subTest(i=i):
                self.assertNotEqual(i, 1)

    def test_error(self):
        sums.add(None, 1)
''')
    sys.stdout = Clean(sys.stdout)
    sys.stderr = sys.stdout
    run("doctest", "sums.py")
    run("doctest", "-v", "sums.py")
    run("unittest", "-v", "test_sums")
    run("unittest", "test_sums.SumsTest.test_ints")
    run("unittest", "discover", "-q", "-f", "-k", "test_w*")
    os.chdir("/")
