# An error inside an f-string's expression.
name = "x"
print(f"hello {name!z} and {name:>{5}}")
