"""heapq, bisect, array, enum, dataclasses, string methods of re-used library classes."""
import bisect
import heapq
from array import array
from dataclasses import dataclass, field, replace
from enum import Enum, Flag, IntEnum

numbers = [i * 7919 % 10007 for i in range(1500)]


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3


class Level(IntEnum):
    LOW = 1
    HIGH = 2


class Right(Flag):
    READ = 1
    WRITE = 2


@dataclass
class Item:
    name: str
    price: float = 1.0
    tags: list = field(default_factory=list)


@dataclass(frozen=True, order=True)
class Key:
    a: int
    b: int


def task_heap_push_pop():
    heap = []
    for n in numbers:
        heapq.heappush(heap, n)
    return sum(heapq.heappop(heap) * (i & 1) for i in range(len(numbers)))


def task_heap_of_tuples():
    heap = [(n % 100, n) for n in numbers]
    heapq.heapify(heap)
    return sum(heapq.heappop(heap)[1] & 1 for i in range(len(numbers)))


def task_heap_nlargest_merge():
    return heapq.nlargest(10, numbers)[9], sum(heapq.merge(numbers[:300], numbers[300:600])) & 1


def task_bisect():
    ordered = sorted(numbers)
    return sum(bisect.bisect_left(ordered, n) for n in numbers)


def task_insort():
    ordered = []
    for n in numbers[:500]:
        bisect.insort(ordered, n)
    return ordered[7]


def task_array():
    values = array("i", numbers)
    for i in range(len(values)):
        values[i] += 1
    return sum(values)


def task_enum():
    total = 0
    for i in range(300):
        total += Color(i % 3 + 1).value + (Color.RED is Color["RED"]) + len(Color.BLUE.name) + Level.HIGH
    return total


def task_flag():
    return sum((Right.READ | Right.WRITE).value + (Right.READ in (Right.READ | Right.WRITE)) for _ in range(100))


def task_dataclass():
    items = [Item("n%d" % i, i * 0.5) for i in range(300)]
    return items[3] == items[4], repr(items[5]), replace(items[7], name="z").name


def task_dataclass_key():
    keys = {Key(i % 20, i % 30): i for i in range(300)}
    return len(keys), min(keys) == Key(0, 0)
