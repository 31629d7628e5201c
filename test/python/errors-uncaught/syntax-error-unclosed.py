# An unclosed bracket is blamed where it was opened.
items = [
    1,
    2,
print("x")
more = 3
