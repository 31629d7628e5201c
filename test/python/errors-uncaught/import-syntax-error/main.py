# A SyntaxError in an imported module, uncaught.
print("importing")
try:
    import broken
except SyntaxError as e:
    print(e.msg, e.lineno, e.offset, e.text)
import broken
