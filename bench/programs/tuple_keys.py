"""Tuples as dictionary and set keys: a breadth-first search on a grid."""
N = 330


def run(n):
    walls = {(x, y) for x in range(n) for y in range(n) if (x * 7 + y * 13) % 5 == 0 and x % 11}
    start = (0, 0)
    distance = {start: 0}
    frontier = [start]
    while frontier:
        reached = []
        for point in frontier:
            x, y = point
            for step in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
                if 0 <= step[0] < n and 0 <= step[1] < n and step not in walls and step not in distance:
                    distance[step] = distance[point] + 1
                    reached.append(step)
        frontier = reached
    return sum(distance.values()) + len(walls)
