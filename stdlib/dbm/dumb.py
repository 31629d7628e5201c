"""A database in plain files, slow and portable (CPython's documented module dbm.dumb), for taipan.

NAME.dat holds the values, each at a multiple of a block; NAME.dir is the index, a line `'key', (position, size)` for each entry, the key
written as a Latin-1 string literal; NAME.bak is the index before the last one.
"""

import ast
import collections.abc
import io
import os

__all__ = ["error", "open"]

_BLOCK = 512

error = OSError


class _Database(collections.abc.MutableMapping):
    _os = os
    _io = io

    def __init__(self, name, mode, flag="c"):
        self._mode = mode
        self._writable = flag != "r"
        name = self._os.fsencode(name)
        self._index_file = name + b".dir"
        self._data_file = name + b".dat"
        self._backup_file = name + b".bak"
        self._index = None
        self._changed = False
        self._make(flag)
        self._read_index(flag)

    def _make(self, flag):
        if flag == "n":
            for path in (self._data_file, self._backup_file, self._index_file):
                try:
                    self._os.remove(path)
                except OSError:
                    pass
        try:
            self._io.open(self._data_file, "r", encoding="latin-1").close()
        except OSError:
            if flag not in ("c", "n"):
                raise
            self._io.open(self._data_file, "w", encoding="latin-1").close()
            self._set_mode(self._data_file)

    def _read_index(self, flag):
        self._index = {}
        try:
            file = self._io.open(self._index_file, "r", encoding="latin-1")
        except OSError:
            if flag not in ("c", "n"):
                raise
            self._write_index(backup=False)
            return
        with file:
            for line in file:
                key, place = ast.literal_eval(line.rstrip())
                self._index[key.encode("latin-1")] = place

    def _write_index(self, backup=True):
        if backup:
            for action in (
                lambda: self._os.unlink(self._backup_file),
                lambda: self._os.rename(self._index_file, self._backup_file),
            ):
                try:
                    action()
                except OSError:
                    pass
        with self._io.open(self._index_file, "w", encoding="latin-1") as file:
            self._set_mode(self._index_file)
            for key, place in self._index.items():
                file.write(f"{key.decode('latin-1')!r}, {place}\n")
        self._changed = False

    def sync(self):
        # An index that was never made, or did not change, is left as it is.
        if self._index is not None and self._changed:
            self._write_index()

    def _verify_open(self):
        if self._index is None:
            raise error("DBM object has already been closed")

    def _to_write(self):
        if not self._writable:
            raise error("The database is opened for reading only")
        self._verify_open()

    def __getitem__(self, key):
        if isinstance(key, str):
            key = key.encode("utf-8")
        self._verify_open()
        position, size = self._index[key]
        with self._io.open(self._data_file, "rb") as file:
            file.seek(position)
            return file.read(size)

    def _append(self, value):
        with self._io.open(self._data_file, "rb+") as file:
            file.seek(0, 2)
            end = file.tell()
            position = -(-end // _BLOCK) * _BLOCK
            file.write(b"\0" * (position - end) + value)
        return position, len(value)

    def _put(self, position, value):
        with self._io.open(self._data_file, "rb+") as file:
            file.seek(position)
            file.write(value)
        return position, len(value)

    def __setitem__(self, key, value):
        if not self._writable:
            raise error("The database is opened for reading only")
        if isinstance(key, str):
            key = key.encode("utf-8")
        elif not isinstance(key, (bytes, bytearray)):
            raise TypeError("keys must be bytes or strings")
        if isinstance(value, str):
            value = value.encode("utf-8")
        elif not isinstance(value, (bytes, bytearray)):
            raise TypeError("values must be bytes or strings")
        self._verify_open()
        key = bytes(key)
        self._changed = True
        if key not in self._index:
            self._index[key] = place = self._append(value)
            with self._io.open(self._index_file, "a", encoding="latin-1") as file:
                self._set_mode(self._index_file)
                file.write(f"{key.decode('latin-1')!r}, {place}\n")
            return
        position, size = self._index[key]
        room = -(-size // _BLOCK)
        if -(-len(value) // _BLOCK) <= room:
            self._index[key] = self._put(position, value)
        else:
            self._index[key] = self._append(value)

    def __delitem__(self, key):
        if not self._writable:
            raise error("The database is opened for reading only")
        if isinstance(key, str):
            key = key.encode("utf-8")
        self._verify_open()
        self._changed = True
        # The value's block stays unused until the database is made anew.
        del self._index[key]
        self._write_index()

    def keys(self):
        self._verify_open()
        return list(self._index)

    def items(self):
        self._verify_open()
        return [(key, self[key]) for key in self._index]

    def __contains__(self, key):
        if isinstance(key, str):
            key = key.encode("utf-8")
        self._verify_open()
        return key in self._index

    def iterkeys(self):
        self._verify_open()
        return iter(self._index)

    __iter__ = iterkeys

    def __len__(self):
        self._verify_open()
        return len(self._index)

    def close(self):
        try:
            self.sync()
        finally:
            self._index = None

    __del__ = close

    def _set_mode(self, path):
        self._os.chmod(path, self._mode)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()


def open(file, flag="c", mode=0o666):
    """Opens the database at path `file`; `mode`, less the umask, is what new files get."""
    mask = os.umask(0)
    os.umask(mask)
    if flag not in ("r", "w", "c", "n"):
        raise ValueError("Flag must be one of 'r', 'w', 'c', or 'n'")
    return _Database(file, mode & ~mask, flag=flag)
