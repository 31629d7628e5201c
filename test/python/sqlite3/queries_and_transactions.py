import sqlite3

def t(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e, getattr(e, "sqlite_errorname", None))

con = sqlite3.connect(":memory:")
cur = con.execute("create table t(id integer primary key, a, b text unique)")
print(cur.description, cur.rowcount, cur.lastrowid, con.in_transaction)
cur.execute("insert into t(a, b) values(?, ?)", (1, "one"))
print(cur.rowcount, cur.lastrowid, con.in_transaction, con.total_changes)
cur.executemany("insert into t(a, b) values(:x, :y)", [{"x": 2.5, "y": "\xe9\U0001f600"}, {"x": b"by\0tes", "y": None}])
print(cur.rowcount, cur.lastrowid)
cur.executemany("insert into t(a) values(?)", ((n,) for n in (2**63 - 1, -2**63, True)))
print(con.execute("select * from t").fetchall())
print([d[0] for d in con.execute("select id, a as 'first [x]', b from t").description])
con.commit()
print(con.in_transaction)
t(con.execute, "select nope")
t(con.execute, "selec 1")
t(con.execute, "insert into t(b) values('one')")
t(con.execute, "select 1; select 2")
t(con.execute, "select ?", ())
t(con.execute, "select ?", (1, 2))
t(con.execute, "select :a", {})
t(con.execute, "select :a", (1,))
t(con.execute, "select ?", (object,))
t(con.execute, "select ?", (2**63,))
t(con.execute, "select ?", 5)
t(con.execute, "select 1\0")
t(con.execute, 5)
t(con.executemany, "select 1", [])
t(con.executescript, "create table u(x); insert into u values(1); insert into")
print(con.execute("select * from u").fetchone(), con.execute("").fetchone(), con.execute("-- nothing").fetchall())
cur = con.execute("select id from t order by id")
print(cur.fetchone(), cur.fetchmany(2), next(cur), list(cur), cur.fetchone())

with con:
    con.execute("insert into u values(2)")
try:
    with con:
        con.execute("insert into u values(3)")
        raise KeyError("undo")
except KeyError as e:
    print("rolled back", e)
print(con.execute("select x from u").fetchall())

con.row_factory = sqlite3.Row
row = con.execute("select id, a, b as Name from t").fetchone()
print(row.keys(), row[0], row["NAME"], row[-1], row[0:2], tuple(row), len(row), row == con.execute("select id, a, b as Name from t").fetchone())
t(lambda: row["zz"])
t(lambda: row[9])
t(lambda: row[1.5])
con.row_factory = None

con.create_function("twice", 1, lambda x: x * 2, deterministic=True)
con.create_function("fails", 0, lambda: 1 / 0)
print(con.execute("select twice(21), twice('ab'), twice(1.25)").fetchone())
t(con.execute, "select fails()")

class Total:
    def __init__(self):
        self.n = 0
    def step(self, x):
        self.n += x
    def inverse(self, x):
        self.n -= x
    def value(self):
        return self.n
    def finalize(self):
        return self.n

con.create_aggregate("total_of", 1, Total)
con.create_window_function("total_over", 1, Total)
con.executescript("create table n(i); insert into n values(1),(2),(3),(4)")
print(con.execute("select total_of(i) from n").fetchone())
print(con.execute("select total_over(i) over (order by i rows between 1 preceding and current row) from n").fetchall())
con.create_collation("backwards", lambda a, b: (a < b) - (a > b))
print(con.execute("select b from t where b is not null order by b collate backwards").fetchall())
t(con.execute, "select b from t order by b collate missing")

log = []
con.set_trace_callback(log.append)
con.execute("select ?", ("traced",))
con.set_trace_callback(None)
print(log)
con.set_authorizer(lambda *args: sqlite3.SQLITE_DENY if args[0] == sqlite3.SQLITE_READ and args[2] == "a" else sqlite3.SQLITE_OK)
t(con.execute, "select a from t")
con.set_authorizer(None)
con.set_progress_handler(lambda: 1, 1)
t(con.execute, "select 1 from n, n, n, n")
con.set_progress_handler(None, 1)

print("\n".join(con.iterdump()))
copy = sqlite3.connect(":memory:")
copy.deserialize(con.serialize())
print(copy.execute("select count(*) from t").fetchone())
copy.close()
t(copy.execute, "select 1")
t(copy.commit)
print(con.getlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH) > 1000, sqlite3.complete_statement("select 1;"), sqlite3.complete_statement("select"))
t(con.getlimit, 1111)
con.close()
