"""json: dumps and loads of records, numbers and text."""
import json

records = [
    {"id": i, "name": "user %d" % i, "score": i * 1.5, "tags": ["a", "b", "tag%d" % i], "active": i % 3 == 0, "note": None}
    for i in range(300)
]
text = json.dumps(records)
pretty = json.dumps(records, indent=2, sort_keys=True)
floats = json.dumps([i / 7 for i in range(2000)])


def task_dumps():
    return len(json.dumps(records))


def task_dumps_indent_sorted():
    return len(json.dumps(records, indent=2, sort_keys=True))


def task_loads():
    return len(json.loads(text))


def task_loads_indented():
    return len(json.loads(pretty))


def task_loads_floats():
    return len(json.loads(floats))


def task_dumps_escapes():
    return len(json.dumps(["caf\u00e9 \u4e2d\n\t\"quoted\"" * 3] * 300))
