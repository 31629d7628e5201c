import sqlite3

cx = sqlite3.connect(":memory:")
cx.executescript("""
create table t(id integer primary key, b blob, s text, n, z);
create table keyed(k primary key, b) without rowid;
create view v as select * from t;
create index ix on t(z);
create table rowid(rowid text, b blob);
create table log(what);
create trigger tr after update on t begin insert into log values('updated'); end;
""")
cx.execute("insert into t values(7, ?, 'text', null, x'0102')", (b"this blob is exactly forty-one bytes long!",))
cx.execute("insert into rowid values('a', x'abcd')")
cx.execute("insert into t values(8, zeroblob(3), 1.5, 3, null)")
cx.commit()


def attempt(action):
    try:
        result = action()
        print(type(result).__name__ if isinstance(result, sqlite3.Blob) else result)
    except Exception as e:
        print(type(e).__name__, e, getattr(e, "sqlite_errorname", None))


for table, column, row, *name in (
    ("t", "b", 9), ("t", "nope", 7), ("nope", "b", 7), ("t", "b", 7, "other"), ("t", "n", 7), ("t", "s", 8), ("t", "n", 8),
    ("v", "b", 7), ("keyed", "b", 1), ("t", "z", 7), ("t", "id", 7), ("t", "b", 2**64), ("t", "b", "x"),
):  # fmt: skip
    attempt(lambda: cx.blobopen(table, column, row, **({"name": name[0]} if name else {})))
with cx.blobopen("T", "S", 7) as text, cx.blobopen("t", "z", 7, readonly=True) as read, cx.blobopen("rowid", "b", 1) as odd:
    print(len(text), text.read(), read[:], odd[0])
    attempt(lambda: read.write(b"x"))
    text.seek(0)
    text.write(b"TE")
print(cx.execute("select s, typeof(s) from t where id = 7").fetchall(), cx.in_transaction, cx.execute("select * from log").fetchall())
attempt(lambda: read.read())

blob = cx.blobopen("t", "b", 7)
print(type(blob), len(blob), blob.tell(), blob.read(4), blob.tell(), blob.read(-1), blob.read(), blob.read(3))
for offset, *origin in ((-6, 2), (0,), (5, 1), (2, 1), (-8, 1), (43,), (-1,), (1, 5)):
    attempt(lambda: (blob.seek(offset, *origin), blob.tell()))
print(blob[0], blob[-1], blob[5:9], blob[::7], blob[5:5])
blob[0] = ord("T")
blob[-1] = ord(".")
blob[5:9] = bytearray(b"BLOB")
blob[10:20:3] = memoryview(b"1234")
print(blob[:], cx.execute("select b from t where id = 7").fetchone()[0] == blob[:])
for action in (
    lambda: blob[100], lambda: blob["x"], lambda: blob[1.5], lambda: blob.__setitem__(0, 256), lambda: blob.__setitem__(0, b"x"),
    lambda: blob.__setitem__(slice(1, 3), b"x"), lambda: blob.__delitem__(0), lambda: blob.__delitem__(slice(1)),
    lambda: blob.__setitem__(slice(0, 4, 0), b""), lambda: blob.write(b"x" * 100), lambda: blob.write("x"), lambda: b"a" in blob,
    lambda: blob + blob, lambda: list(blob), lambda: sqlite3.Blob(),
):  # fmt: skip
    attempt(action)
other = cx.blobopen("t", "b", 7)
other.write(b"both")
print(blob[:8], cx.total_changes)
cx.execute("update t set n = 1 where id = 8")
print(blob[0])
cx.execute("update t set n = 1 where id = 7")
attempt(lambda: blob.read(1))
attempt(lambda: len(blob))
attempt(lambda: other.write(b"x"))
cx.rollback()

blob = cx.blobopen("t", "b", 7)
cx.execute("begin")
blob.write(b"gone")
attempt(lambda: blob[:4])
cx.rollback()
attempt(lambda: blob[:4])
print(cx.execute("select substr(b, 1, 4) from t where id = 7").fetchone())
blob = cx.blobopen("t", "b", 8)
cx.execute("delete from t where id = 8")
attempt(lambda: blob[0])
blob.close()
blob.close()
attempt(lambda: blob.tell())
blob = cx.blobopen("t", "b", 7)
cx.close()
attempt(lambda: blob.read())

big = sqlite3.connect(":memory:", isolation_level=None)
big.execute("create table t(b)")
big.execute("insert into t values(zeroblob(3000000))")
with big.blobopen("t", "b", 1) as blob:
    for n in range(30):
        blob.write(bytes([n]) * 100_000)
    print(big.execute("select length(b), hex(substr(b, 299999, 4)) from t").fetchone())
    blob[0] = 255
print(big.execute("select hex(substr(b, 1, 2)) from t").fetchone())
seen = []
big.set_trace_callback(seen.append)
with big.blobopen("t", "b", 1) as blob:
    blob[1] = 2
print(len([s for s in seen if "UPDATE" in s]))
