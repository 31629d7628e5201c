# Unpacking errors in for targets.
rows = [("a", 1), ("b", 2, 3)]
for name, value in rows:
    print(name, value)
