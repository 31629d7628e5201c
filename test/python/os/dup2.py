# dup2 turns a standard stream round, and back.
import os
import sys
import tempfile

with tempfile.TemporaryFile("w+") as f:
    saved = os.dup(1)
    print(os.dup2(f.fileno(), 1) == 1)
    print("into the file")
    sys.stdout.flush()
    os.dup2(saved, 1)
    os.close(saved)
    print("back")
    f.seek(0)
    print(repr(f.read()))
    copy = os.dup(f.fileno())
    f.seek(0)
    print(os.read(copy, 4), os.read(f.fileno(), 4))
    os.close(copy)
    try:
        os.fstat(copy)
    except OSError as e:
        print(type(e).__name__)
