# Packages: cachetools, tenacity, sortedcontainers, packaging, tomli, tomlkit, simpy, boltons, funcy, bidict, portion, intervaltree, python-slugify, text-unidecode, unidecode, textdistance, python-dotenv, pathspec, platformdirs, transitions, six, configobj
# Tries: caches, retries, sorted lists, versions, TOML, simulation, helpers
# Module: boltons.iterutils
import cachetools, time
c = cachetools.LRUCache(2); c["a"] = 1; c["b"] = 2; c["a"]; c["c"] = 3
print(c, sorted(c), cachetools.TTLCache(2, 10, timer=lambda: 5), cachetools.LFUCache(1))
@cachetools.cached(cachetools.LRUCache(32), key=cachetools.keys.typedkey, info=True)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(30), fib.cache_info())
from tenacity import retry, stop_after_attempt, wait_none, retry_if_exception_type, RetryError, Retrying
n = 0
@retry(stop=stop_after_attempt(3), wait=wait_none(), retry=retry_if_exception_type(ValueError))
def flaky():
    global n
    n += 1
    if n < 3:
        raise ValueError("no")
    return n
print(flaky(), flaky.statistics["attempt_number"])
try:
    for attempt in Retrying(stop=stop_after_attempt(2)):
        with attempt:
            raise KeyError("k")
except RetryError as error:
    print(type(error.last_attempt.exception()), error.last_attempt.attempt_number)
from sortedcontainers import SortedList, SortedDict, SortedSet
s = SortedList([3, 1, 2], key=lambda x: -x); s.update(range(2000)); s.discard(1000)
print(s[:3], len(s), s.bisect(5), s.index(7), list(s.irange(5, 2)), SortedDict(b=1, a=2), SortedDict({2: "x", 1: "y"}).peekitem(0), SortedSet("hello")[1:])
from packaging.version import Version, parse, InvalidVersion
from packaging.specifiers import SpecifierSet
from packaging.requirements import Requirement
from packaging.markers import Marker
print(sorted(map(Version, ["1.0", "1.0a1", "1.0.post1", "1!0.1", "1.0.dev3", "1.0rc2+local.1"])), "1.5" in SpecifierSet(">=1,<2,!=1.4.*"), Requirement("a[x,y]>=1; python_version > '3'"), Marker("os_name == 'nt' or python_version >= '3.10'").evaluate())
try:
    Version("x.y")
except InvalidVersion as error:
    print(error)
import tomli, tomlkit
print(tomli.loads('a = 1\n[b.c]\nd = [1, 2.5, "x", true, 2024-01-02T03:04:05Z]\n[[e]]\nf = """m\nl"""\n'))
doc = tomlkit.parse('# c\n[t]\nk = "v" # x\narr = [\n  1, # one\n]\n')
doc["t"]["new"] = {"in": [1, 2]}
doc["t"]["k"] = "changed"
print(tomlkit.dumps(doc), doc.unwrap())
try:
    tomli.loads("a = \n")
except tomli.TOMLDecodeError as error:
    print(error)
import simpy
log = []
def car(env, name, station, arrival):
    yield env.timeout(arrival)
    with station.request() as req:
        yield req
        log.append((env.now, name, "start"))
        try:
            yield env.timeout(5)
        except simpy.Interrupt as i:
            log.append((env.now, name, i.cause))
    log.append((env.now, name, "end"))
env = simpy.Environment()
station = simpy.Resource(env, capacity=2)
cars = [env.process(car(env, f"c{i}", station, i * 2)) for i in range(4)]
def stop(env):
    yield env.timeout(3) | env.event()
    cars[1].interrupt("hurry")
env.process(stop(env)); env.run(until=40)
print(log, env.now)
from boltons import iterutils, strutils, dictutils, cacheutils, funcutils
print(iterutils.chunked(range(5), 2), iterutils.remap({"a": [1, None]}, lambda p, k, v: v is not None), iterutils.research({"a": {"b": 2}}, lambda p, k, v: v == 2), strutils.slugify("A b!"), dictutils.OMD([("a", 1), ("a", 2)]).getlist("a"), strutils.bytes2human(128991), strutils.ordinalize(3))
def base(a, b=2, *args, c: int = 3):
    "Doc."
    return a, b, c
@funcutils.wraps(base, injected=["b"])
def wrapped(*a, **k): return base(*a, **k)
print(wrapped(5), wrapped.__name__, wrapped.__doc__)
import funcy
print(funcy.lcat([[1], [2]]), funcy.walk_values(str, {"a": 1}), funcy.group_by(lambda x: x % 2, range(4)), funcy.autocurry(lambda a, b: a + b)(1)(2), funcy.re_find(r"\d+", "a12"), list(funcy.chunks(2, [1, 2, 3])), funcy.get_in({"a": {"b": 1}}, ["a", "b"]))
from bidict import bidict, ValueDuplicationError
b = bidict({"one": 1}); b["two"] = 2
print(b, b.inverse[2], b.inverse)
try:
    b["three"] = 1
except ValueDuplicationError as error:
    print(error)
import portion as P
print(P.closed(1, 3) | P.open(2, 5), P.closed(1, 3) & P.open(2, 5), ~P.closed(0, 1), 2.5 in P.closed(1, 3), P.iterate(P.closed(1, 3), step=1) and list(P.iterate(P.closed(1, 3), step=1)))
from intervaltree import IntervalTree
t = IntervalTree.from_tuples([(1, 5, "a"), (3, 8, "b"), (10, 12, "c")])
print(sorted(t[4]), sorted(t.overlap(6, 11)), t.begin(), t.end(), t.merge_overlaps() or sorted((i.begin, i.end) for i in t))
from slugify import slugify
import text_unidecode, unidecode, textdistance
print(slugify("Ünïcode & 日本 text", max_length=20), text_unidecode.unidecode("Ünïcode 日本"), unidecode.unidecode("北京 é"), textdistance.levenshtein("kitten", "sitting"), textdistance.jaro_winkler("martha", "marhta"), textdistance.lcsseq("abcde", "ace"))
import dotenv, io
print(dotenv.dotenv_values(stream=io.StringIO("A=1\nB='x y'\nexport C=${A}2 # c\nD=\"q\\n\"\n")))
import pathspec
print(list(pathspec.PathSpec.from_lines("gitwildmatch", ["*.py", "!x.py", "build/", "/a/**/b"]).match_files(["a.py", "x.py", "build/o", "a/q/b", "c.txt"])))
from transitions import Machine, MachineError
class M: pass
m = M(); Machine(m, states=["a", "b", "c"], initial="a", transitions=[["go", "a", "b"], {"trigger": "fin", "source": ["a", "b"], "dest": "c", "conditions": lambda: True}])
m.go(); print(m.state, m.is_b(), m.may_fin(), m.fin(), m.state)
try:
    m.go()
except MachineError as error:
    print(error)
import configobj
print(configobj.ConfigObj(["a = 1", "[s]", "b = x, y", "[[t]]", "c = 'q'"]).dict())
