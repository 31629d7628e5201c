"""collections: Counter, deque, OrderedDict, defaultdict, namedtuple, ChainMap."""
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque, namedtuple

words = ("the quick brown fox jumps over the lazy dog and the cat " * 60).split()
Point = namedtuple("Point", "x y z")


def task_counter():
    counts = Counter(words)
    counts.update(words)
    return counts.most_common(3)


def task_deque():
    queue = deque()
    for i in range(1000):
        queue.append(i)
        queue.appendleft(-i)
    total = 0
    while queue:
        total += queue.pop() - queue.popleft() if len(queue) > 1 else queue.pop()
    return total


def task_deque_bounded():
    last = deque(maxlen=50)
    for i in range(2000):
        last.append(i)
    return sum(last)


def task_ordered_dict():
    items = OrderedDict((i, str(i)) for i in range(500))
    for i in range(0, 500, 3):
        items.move_to_end(i)
    for _ in range(200):
        items.popitem(last=False)
    return next(iter(items))


def task_defaultdict():
    groups = defaultdict(list)
    for i, word in enumerate(words):
        groups[word].append(i)
    return len(groups)


def task_namedtuple():
    total = 0
    for i in range(500):
        point = Point(i, i + 1, i + 2)
        total += point.x + point.y * point.z
    return total, point._replace(x=1)


def task_chain_map():
    scope = ChainMap({"a": 1}, {"b": 2}, {"c": 3})
    return sum(scope["c"] + scope["a"] for _ in range(300))
