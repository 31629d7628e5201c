# Functions of os that begin at an open directory, or take an open file in place of a path.
import os
import tempfile

def attempt(f, *args, **kw):
    try:
        r = f(*args, **kw)
        print(f.__name__, r if isinstance(r, (str, list, bool, type(None))) else type(r).__name__)
    except Exception as e:
        print(f.__name__, type(e).__name__, e if not isinstance(e, OSError) else e.strerror)

folder = tempfile.mkdtemp()
with open(os.path.join(folder, "a"), "w") as f:
    f.write("text")
fd = os.open(folder, os.O_RDONLY)
attempt(os.stat, fd, dir_fd=fd)
for bad in ("x", 10**20, -(10**20), 1.5):
    attempt(os.stat, "a", dir_fd=bad)
attempt(os.open, "nope", os.O_RDONLY, dir_fd=fd)
attempt(os.stat, "nope", dir_fd=fd)
attempt(os.mkdir, "b", dir_fd=fd)
attempt(os.rename, "a", "b/c", src_dir_fd=fd, dst_dir_fd=fd)
attempt(os.listdir, fd)
print([(e.name, e.path, e.is_dir()) for e in os.scandir(fd)])
attempt(os.stat, "b/c", dir_fd=fd)
attempt(os.unlink, "b/c", dir_fd=fd)
attempt(os.rmdir, "b", dir_fd=fd)
attempt(os.listdir, folder)
for uid in ("x", 1.5, 2**32, -2):
    attempt(os.chown, folder, uid, 0)
attempt(os.chown, os.path.join(folder, "nope"), -1, -1)
for args in (("a=b", "c"), ("a\0", "c")):
    attempt(os.putenv, *args)
for v in (2**64, 1.5):
    attempt(os.major, v)
print(os.major(os.makedev(259, 70000)), os.minor(os.makedev(259, 70000)))
