import os
import sqlite3

def t(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)

class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y
    def __repr__(self):
        return f"Point({self.x}, {self.y})"
    def __conform__(self, protocol):
        if protocol is sqlite3.PrepareProtocol:
            return f"{self.x};{self.y}"

class Tagged:
    pass

sqlite3.register_converter("point", lambda data: Point(*map(int, data.split(b";"))))
sqlite3.register_adapter(Tagged, lambda t: "tagged")
con = sqlite3.connect(":memory:", detect_types=sqlite3.PARSE_DECLTYPES | sqlite3.PARSE_COLNAMES)
con.execute("create table p(at point, other)")
con.execute("insert into p values(?, ?)", (Point(1, 2), Tagged()))
print(con.execute("select at, other from p").fetchone())
print(con.execute("select at as 'x [point]' from p").fetchone(), con.execute("select '5;6' as 'x [point]'").description[0][0])
t(sqlite3.adapt, object())
print(sqlite3.adapt(5), sqlite3.adapt("x", None, "alt"))
con.text_factory = bytes
print(con.execute("select 'text'").fetchone())
con.text_factory = lambda data: data.decode("latin-1").upper()
print(con.execute("select 'text'").fetchone())
con.text_factory = str
t(lambda: con.execute("select cast(x'ff41' as text) as c").fetchone())

if os.path.exists("/tmp/types_and_files.db"):
    os.remove("/tmp/types_and_files.db")
a = sqlite3.connect("/tmp/types_and_files.db", timeout=0)
b = sqlite3.connect("/tmp/types_and_files.db", timeout=0)
a.execute("create table t(x)")
a.execute("insert into t values(1)")
t(b.execute, "create table u(x)")
print(b.execute("select count(*) from sqlite_master").fetchall())
a.commit()
print(b.execute("select * from t").fetchall())
b.execute("begin immediate")
t(a.execute, "insert into t values(2)")
b.rollback()
a.isolation_level = None
a.execute("insert into t values(3)")
print(a.in_transaction, b.execute("select x from t").fetchall())
a.close()
b.close()
with open("/tmp/types_and_files.db", "rb") as f:
    print(f.read(15))
c = sqlite3.connect("file:/tmp/types_and_files.db?mode=ro", uri=True)
t(c.execute, "insert into t values(9)")
c.close()
os.remove("/tmp/types_and_files.db")
t(sqlite3.connect, "/no/such/place.db")
t(sqlite3.connect, ":memory:", isolation_level="X")
t(sqlite3.connect, ":memory:", autocommit=5)
d = sqlite3.connect(":memory:", autocommit=False)
print(d.in_transaction, d.autocommit)
d.execute("create table t(x)")
d.rollback()
t(d.execute, "select * from t")
d.autocommit = True
print(d.in_transaction, d.autocommit, d.isolation_level)
d.close()
