# 34. Ways to have only one instance of a class.
import functools


def singleton(cls):
    instances = {}

    @functools.wraps(cls, updated=())
    def get(*args, **kwargs):
        if cls not in instances:
            instances[cls] = cls(*args, **kwargs)
        return instances[cls]

    return get


@singleton
class Database:
    def __init__(self, url="default"):
        print("connecting to", url)
        self.url = url


print(Database("a") is Database("b"), Database().url, Database.__name__)


class SingletonMeta(type):
    _instances = {}

    def __call__(cls, *args, **kwargs):
        if cls not in cls._instances:
            cls._instances[cls] = super().__call__(*args, **kwargs)
        return cls._instances[cls]


class Logger(metaclass=SingletonMeta):
    def __init__(self):
        self.lines = []


class FileLogger(Logger):
    pass


Logger().lines.append("x")
print(Logger() is Logger(), Logger().lines, FileLogger() is FileLogger(), FileLogger() is Logger(), isinstance(Logger(), Logger))


class ByNew:
    _it = None

    def __new__(cls):
        cls._it = cls._it or super().__new__(cls)
        return cls._it


class Borg:
    _state = {}

    def __init__(self):
        self.__dict__ = self._state


a, b = Borg(), Borg()
a.shared = 1
print(ByNew() is ByNew(), a is b, b.shared)


@functools.lru_cache(maxsize=None)
class Cached:
    pass


print(Cached() is Cached())


class _Only:
    def __call__(self):
        return self

    def __repr__(self):
        return "Only"

    def __copy__(self):
        return self

    def __reduce__(self):
        return "Only"


Only = _Only()
import copy

print(Only() is Only, copy.copy(Only) is Only, copy.deepcopy(Only) is Only, Only)
from enum import Enum


class OneMember(Enum):
    INSTANCE = 1


print(OneMember(1) is OneMember.INSTANCE, copy.deepcopy(OneMember.INSTANCE) is OneMember.INSTANCE)
