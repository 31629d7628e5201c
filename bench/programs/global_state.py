"""Module-level variables and functions that read and write them."""
N = 1_000_000

state = 1
table = [0] * 64
limit = 1000


def bump(i):
    global state
    state = (state * 5 + i) % limit
    table[state & 63] += 1


def run(n):
    global state
    state = 1
    for k in range(64):
        table[k] = 0
    for i in range(n):
        bump(i)
    return state + max(table) + len(table)
