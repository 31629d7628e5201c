# Codes with text beyond ASCII equal what is read back; constants that cannot be written refuse the whole code.
import marshal

for text in ("return 'é€\\U0001f600'", "return ('ü', 7j)", "größe = 1; return größe", "return '\\ud800'", "return b'abc'"):
    code = compile(f"def f():\n {text}", "name", "exec")
    again = marshal.loads(marshal.dumps(code))
    print(text, code == again, hash(code) == hash(again))
    made = {}
    exec(again, made)
    print(ascii(made["f"]()))

code = compile("a = 1", "<string>", "exec")
loop = []
for extra in (frozenset([int]), loop):
    changed = code.replace(co_consts=(1, extra, None))
    loop.append(changed)
    for version in range(6):
        try:
            marshal.dumps([changed], version)
        except ValueError as e:
            print(type(e).__name__)
