"""Memoisation and an LRU cache built from a dict and a linked list."""
N = 270_000


class Link:
    __slots__ = ("prev", "next", "key", "value")


class LRU:
    def __init__(self, size):
        self.size, self.map = size, {}
        self.root = root = Link()
        root.prev = root.next = root
        self.hits = self.misses = 0

    def get(self, key, make):
        link = self.map.get(key)
        if link is not None:
            self.hits += 1
            link.prev.next, link.next.prev = link.next, link.prev
        else:
            self.misses += 1
            link = Link()
            link.key, link.value = key, make(key)
            self.map[key] = link
            if len(self.map) > self.size:
                old = self.root.next
                self.root.next, old.next.prev = old.next, self.root
                del self.map[old.key]
        root = self.root
        last = root.prev
        last.next = root.prev = link
        link.prev, link.next = last, root
        return link.value


def memo(f):
    cache = {}

    def wrapper(*args):
        if args not in cache:
            cache[args] = f(*args)
        return cache[args]

    return wrapper


def run(n):
    @memo
    def paths(r, c):
        return 1 if r == 0 or c == 0 else paths(r - 1, c) + paths(r, c - 1)

    lru = LRU(64)
    total = 0
    x = 1
    for i in range(n):
        x = (x * 1103515245 + 12345) & 0x7FFFFFFF
        total += lru.get((x >> 8) % 97, lambda k: k * k)
    return total + lru.hits * 3 + lru.misses + paths(40, 40) % 1_000_003
