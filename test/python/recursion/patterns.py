# Recursion: mutual, nested data, memoised, backtracking, trampolines, generators; deep but below the limit.
import functools, sys
def even(n): return True if n == 0 else odd(n - 1)
def odd(n): return False if n == 0 else even(n - 1)
def ack(m, n): return n + 1 if m == 0 else ack(m - 1, 1) if n == 0 else ack(m - 1, ack(m, n - 1))
def hanoi(n, a="A", b="B", c="C"): return hanoi(n - 1, a, c, b) + [a + c] + hanoi(n - 1, b, a, c) if n else []
def perms(s): return [c + p for i, c in enumerate(s) for p in perms(s[:i] + s[i + 1:])] if s else [""]
def subsets(s): return [[]] if not s else (r := subsets(s[1:])) + [[s[0]] + x for x in r]
def parts(n, m=None): return 1 if n == 0 else sum(parts(n - k, k) for k in range(1, min(n, m or n) + 1))
print(even(600), ack(2, 3), hanoi(3), perms("abc"), subsets([1, 2, 3]), parts(12))
@functools.cache
def edit(a, b): return len(a) + len(b) if not a or not b else min(edit(a[1:], b) + 1, edit(a, b[1:]) + 1, edit(a[1:], b[1:]) + (a[0] != b[0]))
print(edit("kitten", "sitting"), edit("", "abc"))
def queens(n, row=0, cols=()):
    if row == n: yield cols; return
    for c in range(n):
        if all(c != k and abs(c - k) != row - r for r, k in enumerate(cols)): yield from queens(n, row + 1, (*cols, c))
print(len(list(queens(6))), next(queens(8)))
def trampoline(f, *a):
    while callable(f): f, *a = f(*a)
    return f
def count(n, acc=0): return (acc,) if n == 0 else (count, n - 1, acc + n)
print(trampoline(count, 5000))
def deep(n): return 0 if n == 0 else 1 + deep(n - 1)
print(deep(900))
try:
    deep(5000)
except RecursionError as e:
    print(e)
print(deep(900))
class Node:
    def __init__(self, n): self.next = Node(n - 1) if n else None
    def __len__(self): return 1 + (len(self.next) if self.next is not None else 0)
    def __eq__(self, o): return self.next == o.next
print(len(Node(300)), Node(200) == Node(200))
nested = []
for _ in range(50): nested = [nested]
print(str(nested).count("["), nested == eval(repr(nested)))
def solve(board):
    for i, v in enumerate(board):
        if v == 0:
            r, c = divmod(i, 4)
            for n in range(1, 5):
                if all(board[j] != n for j in range(16) if j // 4 == r or j % 4 == c or (j // 8 == i // 8 and j % 4 // 2 == c // 2)):
                    if s := solve(board[:i] + [n] + board[i + 1:]): return s
            return None
    return board
print(solve([1, 0, 0, 0, 0, 0, 3, 0, 3, 0, 0, 0, 0, 2, 0, 0]))
