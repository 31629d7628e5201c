"""A database of bytes in one SQLite table (CPython's documented module dbm.sqlite3), for taipan."""

import os
import sqlite3
from collections.abc import MutableMapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path

__all__ = ["error", "open"]

_MODES = {"r": "ro", "w": "rw", "c": "rwc", "n": "rwc"}
_BYTES = "CAST(? AS BLOB)"


class error(OSError):
    pass


def _normalize_uri(path):
    """A file: URI that SQLite understands, with the characters quoted that mean something in one."""
    uri = Path(path).absolute().as_uri()
    while "//" in uri.removeprefix("file://"):
        uri = "file://" + uri.removeprefix("file://").replace("//", "/")
    return uri


@contextmanager
def _translated():
    try:
        yield
    except sqlite3.Error as exc:
        raise error(str(exc)) from None


class _Database(MutableMapping):
    def __init__(self, path, /, *, flag, mode):
        if hasattr(self, "_connection"):
            raise error("Cannot reinitialize an open database")
        path = os.fsdecode(path)
        if path == "":
            raise error("unable to open database file")
        if flag not in _MODES:
            raise ValueError(f"Flag must be one of 'r', 'w', 'c', or 'n', not {flag!r}")
        if flag == "n":
            with suppress(FileNotFoundError):
                os.unlink(path)
        if flag in ("c", "n"):
            # SQLite makes files with a mode of its own.
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, mode))
        uri = f"{_normalize_uri(path)}?mode={_MODES[flag]}"
        with _translated():
            self._connection = sqlite3.connect(uri, autocommit=True, uri=True)
            if flag != "r":
                # A log beside the file makes writers quick; where that cannot be, the usual journal serves.
                with suppress(sqlite3.OperationalError):
                    self._connection.execute("PRAGMA journal_mode = wal")
                self._connection.execute("CREATE TABLE IF NOT EXISTS Dict (key BLOB UNIQUE NOT NULL, value BLOB NOT NULL)")

    def _run(self, sql, values=()):
        if not self._connection:
            raise error("DBM object has already been closed")
        with _translated():
            return closing(self._connection.execute(sql, values))

    def __len__(self):
        with self._run("SELECT COUNT(*) FROM Dict") as cursor:
            return cursor.fetchone()[0]

    def __getitem__(self, key):
        with self._run(f"SELECT value FROM Dict WHERE key = {_BYTES}", (key,)) as cursor:
            row = cursor.fetchone()
        if not row:
            raise KeyError(key)
        return row[0]

    def __setitem__(self, key, value):
        with self._run(f"REPLACE INTO Dict (key, value) VALUES ({_BYTES}, {_BYTES})", (key, value)):
            pass

    def __delitem__(self, key):
        with self._run(f"DELETE FROM Dict WHERE key = {_BYTES}", (key,)) as cursor:
            if not cursor.rowcount:
                raise KeyError(key)

    def __iter__(self):
        cursor = self._run("SELECT key FROM Dict")
        with _translated(), cursor as rows:
            for row in rows:
                yield row[0]

    def keys(self):
        return list(super().keys())

    def close(self):
        if self._connection:
            self._connection.close()
            self._connection = None

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()


def open(filename, /, flag="r", mode=0o666):
    """Opens the database at path `filename`: 'r' for reading, 'w' for writing, 'c' makes it if need be, 'n' always makes it anew."""
    return _Database(filename, flag=flag, mode=mode)
