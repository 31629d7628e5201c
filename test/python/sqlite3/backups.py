import os
import sqlite3
import tempfile

folder = tempfile.TemporaryDirectory()
one, two = (os.path.join(folder.name, n) for n in ("one.db", "two.db"))


def fill(path, rows, table="t"):
    cx = sqlite3.connect(path)
    cx.execute(f"create table {table}(i integer primary key, x)")
    cx.executemany(f"insert into {table}(x) values(?)", [("x" * 500,)] * rows)
    cx.commit()
    return cx


def show(cx):
    tables = [name for (name,) in cx.execute("select name from sqlite_schema")]
    print([(t, cx.execute(f"select count(*) from {t}").fetchone()[0]) for t in tables], *cx.execute("pragma integrity_check").fetchone())


def attempt(action):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, e, getattr(e, "sqlite_errorname", None))


steps = []
progress = lambda *args: steps.append(args)
file = fill(one, 1000)
memory = fill(":memory:", 5, "small")
more = fill(two, 3000, "more")

file.backup(more, pages=40, progress=progress)
print(all(s == 0 for s, _, _ in steps[:-1]), steps[-1][:2], len(steps) > 1, all(a[1] - b[1] == 40 for a, b in zip(steps, steps[1:-1])))
show(more)
print(os.path.getsize(one) == os.path.getsize(two))
more.execute("insert into t(x) values(1)")
more.commit()
show(sqlite3.connect(two))
more.backup(memory)
show(memory)
memory.execute("create table late(a)")
memory.commit()
memory.backup(file)
show(file)
sqlite3.connect(":memory:").backup(file)
show(file)
file.execute("create table again(a)")
file.execute("insert into again values(1)")
attempt(lambda: memory.backup(file))
calls = []


def commit_later(status, remaining, total):
    calls.append(status)
    if len(calls) == 3:
        file.commit()


file.backup(memory, progress=commit_later, sleep=0.001)
print(calls)
show(memory)

steps.clear()


def change(status, remaining, total):
    steps.append((status, remaining))
    if len(steps) == 1:
        memory.execute("insert into again values(2)")
        memory.commit()


fresh = sqlite3.connect(":memory:")
memory.backup(fresh, pages=1, progress=change)
print(steps)
show(fresh)


def fail(*args):
    raise LookupError("enough")


attempt(lambda: more.backup(fresh, progress=fail, pages=1))
show(fresh)
show(more)
attempt(lambda: more.backup(more))
attempt(lambda: more.backup(two))
attempt(lambda: more.backup(fresh, name="nowhere"))
attempt(lambda: more.backup(fresh, progress=1))
attempt(lambda: more.backup(fresh, 5))
more.execute("attach ':memory:' as side")
more.execute("create table side.s(a)")
more.backup(fresh, name="side")
show(fresh)
more.backup(fresh, name="temp")
show(fresh)
fresh.close()
attempt(lambda: more.backup(fresh))
attempt(lambda: fresh.backup(more))
