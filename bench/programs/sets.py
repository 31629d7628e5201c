"""Set algebra and membership with ints and strings."""
N = 3_500


def run(n):
    total = 0
    names = ["n%d" % i for i in range(400)]
    for k in range(n):
        a = set(range(0, 300, 2 + k % 3))
        b = {i * 3 for i in range(150)}
        total += len(a & b) + len(a | b) - len(a - b) + len(a ^ b)
        seen = set()
        for name in names:
            if name not in seen:
                seen.add(name)
        total += sum(1 for i in range(300) if i in b) + len(seen)
        if a <= b:
            total += 1
    return total
