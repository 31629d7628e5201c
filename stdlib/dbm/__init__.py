"""Databases of bytes by bytes in files (CPython's documented package dbm), for taipan: dbm.sqlite3 where SQLite is, else dbm.dumb."""

import io
import os
import struct
import sys

__all__ = ["open", "whichdb", "error"]


class error(Exception):
    """Raised for what every kind of database can report."""


_names = ["dbm.sqlite3", "dbm.gnu", "dbm.ndbm", "dbm.dumb"]
_defaultmod = None
_modules = {}

# Also what `except dbm.error` catches: every kind's own error is an OSError.
error = (error, OSError)


def _find_default():
    global _defaultmod
    for name in _names:
        try:
            module = __import__(name, fromlist=["open"])
        except ImportError:
            continue
        if _defaultmod is None:
            _defaultmod = module
        _modules[name] = module
    if _defaultmod is None:
        raise ImportError(f"no dbm clone found; tried {_names}")


def open(file, flag="r", mode=0o666):
    """Opens the database at path `file`: 'r' for reading, 'w' also for writing, 'c' makes it if need be, 'n' always makes it anew."""
    if _defaultmod is None:
        _find_default()
    kind = whichdb(file) if "n" not in flag else None
    if kind is None:
        if "c" not in flag and "n" not in flag:
            raise error[0]("db file doesn't exist; use 'c' or 'n' flag to create a new db")
        module = _defaultmod
    elif kind == "":
        raise error[0]("db type could not be determined")
    elif kind in _modules:
        module = _modules[kind]
    else:
        raise error[0](f"db type is {kind}, but the module is not available")
    return module.open(file, flag, mode)


def whichdb(filename):
    """The name of the module that can open the database: '' when nothing known, None when it is not there or not readable."""
    filename = os.fsdecode(filename)

    # ndbm: two files, or one with the suffix .db
    if os.path.isfile(filename + ".pag") and os.path.isfile(filename + ".dir"):
        return "dbm.ndbm"
    if os.path.isfile(filename + ".db"):
        try:
            ndbm = __import__("dbm.ndbm", fromlist=["open"])
        except ImportError:
            pass
        else:
            try:
                ndbm.open(filename).close()
                return "dbm.ndbm"
            except ndbm.error:
                pass

    # dumb: its index is empty, or begins with a quoted key
    try:
        size = os.stat(filename + ".dat").st_size
        with io.open(filename + ".dir", "rb") as index:
            if index.read(1) in (b"'", b'"') or os.path.getsize(filename + ".dir") == 0:
                return "dbm.dumb"
    except OSError:
        pass

    try:
        with io.open(filename, "rb") as file:
            head = file.read(16)
    except OSError:
        return None
    if len(head) < 4:
        return ""
    if head == b"SQLite format 3\0":
        return "dbm.sqlite3"
    for order in "=<>":
        if struct.unpack(order + "l", head[:4].ljust(struct.calcsize(order + "l"), b"\0"))[0] in (
            0x13579ACE,
            0x13579ACD,
            0x13579ACF,
        ):
            return "dbm.gnu"
    return ""


if __name__ == "__main__":
    for filename in sys.argv[1:]:
        print(whichdb(filename) or "UNKNOWN", filename)
