"""List, dict, set comprehensions, nested and filtered."""
N = 1_900


def run(n):
    total = 0
    for k in range(n):
        squares = [i * i for i in range(600) if i % 3]
        pairs = [(a, b) for a in range(20) for b in range(a) if a ^ b > k % 7]
        index = {i: v for i, v in enumerate(squares)}
        tails = {v % 100 for v in squares}
        rows = [[r * c for c in range(10)] for r in range(10)]
        total += squares[-1] + len(pairs) + index[10] + len(tails) + sum(map(sum, rows))
    return total
