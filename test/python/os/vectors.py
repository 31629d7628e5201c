# Reading and writing at positions, and with several buffers.
import os
import tempfile

with tempfile.TemporaryFile() as f:
    fd = f.fileno()
    print(os.pwrite(fd, b"hello world", 0), os.pwrite(fd, b"W", 6), os.pread(fd, 20, 4))
    print(os.writev(fd, [b"ab", bytearray(b"cd"), memoryview(b"e")]), os.pread(fd, 20, 0))
    c = bytearray(4)
    print(os.readv(fd, [c]), c)
    for f, args in ((os.readv, [5]), (os.readv, [[b"x"]]), (os.writev, [5]), (os.writev, [[5]])):
        try:
            print(f(fd, *args))
        except (TypeError, BufferError) as e:
            print(type(e).__name__, e)
