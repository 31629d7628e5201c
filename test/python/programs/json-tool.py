# python -m json.tool: from standard input and from a file, with its options, and what it says of bad input.
import io
import os
import runpy
import sys
import tempfile


class Kept(io.StringIO):
    """Standard output that the program may close."""

    def close(self):
        pass


def run(module, *args, text=""):
    sys.argv = [module, *args]
    sys.stdin = io.StringIO(text)
    stdout = sys.stdout
    sys.stdout = kept = Kept()
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except SystemExit as e:
        kept.write(f"exit {e.code}\n")
    finally:
        sys.stdout = stdout
    print(kept.getvalue(), end="")


run("json.tool", text='{"b": [1, 2.50, "\\u00e9"], "a": {"c": null, "d": true}}')
run("json.tool", "--sort-keys", "--indent", "2", text='{"b": 1, "a": [[], {}]}')
run("json.tool", "--compact", "--no-ensure-ascii", text='{"b": [1, 2], "a": "é"}')
run("json.tool", "--json-lines", "--tab", text='{"a": 1}\n[1, 2]\n')
run("json.tool", "--no-indent", text="[1,\n2]")
run("json.tool", text='{"a": }')
run("json.tool", text="")
with tempfile.TemporaryDirectory() as folder:
    source = os.path.join(folder, "in.json")
    target = os.path.join(folder, "out.json")
    with open(source, "w") as file:
        file.write('{"x": 1e3, "y": [NaN, Infinity]}')
    run("json.tool", source, target)
    with open(target) as file:
        print(file.read(), end="")
