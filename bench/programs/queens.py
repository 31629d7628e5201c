"""N queens: recursion with sets, and a permutation-free bit version."""
N = 10


def place(n, row, columns, up, down):
    if row == n:
        return 1
    found = 0
    for column in range(n):
        if column not in columns and row + column not in up and row - column not in down:
            columns.add(column)
            up.add(row + column)
            down.add(row - column)
            found += place(n, row + 1, columns, up, down)
            columns.discard(column)
            up.discard(row + column)
            down.discard(row - column)
    return found


def bits(full, columns, left, right):
    if columns == full:
        return 1
    found = 0
    free = full & ~(columns | left | right)
    while free:
        bit = free & -free
        free ^= bit
        found += bits(full, columns | bit, (left | bit) << 1, (right | bit) >> 1)
    return found


def run(n):
    return place(n, 0, set(), set(), set()) * 1000 + bits((1 << n + 1) - 1, 0, 0, 0)
