"""Dict reads, writes, counting, grouping, merging and iterating."""
N = 290_000


def run(n):
    counts = {}
    for i in range(n):
        key = i * 7919 % 1009
        counts[key] = counts.get(key, 0) + 1
    words = ["k%d" % (i % 300) for i in range(n)]
    groups = {}
    for position, word in enumerate(words):
        groups.setdefault(word, []).append(position)
    total = 0
    for word, positions in groups.items():
        total += len(word) * positions[-1]
    for i in range(n // 100):
        merged = {**{"a": i, "b": 2}, "c": 3}
        merged |= {"d": i}
        total += sum(merged.values())
        del merged["a"]
        total += len(merged)
        if "a" in merged:
            total = 0
    return total + sum(counts.values()) + max(counts, key=lambda k: (counts[k], k))
