# IndexError messages by type, then one uncaught in a nested subscript assignment.
import traceback
from collections import deque
for f in (lambda: [][0], lambda: ()[0], lambda: ""[0], lambda: b""[0], lambda: bytearray()[0], lambda: range(0)[0], lambda: deque()[0], lambda: memoryview(b"")[0], lambda: [].pop(), lambda: [1].pop(7), lambda: deque().pop(), lambda: "{}".format(), lambda: "%s %s" % 1, lambda: [1][5:][0]):
    try:
        f()
    except (IndexError, TypeError):
        print(traceback.format_exc().splitlines()[-1])
grid = [[0] * 3 for _ in range(2)]
for r, c in ((0, 0), (1, 2), (2, 1)):
    grid[r][c] += 1
    print(grid)
