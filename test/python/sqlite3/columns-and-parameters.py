# Values of every size both ways; columns after the schema changed; statements that were not read to their end.
import sqlite3

connection = sqlite3.connect(":memory:")
values = [0, -1, 2**31 - 1, -(2**31), 2**31, -(2**31) - 1, 2**53 - 1, 2**53, 2**53 + 1, -(2**53) - 1, 2**63 - 1, -(2**63), True, 1.5, -0.0, 1e308, float("inf"), None]
values += ["", "a", "x" * 63, "y" * 64, "z" * 65, "caf\xe9", "\U0001f600" * 3, "nul\0inside", b"", b"\0\xff", bytearray(b"abc"), memoryview(b"view")]
for value in values:
    row = connection.execute("select ?, typeof(?1)", (value,)).fetchone()
    print(type(value).__name__, repr(row)[:90], row[0] == value or row[0] is value)
for bad in (2**63, -(2**63) - 1, "\ud800", object, 1j):
    try:
        connection.execute("select ?", (bad,))
    except Exception as e:
        print(type(e).__name__, e)
connection.execute("create table t (a, b)")
connection.executemany("insert into t values (:a, :b)", [{"a": i, "b": str(i)} for i in range(5)])
connection.executemany("insert into t values (?, ?)", ((i, "t" * i) for i in range(60, 70)))
for round in range(2):
    cursor = connection.execute("select * from t order by a")
    print([d[0] for d in cursor.description], cursor.fetchone(), cursor.fetchmany(2), len(cursor.fetchall()))
    connection.execute("alter table t add column c%d default 7" % round)
connection.execute("alter table t rename column a to renamed")
cursor = connection.execute("select * from t where b = '3'")
print([d[0] for d in cursor.description], cursor.fetchall())
try:
    connection.execute("insert into t (b) values (?)", {"a": 1})
except sqlite3.Error as e:
    print(type(e).__name__, e)
for args in ((1,), (1, 2, 3), [1, 2], {"x": 1, "y": 2}):
    try:
        print(connection.execute("select ?, ?", args).fetchone())
    except sqlite3.Error as e:
        print(type(e).__name__, e)
connection.commit()
readers = [connection.execute("select b from t order by renamed") for _ in range(3)]
print([r.fetchone() for r in readers], readers[1].fetchone())
for reader in readers:
    reader.close()
connection.execute("drop table t")
connection.text_factory = bytes
print(connection.execute("select 'text', 'caf\xe9', x'ff00'").fetchone())
connection.text_factory = lambda data: data.decode("latin-1")
print(connection.execute("select 'text', 'caf\xe9'").fetchone())
connection.text_factory = str
try:
    print(connection.execute("select cast(x'61ff' as text) as column").fetchone())
except sqlite3.Error as e:
    print(type(e).__name__, e)
for i in range(300):
    connection.execute("select %d" % i).fetchone()
print(connection.execute("select 7").fetchone(), sum(connection.execute("select ?", (i,)).fetchone()[0] for i in range(50)))
