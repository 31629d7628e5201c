"""Nested while and for loops over small integers."""
N = 1_300


def run(n):
    count = 0
    x = 1
    for i in range(n):
        j = 0
        while j < n:
            x = (x * 31 + i ^ j) & 0xFFFF
            if x % 3 == 0:
                count += 1
            elif x & 1:
                count -= x >> 12
            j += 2
    return count
