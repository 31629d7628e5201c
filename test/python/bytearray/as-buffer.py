# Algorithms in place on a bytearray: sieve, rot13, run-length coding, ring buffer.
def sieve(n):
    flags = bytearray([1]) * (n + 1)
    flags[0:2] = b"\0\0"
    i = 2
    while i * i <= n:
        if flags[i]:
            flags[i * i :: i] = bytes(len(range(i * i, n + 1, i)))
        i += 1
    return [i for i, f in enumerate(flags) if f]


print(sieve(60), len(sieve(5000)))
table = bytearray(range(256))
for base in (65, 97):
    for i in range(26):
        table[base + i] = base + (i + 13) % 26
print(b"Hello, World".translate(table), b"Uryyb".translate(bytes(table)))


def rle(data):
    out = bytearray()
    i = 0
    while i < len(data):
        j = i
        while j < len(data) and data[j] == data[i] and j - i < 255:
            j += 1
        out += bytes((j - i, data[i]))
        i = j
    return out


def unrle(data):
    out = bytearray()
    for n, v in zip(data[::2], data[1::2]):
        out.extend([v] * n)
    return bytes(out)


src = b"aaabccddddd" + b"\0" * 300
print(rle(src), unrle(rle(src)) == src)


class Ring:
    def __init__(self, n): self.buf, self.pos, self.n = bytearray(n), 0, n
    def put(self, data):
        for x in data:
            self.buf[self.pos % self.n] = x
            self.pos += 1
    def get(self): k = self.pos % self.n; return bytes(self.buf[k:] + self.buf[:k])


r = Ring(5)
r.put(b"abc"); print(r.get())
r.put(b"defgh"); print(r.get(), r.buf)
perm = bytearray(b"abcd")
out = []
def permute(k):
    if k == len(perm): out.append(perm.decode()); return
    for i in range(k, len(perm)):
        perm[k], perm[i] = perm[i], perm[k]
        permute(k + 1)
        perm[k], perm[i] = perm[i], perm[k]
permute(0)
print(out[:8], len(out), perm)
