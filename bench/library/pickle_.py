"""pickle of data and objects."""
import pickle

data = {"rows": [(i, "name %d" % i, i * 0.5, [i, None, True]) for i in range(300)]}


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


import sys, types
module = types.ModuleType("bench_points")
module.Point = Point
Point.__module__ = "bench_points"
sys.modules["bench_points"] = module
points = [Point(i, str(i)) for i in range(200)]
dumped = pickle.dumps(data)
dumped_points = pickle.dumps(points)


def task_dumps():
    return len(pickle.dumps(data))


def task_loads():
    return len(pickle.loads(dumped)["rows"])


def task_dumps_objects():
    return len(pickle.dumps(points))


def task_loads_objects():
    return len(pickle.loads(dumped_points))
