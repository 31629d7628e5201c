# Methods of an instance's __dict__ see what attributes hold, in either layout.
import threading


class C:
    pass


c = C()
print(c.__dict__.setdefault("stack", []), c.__dict__.setdefault("stack", [1]))
c.stack.append(2)
print(c.__dict__.setdefault("stack", None), c.stack)
print(c.__dict__.setdefault(("a", 1), "t"), c.__dict__.setdefault(("a", 1), "u"), c.__dict__)
c.x = 5
print(c.__dict__.setdefault("x"), c.__dict__.setdefault("y"), c.y)
d = C()
d.a = 1
print(d.__dict__.setdefault(None, 3), d.__dict__.setdefault("a", 2), d.a, list(d.__dict__))
local = threading.local()
local.__dict__.setdefault("stack", []).append(1)
local.__dict__.setdefault("stack", []).append(2)
print(local.stack, local.__dict__.pop("stack"), hasattr(local, "stack"))
e = C()
e.a, e.b = 1, 2
print(e.__dict__.popitem(), e.__dict__ | {"c": 3}, e.__dict__.get("a"), e.__dict__ == {"a": 1}, vars(e).copy())
e.__dict__ |= {"z": 9}
e.__dict__.update(q=1)
print(e.z, e.q, list(reversed(e.__dict__)), e.__dict__.items() ^ {("a", 1), ("k", 2)} == {("k", 2), ("z", 9), ("q", 1)})
