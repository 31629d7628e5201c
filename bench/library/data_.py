"""pickle, copy, struct, csv, sqlite3."""
import copy
import csv
import io
import struct

rows = [[i, "name %d" % i, i * 1.25, "text, with \"quotes\"" if i % 5 == 0 else "plain"] for i in range(400)]
table = io.StringIO()
csv.writer(table).writerows(rows)
text = table.getvalue()
nested = {"a": [1, 2, {"b": (1, 2, [3, 4])}], "c": {str(i): [i, i + 1] for i in range(100)}}


class Node:
    def __init__(self, value, children):
        self.value = value
        self.children = children


tree = Node(1, [Node(i, [Node(j, []) for j in range(5)]) for i in range(30)])


def task_csv_read():
    return sum(len(row) for row in csv.reader(io.StringIO(text)))


def task_csv_write():
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return len(out.getvalue())


def task_csv_dict_reader():
    return sum(len(row["b"]) for row in csv.DictReader(io.StringIO("a,b,c,d\n" + text)))


def task_struct_pack_unpack():
    pack = struct.Struct("<IhdB4s")
    return sum(pack.unpack(pack.pack(i, -5, 1.5, 7, b"abcd"))[0] for i in range(500))


def task_struct_iter_unpack():
    return sum(a for a, b in struct.iter_unpack(">HI", b"\x01\x02\x03\x04\x05\x06" * 500))


def task_copy():
    return len([copy.copy(row) for row in rows])


def task_deepcopy():
    return len(copy.deepcopy(nested))


def task_deepcopy_objects():
    return len(copy.deepcopy(tree).children)
