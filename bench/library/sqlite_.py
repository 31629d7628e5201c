"""sqlite3: inserting and asking."""
import sqlite3

connection = sqlite3.connect(":memory:")
connection.execute("create table item (id integer primary key, name text, price real)")
connection.executemany("insert into item values (?, ?, ?)", [(i, "item %d" % i, i * 1.5) for i in range(1000)])


def task_insert_many():
    connection.execute("create table other (a integer, b text)")
    connection.executemany("insert into other values (?, ?)", [(i, str(i)) for i in range(500)])
    count = connection.execute("select count(*) from other").fetchone()[0]
    connection.execute("drop table other")
    return count


def task_select_all():
    return sum(row[0] for row in connection.execute("select id, name, price from item"))


def task_select_by_key():
    return sum(connection.execute("select price from item where id = ?", (i,)).fetchone()[0] for i in range(200))
