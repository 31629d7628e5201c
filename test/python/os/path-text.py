# Functions that work on the text of paths take null characters.
import os
import posix

for f in (os.path.normpath, os.path.exists, os.path.isdir, os.path.splitroot, posix._path_splitroot_ex):
    for p in ("abc\0def", "/a\0b/../c", b"a\0b", None):
        try:
            print(f.__name__, repr(f(p)))
        except (TypeError, ValueError) as e:
            print(f.__name__, type(e).__name__, e)
