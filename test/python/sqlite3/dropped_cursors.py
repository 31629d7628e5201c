import os
import sqlite3
import tempfile

folder = tempfile.TemporaryDirectory()
path = os.path.join(folder.name, "x.db")
one = sqlite3.connect(path)
one.execute("PRAGMA journal_mode=DELETE")
one.execute("PRAGMA synchronous=OFF")
one.execute("create table t(a)")
one.executemany("insert into t values(?)", [(i,) for i in range(100)])
one.commit()
two = sqlite3.connect(path, timeout=0.5)
print(two.execute("select count(*) from t").fetchone())


def peek(cx):
    return cx.execute("select * from t").fetchone()


def insert(cx):
    cx.execute("insert into t values(2) returning a")


insert(one)
one.commit()
print(peek(one))
two.execute("insert into t values(5)")
two.commit()
print(peek(one), peek(one))
one.execute("drop table t")
one.execute("create table v(a, b)")
cur = one.execute("insert into v values(1, 2), (3, 4) returning a, b")
print(cur.rowcount, cur.fetchone(), cur.rowcount, cur.fetchone(), cur.rowcount, cur.fetchone(), cur.description[0][0])
one.row_factory = sqlite3.Row
print([dict(r) for r in one.execute("update v set a = a + 1 returning *")], cur.execute("delete from v returning b").fetchall()[0][0])
one.commit()
print(two.execute("select * from v").fetchall())
